import type { FaxDetails } from '../../shared/domain/fax'
import type { Box } from '../../shared/domain/page'
import type { ReadTx } from '../store/store'
import { continuations } from './continuation'
import { pageTroubles } from './page-troubles'
import { faxPages, recordOf, type FaxPage } from './record'

/** All that was made out about a fax. Null when it is gone. */
export async function readFaxDetails(tx: ReadTx, messageId: string): Promise<FaxDetails | null> {
  const message = await tx
    .selectFrom('message')
    .select(['id', 'contact_id', 'fax_number', 'at', 'joined_to'])
    .where('id', '=', messageId)
    .executeTakeFirst()
  if (!message) return null
  const pages = (await faxPages(tx, [messageId])).get(messageId) ?? []
  const lines = pages.map(({ line }) => line)
  const continuedBy = await continuations(tx, message, pages)
  const elsewhere = continuedBy.filter(({ joined }) => joined).flatMap((continuation) => continuation.pages)
  return {
    messageId,
    record: recordOf(lines),
    pages: pages.map(({ pageId, number, line }) => ({ pageId, number, line })),
    troubles: [...pageTroubles(lines, elsewhere)],
    fields: await readFields(tx, messageId, pages),
    sameLetter: await readSameLetter(tx, messageId),
    continuedBy: continuedBy.map((continuation) => ({ ...continuation, pages: [...continuation.pages] })),
    joinedTo: message.joined_to,
  }
}

async function readFields(tx: ReadTx, messageId: string, pages: readonly FaxPage[]): Promise<FaxDetails['fields']> {
  const rows = await tx.selectFrom('message_field').selectAll().where('message_id', '=', messageId).execute()
  return rows.map(({ name, value, confidence, page_id, box_json }) => ({
    name,
    value,
    confidence,
    pageId: page_id,
    page: pages.find(({ pageId }) => pageId === page_id)?.number ?? null,
    box: box_json === null ? null : (JSON.parse(box_json) as Box),
  }))
}

/** A pair is kept once; either of the two is the same letter of the other. */
async function readSameLetter(tx: ReadTx, messageId: string): Promise<FaxDetails['sameLetter']> {
  const pairs = await tx
    .selectFrom('same_letter')
    .select(['message_id', 'other_id'])
    .where((where) => where.or([where('message_id', '=', messageId), where('other_id', '=', messageId)]))
    .execute()
  if (pairs.length === 0) return []
  const others = pairs.map((pair) => (pair.message_id === messageId ? pair.other_id : pair.message_id))
  const rows = await tx.selectFrom('message').select(['id', 'conversation_id', 'at']).where('id', 'in', others).orderBy('at', 'desc').orderBy('id', 'desc').execute()
  return rows.map(({ id, conversation_id, at }) => ({ messageId: id, conversationId: conversation_id, at }))
}
