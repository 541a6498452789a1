import { z } from 'zod'
import { id } from './ids'

/** The identity that is the account's own name, address and signature. */
export const ownIdentity = 'account'

export const identityId = z.union([id, z.literal(ownIdentity)])
export type IdentityId = z.infer<typeof identityId>

export const tlsMode = z.enum(['tls', 'starttls', 'none'])

/** A server that sends for one address; its password is in the vault. */
export const sendingServer = z.object({
  host: z.string().max(255),
  port: z.number().int().min(1).max(65_535),
  tls: tlsMode,
  user: z.string().max(320),
})
export type SendingServer = z.infer<typeof sendingServer>

/** Under whose name and address something is sent, and what stands below it. Without a server of its own it goes out over the account. */
export const identity = z.object({
  id: identityId,
  name: z.string().max(200),
  address: z.string().max(320),
  signature: z.string().max(10_000),
  server: sendingServer.optional(),
})
export type Identity = z.infer<typeof identity>
