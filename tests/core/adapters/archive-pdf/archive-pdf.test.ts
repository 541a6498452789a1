import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createArchivePdf } from '../../../../src/core/adapters/archive-pdf'
import { placeLines } from '../../../../src/core/adapters/archive-pdf/text-lines'
import { packPicture } from '../../../../src/core/adapters/page-worker/pack'
import { openPdf } from '../../../../src/core/adapters/pdf'
import { limits } from '../../../../src/core/limits'
import type { ArchivePage } from '../../../../src/core/ports'
import type { Raster } from '../../../../src/core/ports/raster'
import type { Word } from '../../../../src/shared/domain/page'
import { pdfA2bTroubles, readPdfObjects } from '../../../helpers/pdf-structure'
import { tempFolder } from '../../../helpers/temp-folder'

const [width, height, dpi] = [1728, 2376, 204]
const title = { title: 'Angebot für Käthe & Söhne (§ 7)', language: 'de', madeAt: Date.UTC(2026, 10, 23, 20) } as const

/** A page with a black bar, so that a picture turned or inverted on its way would show. */
function barred(): Raster {
  const data = new Uint8Array((width / 8) * height)
  data.fill(0xff, 100 * (width / 8), 140 * (width / 8))
  return { kind: 'bit', width, height, data }
}

const word = (text: string, left: number, top: number, wide: number, high: number, line: number): Word => ({ text, box: [left, top, wide, high], confidence: 90, line })
const words: readonly Word[] = [
  word('Größere', 200, 400, 150, 40, 0),
  word('Äpfel', 370, 401, 90, 38, 0),
  word('kosten', 480, 408, 110, 24, 0),
  word('1.234,50', 1200, 400, 160, 30, 0),
  word('€', 1370, 400, 22, 30, 0),
  word('für', 200, 470, 50, 30, 1),
  word('Straße', 262, 470, 120, 30, 1),
  word('ﬁnal', 400, 470, 80, 30, 1),
  word('𝄞', 500, 470, 30, 30, 1),
]

async function* pagesOf(...pages: readonly ArchivePage[]): AsyncGenerator<ArchivePage> {
  await Promise.resolve()
  yield* pages
}

async function written(...pages: readonly ArchivePage[]): Promise<Buffer> {
  const target = join(tempFolder(), 'archive.pdf')
  expect(await createArchivePdf('').write(target, title, pagesOf(...pages))).toEqual({ ok: true, value: { pages: pages.length } })
  return readFileSync(target)
}

const bars: ArchivePage = { picture: packPicture({ raster: barred(), dpi }), words }

