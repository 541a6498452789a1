import type { z } from 'zod'

/** One call across the gate: what it takes and what it gives. Failures cross beside it as `Result`. */
export interface Call<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  readonly input: I
  readonly output: O
}

/** Each schema is built when it is first asked for: a start needs a handful of them and would wait for all. */
export function call<I extends z.ZodType, O extends z.ZodType>(input: () => I, output: () => O): Call<I, O> {
  let builtInput: I | undefined
  let builtOutput: O | undefined
  return {
    get input() {
      return (builtInput ??= input())
    },
    get output() {
      return (builtOutput ??= output())
    },
  }
}

/** No text that a person types or a server sends is longer than this on its way over the gate. */
export const maxText = 1_000_000
