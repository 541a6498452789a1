import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { formatPictures } from '../../../../scripts/samples/format-pictures.mjs'
import { makeFormatFixtures } from '../../../../scripts/samples/formats.mjs'
import { decodeJpegBlock } from '../../../../src/core/adapters/picture/jpeg'
import { openTiff } from '../../../../src/core/adapters/tiff'
import { limits } from '../../../../src/core/limits'
import type { Raster } from '../../../../src/core/ports/raster'
import { toGrey } from '../../../../src/core/recognition/resample'
import { turn } from '../../../../src/core/recognition/turn'
import { sharedFolder } from '../../../helpers/temp-folder'

const drawingTime = 240_000
const open = (bytes: Uint8Array) => openTiff(bytes, limits, (block, isYCbCr) => decodeJpegBlock(block, isYCbCr, limits))

interface Picture {
  readonly width: number
  readonly height: number
  readonly data: Uint8Array
}

/** Pixels that differ, the padding at the rows' ends left out. */
function differingBits(raster: Raster, picture: Picture): number {
  const stride = (picture.width + 7) >> 3
  const lastMask = (0xff00 >> (((picture.width - 1) % 8) + 1)) & 0xff
  let wrong = 0
  for (let i = 0; i < picture.data.length; i++) {
    const mask = i % stride === stride - 1 ? lastMask : 0xff
    if (((raster.data[i] ?? 0) ^ (picture.data[i] ?? 0)) & mask) wrong++
  }
  return wrong
}

describe('TIFF as it is coded in faxes and scans', { timeout: drawingTime }, () => {
  let folder: string
  let made: Awaited<ReturnType<typeof makeFormatFixtures>>
  let pictures: Awaited<ReturnType<typeof formatPictures>>
  beforeAll(async () => {
    folder = sharedFolder()
    made = await makeFormatFixtures(folder)
    pictures = await formatPictures()
  }, drawingTime)

  it('decodes every black-and-white coding to the pixel, upright by its tag', () => {
    const fixtures = made.filter(({ type, bilevel }) => type === 'tiff' && bilevel)
    expect(fixtures.length).toBeGreaterThan(40)
    for (const { file, pages, bilevel } of fixtures) {
      const tiff = open(readFileSync(join(folder, file)))
      expect([file, tiff.pages]).toEqual([file, pages])
      for (let page = 0; page < pages; page++) {
        const { raster, orientation } = tiff.decode(page)
        const upright = turn(raster, orientation, 0)
        const picture = pictures[bilevel ?? 'fine'][page] as Picture
        expect([file, upright.kind, upright.width, upright.height]).toEqual([file, 'bit', picture.width, picture.height])
        expect(`${file}: ${differingBits(upright, picture)}`).toBe(`${file}: 0`)
      }
    }
  })

  it('tells the resolution in inches, whichever unit the file counts in', () => {
    for (const { file, xDpi, yDpi } of made.filter(({ type }) => type === 'tiff')) {
      const { density } = open(readFileSync(join(folder, file))).head(0)
      expect([file, Math.round(density?.x ?? 0), Math.round(density?.y ?? 0)]).toEqual([file, xDpi, yDpi])
    }
  })

  it('decodes grey, palette, colour and JPEG strips to the page they were made from', () => {
    const page = pictures.grey[0] as Picture
    for (const file of ['grey.tif', 'grey-miniswhite.tif', 'palette.tif', 'jpeg.tif', 'jpeg-strips.tif', 'jpeg-pages.tif', 'rgb.tif', 'rgb-deflate.tif']) {
      const { raster } = open(readFileSync(join(folder, file))).decode(0)
      const grey = toGrey(raster)
      // Colour fixtures are cream and dark blue: their grey is a squeezed copy of the page.
      const coloured = file.startsWith('rgb') || file.startsWith('jpeg')
      const expected = (value: number): number => (coloured ? 35 + (value / 255) * 212 : value)
      const worst = page.data.reduce((most, value, i) => Math.max(most, Math.abs((grey.data[i] ?? 0) - expected(value))), 0)
      expect([file, worst, worst < (file.startsWith('jpeg') ? 90 : 6)]).toEqual([file, worst, true])
      const mean = page.data.reduce((sum, value, i) => sum + Math.abs((grey.data[i] ?? 0) - expected(value)), 0) / page.data.length
      expect([file, mean, mean < 3]).toEqual([file, mean, true])
    }
  })
})
