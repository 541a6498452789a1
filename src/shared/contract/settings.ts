import { z } from 'zod'
import { languageChoices, themeChoices } from '../appearance'
import { afterIntake } from '../domain/channel'
import { identity, identityId, tlsMode } from '../domain/identity'
import { id, instant } from '../domain/ids'
import { call } from './call'

export const accountSettings = z.object({
  name: z.string().max(200),
  address: z.string().max(320),
  host: z.string().max(255),
  port: z.number().int().min(1).max(65_535),
  tls: tlsMode,
  user: z.string().max(320),
  signature: z.string().max(10_000),
})
export type AccountSettings = z.infer<typeof accountSettings>

/** How the password is kept: see core/ports/vault.ts. `missing`: it has to be asked for. */
export const passwordState = z.enum(['none', 'keyring', 'memory', 'readable', 'missing'])

export const watchedFolder = z.object({
  id,
  path: z.string(),
  after: afterIntake,
  /** asks the folder by time instead of waiting for notices (network shares) */
  polling: z.boolean(),
  /** why it cannot be watched just now; null when it is well */
  code: z.string().nullable(),
})
export type WatchedFolder = z.infer<typeof watchedFolder>

export const preferences = z.object({
  language: z.enum(languageChoices),
  theme: z.enum(themeChoices),
  undoSeconds: z.number().int().min(0).max(60),
  /** a mail that names another stands with it only where the subject is the same, too */
  strictThreads: z.boolean(),
  /** whether the subject of what is sent bears the conversation's mark: where a fax is answered, always, never */
  subjectMark: z.enum(['fax', 'always', 'never']),
})
export type Preferences = z.infer<typeof preferences>

/** What a person should know about the machine; each is words in strings/health. */
export const healthNotice = z.object({
  kind: z.enum(['disk-low', 'recognition-data-missing', 'backup-due', 'password-missing', 'folder-trouble', 'mailbox-trouble', 'sandbox-off']),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
})

export const settingsCalls = {
  'preferences.get': call(() => z.object({}), () => preferences),
  'preferences.set': call(() => preferences.partial(), () => preferences),
  'account.get': call(() => z.object({}), () => z.object({ account: accountSettings.nullable(), password: passwordState, keyring: z.boolean() })),
  /** `password` null leaves the kept one; `readable` is the tick for storing it without a keyring. */
  'account.save': call(
    () => z.object({ account: accountSettings, password: z.string().max(1_000).nullable(), readable: z.boolean() }),
    () => z.object({ password: passwordState }),
  ),
  /** Speaks with the server without sending anything; `password` null uses the kept one, that of an identity's own server where one is named. */
  'account.test': call(
    () => z.object({ account: accountSettings, password: z.string().max(1_000).nullable(), identity: id.optional() }),
    () => z.object({ greeting: z.string() }),
  ),
  /** The password for this run where it is kept in memory only. */
  'account.unlock': call(() => z.object({ password: z.string().min(1).max(1_000) }), () => z.object({})),
  /** The account's own identity first; none where there is no account. `standard`: the one that a new message takes. */
  'identities.list': call(() => z.object({}), () => z.object({ identities: z.array(identity.extend({ password: passwordState })), standard: identityId, keyring: z.boolean() })),
  /** `id` null adds one. The account's own is changed with the account. A password is that of its own server; without one the kept one stays. */
  'identities.save': call(() => identity.extend({ id: id.nullable(), password: z.string().min(1).max(1_000).optional(), readable: z.boolean().optional() }), () => z.object({ id })),
  'identities.remove': call(() => z.object({ id }), () => z.object({})),
  'identities.standard': call(() => z.object({ id: identityId }), () => z.object({})),
  'folders.list': call(() => z.object({}), () => z.object({ folders: z.array(watchedFolder) })),
  /** The path comes only from the host's folder dialog; not open to a window. */
  'folders.add': call(() => z.object({ path: z.string().min(1).max(32_768) }), () => watchedFolder),
  'folders.set': call(() => z.object({ id, after: afterIntake, polling: z.boolean() }), () => watchedFolder),
  'folders.remove': call(() => z.object({ id }), () => z.object({})),
  'health.notices': call(() => z.object({}), () => z.object({ notices: z.array(healthNotice) })),
  'health.diagnostics': call(() => z.object({}), () => z.object({ text: z.string() })),
  'backup.state': call(() => z.object({}), () => z.object({ lastAt: instant.nullable() })),
  /** Paths come only from the host's dialogs; not open to a window. */
  'backup.make': call(() => z.object({ target: z.string().min(1).max(32_768) }), () => z.object({ folder: z.string(), originals: z.number(), cleared: z.number() })),
  'data.verify': call(() => z.object({}), () => z.object({ problems: z.array(z.string()) })),
}
