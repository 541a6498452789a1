import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { makeBitmap, setBlack, turnedHalf, turnedQuarter } from '../../../scripts/samples/bitmap.mjs'
import { formatPictures } from '../../../scripts/samples/format-pictures.mjs'
import { makeFormatFixtures } from '../../../scripts/samples/formats.mjs'
import { bilevelPage, writeTiff } from '../../../scripts/samples/tiff.mjs'
import { createRecogniser } from '../../../src/core/adapters/tesseract'
import type { PictureType } from '../../../src/core/ports/document-reader'
import { recognisePage, type PageReading } from '../../../src/core/recognition'
import { ok } from '../../../src/shared/result'
import { openPageReaders } from '../../helpers/page-readers'
import { sharedFolder } from '../../helpers/temp-folder'

const drawingTime = 240_000
type Bitmap = ReturnType<typeof makeBitmap>
const folder = sharedFolder()
const { reader, recogniser } = openPageReaders()

const wordsOf = (text: string): readonly string[] => text.split(/\s+/).filter((word) => word !== '')
/** Share of the true words that were read. */
const found = (truth: string, text: string): number => wordsOf(truth).filter((word) => wordsOf(text).includes(word)).length / wordsOf(truth).length

/** Blotches of four by two dots, as large as letters. */
function coarse(share: number): (x: number, y: number) => boolean {
  return (x, y) => (Math.imul((x >> 2) * 73_856_093 + (y >> 1) * 19_349_663, 2_654_435_761) >>> 0) / 2 ** 32 < share
}

