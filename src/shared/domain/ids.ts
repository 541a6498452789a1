import { z } from 'zod'

/** Every id is a UUIDv7 as text, made in core (RFC 9562): it sorts by the time it was made. */
export const id = z.string().regex(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)

/** A moment: integer UTC milliseconds. */
export const instant = z.number().int()

/** SHA-256 in lower-case hex: the name of an original in the blob store. */
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/)

/** A failure as it crosses the gate; the codes are those of errors.ts. */
export const failureParams = z.record(z.string(), z.union([z.string(), z.number()]))
