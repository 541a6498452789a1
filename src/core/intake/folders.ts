import type { Output } from '../../shared/contract'
import type { WatchedFolder } from '../../shared/contract/settings'
import type { ErrorCode } from '../../shared/errors'
import { lstat, stat } from 'node:fs/promises'
import { fail, ok, type Result } from '../../shared/result'
import type { EngineContext, Handlers } from '../context'
import { isWithin } from '../plain-file'
import type { ArrivalTable, ChannelTable } from '../store/tables'
import { saveSeen, toArriving } from './arrivals'
import { clearAway, type Taken } from './clear-away'
import { createFolderArchives } from './folder-archives'
import { followRenamed, maildirPlace } from './folder-maildir'
import type { Ended } from './run-intake'
import { awaitStillness } from './stages/await-stillness'

export interface Folders {
  start(): Promise<void>
  stop(): Promise<void>
  /** After the commit: leaves, moves or removes what was taken in. */
  clear(ended: readonly Ended[]): Promise<void>
  /** Arrivals that wait to be still: of an earlier run, and what a person wants tried again. */
  resume(arrivalIds: readonly string[]): void
  /** Messages of archives that are under way since an earlier run. */
  expectParts(rows: readonly Pick<ArrivalTable, 'path'>[]): void
  troubles(): ReadonlyMap<string, ErrorCode>
  readonly handlers: Handlers<'folders.list' | 'folders.add' | 'folders.set' | 'folders.remove'>
}

interface Watched {
  row: ChannelTable
  stop: () => Promise<void>
}

