/** Time, ids and log are passed in, so that a test can hold them still. */

export interface Clock {
  /** integer UTC milliseconds */
  now(): number
  /** Runs `action` once after `ms`; the returned function calls it off. Does not keep the process alive. */
  after(ms: number, action: () => void): () => void
}

export interface Ids {
  /** a fresh UUIDv7 (RFC 9562), growing with each call in one process */
  next(): string
}

/** Events with parameters, never prose and never private text: the log may be saved by `health.diagnostics`. */
export interface Log {
  info(event: string, params?: LogParams): void
  warn(event: string, params?: LogParams): void
  error(event: string, params?: LogParams): void
  /** the newest lines, oldest first, where the log keeps them */
  recent?(): readonly string[]
}
export type LogParams = Readonly<Record<string, string | number | boolean | null>>
