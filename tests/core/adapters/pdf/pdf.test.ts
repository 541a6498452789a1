import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { formatPictures } from '../../../../scripts/samples/format-pictures.mjs'
import { makeFormatFixtures } from '../../../../scripts/samples/formats.mjs'
import { openPdf } from '../../../../src/core/adapters/pdf'
import { withTrailer } from '../../../../src/core/adapters/pdf/repair'
import { joinWords } from '../../../../src/core/adapters/pdf/words'
import { limits } from '../../../../src/core/limits'
import { sharedFolder } from '../../../helpers/temp-folder'

const drawingTime = 240_000
const failureOf = async (action: Promise<unknown>): Promise<unknown> => action.then(() => null, (error: { failure?: unknown }) => error.failure)

describe('a fax in a PDF', { timeout: drawingTime }, () => {
  let folder: string
  let pictures: Awaited<ReturnType<typeof formatPictures>>
  beforeAll(async () => {
    folder = sharedFolder()
    await makeFormatFixtures(folder)
    pictures = await formatPictures()
  }, drawingTime)
  const open = (file: string) => openPdf(readFileSync(join(folder, file)), limits)

  it.each([
    ['scanned-g4.pdf', 'fine', 196],
    ['scanned-g3.pdf', 'fine', 196],
    ['scanned-g4-standard.pdf', 'standard', 98],
  ] as const)('is taken out dot by dot with its own resolution, from %s', async (file, kind, down) => {
    const pdf = await open(file)
    const { raster, density } = pdf.decode(0)
    const picture = pictures[kind][0]
    expect([raster.kind, raster.width, raster.height]).toEqual(['bit', picture?.width, picture?.height])
    expect(Buffer.from(raster.data).equals(Buffer.from(picture?.data ?? []))).toBe(true)
    expect([Math.round(density?.x ?? 0), Math.round(density?.y ?? 0)]).toEqual([204, down])
    expect(pdf.words(0)).toBeNull()
    pdf.close()
  })

  it('is drawn where it is grey, turned or text', async () => {
    for (const [file, kind] of [['scanned-jpeg.pdf', 'rgb'], ['scanned-rotate90.pdf', 'rgb'], ['digital.pdf', 'grey']] as const) {
      const pdf = await open(file)
      const { raster, density } = pdf.decode(0)
      expect([file, raster.kind, density]).toEqual([file, kind, { x: 204, y: 204 }])
      expect([file, raster.width, raster.height]).toEqual([file, pdf.head(0).width, pdf.head(0).height])
      pdf.close()
    }
  })

  it('opens where cross-references and trailer are missing', async () => {
    const whole = readFileSync(join(folder, 'scanned-g4.pdf'))
    const text = whole.toString('latin1')
    const bare = whole.subarray(0, text.lastIndexOf('\nxref') + 1)
    const pdf = await openPdf(bare, limits)
    expect([pdf.pages, pdf.decode(0).raster.width]).toEqual([1, 1728])
    pdf.close()
    expect(withTrailer(Buffer.from('%PDF-1.4\n1 0 obj << >> endobj'))).toBeNull()
  })

  it('is refused with what is wrong', async () => {
    expect(await failureOf(openPdf(readFileSync(join(folder, 'scanned-g4-pages.pdf')), { ...limits, pages: 1 }))).toEqual({ code: 'too-many-pages', params: { pages: 2, limit: 1 } })
    expect(await failureOf(openPdf(Buffer.from('%PDF-1.4 and nothing more'), limits))).toEqual({ code: 'file-damaged', params: {} })
  })
})

describe('the words of a text layer', () => {
  const row = (text: string, left: number, top: number) => [...text].map((character, i) => (character === ' ' ? null : { text: character, left: left + i * 10, right: left + i * 10 + 9, top, bottom: top + 12 }))

  it('end at gaps, at jumps and at lines', () => {
    const words = joinWords([...row('Guten Tag', 0, 0), ...row('Herr', 120, 0), ...row('Meier', 0, 40)])
    expect(words.map(({ text, line }) => [text, line])).toEqual([
      ['Guten', 0],
      ['Tag', 0],
      ['Herr', 0],
      ['Meier', 1],
    ])
    expect(words[0]?.box).toEqual([0, 0, 49, 12])
    expect(joinWords([])).toEqual([])
  })
})
