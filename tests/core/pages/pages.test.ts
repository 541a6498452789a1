import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openPdf } from '../../../src/core/adapters/pdf'
import { limits } from '../../../src/core/limits'
import type { Box, Word } from '../../../src/shared/domain/page'
import { openTestEngine, resources, takeIn } from '../../helpers/engine'
import { tempFolder } from '../../helpers/temp-folder'
import { typed, typedPage } from '../../helpers/typewriter'

const quote = join(resources, 'samples', 'fax000000421.tif')
const letter = 'Nordlicht eG\n\nRechnung Nr. RE-2O26-003381\n\nSehr geehrte Damen und Herren,\nwir bitten um Zahlung binnen 14 Tagen.'

/** A real fax whose recognition is held back, with words that a test writes. */
async function faxReadAs(text: string) {
  const folder = tempFolder()
  const { engine } = await openTestEngine(join(folder, 'data'))
  await engine.handle('recognition.pause', { paused: true })
  const [end] = await takeIn(engine, [quote], false)
  const messageId = end?.messageId ?? ''
  const { store } = engine.context
  const [page] = await store.read((tx) => tx.selectFrom('page').select('id').where('message_id', '=', messageId).orderBy('number').execute())
  const pageId = page?.id ?? ''
  const words = typed(text)
  await store.write(async (tx) => {
    await tx.insertInto('page_words').values({ page_id: pageId, words_json: JSON.stringify(words) }).execute()
    await tx.updateTable('page').set({ text, recognition: 'done', language: 'deu', ...typedPage }).where('id', '=', pageId).execute()
    await tx.deleteFrom('job').where('subject_id', '=', pageId).execute()
  })
  const boxOf = (said: string): Box => words.find((word) => word.text === said)?.box ?? [0, 0, 1, 1]
  const shown = async (): Promise<{ text: string; words: Word[] }> => {
    const result = await engine.handle('page.words', { id: pageId })
    return result.ok ? result.value : { text: '', words: [] }
  }
  const finds = async (query: string): Promise<number> => {
    const result = await engine.handle('search.find', { query, limit: 5, before: null })
    return result.ok ? result.value.hits.length : -1
  }
  return { folder, engine, store, messageId, pageId, boxOf, shown, finds }
}

describe('a word that a person corrects', () => {
  it('goes to the page, the search, the fields and what leaves as PDF and text; what was read stays', async () => {
    const { folder, engine, store, messageId, pageId, boxOf, shown, finds } = await faxReadAs(letter)
    expect(await finds('"RE-2026-003381"')).toBe(0)
    expect(await engine.handle('page.correct', { id: pageId, box: boxOf('RE-2O26-003381'), text: ' RE-2026-003381\n' })).toEqual({ ok: true, value: {} })
    const { text, words } = await shown()
    expect(text).toBe(letter.replace('2O26', '2026'))
    expect(words.find((word) => word.text === 'RE-2026-003381')).toMatchObject({ confidence: 100, corrected: { read: 'RE-2O26-003381', by: null } })
    expect(await finds('"RE-2026-003381"')).toBe(1)
    const [said] = await store.read((tx) => tx.selectFrom('change').select(['kind', 'message_id', 'detail_json']).execute())
    expect(said).toEqual({ kind: 'word-corrected', message_id: messageId, detail_json: JSON.stringify({ before: 'RE-2O26-003381', after: 'RE-2026-003381' }) })
    const field = await store.read((tx) => tx.selectFrom('message_field').select('value').where('message_id', '=', messageId).where('name', '=', 'rechnungsnummer').executeTakeFirst())
    expect(field?.value).toBe('RE-2026-003381')
    const stored = await store.read((tx) => tx.selectFrom('page_words').select('words_json').where('page_id', '=', pageId).executeTakeFirstOrThrow())
    expect(stored.words_json).toContain('RE-2O26-003381')
    const target = join(folder, 'fax.pdf')
    expect(await engine.handle('fax.export', { messageId, form: 'pdf', target })).toMatchObject({ ok: true })
    const pdf = await openPdf(readFileSync(target), limits)
    expect(pdf.words?.(0)?.map((word) => word.text)).toContain('RE-2026-003381')
    pdf.close()
    expect(await engine.handle('fax.export', { messageId, form: 'text', target: join(folder, 'fax.txt') })).toMatchObject({ ok: true })
    expect(readFileSync(join(folder, 'fax.txt'), 'utf8')).toContain('RE-2026-003381')
  })

  it('is corrected anew, confirmed, and taken back: one saying a word', async () => {
    const { engine, store, pageId, boxOf, shown, finds } = await faxReadAs(letter)
    const box = boxOf('RE-2O26-003381')
    for (const text of ['RE-1', 'RE-2', 'RE-2O26-003381']) expect(await engine.handle('page.correct', { id: pageId, box, text })).toMatchObject({ ok: true })
    expect((await shown()).text).toBe(letter)
    expect((await shown()).words.find((word) => word.text === 'RE-2O26-003381')?.corrected?.read).toBe('RE-2O26-003381')
    expect(await store.read((tx) => tx.selectFrom('word_correction').selectAll().execute())).toHaveLength(1)
    await engine.handle('page.correct', { id: pageId, box, text: 'Quittung' })
    expect(await finds('Quittung')).toBe(1)
    expect(await engine.handle('page.correct', { id: pageId, box, text: null })).toMatchObject({ ok: true })
    expect([(await shown()).text, await finds('Quittung'), await store.read((tx) => tx.selectFrom('word_correction').selectAll().execute())]).toEqual([letter, 0, []])
  })

  it('is refused where no word stands, for a page that is not there, and without a sign', async () => {
    const { engine, pageId, boxOf, shown } = await faxReadAs(letter)
    const box = boxOf('Nordlicht')
    expect(await engine.handle('page.correct', { id: pageId, box: [0, 0, 1, 1], text: 'x' })).toMatchObject({ ok: false, error: { code: 'not-found' } })
    expect(await engine.handle('page.correct', { id: '01890000-0000-7000-8000-000000000000', box, text: 'x' })).toMatchObject({ ok: false, error: { code: 'not-found' } })
    for (const text of ['', ' \n ', '\u0000\u0007', 'x'.repeat(201)]) expect(await engine.handle('page.correct', { id: pageId, box, text })).toMatchObject({ ok: false, error: { code: 'invalid-input' } })
    expect(await engine.handle('page.correct', { id: pageId, box, text: 'A\u0000B\u2028C' })).toMatchObject({ ok: true })
    expect((await shown()).text).toContain('A B C eG')
  })
})

