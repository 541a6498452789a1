import type { EngineContext } from '../context'
import type { Store } from '../store/store'

/** Pages that are read ahead of one that somebody looks at: as many as are leafed through while they are read. */
const readAhead = 3

/** Somebody looks at this page: if it still waits to be read, it and the next ones of its document are read first. */
export async function preferPage({ store, jobs, log }: EngineContext, pageId: string): Promise<void> {
  try {
    const waiting = await waitingFrom(store, pageId)
    if (waiting.length > 0) await jobs.prefer('recognise', waiting)
  } catch (error) {
    // A full disk must not take the picture away that somebody asked for.
    log.warn('page-not-preferred', { reason: error instanceof Error ? error.name : 'unknown' })
  }
}

async function waitingFrom(store: Store, pageId: string): Promise<readonly string[]> {
  const rows = await store.read(async (tx) => {
    const page = await tx.selectFrom('page').select(['attachment_id', 'number', 'recognition']).where('id', '=', pageId).executeTakeFirst()
    if (page?.recognition !== 'waiting') return []
    return tx
      .selectFrom('page')
      .select('id')
      .where('attachment_id', '=', page.attachment_id)
      .where('recognition', '=', 'waiting')
      .where('number', '>=', page.number)
      .orderBy('number')
      .limit(readAhead)
      .execute()
  })
  return rows.map(({ id }) => id)
}
