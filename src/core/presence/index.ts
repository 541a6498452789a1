import { presence, type Presence } from '../../shared/domain/presence'
import type { ChangeKind } from '../../shared/contract'
import { ok } from '../../shared/result'
import type { EngineContext, Handlers } from '../context'
import { unreadConversations } from '../conversations'
import { actorOf } from '../people'
import { readSetting, writeSetting } from '../settings'
import type { ReadTx } from '../store/store'
import { whatToTell } from './decide'
import { lastSeen, readNews, type Seen } from './read-news'

const key = 'presence'

/** Nothing is hidden at first but what is private: names would stand on a locked screen. */
const usual: Presence = { tell: { fax: true, mail: true, assigned: true, mentioned: true }, names: false, quiet: null, workingHours: false, pausedUntil: null, tray: false }

const readPresence = async (tx: ReadTx): Promise<Presence> => ({ ...usual, ...(await readSetting(tx, key, presence.partial())) })

export function presenceHandlers({ store, feed }: EngineContext): Handlers<'presence.get' | 'presence.set'> {
  return {
    'presence.get': async () => ok(await store.read(readPresence)),
    'presence.set': async (changed) => {
      const next = await store.write(async (tx) => {
        const now = { ...(await readPresence(tx)), ...changed }
        await writeSetting(tx, key, now)
        return now
      })
      feed.changed(['settings'], [])
      return ok(next)
    },
  }
}

/** Gathered that long, an archive or a morning's post is one notification; shorter than anybody waits for a fax. */
export const gatherMs = 2_000

const heard: ReadonlySet<ChangeKind> = new Set(['conversation', 'message', 'person'])

/** Looks after each commit what of it is to be told, and tells the host. */
export function createPresence(context: EngineContext): { start(): Promise<void>; stop(): Promise<void> } {
  const { store, feed, clock, log } = context
  let seen: Seen = { message: '', change: '' }
  let callOff: (() => void) | null = null
  let looking: Promise<void> = Promise.resolve()
  let stopped = false

  async function look(): Promise<void> {
    const found = await store.read(async (tx) => {
      const person = await actorOf(tx)
      return {
        unread: await unreadConversations(tx, { personId: person?.id ?? null, now: clock.now() }),
        told: whatToTell(await readNews(tx, seen, person?.id ?? null), { now: clock.now(), presence: await readPresence(tx), hours: person?.hours ?? [] }),
        seen: await lastSeen(tx),
      }
    })
    seen = found.seen
    feed.emit('presence', { unread: found.unread, told: found.told })
  }
  function lookSoon(): void {
    callOff ??= clock.after(gatherMs, () => {
      callOff = null
      looking = looking.then(() => (stopped ? undefined : look())).catch((error: unknown) => { log.error('presence-failed', { reason: error instanceof Error ? error.name : 'unknown' }) })
    })
  }
  let stopListening: (() => void) | null = null
  return {
    // Before post is taken in: what waited while the app was closed is news.
    start: async () => {
      seen = await store.read(lastSeen)
      stopListening = feed.listen((name, payload) => {
        if (name === 'changed' && (payload as { readonly kinds: readonly ChangeKind[] }).kinds.some((kind) => heard.has(kind))) lookSoon()
      })
      lookSoon()
    },
    stop: async () => {
      stopped = true
      stopListening?.()
      callOff?.()
      await looking
    },
  }
}
