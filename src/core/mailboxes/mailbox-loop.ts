import type { MailboxState, ServerFolder } from '../../shared/contract/mailboxes'
import { fail, FailureError, type Failure } from '../../shared/result'
import type { EngineContext } from '../context'
import type { MailServer, MailSession } from '../ports'
import type { MailboxFolderTable } from '../store/tables'
import { fileSent } from './file-sent'
import { pauseBefore } from './retry'
import { readMailbox, secretName, type MailboxRows } from './rows'
import { syncFolder } from './sync-folder'
import { watchSleep } from './watch-sleep'

/** Other folders than the one that is listened to are looked at this often, and every one in case the server kept silent. */
const lookAgainMs = 5 * 60_000

export interface MailboxLoop {
  readonly state: () => MailboxState
  /** why a folder is not taken in, or its mails not marked or moved */
  readonly folderTroubles: () => ReadonlyMap<string, Failure>
  /** looks again at once */
  lookNow(): void
  stop(): Promise<void>
}

/** Keeps one mailbox up to date until it is stopped: fetches, listens, and comes back when the server was away. */
export function runMailbox(context: EngineContext, mailboxId: string, taken: (ids: readonly string[]) => void): MailboxLoop {
  const { clock, feed, log } = context
  const ending = new AbortController()
  const troubles = new Map<string, Failure>()
  let waking = new AbortController()
  /** the machine was asleep: the line of before is dead */
  let slept = false
  let state: MailboxState = { kind: 'waiting', done: 0, all: 0, since: clock.now(), code: null, params: {} }

  function tell(kind: MailboxState['kind'], more: Partial<MailboxState> = {}): void {
    const since = kind === state.kind ? state.since : clock.now()
    const health = (kind === 'away') !== (state.kind === 'away')
    state = { kind, done: 0, all: 0, code: null, params: {}, since, ...more }
    feed.changed(health ? ['mailbox', 'health'] : ['mailbox'], [])
  }

  function pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const calledOff = clock.after(ms, resolve)
      waking.signal.addEventListener('abort', () => {
        calledOff()
        resolve()
      })
    })
  }

  async function live(): Promise<void> {
    let tries = 0
    while (!ending.signal.aborted) {
      waking = new AbortController()
      slept = false
      const failure = await connectAndStay(() => (tries = 0)).catch((error: unknown) => failureOf(error))
      if (ending.signal.aborted) return
      if (slept) continue
      if (failure === null) return // the mailbox is no more
      log.warn('mailbox-away', { code: failure.code })
      tell('away', { code: failure.code, params: { ...failure.params } })
      await pause(pauseBefore(failure.code, tries++))
    }
  }

  /** Ends with a failure, or with null when there is no such mailbox any more. */
  async function connectAndStay(well: () => void): Promise<Failure | null> {
    const mailbox = await context.store.read((tx) => readMailbox(tx, mailboxId))
    if (!mailbox) return null
    const password = await context.vault.read(secretName(mailboxId))
    if (password === null) return fail('mailbox-locked').error
    const session = await context.mailSource.open(serverOf(mailbox, password), { signal: ending.signal })
    const uses = usesOnce(session)
    try {
      while (!ending.signal.aborted) {
        await oneRound(session, uses)
        well()
        if (ending.signal.aborted) break
        await session.news(lookAgainMs, waking.signal)
        waking = new AbortController()
        if (slept) break
      }
      return null
    } finally {
      await session.close()
    }
  }

  /** The folder that is listened to comes first, and once more at the end: what came meanwhile, and to stand in it. */
  async function oneRound(session: MailSession, uses: UseOf): Promise<void> {
    const mailbox = await context.store.read((tx) => readMailbox(tx, mailboxId))
    if (!mailbox) return
    await fileSent(context, session, mailbox.row)
    const listened = mailbox.folders.find(({ path }) => path.toUpperCase() === 'INBOX') ?? mailbox.folders[0]
    const others = mailbox.folders.filter((folder) => folder !== listened)
    for (const folder of [listened, ...others, ...(others.length > 0 ? [listened] : [])]) {
      if (folder && !ending.signal.aborted) await oneFolder(session, folder.path, await uses(folder.path))
    }
    if (!ending.signal.aborted) tell('current')
  }

  async function oneFolder(session: MailSession, path: string, use: ServerFolder['use']): Promise<void> {
    const row = await readFolder(path)
    if (!row) return
    const round = { context, session, use, taken, stopped: () => ending.signal.aborted, progress: (done: number, all: number) => tell('syncing', { done, all }) }
    const failure = await syncFolder(round, row).catch((error: unknown) => {
      if (error instanceof FailureError && error.failure.code === 'mailbox-folder-missing') return error.failure
      throw error
    })
    const before = troubles.get(path)?.code
    if (failure) troubles.set(path, failure)
    else troubles.delete(path)
    if (before !== failure?.code) feed.changed(['mailbox', 'health'], [])
  }

  const readFolder = (path: string): Promise<MailboxFolderTable | undefined> =>
    context.store.read((tx) => tx.selectFrom('mailbox_folder').selectAll().where('mailbox_id', '=', mailboxId).where('path', '=', path).executeTakeFirst())

  function failureOf(error: unknown): Failure {
    if (error instanceof FailureError) return error.failure
    log.error('mailbox-threw', { reason: error instanceof Error ? error.message : String(error) })
    return fail('internal').error
  }

  const stopWatching = watchSleep(clock, () => {
    slept = true
    waking.abort()
  })
  const living = live().finally(stopWatching)
  return {
    state: () => state,
    folderTroubles: () => troubles,
    lookNow: () => waking.abort(),
    stop: async () => {
      ending.abort()
      waking.abort()
      await living
    },
  }
}

type UseOf = (path: string) => Promise<ServerFolder['use']>

/** What folders are for, asked once a connection; nobody needs to be asked what the inbox is. */
function usesOnce(session: MailSession): UseOf {
  let asked: Promise<readonly ServerFolder[]> | null = null
  return async (path) => {
    if (path.toUpperCase() === 'INBOX') return 'inbox'
    return (await (asked ??= session.folders())).find((folder) => folder.path === path)?.use ?? null
  }
}

const serverOf = ({ row }: MailboxRows, password: string): MailServer => ({
  host: row.host,
  port: row.port,
  tls: row.tls,
  login: { kind: 'password', user: row.user, password },
})
