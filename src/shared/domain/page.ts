import { z } from 'zod'
import { id, instant } from './ids'

/** left, top, width, height in pixels of the page's upright picture */
export const box = z.tuple([z.number(), z.number(), z.number(), z.number()])
export type Box = z.infer<typeof box>

export const word = z.object({
  text: z.string(),
  box,
  /** 0..100 as the recogniser gives it; 100 for the text layer of a digital PDF */
  confidence: z.number().min(0).max(100),
  /** number of the text line on the page, from 0 */
  line: z.number().int().min(0),
  /** of the transmit line: no word of the letter */
  stamped: z.literal(true).optional(),
  /** of what stands around the page's own text: letterhead or running head, footnotes, foot */
  part: z.enum(['head', 'note', 'foot']).optional(),
  /** a person corrected or confirmed it: what had been read, who (null: nobody by name) and when */
  corrected: z.object({ read: z.string(), by: z.string().nullable(), at: instant }).optional(),
})
export type Word = z.infer<typeof word>

/**
 * `none`: nothing to recognise (broken page); `text-layer`: a digital PDF brought its own words; `blank`: there is nothing on it;
 * `unreadable`: there is something, of which nothing certain could be read.
 */
export const recognitionState = z.enum(['waiting', 'done', 'text-layer', 'blank', 'unreadable', 'failed', 'none'])
export type RecognitionState = z.infer<typeof recognitionState>

export const page = z.object({
  id,
  attachmentId: id,
  number: z.number().int().min(1),
  /** pixels of the upright picture with square pixels */
  width: z.number().int().min(0),
  height: z.number().int().min(0),
  /** clockwise turn of the original that makes it upright */
  rotation: z.union([z.literal(0), z.literal(90), z.literal(180), z.literal(270)]),
  recognition: recognitionState,
  /** why the page is broken or its recognition failed */
  code: z.string().nullable(),
  confidence: z.number().nullable(),
})
export type Page = z.infer<typeof page>
