import { z } from 'zod'

/** What becomes of a file in a watched folder after the commit that recorded it. */
export const afterIntake = z.enum(['leave', 'move', 'delete'])
export type AfterIntake = z.infer<typeof afterIntake>
