import type { Output } from '../../shared/contract'
import type { ChosenFolder, MailboxSettings } from '../../shared/contract/mailboxes'
import { fail, FailureError, ok, type Result } from '../../shared/result'
import type { EngineContext, Handlers } from '../context'
import type { MailServer } from '../ports'
import type { ReadTx } from '../store/store'
import { findSending, findSettings } from './find-settings'
import { runMailbox, type MailboxLoop } from './mailbox-loop'
import { chooseFolders, insertMailbox, readMailbox, readMailboxes, removeMailbox, secretName, updateMailbox } from './rows'

export { mailboxCheckpoints } from './steps'

type Calls = 'mailboxes.list' | 'mailboxes.find' | 'mailboxes.findSending' | 'mailboxes.test' | 'mailboxes.add' | 'mailboxes.set' | 'mailboxes.remove' | 'mailboxes.lookNow'

export interface Mailboxes {
  readonly handlers: Handlers<Calls>
  /** how many cannot be reached, or have a folder that cannot be taken in */
  readonly troubled: () => number
  start(): Promise<void>
  stop(): Promise<void>
}

/** The mailboxes whose mails are taken in. @param taken hears of arrivals that are kept and go through the stages now */
export function createMailboxes(context: EngineContext, taken: (ids: readonly string[]) => void): Mailboxes {
  const { store, vault, feed, clock } = context
  const loops = new Map<string, MailboxLoop>()
  let isStarted = false
  let settingUp: Promise<unknown> = Promise.resolve()

  /** Changes of the list one after the other: two at once would leave a loop behind that nobody ends. */
  function inTurn<T>(change: () => Promise<T>): Promise<T> {
    const turn = settingUp.then(change)
    settingUp = turn.catch(() => undefined)
    return turn
  }

  function begin(id: string): void {
    if (isStarted) loops.set(id, runMailbox(context, id, taken))
  }

  async function end(id: string): Promise<void> {
    await loops.get(id)?.stop()
    loops.delete(id)
  }

  async function list(): Promise<Output<'mailboxes.list'>> {
    const known = await store.read(async (tx) => {
      const all = []
      for (const { id } of await readMailboxes(tx)) {
        const found = await readMailbox(tx, id)
        if (found) all.push(found)
      }
      return all
    })
    const mailboxes = []
    for (const { row, folders } of known) {
      const loop = loops.get(row.id)
      mailboxes.push({
        id: row.id,
        settings: settingsOf(row),
        password: await vault.state(secretName(row.id)),
        state: loop?.state() ?? { kind: 'waiting' as const, done: 0, all: 0, since: clock.now(), code: null, params: {} },
        folders: folders.map(({ path, after, after_path }) => {
          const trouble = loop?.folderTroubles().get(path)
          return { path, after, afterPath: after_path, code: trouble?.code ?? null, params: { ...trouble?.params } }
        }),
      })
    }
    return { mailboxes, keyring: await vault.keyring() }
  }

  return {
    troubled: () => [...loops.values()].filter((loop) => loop.state().kind === 'away' || loop.folderTroubles().size > 0).length,
    start: async () => {
      isStarted = true
      for (const { id } of await store.read(readMailboxes)) begin(id)
    },
    stop: async () => {
      isStarted = false
      await settingUp
      await Promise.all([...loops.values()].map((loop) => loop.stop()))
      loops.clear()
    },
    handlers: {
      'mailboxes.list': async () => ok(await list()),
      'mailboxes.find': ({ address, ask }) => findSettings(context.mailDirectory, address, ask),
      'mailboxes.findSending': ({ address, ask }) => findSending(context.mailDirectory, address, ask),
      'mailboxes.test': async ({ settings, password, id }) => {
        const checked = check(settings)
        if (!checked.ok) return checked
        const secret = password ?? (id === null ? null : await vault.read(secretName(id)))
        if (secret === null) return fail('mailbox-locked')
        return foldersOf(context, checked.value, secret)
      },
      'mailboxes.add': ({ settings, password, readable, folders }) =>
        inTurn(async () => {
          const checked = check(settings)
          if (!checked.ok) return checked
          if (await store.read((tx) => isKnown(tx, checked.value, null))) return fail('mailbox-known', { address: checked.value.address })
          const id = context.ids.next()
          await vault.write(secretName(id), password, readable)
          await store.write(async (tx) => {
            const now = clock.now()
            await insertMailbox(tx, { id, ...checked.value, created_at: now, filed_until: now })
            await chooseFolders(tx, context.ids, id, once(folders))
          })
          begin(id)
          feed.changed(['mailbox', 'health'], [])
          return ok({ id })
        }),
      'mailboxes.set': ({ id, settings, password, readable, folders }) =>
        inTurn(async () => {
          const checked = check(settings)
          if (!checked.ok) return checked
          if (await store.read((tx) => isKnown(tx, checked.value, id))) return fail('mailbox-known', { address: checked.value.address })
          if (!(await store.read((tx) => readMailbox(tx, id)))) return fail('not-found')
          await end(id)
          if (password !== null) await vault.write(secretName(id), password, readable)
          await store.write(async (tx) => {
            await updateMailbox(tx, id, checked.value)
            await chooseFolders(tx, context.ids, id, once(folders))
          })
          begin(id)
          feed.changed(['mailbox', 'health'], [])
          return ok({})
        }),
      'mailboxes.remove': ({ id }) =>
        inTurn(async () => {
          await end(id)
          if (!(await store.write((tx) => removeMailbox(tx, id)))) return fail('not-found')
          await vault.write(secretName(id), '', false)
          feed.changed(['mailbox', 'health'], [])
          return ok({})
        }),
      'mailboxes.lookNow': async ({ id }) => {
        const loop = loops.get(id)
        if (!loop) return fail('not-found')
        loop.lookNow()
        return ok({})
      },
    },
  }
}