describe('a page that a person turns', () => {
  it('lies that way for picture, words, corrections, fields and export', async () => {
    const { folder, engine, store, messageId, pageId, boxOf, shown } = await faxReadAs(letter)
    const box = boxOf('RE-2O26-003381')
    await engine.handle('page.correct', { id: pageId, box, text: 'RE-2026-003381' })
    const before = await engine.handle('file.page', { pageId, look: 'original' })
    expect(await engine.handle('page.turn', { id: pageId, rotation: 90 })).toEqual({ ok: true, value: {} })
    const [left, top, width, height] = box
    const turned = [typedPage.height - top - height, left, height, width]
    expect((await shown()).words.find((word) => word.text === 'RE-2026-003381')?.box).toEqual(turned)
    const field = await store.read((tx) => tx.selectFrom('message_field').select('box_json').where('message_id', '=', messageId).where('name', '=', 'rechnungsnummer').executeTakeFirstOrThrow())
    expect((JSON.parse(field.box_json ?? '[]') as Box)[3]).toBeGreaterThan((JSON.parse(field.box_json ?? '[]') as Box)[2])
    const after = await engine.handle('file.page', { pageId, look: 'original' })
    expect(before.ok && after.ok && before.value.path !== after.value.path).toBe(true)
    const target = join(folder, 'turned.pdf')
    await engine.handle('fax.export', { messageId, form: 'pdf', target })
    const pdf = await openPdf(readFileSync(target), limits)
    expect([pdf.head(0).width > pdf.head(0).height, pdf.head(1).width < pdf.head(1).height]).toEqual([true, true])
    pdf.close()
    await engine.handle('page.turn', { id: pageId, rotation: 0 })
    expect((await shown()).words.find((word) => word.text === 'RE-2026-003381')?.box).toEqual(box)
    expect(await engine.handle('page.turn', { id: '01890000-0000-7000-8000-000000000000', rotation: 90 })).toMatchObject({ ok: false, error: { code: 'not-found' } })
    expect(await engine.handle('page.turn', { id: pageId, rotation: 45 as 90 })).toMatchObject({ ok: false, error: { code: 'invalid-input' } })
  })

  it('is read again lying that way; a turn in which nothing can be read leaves what was read', { timeout: 180_000 }, async () => {
    const folder = tempFolder()
    const { engine } = await openTestEngine(join(folder, 'data'))
    const [end] = await takeIn(engine, [quote])
    const { store, jobs } = engine.context
    const pages = await store.read((tx) => tx.selectFrom('page').select(['id', 'text', 'rotation', 'width', 'height']).where('message_id', '=', end?.messageId ?? '').orderBy('number').execute())
    const [page] = pages
    if (!page) throw new Error('no page')
    const first = await engine.handle('page.words', { id: page.id })
    const word = first.ok ? first.value.words.find(({ stamped, text }) => stamped !== true && text.length > 5) : undefined
    if (!word) throw new Error('no word')
    await engine.handle('page.correct', { id: page.id, box: word.box, text: 'Berichtigtes' })
    const readAgain = async (): Promise<void> => {
      await store.write(async (tx) => {
        const due = await tx.updateTable('job').set({ run_at: 0 }).where('kind', '=', 'recognise').where('subject_id', '=', page.id).executeTakeFirst()
        expect(Number(due.numUpdatedRows)).toBe(1)
      })
      await jobs.idle('recognise')
    }
    await engine.handle('page.turn', { id: page.id, rotation: 180 })
    await readAgain()
    const stored = () => store.read((tx) => tx.selectFrom('page').select(['text', 'rotation', 'turned_to', 'recognition', 'width']).where('id', '=', page.id).executeTakeFirstOrThrow())
    expect(await stored()).toMatchObject({ rotation: 180, turned_to: 180, recognition: 'done', width: page.width })
    expect((await stored()).text).toContain('Berichtigtes')
    await engine.handle('page.turn', { id: page.id, rotation: 0 })
    await readAgain()
    const back = await stored()
    expect(back).toMatchObject({ rotation: 0, turned_to: 0, recognition: 'done' })
    expect(back.text).toContain('Berichtigtes')
    expect(back.text.length).toBeGreaterThan(page.text.length * 0.9)
  })
})
