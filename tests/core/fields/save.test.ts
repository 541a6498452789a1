import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { saveFields, type PageFacts } from '../../../src/core/fields'
import { testContext } from '../../helpers/context'
import { addReadFax } from '../../helpers/read-fax'
import { typed } from '../../helpers/typewriter'

const invoice = readFileSync(join(import.meta.dirname, 'letters', 'wholesale-invoice.txt'), 'utf8').split('\n---\n')[1] ?? ''

describe('the fields of a fax', () => {
  it('are saved with the page and the place that prove them', async () => {
    const context = await testContext()
    const { messageId, pageIds, saved } = await addReadFax(context, [{ words: typed(invoice) }])
    await context.store.write((tx) => saveFields(tx, messageId))
    expect(await saved()).toMatchObject({ rechnungsnummer: { value: 'RE-2026-003381', page: pageIds[0] }, iban: { value: 'DE89370400440532013000' }, totalAmount: { value: '1487.50' }, docType: { value: 'invoice', page: null } })
    const boxes = await context.store.read((tx) => tx.selectFrom('message_field').select('box_json').where('name', '=', 'iban').execute())
    expect(JSON.parse(boxes[0]?.box_json ?? '')).toHaveLength(4)
  })

  it('are written anew when its pages were read again', async () => {
    const context = await testContext()
    const { messageId, pageIds, saved } = await addReadFax(context, [{ words: typed(invoice) }])
    await context.store.write((tx) => saveFields(tx, messageId))
    await context.store.write((tx) => tx.updateTable('page_words').set({ words_json: JSON.stringify(typed('Hallo Jens,\nbitte anrufen.')) }).where('page_id', '=', pageIds[0] ?? '').execute())
    await context.store.write((tx) => saveFields(tx, messageId))
    expect(Object.keys(await saved())).toEqual(['docType'])
  })

  it('what an XML or a code tells stands before what was read', async () => {
    const context = await testContext()
    const facts: PageFacts = { fields: [{ name: 'totalAmount', value: '1490.00', confidence: 99, page: null, box: null }, { name: 'iban', value: 'DE89370400440532013000', confidence: 99, page: null, box: null }], codes: ['BCD'] }
    const { messageId, pageIds, saved } = await addReadFax(context, [{ words: typed(invoice), facts }])
    await context.store.write((tx) => saveFields(tx, messageId))
    expect(await saved()).toMatchObject({ totalAmount: { value: '1490.00', page: null, confidence: 99 }, iban: { page: pageIds[0], confidence: 99 } })
  })

  it('a fax without pages or words has none', async () => {
    for (const pages of [[], [{ words: null }]]) {
      const context = await testContext()
      const { messageId, saved } = await addReadFax(context, pages)
      await context.store.write((tx) => saveFields(tx, messageId))
      expect(await saved()).toEqual({})
    }
  })
})