describe('a PDF/A-2b of pages and their words', () => {
  it('breaks no clause of ISO 19005-2', async () => {
    const grey: Raster = { kind: 'grey', width: 300, height: 200, data: new Uint8Array(60_000).fill(200) }
    const bytes = await written(bars, { picture: packPicture({ raster: grey, dpi: 100 }), words: [] }, { picture: null, words: [] })
    expect(pdfA2bTroubles(bytes)).toEqual([])
    expect((bytes.toString('latin1').match(/\/Type \/Page\b/g) ?? []).length).toBe(3)
  })

  it('is found out where it breaks one', async () => {
    const broken = (await written(bars)).toString('latin1').replace('<pdfaid:part>2', '<pdfaid:part>3').replace('/FontFile2', '/FontFile9').replace('/GTS_PDFA1', '/GTS_PDFX')
    expect(pdfA2bTroubles(Buffer.from(broken, 'latin1'))).toEqual(expect.arrayContaining(['6.2.3 one output intent', '6.6.4 says that it is PDF/A-2b', '6.2.11.4 fonts embedded']))
  })

  it('gives every word where it stands, with its umlauts, signs and pairs', async () => {
    const pdf = await openPdf(await written(bars), limits)
    const read = pdf.words?.(0) ?? []
    const head = pdf.head(0)
    // PDFium answers signs beyond 16 bits in halves, which our reader leaves out.
    expect(read.map((one) => one.text)).toEqual(words.slice(0, -1).map((one) => one.text.replace('ﬁ', 'fi')))
    const scale = width / head.width
    read.forEach((one, index) => {
      const [left, top, wide, high] = words[index]!.box
      const [x, y, w, h] = one.box.map((side) => side * scale) as [number, number, number, number]
      expect([one.text, Math.abs(x - left) < 3, Math.abs(x + w - left - wide) < 4]).toEqual([one.text, true, true])
      expect([one.text, y < top + high / 2, y + h > top + high / 2, h < 2.5 * high]).toEqual([one.text, true, true, true])
    })
    pdf.close()
  })

  it('says what each sign means, also one of two halves', async () => {
    const { stream, find } = readPdfObjects(await written(bars))
    const font = readPdfObjects(await written(bars)).objects.get(find(/\/Subtype \/Type0/)[0] ?? 0) ?? ''
    const meanings = stream(Number(/\/ToUnicode (\d+)/.exec(font)?.[1])).toString()
    expect(meanings).toMatch(/<0001> <0047>/)
    expect(meanings).toContain('<d834dd1e>')
    expect(meanings).toContain('<20ac>')
  })

  it('shows the picture as it is, in its true size, and no letter over it', async () => {
    const pdf = await openPdf(await written(bars), limits)
    const page = pdf.decode(0)
    const dark = (y: number): number => page.raster.data.subarray(y * width, (y + 1) * width).filter((pixel) => pixel < 128).length
    expect([page.raster.kind, page.raster.width, page.raster.height, page.density]).toEqual(['grey', width, height, { x: dpi, y: dpi }])
    expect([50, 99, 100, 139, 140, 415, 485].map(dark)).toEqual([0, 0, width, width, 0, 0, 0])
    pdf.close()
  })

  it('keeps title and language, and a fax page small', async () => {
    const { text, objects, find } = readPdfObjects(await written(bars))
    expect(text.length).toBeLessThan(16_000)
    expect(objects.get(find(/\/Type \/Catalog/)[0] ?? 0)).toContain('/Lang (de)')
    expect(Buffer.from(text, 'latin1').toString('utf8')).toContain('>Angebot für Käthe &#38; Söhne (§ 7)<')
    expect(text).toContain(Buffer.from('\ufeffAngebot f', 'utf16le').swap16().toString('latin1'))
  })

  it('lets no subject write its metadata', async () => {
    const target = join(tempFolder(), 'hostile.pdf')
    const hostile = { ...title, title: '</rdf:li><pdfaid:part>3</pdfaid:part>\u0000\ud800 & more'.repeat(50) }
    expect(await createArchivePdf('').write(target, hostile, pagesOf(bars))).toMatchObject({ ok: true })
    const bytes = readFileSync(target)
    const { stream, find } = readPdfObjects(bytes)
    expect([pdfA2bTroubles(bytes), stream(find(/\/Subtype \/XML/)[0] ?? 0).toString().match(/<pdfaid:part>\d/g)]).toEqual([[], ['<pdfaid:part>2']])
  })

  it('puts up with words that are nothing, nowhere or huge', async () => {
    const strange = [word('', 1, 1, 5, 5, 0), word('\u0000\ud800', 1, 1, 5, 5, 0), word('x', -50, -50, 1e7, 0, 0), word('breit', 0, 0, 1e6, 3, 1), word('('.repeat(5_000), 10, 10, 1, 1, 2)]
    expect(pdfA2bTroubles(await written({ ...bars, words: strange }))).toEqual([])
  })

  it('does not touch what is there, and says where it cannot write', async () => {
    const folder = tempFolder()
    const there = join(folder, 'there.pdf')
    writeFileSync(there, 'mine')
    expect(await createArchivePdf('').write(there, title, pagesOf(bars))).toMatchObject({ ok: false, error: { code: 'target-unwritable' } })
    expect(readFileSync(there, 'utf8')).toBe('mine')
    expect(await createArchivePdf('').write(join(folder, 'no', 'where.pdf'), title, pagesOf(bars))).toMatchObject({ ok: false })
    const failing = async function* (): AsyncGenerator<ArchivePage> {
      yield await Promise.resolve(bars)
      throw new Error('page lost')
    }
    await expect(createArchivePdf('').write(join(folder, 'half.pdf'), title, failing())).rejects.toThrow('page lost')
    expect(existsSync(join(folder, 'no'))).toBe(false)
  })
})

describe('the lines of the text layer', () => {
  it('have one height and fall as the page does', () => {
    const falling = ['eine', 'lange', 'Zeile', 'fällt', 'hier'].map((text, index) => word(text, 100 + index * 200, 500 + index * 4 + (index % 2) * 8, 150, 30 - (index % 2) * 8, 0))
    const [line] = placeLines(falling)
    const bottoms = line?.words.map((one) => one.bottom) ?? []
    expect(line?.height).toBeGreaterThan(24)
    bottoms.slice(1).forEach((bottom, index) => expect(bottom - (bottoms[index] ?? 0)).toBeCloseTo(4, 0))
  })

  it('are parted where two columns were read as one', () => {
    expect(placeLines([word('links', 100, 500, 80, 30, 0), word('rechts', 900, 512, 90, 30, 0)]).map((line) => line.words.map((one) => [one.text, one.gap]))).toEqual([[['links', null]], [['rechts', null]]])
  })
})