describe('a page is read', { timeout: drawingTime }, () => {
  let pictures: Awaited<ReturnType<typeof formatPictures>>
  let truth: string
  beforeAll(async () => {
    await makeFormatFixtures(folder)
    pictures = await formatPictures()
    truth = pictures.texts[0] ?? ''
  }, drawingTime)

  const read = async (file: string, type: PictureType): Promise<PageReading> => {
    const result = await recognisePage({ reader, recogniser }, { path: join(folder, file), type, page: 1 })
    if (!result.ok) throw new Error(result.error.code)
    return result.value
  }
  const readTurned = (name: string, how: (page: Bitmap) => Bitmap, densities: readonly [number, number]): Promise<PageReading> => {
    const [page] = pictures.fine
    if (!page) throw new Error('no page')
    writeFileSync(join(folder, name), writeTiff([bilevelPage(how(page), { xResolution: densities[0], yResolution: densities[1] })]))
    return read(name, 'tiff')
  }

  it.each<[string, PictureType]>([
    ['g4.tif', 'tiff'],
    ['g3-2d.tif', 'tiff'],
    ['g4-standard.tif', 'tiff'],
    ['scanned-g4.pdf', 'pdf'],
    ['scan.jpg', 'jpeg'],
  ])('in German, from %s', async (file, type) => {
    const page = await read(file, type)
    expect(page).toMatchObject({ rotation: 0, language: 'deu', source: 'ocr' })
    expect(found(truth, page.text)).toBeGreaterThan(0.9)
    expect(page.confidence).toBeGreaterThan(80)
    for (const { box } of page.words) expect(box[0] >= 0 && box[1] >= 0 && box[0] + box[2] <= page.width + 1 && box[1] + box[3] <= page.height + 1).toBe(true)
  })

  it('with its words where they stand on the picture, at half the rows as at all', async () => {
    const [fine, standard] = [await read('g4.tif', 'tiff'), await read('g4-standard.tif', 'tiff')]
    const place = (page: PageReading, text: string) => page.words.find((word) => word.text === text)?.box.map((value, i) => value / (i % 2 === 0 ? page.width : page.height))
    for (const text of ['Lieferverzug', 'Spülkästen', 'Bauleitung']) {
      const [a, b] = [place(fine, text), place(standard, text)]
      expect([text, a?.every((value, i) => Math.abs(value - (b?.[i] ?? 9)) < 0.012)]).toEqual([text, true])
    }
  })

  it('upside down', async () => {
    const page = await readTurned('half.tif', turnedHalf, [204, 196])
    expect([page.rotation, found(truth, page.text) > 0.9]).toEqual([180, true])
  })

  it.each([
    [90, (page: Bitmap) => turnedHalf(turnedQuarter(page))],
    [270, turnedQuarter],
  ])('lying on its side, to be turned by %d', async (rotation, how) => {
    const page = await readTurned(`quarter-${rotation}.tif`, how, [196, 204])
    expect([page.rotation, found(truth, page.text) > 0.9, page.width > page.height]).toEqual([rotation, true, true])
  })

  it('not at all where it is blank', async () => {
    writeFileSync(join(folder, 'blank.tif'), writeTiff([bilevelPage(makeBitmap(1728, 1100), {})]))
    expect(await read('blank.tif', 'tiff')).toMatchObject({ words: [], text: '', confidence: 0, rotation: 0 })
  })

  it.each<[string, readonly [number, number], (x: number, y: number, chance: () => number) => boolean]>([
    ['a single dot', [1, 1], () => true],
    ['black all over', [1728, 1100], () => true],
    ['specked', [1728, 600], (_x, _y, chance) => chance() < 0.08],
    ['noise all over', [864, 500], (_x, _y, chance) => chance() < 0.5],
    ['coarse noise all over', [864, 500], coarse(0.3)],
    ['a photograph, its greys as a raster of dots', [864, 500], (x, y, chance) => chance() < 0.5 + 0.35 * Math.sin(x / 170) * Math.cos(y / 130)],
    ['notes on staves', [1728, 1100], (x, y) => (y % 220 < 90 && y % 18 < 2) || (Math.hypot((x % 97) - 40, ((y * 2) % 190) - 90) < 14 && (x * 7 + y) % 5 > 0)],
  ])('not at all where it is %s', async (name, [width, height], isInk) => {
    const page = makeBitmap(width, height)
    let seed = 7
    const chance = (): number => (seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32
    for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) if (isInk(x, y, chance)) setBlack(page, x, y)
    writeFileSync(join(folder, `${name.slice(0, 6)}.tif`), writeTiff([bilevelPage(page, { xResolution: 204, yResolution: 98 })]))
    const { text, words, line, verdict } = await read(`${name.slice(0, 6)}.tif`, 'tiff')
    expect([name, text, words.length, line, verdict === 'read']).toEqual([name, '', 0, null, false])
  })

  it('not at all where specks were taken for single signs, however surely', async () => {
    const line = (top: number, stamped: boolean) => ({ left: 100, top, baseline: top + 30, height: 30, picture: { width: 40, height: 40, data: new Uint8Array(1600) }, stamped })
    const prepared = { width: 1728, height: 2200, dpi: 204, direction: 'blank' as const, ink: 0.001, thin: false, scaleX: 1, scaleY: 1, skew: { angle: 0, from: 0 }, lines: [line(900, false), line(1300, false), line(1700, false)] }
    const specks = { ...recogniser, recognise: async (lines: readonly unknown[]) => ok(lines.map(() => [{ text: 'E', box: [0, 0, 20, 30] as const, confidence: 90 }])) }
    const result = await recognisePage({ reader: { ...reader, prepare: async () => ok(prepared) }, recogniser: specks as unknown as typeof recogniser }, { path: 'any.tif', type: 'tiff', page: 1 })
    expect(result.ok && result.value).toMatchObject({ text: '', words: [], verdict: 'blank' })
  })

  it('by its own words where a digital PDF brings them', async () => {
    const page = await read('digital.pdf', 'pdf')
    expect(page).toMatchObject({ source: 'text-layer', confidence: 100, rotation: 0, language: 'deu' })
    expect(found(truth, page.text)).toBe(1)
  })

  it('or answered with the code of what went wrong', async () => {
    const readers = { reader, recogniser }
    expect(await recognisePage(readers, { path: join(folder, 'nowhere.tif'), type: 'tiff', page: 1 })).toMatchObject({ ok: false, error: { code: 'file-missing' } })
    const noData = createRecogniser({ dataPath: join(folder, 'nowhere'), size: 1 })
    expect(await recognisePage({ reader, recogniser: noData }, { path: join(folder, 'g4.tif'), type: 'tiff', page: 1 })).toMatchObject({ ok: false, error: { code: 'recognition-data-missing' } })
    expect(await recognisePage(readers, { path: join(folder, 'g4.tif'), type: 'tiff', page: 1 }, AbortSignal.abort())).toMatchObject({ ok: false, error: { code: 'cancelled' } })
  })
})
