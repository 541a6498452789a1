import type { Field, TransmitLine } from '../../shared/domain/fax'
import type { Word } from '../../shared/domain/page'
import { applyCorrections, readCorrections } from '../corrections'
import type { ReadTx, WriteTx } from '../store/store'
import { withFacts, type PageFacts } from './facts'
import { pagesWithFields, readFields } from './read-fields'
import type { ReadPage } from './sheet'

interface StoredPage extends ReadPage {
  readonly id: string
  readonly facts: PageFacts | null
}

/** What its stored pages name, written down as the message's fields; what was written before is forgotten. */
export async function saveFields(tx: WriteTx, messageId: string): Promise<readonly Field[]> {
  const pages = await storedPages(tx, messageId)
  const fields = withFacts(readFields(pages), pages.flatMap(({ facts }) => (facts ? [facts] : [])))
  await tx.deleteFrom('message_field').where('message_id', '=', messageId).execute()
  if (fields.length > 0) {
    await tx
      .insertInto('message_field')
      .values(
        fields.map(({ name, value, confidence, page, box }) => ({
          message_id: messageId,
          name,
          value,
          confidence,
          page_id: pages.find(({ number }) => number === page)?.id ?? null,
          box_json: box === null ? null : JSON.stringify(box),
        })),
      )
      .execute()
  }
  return fields
}

/** The first pages of a message's document, numbered in their order over all its files. */
async function storedPages(tx: ReadTx, messageId: string): Promise<readonly StoredPage[]> {
  const rows = await tx
    .selectFrom('page')
    .innerJoin('attachment', 'attachment.id', 'page.attachment_id')
    .leftJoin('page_words', 'page_words.page_id', 'page.id')
    .select(['page.id', 'page.width', 'page.height', 'page.line_json', 'page.facts_json', 'page_words.words_json'])
    .where('page.message_id', '=', messageId)
    .where('attachment.role', '=', 'document')
    .orderBy('attachment.position')
    .orderBy('page.number')
    .limit(pagesWithFields)
    .execute()
  const corrections = await readCorrections(tx, rows.map(({ id }) => id))
  return rows.map((row, index) => ({
    id: row.id,
    number: index + 1,
    width: row.width,
    height: row.height,
    words: row.words_json === null ? [] : applyCorrections(JSON.parse(row.words_json) as readonly Word[], corrections.get(row.id) ?? []),
    facts: row.facts_json === null ? null : (JSON.parse(row.facts_json) as PageFacts),
    line: row.line_json === null ? null : (JSON.parse(row.line_json) as TransmitLine),
  }))
}