/** The watched folders: finds files, waits until they are still, and hands them to intake. */
export function createFolders(context: EngineContext, take: (arrivalIds: readonly string[]) => void): Folders {
  const { store, feed, clock, log } = context
  const archives = createFolderArchives(context)
  const watched = new Map<string, Watched>()
  const troubles = new Map<string, ErrorCode>()
  /** paths that are being looked at: a scanner's many notices make one arrival */
  const looking = new Set<string>()
  /** those of them of which a notice came meanwhile: what it was about may have been missed */
  const missed = new Set<string>()
  let stopped = false
  let settingUp: Promise<unknown> = Promise.resolve()

  /** Changes of the list one after the other: two at once would leave a watcher behind that nobody ends. */
  function inTurn<T>(change: () => Promise<T>): Promise<T> {
    const turn = settingUp.then(change)
    settingUp = turn.catch(() => undefined)
    return turn
  }

  async function begin(row: ChannelTable): Promise<void> {
    // Known before it is watched: the first notice may come before the watching has been answered, and would be nobody's.
    const one: Watched = { row, stop: () => Promise.resolve() }
    watched.set(row.id, one)
    one.stop = await context.folders.watch({
      path: row.path,
      polling: row.polling === 1,
      onFile: (path) => notice(row.id, path),
      onTrouble: (code) => {
        if (code) troubles.set(row.id, code)
        else troubles.delete(row.id)
        feed.changed(['folder', 'health'], [])
      },
    })
  }

  function notice(channelId: string, path: string): void {
    found(channelId, path).catch((error: unknown) => log.error('folder-file-failed', { reason: String(error) }))
  }

  async function found(channelId: string, path: string): Promise<void> {
    // What the engine keeps itself never arrives: a folder set to delete would take the originals with it.
    if (stopped || isWithin(context.paths.data, path)) return
    if (looking.has(path)) {
      missed.add(path)
      return
    }
    looking.add(path)
    try {
      const channel = watched.get(channelId)?.row
      // A link is not followed: whoever may write here must not send what he may not read.
      const now = await lstat(path).catch(() => null)
      if (!channel || !now?.isFile()) return
      const place = await maildirPlace(path, channel.path)
      if (place.kind === 'passed-over') return
      const print = { path, size: now.size, mtime: Math.trunc(now.mtimeMs) }
      const before = await store.read((tx) =>
        tx
          .selectFrom('arrival')
          .select(['id', 'outcome', 'code', 'size', 'mtime', 'type'])
          .where('path', '=', path)
          .where('part', 'is', null)
          .orderBy('seen_at', 'desc')
          .orderBy('id', 'desc')
          .limit(1)
          .executeTakeFirst(),
      )
      if (before?.outcome === null) return // under way already; looked at again when it has ended
      const vanished = before?.outcome === 'discarded' && before.code === 'file-missing'
      if (before && !vanished && before.size === print.size && before.mtime === print.mtime) {
        // taken in before; a kill between the commit and the clearing away is made good here
        const safe = before.outcome === 'recorded' || before.outcome === 'duplicate'
        const taken = before.type === 'mbox' ? await archives.whole(path) : safe ? print : null
        if (taken) await clearAway(taken, channel.after, channel.path)
        return
      }
      if (place.kind === 'mail' && !before && (await followRenamed(context, channelId, place.box, print, place.hints))) return
      const hints = place.kind === 'mail' ? place.hints : {}
      const [row] = await saveSeen(context, [{ ...print, failure: null, part: null, firstByte: null, hints }], 'folder', channelId)
      if (row) await settle(row.id)
    } finally {
      looking.delete(path)
      if (missed.delete(path)) notice(channelId, path)
    }
  }

  async function settle(arrivalId: string): Promise<void> {
    const row = await store.read((tx) => tx.selectFrom('arrival').selectAll().where('id', '=', arrivalId).executeTakeFirst())
    if (!row || row.outcome !== null) return
    const arriving = toArriving(row)
    feed.changed(['arrival'], [arrivalId])
    context.checkpoint.reached('intake:before:await-stillness')
    const outcome = await awaitStillness(arriving, clock, () => stopped)
    context.checkpoint.reached('intake:after:await-stillness')
    if (stopped) return // resumed at the next start
    if (outcome.kind !== 'passed') return end(row, 'discarded', 'file-missing')
    if (!(await archives.isArchive(row.path))) return take([arrivalId])
    const failure = await archives.open(arriving, take, () => stopped)
    if (failure) return end(row, 'quarantined', failure.code)
    feed.changed(['arrival'], [arrivalId])
    if (!stopped) await clearArchive(row.channel_id, row.path)
  }

  async function end({ id, path, channel_id }: ArrivalTable, outcome: 'discarded' | 'quarantined', code: ErrorCode): Promise<void> {
    await store.write(async (tx) => {
      await tx.updateTable('arrival').set({ outcome, code, updated_at: clock.now() }).where('id', '=', id).execute()
    })
    feed.changed(['arrival'], [id])
    if (outcome === 'quarantined' && channel_id) notice(channel_id, path)
  }

  /** As a whole, and only when the last of it is safe. */
  async function clearArchive(channelId: string | null, path: string): Promise<void> {
    const taken = await archives.whole(path)
    if (taken) await clear(channelId, taken)
    if (channelId) notice(channelId, path) // it may have changed since it was read, while nobody listened
  }

  async function clear(channelId: string | null, taken: Taken): Promise<void> {
    const channel = channelId ? watched.get(channelId)?.row : undefined
    if (!channel) return
    await clearAway(taken, channel.after, channel.path).catch((error: unknown) => {
      log.warn('clear-away-failed', { reason: (error as NodeJS.ErrnoException).code ?? 'unknown' })
    })
  }

  const rows = (): Promise<ChannelTable[]> => store.read((tx) => tx.selectFrom('channel').selectAll().where('kind', '=', 'folder').orderBy('id').execute())
  const toFolder = (row: ChannelTable): WatchedFolder => ({
    id: row.id,
    path: row.path,
    after: row.after,
    polling: row.polling === 1,
    code: troubles.get(row.id) ?? null,
  })

  return {
    start: async () => {
      for (const row of await rows()) await begin(row)
    },
    stop: async () => {
      stopped = true
      await Promise.all([...watched.values()].map((one) => one.stop()))
      watched.clear()
    },
    clear: async (ended) => {
      context.checkpoint.reached('intake:before:clear-away')
      for (const { kind, arriving } of ended) {
        const { channelId, path, part, via } = arriving
        if (channelId === null || via !== 'folder') continue
        if (part !== null) {
          if (archives.ended(path)) await clearArchive(channelId, path)
          continue
        }
        if (kind === 'recorded' || kind === 'duplicate') await clear(channelId, arriving)
        notice(channelId, path) // it may have changed since it was read, while nobody listened
      }
      context.checkpoint.reached('intake:after:clear-away')
    },
    resume: (arrivalIds) => {
      for (const id of arrivalIds) void settle(id).catch((error: unknown) => log.error('folder-file-failed', { reason: String(error) }))
    },
    expectParts: (rows) => {
      for (const { path } of rows) archives.expect(path)
    },
    troubles: () => troubles,
    handlers: {
      'folders.list': async () => ok({ folders: (await rows()).map(toFolder) }),
      'folders.add': async ({ path }): Promise<Result<Output<'folders.add'>>> => {
        const folder = await stat(path).catch(() => null)
        if (!folder?.isDirectory()) return fail('folder-unreadable')
        return inTurn(async () => {
          const known = (await rows()).find((row) => row.path === path)
          if (known) return ok(toFolder(known))
          const row: ChannelTable = { id: context.ids.next(), kind: 'folder', path, after: 'leave', polling: 0, created_at: clock.now() }
          await store.write(async (tx) => void (await tx.insertInto('channel').values(row).execute()))
          await begin(row)
          feed.changed(['folder'], [])
          return ok(toFolder(row))
        })
      },
      'folders.set': ({ id, after, polling }) =>
        inTurn(async () => {
          await store.write(async (tx) => {
            await tx.updateTable('channel').set({ after, polling: polling ? 1 : 0 }).where('id', '=', id).execute()
          })
          const row = (await rows()).find((one) => one.id === id)
          if (!row) return fail('not-found')
          await watched.get(id)?.stop()
          await begin(row)
          feed.changed(['folder'], [])
          return ok(toFolder(row))
        }),
      'folders.remove': ({ id }) =>
        inTurn(async () => {
          await watched.get(id)?.stop()
          watched.delete(id)
          troubles.delete(id)
          await store.write(async (tx) => void (await tx.deleteFrom('channel').where('id', '=', id).execute()))
          feed.changed(['folder', 'health'], [])
          return ok({})
        }),
    },
  }
}
