import { z } from 'zod'
import { afterFetch } from '../domain/channel'
import { sendingServer, tlsMode } from '../domain/identity'
import { failureParams, id, instant } from '../domain/ids'
import { call } from './call'
import { passwordState } from './settings'

const folderPath = z.string().min(1).max(1_000)

export const mailboxSettings = z.object({
  address: z.string().min(1).max(320),
  host: z.string().min(1).max(255),
  port: z.number().int().min(1).max(65_535),
  tls: tlsMode,
  user: z.string().min(1).max(320),
})
export type MailboxSettings = z.infer<typeof mailboxSettings>

/** A folder that is taken in; `afterPath` is where its mails go when `after` is `move`. */
export const chosenFolder = z.object({ path: folderPath, after: afterFetch, afterPath: folderPath.nullable() })
export type ChosenFolder = z.infer<typeof chosenFolder>

/** What a folder is for, as the server says or its name tells (RFC 6154). */
const folderUse = z.enum(['inbox', 'sent', 'drafts', 'trash', 'junk', 'archive', 'all'])
export const serverFolder = z.object({ path: z.string(), use: folderUse.nullable() })
export type ServerFolder = z.infer<typeof serverFolder>

/** `waiting`: not yet looked into; `away`: cannot be reached or may not be entered, with the code why. */
export const mailboxState = z.object({
  kind: z.enum(['waiting', 'syncing', 'current', 'away']),
  /** mails of this round that are taken in, and all of it */
  done: z.number().int(),
  all: z.number().int(),
  since: instant,
  code: z.string().nullable(),
  params: failureParams,
})
export type MailboxState = z.infer<typeof mailboxState>

export const mailbox = z.object({
  id,
  settings: mailboxSettings,
  password: passwordState,
  state: mailboxState,
  folders: z.array(chosenFolder.extend({ code: z.string().nullable(), params: failureParams })),
})
export type Mailbox = z.infer<typeof mailbox>

/** What a provider asks for beside address and password; each is words in strings/mailboxes. */
export const providerNote = z.enum(['app-password', 'enable-imap', 'oauth'])

/** Who told a server; `guess`: nobody, it is what is usual. */
const foundBy = z.enum(['table', 'service', 'autoconfig', 'exchange', 'guess'])

const secret = z.string().max(1_000).nullable()
const folders = z.array(chosenFolder).min(1).max(50)

export const mailboxCalls = {
  'mailboxes.list': call(() => z.object({}), () => z.object({ mailboxes: z.array(mailbox), keyring: z.boolean() })),
  /**
   * The server of an address: known by its domain, or, with `ask`, asked of that domain (name service, its own web server).
   */
  'mailboxes.find': call(
    () => z.object({ address: z.string().min(1).max(320), ask: z.boolean() }),
    () => z.object({ settings: mailboxSettings, by: foundBy, note: providerNote.nullable() }),
  ),
  /** The same for the server that sends. */
  'mailboxes.findSending': call(
    () => z.object({ address: z.string().min(1).max(320), ask: z.boolean() }),
    () => z.object({ server: sendingServer, by: foundBy, note: providerNote.nullable() }),
  ),
  /** Logs in and gives the folders; `password` null uses the kept one of the mailbox `id`. */
  'mailboxes.test': call(
    () => z.object({ settings: mailboxSettings, password: secret, id: id.nullable() }),
    () => z.object({ folders: z.array(serverFolder) }),
  ),
  'mailboxes.add': call(() => z.object({ settings: mailboxSettings, password: z.string().max(1_000), readable: z.boolean(), folders }), () => z.object({ id })),
  'mailboxes.set': call(() => z.object({ id, settings: mailboxSettings, password: secret, readable: z.boolean(), folders }), () => z.object({})),
  /** What was taken in stays. */
  'mailboxes.remove': call(() => z.object({ id }), () => z.object({})),
  /** Looks again at once instead of at the next turn. */
  'mailboxes.lookNow': call(() => z.object({ id }), () => z.object({})),
}
