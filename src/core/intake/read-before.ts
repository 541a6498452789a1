import type { TransmitLine } from '../../shared/domain/fax'
import type { Word } from '../../shared/domain/page'
import { noFacts, type PageFacts } from '../fields'
import type { Rotation } from '../ports'
import { readerVersion, writtenText, type PageReading } from '../recognition'
import type { Store } from '../store/store'

export interface ReadBefore {
  readonly reading: PageReading
  readonly facts: PageFacts
}

interface SamePage {
  readonly sha256: string
  readonly number: number
  readonly turnedTo: Rotation | null
}

/**
 * What this very recognition read from the same page of the same bytes, lying the same way: a fax that is attached to a second
 * mail, or comes in anew, is not read twice. The pages are the cache; nothing is kept beside them, so nothing goes stale.
 */
export async function readBefore(store: Store, { sha256, number, turnedTo }: SamePage): Promise<ReadBefore | null> {
  const row = await store.read((tx) =>
    tx
      .selectFrom('attachment')
      .innerJoin('page', 'page.attachment_id', 'attachment.id')
      .innerJoin('page_words', 'page_words.page_id', 'page.id')
      .select(['page.rotation', 'page.width', 'page.height', 'page.recognition', 'page.confidence', 'page.language', 'page.line_json', 'page.facts_json', 'page_words.words_json'])
      .where('attachment.sha256', '=', sha256)
      .where('page.number', '=', number)
      .where('page.read_by', '=', readerVersion)
      .where('page.turned_to', turnedTo === null ? 'is' : '=', turnedTo)
      .limit(1)
      .executeTakeFirst(),
  )
  if (!row) return null
  const words = JSON.parse(row.words_json) as readonly Word[]
  return {
    reading: {
      rotation: row.rotation,
      width: row.width,
      height: row.height,
      words,
      text: writtenText(words),
      line: row.line_json === null ? null : (JSON.parse(row.line_json) as TransmitLine),
      confidence: row.confidence ?? 0,
      language: row.language === 'eng' ? 'eng' : 'deu',
      source: row.recognition === 'text-layer' ? 'text-layer' : 'ocr',
      verdict: row.recognition === 'blank' || row.recognition === 'unreadable' ? row.recognition : 'read',
    },
    facts: row.facts_json === null ? noFacts : (JSON.parse(row.facts_json) as PageFacts),
  }
}
