import type { z } from 'zod'

/** One call across the gate: what it takes and what it gives. Failures cross beside it as `Result`. */
export interface Call<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  readonly input: I
  readonly output: O
}

export const call = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O): Call<I, O> => ({ input, output })

/** No text that a person types or a server sends is longer than this on its way over the gate. */
export const maxText = 1_000_000