const settingsOf = ({ address, host, port, tls, user }: MailboxSettings): MailboxSettings => ({ address, host, port, tls, user })

/** Chosen twice, a folder is taken in once. */
const once = (folders: readonly ChosenFolder[]): ChosenFolder[] => [...new Map(folders.map((folder) => [folder.path, folder])).values()]

/** Blanks around what was pasted are nobody's intention. */
function check(settings: MailboxSettings): Result<MailboxSettings> {
  const tidy = { ...settingsOf(settings), address: settings.address.trim(), host: settings.host.trim(), user: settings.user.trim() }
  if (!/^[\p{L}\p{N}.:_-]+$/u.test(tidy.host)) return fail('invalid-input', { field: 'settings.host' })
  if (!/^[^\s@]+@[^\s@]+$/.test(tidy.address)) return fail('address-invalid', { address: tidy.address })
  // A line break would end the command in which the server is told the name.
  if (/\p{Cc}/u.test(tidy.user) || tidy.user === '') return fail('invalid-input', { field: 'settings.user' })
  return ok(tidy)
}

async function isKnown(tx: ReadTx, { host, user }: MailboxSettings, except: string | null): Promise<boolean> {
  const same = await tx.selectFrom('mailbox').select('id').where('host', '=', host).where('user', '=', user).execute()
  return same.some(({ id }) => id !== except)
}

async function foldersOf({ mailSource }: EngineContext, settings: MailboxSettings, password: string): Promise<Result<Output<'mailboxes.test'>>> {
  const server: MailServer = { host: settings.host, port: settings.port, tls: settings.tls, login: { kind: 'password', user: settings.user, password } }
  try {
    const session = await mailSource.open(server, { quick: true })
    try {
      return ok({ folders: (await session.folders()).map(({ path, use }) => ({ path, use })) })
    } finally {
      await session.close()
    }
  } catch (error) {
    if (error instanceof FailureError) return { ok: false, error: error.failure }
    throw error
  }
}
