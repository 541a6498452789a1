import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { saveFields, type PageFacts } from '../../../src/core/fields'
import type { Word } from '../../../src/shared/domain/page'
import { testContext, type TestContext } from '../../helpers/context'
import { addIncoming } from '../../helpers/correspondence'
import { typed, typedPage } from '../../helpers/typewriter'

const invoice = readFileSync(join(import.meta.dirname, 'letters', 'wholesale-invoice.txt'), 'utf8').split('\n---\n')[1] ?? ''

async function faxWith(context: TestContext, pages: readonly { readonly words: readonly Word[] | null; readonly facts?: PageFacts }[]) {
  const { messageId } = await addIncoming(context, { channel: 'fax', external_id: null, from_address: '', text: '' }, { name: '', fax: '+49407788929' })
  const attachmentId = context.ids.next()
  const pageIds = pages.map(() => context.ids.next())
  await context.store.write(async (tx) => {
    await tx
      .insertInto('attachment')
      .values({ id: attachmentId, message_id: messageId, role: 'document', position: 0, sha256: 'a'.repeat(64), name: 'fax.tif', media_type: 'image/tiff', size: 1, content_id: null, type: 'tiff' })
      .execute()
    for (const [index, { words, facts }] of pages.entries()) {
      const id = pageIds[index] ?? ''
      await tx
        .insertInto('page')
        .values({
          id, attachment_id: attachmentId, message_id: messageId, number: index + 1, ...typedPage, rotation: 0, code: null, recognition: 'done', text: '', language: 'deu', confidence: 90,
          line_json: null, facts_json: facts ? JSON.stringify(facts) : null,
        })
        .execute()
      if (words) await tx.insertInto('page_words').values({ page_id: id, words_json: JSON.stringify(words) }).execute()
    }
  })
  const saved = async (): Promise<Readonly<Record<string, { readonly value: string; readonly page: string | null; readonly confidence: number }>>> => {
    const rows = await context.store.read((tx) => tx.selectFrom('message_field').selectAll().where('message_id', '=', messageId).execute())
    return Object.fromEntries(rows.map((row) => [row.name, { value: row.value, page: row.page_id, confidence: row.confidence }]))
  }
  return { messageId, pageIds, saved }
}

describe('the fields of a fax', () => {
  it('are saved with the page and the place that prove them', async () => {
    const context = await testContext()
    const { messageId, pageIds, saved } = await faxWith(context, [{ words: typed(invoice) }])
    await context.store.write((tx) => saveFields(tx, messageId))
    expect(await saved()).toMatchObject({ rechnungsnummer: { value: 'RE-2026-003381', page: pageIds[0] }, iban: { value: 'DE89370400440532013000' }, totalAmount: { value: '1487.50' }, docType: { value: 'invoice', page: null } })
    const boxes = await context.store.read((tx) => tx.selectFrom('message_field').select('box_json').where('name', '=', 'iban').execute())
    expect(JSON.parse(boxes[0]?.box_json ?? '')).toHaveLength(4)
  })

  it('are written anew when its pages were read again', async () => {
    const context = await testContext()
    const { messageId, pageIds, saved } = await faxWith(context, [{ words: typed(invoice) }])
    await context.store.write((tx) => saveFields(tx, messageId))
    await context.store.write((tx) => tx.updateTable('page_words').set({ words_json: JSON.stringify(typed('Hallo Jens,\nbitte anrufen.')) }).where('page_id', '=', pageIds[0] ?? '').execute())
    await context.store.write((tx) => saveFields(tx, messageId))
    expect(Object.keys(await saved())).toEqual(['docType'])
  })

  it('what an XML or a code tells stands before what was read', async () => {
    const context = await testContext()
    const facts: PageFacts = { fields: [{ name: 'totalAmount', value: '1490.00', confidence: 99, page: null, box: null }, { name: 'iban', value: 'DE89370400440532013000', confidence: 99, page: null, box: null }], codes: ['BCD'] }
    const { messageId, pageIds, saved } = await faxWith(context, [{ words: typed(invoice), facts }])
    await context.store.write((tx) => saveFields(tx, messageId))
    expect(await saved()).toMatchObject({ totalAmount: { value: '1490.00', page: null, confidence: 99 }, iban: { page: pageIds[0], confidence: 99 } })
  })

  it('a fax without pages or words has none', async () => {
    for (const pages of [[], [{ words: null }]]) {
      const context = await testContext()
      const { messageId, saved } = await faxWith(context, pages)
      await context.store.write((tx) => saveFields(tx, messageId))
      expect(await saved()).toEqual({})
    }
  })
})
