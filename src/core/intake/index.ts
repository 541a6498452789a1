import type { ArrivalVia } from '../../shared/domain/arrival'
import type { ErrorCode } from '../../shared/errors'
import { fail, ok, type Failure } from '../../shared/result'
import type { EngineContext, Handlers } from '../context'
import type { PictureType } from '../ports'
import type { ArrivalTable } from '../store/tables'
import { listArrivals, partPath, readArrivals } from './arrivals'
import { cancelSeen } from './cancel'
import { beginsAsMbox } from './expand-paths'
import { createFolders } from './folders'
import { preferPage } from './prefer-page'
import { createProgress } from './progress'
import { createQuarantine } from './quarantine'
import { createIntakeQueue } from './queue'
import { readyPicture } from './page-picture'
import type { Ended } from './run-intake'
import { createWalks } from './walk'

export type { Arriving, Content } from './arriving'
export { intakeCheckpoints } from './pipeline'
export { attachmentRows, messageRow } from './rows'

/** How one arrival ended, for whoever took it in. */
export interface ArrivalEnd {
  readonly arrivalId: string
  readonly path: string
  readonly outcome: 'recorded' | 'duplicate' | 'quarantined'
  readonly code: ErrorCode | null
  readonly messageId: string | null
  readonly conversationId: string | null
}

type Calls =
  | 'intake.takeIn'
  | 'intake.takeSamples'
  | 'intake.list'
  | 'intake.retry'
  | 'intake.assign'
  | 'intake.discard'
  | 'intake.undoDiscard'
  | 'intake.progress'
  | 'intake.cancel'
  | 'recognition.pause'
  | 'recognition.prefer'
  | 'file.page'
  | 'folders.list'
  | 'folders.add'
  | 'folders.set'
  | 'folders.remove'

export interface Intake {
  readonly handlers: Handlers<Calls>
  /** Takes files and folders in; `onEnd` hears of each arrival once. Resolves with their ids when all are saved as seen. */
  takeIn(paths: readonly string[], via: ArrivalVia, onEnd?: (end: ArrivalEnd) => void): Promise<readonly string[]>
  /** Arrivals of a channel that kept their bytes itself: they go through the stages from there. */
  takeKept(ids: readonly string[]): void
  /** Resolves when no arrival is under way. */
  idle(): Promise<void>
  folderTroubles(): ReadonlyMap<string, ErrorCode>
  /** `watching`: whether the watched folders are looked at too */
  start(watching: boolean): Promise<void>
  stop(): Promise<void>
}

/** Up to this many arrivals somebody stands beside and waits; more is an archive. */
const urgentUpTo = 50

