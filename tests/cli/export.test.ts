import { copyFileSync, existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openPdf } from '../../src/core/adapters/pdf'
import { limits } from '../../src/core/limits'
import type { Word } from '../../src/shared/domain/page'
import { openTestEngine, resources, takeIn } from '../helpers/engine'
import { pdfA2bTroubles, pdfA3bTroubles } from '../helpers/pdf-structure'
import { tempFolder } from '../helpers/temp-folder'
import { run } from './run'

const order = join(resources, 'samples', 'Bestellung_Tollmoor_04066969418.tif')

describe('recognise --pdf', { timeout: 120_000 }, () => {
  it('writes NAME.pdf, whose words lie where words.json says', async () => {
    const folder = tempFolder()
    const { code, lines } = await run(['recognise', order, '--out', folder, '--pdf'])
    const name = 'Bestellung_Tollmoor_04066969418'
    expect([code, lines.at(-1)]).toEqual([0, join(folder, `${name}.pdf`)])
    const bytes = readFileSync(join(folder, `${name}.pdf`))
    expect(pdfA2bTroubles(bytes)).toEqual([])
    const words = JSON.parse(readFileSync(join(folder, `${name}-p1.words.json`), 'utf8')) as Word[]
    const pdf = await openPdf(bytes, limits)
    const found = pdf.words?.(0) ?? []
    const scale = 1728 / pdf.head(0).width
    const inPlace = words.filter(({ text, box: [left, top, width, height] }) =>
      found.some((one) => {
        const [x, y, w, h] = one.box.map((side) => side * scale) as [number, number, number, number]
        return one.text === text && Math.abs(x - left) < 6 && Math.abs(x + w - left - width) < 6 && y < top + height / 2 && y + h > top + height / 2
      }),
    )
    // PDFium takes apart and joins a few of them at signs.
    expect(inPlace.length / words.length).toBeGreaterThan(0.93)
    pdf.close()
  })

  it('never takes the place of the file that it reads', async () => {
    const folder = tempFolder()
    const file = join(folder, 'fax.pdf')
    writeFileSync(file, '%PDF-1.4\n')
    copyFileSync(order, join(folder, 'anders.tif'))
    const { code, err } = await run(['recognise', join(folder, 'anders.tif'), file, '--out', folder, '--pdf'])
    expect([code, err.includes('fax')]).toEqual([1, true])
    expect([readFileSync(file, 'utf8'), readdirSync(folder).sort()]).toEqual(['%PDF-1.4\n', ['anders.tif', 'fax.pdf']])
  })
})

describe('export', () => {
  it('writes a fax beside a running app, and replaces nothing', async () => {
    const folder = tempFolder()
    const data = join(folder, 'data')
    const { engine } = await openTestEngine(data)
    await engine.handle('recognition.pause', { paused: true })
    const [end] = await takeIn(engine, [order], false)
    const messageId = end?.messageId ?? ''
    const out = join(folder, 'fax.pdf')
    const first = await run(['export', messageId, '--data', data, '--out', out])
    expect([first.code, first.out]).toEqual([2, `${out}\n`]) // its page has still to be read
    expect(pdfA2bTroubles(readFileSync(out))).toEqual([])
    const again = await run(['export', messageId, '--data', data, '--out', out])
    expect([again.code, again.err]).toEqual([1, `rueckkanal: There is something of this name already: ${out}. Please choose another name.\n`])
    const text = join(folder, 'fax.txt')
    const unread = await run(['export', messageId, '--data', data, '--out', text, '--form', 'text'])
    expect([unread.code, unread.out, unread.err.includes('still to be read')]).toEqual([2, `${text}\n`, true])
    expect(readFileSync(text, 'utf8')).toBe('\n')
    expect(readdirSync(folder).sort()).toEqual(['data', 'fax.pdf', 'fax.txt'])
  })

  it.each([
    [['export', 'x'], 'missing'],
    [['export', 'x', '--out', 'y', '--form', 'docx'], '--form'],
    [['export', 'x', 'y', '--out', 'z'], 'Too many'],
  ])('answers %j with one line', async (argv, words) => {
    const { code, out, err } = await run(argv, { workingFolder: tempFolder() })
    expect([code, out, err.includes(words), err.trimEnd().split('\n').length]).toEqual([1, '', true, 1])
  })

  it('says what it does not find, and leaves no empty file', async () => {
    const folder = tempFolder()
    const { engine } = await openTestEngine(join(folder, 'data'))
    await engine.stop()
    const { code, err } = await run(['export', '01890000-0000-7000-8000-000000000000', '--data', join(folder, 'data'), '--out', join(folder, 'x.pdf')])
    expect([code, err.startsWith('rueckkanal: '), existsSync(join(folder, 'x.pdf'))]).toEqual([1, true, false])
  })

  it('writes a conversation as one PDF or as mails, by the id of the conversation', async () => {
    const folder = tempFolder()
    const data = join(folder, 'data')
    const { engine } = await openTestEngine(data)
    await engine.handle('recognition.pause', { paused: true })
    const [end] = await takeIn(engine, [order], false)
    const { conversation_id: id } = await engine.context.store.read((tx) => tx.selectFrom('message').select('conversation_id').where('id', '=', end?.messageId ?? '').executeTakeFirstOrThrow())
    const pdf = join(folder, 'all.pdf')
    const mails = join(folder, 'all.eml')
    expect([(await run(['export', id, '--data', data, '--out', pdf])).code, (await run(['export', id, '--data', data, '--out', mails, '--form', 'mails'])).code]).toEqual([0, 0])
    expect(pdfA3bTroubles(readFileSync(pdf))).toEqual([])
    expect(readFileSync(mails, 'utf8')).toMatch(/^From: .*@rueckkanal\.invalid/m)
    expect([(await run(['export', id, '--data', data, '--out', pdf])).code, (await run(['export', id, '--data', data, '--out', join(folder, 'x'), '--form', 'text'])).code]).toEqual([1, 1])
    expect((await run(['export', end?.messageId ?? '', '--data', data, '--out', join(folder, 'x'), '--form', 'mails'])).code).toBe(1)
    expect(existsSync(join(folder, 'x'))).toBe(false)
  })
})
