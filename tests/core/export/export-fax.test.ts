import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openPdf } from '../../../src/core/adapters/pdf'
import { limits } from '../../../src/core/limits'
import { pdfA2bTroubles } from '../../helpers/pdf-structure'
import { openTestEngine, resources, takeIn, type TestEngine } from '../../helpers/engine'
import { tempFolder } from '../../helpers/temp-folder'

const quote = join(resources, 'samples', 'fax000000421.tif')

/** A fax of two pages whose recognition is held back, with words that a test writes. */
async function quoteTakenIn(folder: string): Promise<TestEngine & { messageId: string; pageIds: readonly string[] }> {
  const opened = await openTestEngine(join(folder, 'data'))
  await opened.engine.handle('recognition.pause', { paused: true })
  const [end] = await takeIn(opened.engine, [quote], false)
  const messageId = end?.messageId ?? ''
  const { store } = opened.engine.context
  const pages = await store.read((tx) => tx.selectFrom('page').select('id').where('message_id', '=', messageId).orderBy('number').execute())
  await store.write(async (tx) => {
    for (const [index, { id }] of pages.entries()) {
      const words = [{ text: `Wartungssteg-${index + 1}`, box: [300, 500, 200, 30], confidence: 90, line: 0 }, { text: 'Größe', box: [520, 500, 120, 30], confidence: 90, line: 0 }]
      await tx.insertInto('page_words').values({ page_id: id, words_json: JSON.stringify(words) }).execute()
      await tx.updateTable('page').set({ text: `Wartungssteg-${index + 1} Größe`, recognition: 'done', language: 'deu' }).where('id', '=', id).execute()
    }
    await tx.updateTable('message').set({ subject: 'Angebot A 26/318' }).where('id', '=', messageId).execute()
  })
  return { ...opened, messageId, pageIds: pages.map((page) => page.id) }
}

describe('a fax leaves as a file', () => {
  it('PDF/A-2b: every page in its true size with its words where they stand', async () => {
    const folder = tempFolder()
    const { engine, messageId } = await quoteTakenIn(folder)
    const target = join(folder, 'Angebot.pdf')
    expect(await engine.handle('fax.export', { messageId, form: 'pdf', target })).toEqual({ ok: true, value: { path: target, unread: 0 } })
    const bytes = readFileSync(target)
    expect(pdfA2bTroubles(bytes)).toEqual([])
    const pdf = await openPdf(bytes, limits)
    expect(pdf.pages).toBe(2)
    for (const index of [0, 1]) {
      const { width, height } = pdf.head(index)
      expect(width / height).toBeCloseTo(215 / 297, 1)
      expect(pdf.words?.(index)?.map((word) => word.text)).toEqual([`Wartungssteg-${index + 1}`, 'Größe'])
      const [left = 0] = pdf.words?.(index)?.[0]?.box ?? []
      expect(Math.abs((left * 1728) / width - 300)).toBeLessThan(4)
    }
    pdf.close()
  })

  it('plain text: page by page, parted by form feeds', async () => {
    const folder = tempFolder()
    const { engine, messageId } = await quoteTakenIn(folder)
    const target = join(folder, 'Angebot.txt')
    expect(await engine.handle('fax.export', { messageId, form: 'text', target })).toMatchObject({ ok: true })
    expect(readFileSync(target, 'utf8')).toBe('Wartungssteg-1 Größe\n\f\nWartungssteg-2 Größe\n')
    expect(await engine.handle('fax.exportName', { messageId })).toMatchObject({ ok: true, value: { name: expect.stringMatching(/^Angebot A 26\/318 – .*\d{4}-\d\d-\d\d$/) as string } })
  })

  it('takes its continuation along, and keeps the place of a page that cannot be shown', async () => {
    const folder = tempFolder()
    const { engine, messageId } = await quoteTakenIn(folder)
    const second = join(folder, 'weiter.tif')
    writeFileSync(second, Buffer.concat([readFileSync(quote), Buffer.from('again')]))
    const [end] = await takeIn(engine, [second], false)
    const { store } = engine.context
    await store.write(async (tx) => {
      await tx.updateTable('message').set({ joined_to: messageId }).where('id', '=', end?.messageId ?? '').execute()
      await tx.updateTable('page').set({ recognition: 'none', code: 'file-damaged' }).where('message_id', '=', end?.messageId ?? '').where('number', '=', 1).execute()
    })
    const target = join(folder, 'ganz.pdf')
    expect(await engine.handle('fax.export', { messageId, form: 'pdf', target })).toMatchObject({ ok: true })
    const pdf = await openPdf(readFileSync(target), limits)
    expect([pdf.pages, Math.round((pdf.head(2).width / pdf.head(2).height) * 1000)]).toEqual([4, Math.round((595.28 / 841.89) * 1000)])
    pdf.close()
  })

  it('replaces what the dialog agreed to, and leaves nothing half made behind', async () => {
    const folder = tempFolder()
    const { engine, messageId } = await quoteTakenIn(folder)
    const target = join(folder, 'schon-da.pdf')
    writeFileSync(target, 'old')
    expect(await engine.handle('fax.export', { messageId: '01890000-0000-7000-8000-000000000000', form: 'pdf', target })).toMatchObject({ ok: false, error: { code: 'not-found' } })
    const { blobs, store } = engine.context
    const { sha256 } = await store.read((tx) => tx.selectFrom('attachment').select('sha256').where('message_id', '=', messageId).executeTakeFirstOrThrow())
    const original = readFileSync(await blobs.file(sha256))
    writeFileSync(await blobs.file(sha256), 'no picture any more')
    expect(await engine.handle('fax.export', { messageId, form: 'pdf', target })).toMatchObject({ ok: false, error: { code: 'file-damaged' } })
    expect([readFileSync(target, 'utf8'), readdirSync(folder).sort()]).toEqual(['old', ['data', 'schon-da.pdf']])
    writeFileSync(await blobs.file(sha256), original)
    expect(await engine.handle('fax.export', { messageId, form: 'pdf', target })).toMatchObject({ ok: true })
    expect(readFileSync(target).subarray(0, 5).toString()).toBe('%PDF-')
    expect(await engine.handle('fax.export', { messageId, form: 'text', target: join(folder, 'no', 'where.txt') })).toMatchObject({ ok: false, error: { code: 'target-unwritable' } })
    expect(existsSync(join(folder, 'no'))).toBe(false)
  })
})
