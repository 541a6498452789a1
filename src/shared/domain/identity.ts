import { z } from 'zod'
import { id } from './ids'

/** The identity that is the account's own name, address and signature. */
export const ownIdentity = 'account'

export const identityId = z.union([id, z.literal(ownIdentity)])
export type IdentityId = z.infer<typeof identityId>

/** Under whose name and address something is sent, and what stands below it. All of them go out over the one account. */
export const identity = z.object({
  id: identityId,
  name: z.string().max(200),
  address: z.string().max(320),
  signature: z.string().max(10_000),
})
export type Identity = z.infer<typeof identity>
