/**
 * Named points at which a kill must be survived. The engine calls `reached` before and after every stage of intake
 * and every step of the outbox; a test ends the process at each of them. In the product it does nothing.
 */
export interface Checkpoint {
  reached(point: string): void
}
export const noCheckpoint: Checkpoint = { reached: () => undefined }
