import { groupBy } from '../../shared/group-by'
import type { Box, Word } from '../../shared/domain/page'
import type { ReadTx } from '../store/store'
import { applyCorrections, type Correction } from './apply'

/** What people said of the words of these pages, by page, the oldest first. */
export async function readCorrections(tx: ReadTx, pageIds: readonly string[]): Promise<ReadonlyMap<string, readonly Correction[]>> {
  if (pageIds.length === 0) return new Map()
  const rows = await tx
    .selectFrom('word_correction')
    .leftJoin('person', 'person.id', 'word_correction.person_id')
    .selectAll('word_correction')
    .select('person.name')
    .where('page_id', 'in', pageIds)
    .orderBy('word_correction.at')
    .orderBy('word_correction.id')
    .execute()
  const byPage = groupBy(rows, (row) => row.page_id)
  return new Map([...byPage].map(([pageId, said]) => [pageId, said.map((row) => ({ box: JSON.parse(row.box_json) as Box, read: row.read, text: row.text, by: row.name, at: row.at }))]))
}

export interface PageWords {
  /** as recognition left them */
  readonly read: readonly Word[]
  /** with what people corrected */
  readonly words: readonly Word[]
}

/** The words of a page, none where it is not read. */
export async function readWords(tx: ReadTx, pageId: string): Promise<PageWords> {
  const row = await tx.selectFrom('page_words').select('words_json').where('page_id', '=', pageId).executeTakeFirst()
  const read = row ? (JSON.parse(row.words_json) as readonly Word[]) : []
  const corrections = await readCorrections(tx, [pageId])
  return { read, words: applyCorrections(read, corrections.get(pageId) ?? []) }
}
