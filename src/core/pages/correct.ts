import type { Box, Word } from '../../shared/domain/page'
import { fail, ok, type Result } from '../../shared/result'
import type { EngineContext } from '../context'
import { refreshConversations } from '../conversations'
import { readWords, rewriteText, standingAt } from '../corrections'
import { saveFields } from '../fields'
import { recordChange } from '../history'
import { actorOf } from '../people'
import { reindexMessages } from '../store/search-index'
import type { ReadTx, WriteTx } from '../store/store'

export interface Saying {
  readonly id: string
  readonly box: Box
  readonly text: string | null
}

/**
 * A person says what a word is called (or takes that back): it is kept beside what was read, and page text, fields, search and
 * the line in the inbox follow in the same commit.
 */
export async function correctWord(context: EngineContext, { id, box, text }: Saying): Promise<Result<Record<string, never>>> {
  const { store, clock, ids, feed } = context
  const said = text === null ? null : plain(text)
  if (said === '') return fail('invalid-input', { field: 'text' })
  const conversationId = await store.write(async (tx) => {
    const page = await pageOf(tx, id)
    if (!page) return null
    const before = await readWords(tx, id)
    const word = standingAt(before.read, box)
    if (!word) return null
    await forget(tx, id, before.read, word)
    if (said !== null) {
      await tx
        .insertInto('word_correction')
        .values({ id: ids.next(), page_id: id, box_json: JSON.stringify(word.box), read: word.text, text: said, person_id: (await actorOf(tx))?.id ?? null, at: clock.now() })
        .execute()
    }
    const after = await readWords(tx, id)
    await tx.updateTable('page').set({ text: rewriteText(page.text, before.words, after.words) }).where('id', '=', id).execute()
    if (page.channel === 'fax' && page.direction === 'in') await saveFields(tx, page.message_id)
    const wasCalled = before.words[before.read.indexOf(word)]?.text ?? word.text
    await recordChange(tx, context, { kind: 'word-corrected', conversationId: page.conversation_id, messageId: page.message_id, detail: { before: wasCalled, after: said ?? word.text } })
    await refreshConversations(tx, [page.conversation_id])
    await reindexMessages(tx, [page.message_id])
    return page.conversation_id
  })
  if (conversationId === null) return fail('not-found')
  feed.changed(['page', 'message', 'conversation'], [conversationId])
  return ok({})
}

const pageOf = (tx: ReadTx, id: string) =>
  tx
    .selectFrom('page')
    .innerJoin('message', 'message.id', 'page.message_id')
    .select(['page.text', 'page.message_id', 'message.conversation_id', 'message.channel', 'message.direction'])
    .where('page.id', '=', id)
    .executeTakeFirst()

/** What was said of this word before. */
async function forget(tx: WriteTx, pageId: string, words: readonly Word[], word: Word): Promise<void> {
  const rows = await tx.selectFrom('word_correction').select(['id', 'box_json']).where('page_id', '=', pageId).execute()
  const gone = rows.filter((row) => standingAt(words, JSON.parse(row.box_json) as Box) === word).map((row) => row.id)
  if (gone.length > 0) await tx.deleteFrom('word_correction').where('id', 'in', gone).execute()
}

/** One line without control signs: what goes into texts, the index and a PDF. */
const plain = (text: string): string => text.replace(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]+/gu, ' ').replace(/ {2,}/g, ' ').trim()
