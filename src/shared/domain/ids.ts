import { z } from 'zod'
import { idShape } from '../id-shape'

export const id = z.string().regex(idShape)

/** A moment: integer UTC milliseconds. */
export const instant = z.number().int()

/** SHA-256 in lower-case hex: the name of an original in the blob store. */
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/)

/** A failure as it crosses the gate; the codes are those of errors.ts. */
export const failureParams = z.record(z.string(), z.union([z.string(), z.number()]))