export function createIntake(context: EngineContext): Intake {
  const { store, feed, clock, jobs, log } = context
  const progress = createProgress(feed, clock)
  const quarantine = createQuarantine(context)
  const walks = createWalks(context)
  const listeners = new Map<string, { readonly path: string; readonly tell: (end: ArrivalEnd) => void }>()
  const queue = createIntakeQueue(context, { ended: onEnded, held: onHeld })
  let stopWaiting = (): void => undefined
  const over = new Promise<null>((resolve) => (stopWaiting = () => resolve(null)))
  /** what an earlier run had not looked through to its end */
  let resuming = Promise.resolve()
  const folders = createFolders(context, (ids) => add(ids))

  function add(ids: readonly string[], urgent = ids.length <= urgentUpTo): void {
    progress.arrivals({ added: ids.length })
    queue.add(ids, urgent)
  }

  async function onEnded(ended: readonly Ended[]): Promise<void> {
    await folders.clear(ended)
    progress.arrivals({ done: ended.length })
    const recorded = ended.flatMap((one) => (one.kind === 'recorded' || one.kind === 'duplicate' ? [one.recorded] : []))
    const pages = recorded.reduce((sum, one) => sum + one.pagesToRecognise, 0)
    if (pages > 0) progress.pages({ added: pages })
    const conversations = [...new Set(recorded.flatMap((one) => [one.conversationId, ...one.merged]))]
    feed.changed(
      ['arrival'],
      ended.map((one) => one.arriving.id),
    )
    if (conversations.length > 0) feed.changed(['conversation', 'message'], conversations)
    jobs.wake()
    for (const one of ended) tellEnd(one)
  }

  function tellEnd(one: Ended): void {
    const taken = one.kind === 'recorded' || one.kind === 'duplicate' ? one.recorded : null
    tellListener(one.arriving.id, {
      outcome: one.kind === 'vanished' ? 'quarantined' : one.kind,
      code: one.kind === 'quarantined' ? one.failure.code : one.kind === 'vanished' ? 'file-missing' : null,
      messageId: taken?.messageId ?? null,
      conversationId: taken?.conversationId ?? null,
    })
  }

  /** Nobody who waits is left waiting for a disk to have room again; the arrivals themselves are tried again. */
  function onHeld({ code }: Failure): void {
    for (const id of [...listeners.keys()]) tellListener(id, { outcome: 'quarantined', code, messageId: null, conversationId: null })
  }

  function tellListener(arrivalId: string, end: Omit<ArrivalEnd, 'arrivalId' | 'path'>): void {
    const listener = listeners.get(arrivalId)
    listeners.delete(arrivalId)
    try {
      listener?.tell({ arrivalId, path: listener.path, ...end })
    } catch (error) {
      log.error('intake-listener-threw', { reason: error instanceof Error ? error.message : String(error) })
    }
  }

  async function takeIn(paths: readonly string[], via: ArrivalVia, onEnd?: (end: ArrivalEnd) => void): Promise<readonly string[]> {
    const ids: string[] = []
    await walks.begin(paths, via, (rows, more) => {
      for (const row of rows) ids.push(row.id)
      addSeen(rows, ids.length <= urgentUpTo && !more, onEnd)
    })
    return ids
  }

  function addSeen(rows: readonly ArrivalTable[], urgent: boolean, onEnd?: (end: ArrivalEnd) => void): void {
    const going: string[] = []
    for (const row of rows) {
      const path = partPath(row.path, row.part)
      if (row.outcome === null) {
        if (onEnd) listeners.set(row.id, { path, tell: onEnd })
        going.push(row.id)
      } else {
        onEnd?.({ arrivalId: row.id, path, outcome: 'quarantined', code: row.code as ErrorCode, messageId: null, conversationId: null })
      }
    }
    feed.changed(['arrival'], rows.length <= urgentUpTo ? rows.map((row) => row.id) : [])
    add(going, urgent)
  }

  /** What was not even kept is looked at anew: it may have been changed, or be an archive that could not be read. */
  async function goAgain(id: string): Promise<void> {
    const [row] = await store.read((tx) => readArrivals(tx, [id]))
    if (!row || row.kept === 1 || row.part !== null || row.via === 'mailbox') return add([id])
    if (row.via === 'folder') return folders.resume([id])
    if (!(await beginsAsMbox(row.path))) return add([id])
    await store.write(async (tx) => void (await tx.updateTable('arrival').set({ outcome: 'discarded', updated_at: clock.now() }).where('id', '=', id).execute()))
    await takeIn([row.path], row.via)
  }

  /** What nobody has begun with is not taken in; what is under way is finished. Answers how many. */
  async function cancel(): Promise<number> {
    await walks.cancel()
    const withdrawn = queue.withdraw()
    const gone = await cancelSeen(context, withdrawn)
    queue.add(withdrawn.filter((id) => !gone.has(id)), false)
    for (const id of gone) listeners.delete(id)
    progress.arrivals({ added: -gone.size })
    feed.changed(['arrival'], [])
    return gone.size
  }

  // Loaded with the first page: all that reads a fax is large, and no start should wait for it.
  jobs.register('recognise', {
    concurrency: context.recogniser.size,
    run: async (job) => (await import('./recognise-job')).readPage(context, job, () => progress.pages({ done: 1 })),
  })
  jobs.register('same-letter', { concurrency: 1, run: async (job) => (await import('../same-letter')).linkLetter(context, job) })

  return {
    takeIn,
    takeKept: (ids) => {
      feed.changed(['arrival'], ids.length <= urgentUpTo ? [...ids] : [])
      add(ids)
    },
    idle: async () => {
      await resuming
      await queue.idle()
    },
    folderTroubles: () => folders.troubles(),
    start: async (watching) => {
      const waiting = await store.read((tx) =>
        tx.selectFrom('arrival').select(['id', 'channel_id', 'stage', 'via', 'path', 'part']).where('outcome', 'is', null).orderBy('seen_at').orderBy('id').execute(),
      )
      const isUnstill = ({ channel_id, stage, part }: (typeof waiting)[number]): boolean => channel_id !== null && stage === 'seen' && part === null
      const unstill = waiting.filter(isUnstill).map((row) => row.id)
      const rest = waiting.filter((row) => !isUnstill(row)).map((row) => row.id)
      folders.expectParts(waiting.filter(({ via, part }) => via === 'folder' && part !== null))
      const pages = await store.read((tx) =>
        tx.selectFrom('job').select((select) => select.fn.countAll<number>().as('count')).where('kind', '=', 'recognise').executeTakeFirstOrThrow(),
      )
      if (Number(pages.count) > 0) progress.pages({ added: Number(pages.count) })
      if (rest.length > 0) add(rest)
      resuming = walks.resume((rows) => addSeen(rows, false)).catch((error: unknown) => log.error('walk-failed', { reason: error instanceof Error ? error.message : String(error) }))
      if (!watching) return
      await folders.start()
      folders.resume(unstill)
    },
    stop: async () => {
      walks.stop()
      await folders.stop()
      await resuming
      await queue.stop()
      stopWaiting()
    },
    handlers: {
      ...folders.handlers,
      'intake.takeIn': async ({ paths, via }) => ok({ arrivalIds: [...(await takeIn(paths, via))] }),
      'intake.takeSamples': async () => ok({ arrivalIds: [...(await takeIn([context.paths.samples], 'sample'))] }),
      'intake.list': async ({ which, limit, before }) => ok({ arrivals: await store.read((tx) => listArrivals(tx, which, limit, before)) }),
      'intake.retry': async ({ id }) => {
        const result = await quarantine.retry(id)
        if (result.ok) await goAgain(id)
        return result
      },
      'intake.assign': async ({ id, conversationId }) => {
        const prepared = await quarantine.prepareAssign(id, conversationId)
        if (!prepared.ok) return prepared
        const filed = new Promise<ArrivalEnd>((resolve) => {
          listeners.set(id, { path: '', tell: resolve })
          add([id])
        })
        const end = await Promise.race([filed, over])
        if (end === null) return fail('cancelled')
        if (end.conversationId) return ok({ conversationId: end.conversationId })
        const [row] = await store.read((tx) => readArrivals(tx, [id]))
        return fail(end.code ?? 'intake-failed', row ? (JSON.parse(row.params_json) as Record<string, string | number>) : {})
      },
      'intake.discard': ({ id }) => quarantine.discard(id),
      'intake.undoDiscard': ({ id }) => quarantine.undoDiscard(id),
      'intake.progress': async () => ok(progress.now()),
      'intake.cancel': async () => ok({ notTaken: await cancel() }),
      'recognition.pause': async ({ paused }) => {
        jobs.pause('recognise', paused)
        progress.paused(paused)
        return ok({})
      },
      'recognition.prefer': async ({ pageId }) => {
        await preferPage(context, pageId)
        return ok({})
      },
      'file.page': async ({ pageId, look }) => {
        const row = await store.read((tx) =>
          tx
            .selectFrom('page')
            .innerJoin('attachment', 'attachment.id', 'page.attachment_id')
            .select(['page.number', 'page.rotation', 'page.code', 'page.recognition', 'attachment.sha256', 'attachment.type'])
            .where('page.id', '=', pageId)
            .executeTakeFirst(),
        )
        if (!row || row.type === null || row.recognition === 'none') return fail('not-found')
        if (row.recognition === 'waiting') await preferPage(context, pageId)
        return readyPicture(context, pageId, row.sha256, row.type as PictureType, row.number, row.rotation, look)
      },
    },
  }
}
