import { z } from 'zod'

/** `asked`: kept in memory only; the entry remembers that it has to be asked for after the next start. */
const entry = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('keyring'), value: z.string() }),
  z.object({ kind: z.literal('readable'), value: z.string() }),
  z.object({ kind: z.literal('asked') }),
])
/** What the vault's file holds. */
export const vaultFile = z.object({ version: z.literal(1), secrets: z.record(z.string(), entry) })
export type Entry = z.infer<typeof entry>
export type Secrets = z.infer<typeof vaultFile>['secrets']
