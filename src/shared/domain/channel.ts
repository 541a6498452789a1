import { z } from 'zod'

/** What becomes of a file in a watched folder after the commit that recorded it. */
export const afterIntake = z.enum(['leave', 'move', 'delete'])
export type AfterIntake = z.infer<typeof afterIntake>

/** What becomes of a mail on its server after the commit that made it safe here. */
export const afterFetch = z.enum(['leave', 'seen', 'move'])
export type AfterFetch = z.infer<typeof afterFetch>
