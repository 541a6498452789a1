import { z } from 'zod'
import { bucketSize } from '../domain/dashboard'
import { id } from '../domain/ids'
import { channelKind } from '../domain/message'
import { call } from './call'
import { periodDay } from './dashboard'

/** For a spreadsheet as the language wants it, or plain for a program. */
export const figureForm = z.enum(['sheet', 'plain'])
export type FigureForm = z.infer<typeof figureForm>

/** Which figures of which period. */
export const figureChoice = z
  .object({ from: periodDay, to: periodDay, by: bucketSize, labelId: id.nullable(), channel: channelKind.nullable(), form: figureForm, language: z.enum(['de', 'en']) })
  .refine(({ from, to }) => from <= to, { path: ['to'] })

export const figureFileCalls = {
  /** Writes the figures of a period as CSV. For the host alone: it names a path. */
  'figures.export': call(() => figureChoice.safeExtend({ target: z.string().min(1).max(32_768) }), () => z.object({ path: z.string() })),
}
