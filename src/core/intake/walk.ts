import type { ArrivalVia } from '../../shared/domain/arrival'
import type { EngineContext } from '../context'
import { inBatches } from '../store/in-batches'
import type { WriteTx } from '../store/store'
import type { ArrivalTable, WalkTable } from '../store/tables'
import { partPath, saveSeen } from './arrivals'
import { expandPaths, type FoundFile } from './expand-paths'

/** Arrivals saved as seen in one go: a folder of 100,000 files starts to move at once. */
const seenAtOnce = 1_000

/** Looks through paths that somebody named, and saves what it finds as seen. */
export interface Walks {
  /** `onSeen` hears of what was saved, part after part; `more` while the walk goes on. Resolves when all is saved, or it was ended. */
  begin(paths: readonly string[], via: ArrivalVia, onSeen: OnSeen): Promise<void>
  /** Goes on with what an earlier run did not look through to its end. */
  resume(onSeen: OnSeen): Promise<void>
  /** Nothing more is looked for: not now, and not at the next start. Resolves when what was under way is saved. */
  cancel(): Promise<void>
  /** Nothing more is looked for in this run. */
  stop(): void
}

type OnSeen = (rows: readonly ArrivalTable[], more: boolean) => void

/** `saved`: whether its row is in the database, from the first part on that is not the last. */
type Walk = Omit<WalkTable, 'paths_json'> & { readonly paths: readonly string[]; saved: boolean }

export function createWalks(context: EngineContext): Walks {
  const { store, clock, ids } = context
  let stopped = false
  /** walks begun before the last cancelling are over */
  let cancelled = 0
  const underWay = new Set<Promise<void>>()

  async function go(walk: Walk, onSeen: OnSeen): Promise<void> {
    const going = lookThrough(walk, onSeen)
    underWay.add(going)
    try {
      await going
    } finally {
      underWay.delete(going)
    }
  }

  async function lookThrough(walk: Walk, onSeen: OnSeen): Promise<void> {
    const begun = cancelled
    const over = (): boolean => stopped || begun !== cancelled
    const resumed = walk.saved
    let part: FoundFile[] = []
    const save = async (more: boolean): Promise<void> => {
      const found = resumed ? await unseen(walk, part) : part
      part = []
      if (found.length === 0 && !walk.saved) return
      const rows = await saveSeen(context, found, walk.via, null, (tx) => mark(tx, walk, more && !over()))
      onSeen(rows, more)
    }
    for await (const file of expandPaths(walk.paths)) {
      if (over()) return
      if (part.length >= seenAtOnce) await save(true)
      part.push(file)
    }
    if (!over()) await save(false)
  }

  /** In the transaction that saves what was seen: the walk is known while there is more to see, and no longer. */
  async function mark(tx: WriteTx, walk: Walk, more: boolean): Promise<void> {
    if (more && !walk.saved) {
      const { id, via, begun_at } = walk
      await tx.insertInto('walk').values({ id, via, begun_at, paths_json: JSON.stringify(walk.paths) }).execute()
    } else if (!more && walk.saved) await tx.deleteFrom('walk').where('id', '=', walk.id).execute()
    walk.saved = more
  }

  /** What this walk has not seen before the engine died. */
  async function unseen(walk: Walk, files: readonly FoundFile[]): Promise<FoundFile[]> {
    const parts = files.flatMap((file) => (file.part === null ? [] : [file.part]))
    const seen = new Set<string>()
    for (const some of inBatches([...new Set(files.map((file) => file.path))])) {
      const rows = await store.read((tx) =>
        tx
          .selectFrom('arrival')
          .select(['path', 'part'])
          .where('path', 'in', some)
          .where('seen_at', '>=', walk.begun_at)
          .where(({ or, eb }) => or([eb('part', 'is', null), eb.between('part', Math.min(...parts, 0), Math.max(...parts, 0))]))
          .execute(),
      )
      for (const row of rows) seen.add(partPath(row.path, row.part))
    }
    return files.filter((file) => !seen.has(partPath(file.path, file.part)))
  }

  return {
    begin: (paths, via, onSeen) => go({ id: ids.next(), via, begun_at: clock.now(), paths, saved: false }, onSeen),
    resume: async (onSeen) => {
      const rows = await store.read((tx) => tx.selectFrom('walk').selectAll().orderBy('begun_at').execute())
      for (const { paths_json, ...row } of rows) await go({ ...row, paths: JSON.parse(paths_json) as string[], saved: true }, onSeen)
    },
    cancel: async () => {
      cancelled++
      await Promise.allSettled([...underWay])
      await store.write(async (tx) => void (await tx.deleteFrom('walk').execute()))
    },
    stop: () => (stopped = true),
  }
}
