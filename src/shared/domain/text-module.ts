import { z } from 'zod'
import { id } from './ids'

/** Words that an office writes again and again. */
export const textModule = z.object({
  id,
  name: z.string().trim().min(1).max(100),
  /** typed before the tab key it brings the module; empty where there is none */
  short: z.string().trim().max(30).regex(/^\S*$/u),
  text: z.string().min(1).max(20_000),
})
export type TextModule = z.infer<typeof textModule>
