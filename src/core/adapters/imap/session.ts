import type { ImapFlow, MailboxObject } from 'imapflow'
import type { ServerFolder } from '../../../shared/contract/mailboxes'
import { fail, FailureError } from '../../../shared/result'
import type { EnteredFolder, MailHead, MailSession } from '../../ports'
import { failureOf } from './failure'

/** RFC 6154, and the inbox, which has no mark of its own there. */
const uses: Readonly<Record<string, ServerFolder['use']>> = {
  '\\Inbox': 'inbox',
  '\\Sent': 'sent',
  '\\Drafts': 'drafts',
  '\\Trash': 'trash',
  '\\Junk': 'junk',
  '\\Archive': 'archive',
  '\\All': 'all',
}

/** Pieces in which a large mail is asked for. */
const pieceBytes = 1_048_576
/** How long a server may take to say goodbye. */
const leaveMs = 3_000

/** The commands of a connection that is logged in. */
export function sessionOn(client: ImapFlow, host: string, closed: () => void): MailSession {
  /** told since the folder was last looked through: the server speaks up in the middle of any command */
  let isNews = false
  const waiting = new Set<(error?: FailureError) => void>()
  const hear = (): void => {
    isNews = true
    for (const wake of [...waiting]) wake()
  }
  client.on('exists', hear)
  client.on('flags', hear)
  client.on('close', () => {
    closed()
    for (const wake of [...waiting]) wake(lost())
  })

  const lost = (): FailureError => new FailureError(fail('mailbox-lost', { host }).error)
  /** Whatever a command says when its line has ended: the line has ended. */
  const asFailure = (error: unknown): FailureError => (client.usable ? new FailureError(failureOf(error, host)) : lost())

  async function command<T>(run: () => Promise<T>): Promise<T> {
    const answer = await run().catch((error: unknown) => {
      throw asFailure(error)
    })
    // Without a line the library answers some commands with nothing.
    if (!client.usable) throw lost()
    return answer
  }

  async function* guarded<T>(items: AsyncIterable<T>): AsyncGenerator<T> {
    try {
      yield* items
    } catch (error) {
      throw asFailure(error)
    }
  }

  const found = (answer: unknown): number[] => (Array.isArray(answer) ? (answer as number[]).toSorted((a, b) => a - b) : [])

  return {
    folders: () =>
      command(async () =>
        (await client.list())
          .filter((folder) => !folder.flags.has('\\Noselect') && !folder.flags.has('\\NonExistent'))
          .map(({ path, specialUse }) => ({ path, use: uses[specialUse ?? ''] ?? null })),
      ),
    enter: (path) => command(async () => entered(await client.mailboxOpen(path).catch((error: unknown) => Promise.reject(named(error, path))))),
    uids: (from, to) =>
      command(async () => {
        isNews = false
        // `*` names the last message also where its UID is lower than `from` (RFC 9051 §9).
        return found(await client.search({ uid: `${from}:${to ?? '*'}` }, { uid: true })).filter((uid) => uid >= from)
      }),
    heads: (uids) =>
      command(async () => {
        if (uids.length === 0) return []
        const heads = await client.fetchAll([...uids], { uid: true, size: true, flags: true }, { uid: true })
        return heads
          .map(({ uid, size, flags }): MailHead => ({ uid, size: size ?? 0, seen: flags?.has('\\Seen') === true, answered: flags?.has('\\Answered') === true }))
          .sort((a, b) => a.uid - b.uid)
      }),
    fetch: async function* (uids) {
      if (uids.length === 0) return
      for await (const { uid, source } of guarded(client.fetch([...uids], { uid: true, source: true }, { uid: true }))) {
        if (source) yield { uid, bytes: source }
      }
    },
    stream: async function* (uid) {
      const { content } = await command(() => client.download(String(uid), undefined, { uid: true, chunkSize: pieceBytes }))
      if (content) yield* guarded<Uint8Array>(content)
    },
    markedSince: (mark, modseq, to) =>
      command(async () => (to < 1 ? [] : found(await client.search({ uid: `1:${to}`, [mark]: true, modseq: BigInt(modseq) + 1n }, { uid: true })))),
    markSeen: (uids) => command(async () => void (await client.messageFlagsAdd([...uids], ['\\Seen'], { uid: true, silent: true }))),
    move: (uids, path) =>
      command(async () => {
        if ((await client.messageMove([...uids], path, { uid: true })) === false) throw new FailureError(fail('mailbox-folder-missing', { folder: path }).error)
      }),
    holds: (externalId) => command(async () => found(await client.search({ header: { 'message-id': externalId } }, { uid: true })).length > 0),
    append: (path, mime, date) => command(async () => void (await client.append(path, Buffer.from(mime), ['\\Seen'], new Date(date)))),
    news: (ms, signal) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => wake(), ms)
        const wake = (error?: FailureError): void => {
          clearTimeout(timer)
          waiting.delete(wake)
          signal.removeEventListener('abort', stop)
          if (error) reject(error)
          else resolve()
        }
        const stop = (): void => wake()
        waiting.add(wake)
        signal.addEventListener('abort', stop, { once: true })
        if (isNews || signal.aborted) return wake()
        client.idle().catch((error: unknown) => {
          if (waiting.has(wake)) wake(asFailure(error))
        })
      }),
    close: async () => {
      const timer = setTimeout(() => client.close(), leaveMs)
      await client.logout().catch(() => undefined)
      clearTimeout(timer)
      client.close()
    },
  }
}

const entered = ({ uidValidity, uidNext, highestModseq, noModseq }: MailboxObject): EnteredFolder => ({
  uidValidity: String(uidValidity),
  uidNext,
  modseq: highestModseq !== undefined && !noModseq ? String(highestModseq) : null,
})

const named = (error: unknown, path: string): unknown => (error instanceof Error ? Object.assign(error, { path }) : error)
