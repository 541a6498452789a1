import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { decode as decodePng } from 'fast-png'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { formatPictures } from '../../../../scripts/samples/format-pictures.mjs'
import { makeFormatFixtures } from '../../../../scripts/samples/formats.mjs'
import { tellFileType } from '../../../../src/core/adapters/file-type'
import { createDocumentReader } from '../../../../src/core/adapters/page-worker/client'
import type { PictureType } from '../../../../src/core/ports/document-reader'
import { pageWorkerPath, sharedSamples } from '../../../helpers/page-worker'
import { sharedFolder } from '../../../helpers/temp-folder'

const drawingTime = 240_000
const reader = createDocumentReader({ workerPath: pageWorkerPath })
afterAll(() => reader.close())

const valueOf = <T>(result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: { readonly code: string } }): T => {
  if (!result.ok) throw new Error(result.error.code)
  return result.value
}

describe('every format a fax or scan may come in', { timeout: drawingTime }, () => {
  let folder: string
  let made: Awaited<ReturnType<typeof makeFormatFixtures>>
  beforeAll(async () => {
    folder = sharedFolder()
    made = await makeFormatFixtures(folder)
  }, drawingTime)

  it('is told by its content and has its pages in their true shape', async () => {
    for (const { file, type, pages } of made) {
      const path = join(folder, file)
      expect([file, await tellFileType(path)]).toEqual([file, type])
      const outline = valueOf(await reader.outline(path, type))
      expect([file, outline.length, outline.map((page) => page.number)]).toEqual([file, pages, outline.map((_, index) => index + 1)])
      for (const { width, height, code } of outline) {
        // Half a letter page: 215.9 or 210 mm wide and 148 mm high, upright whichever way it is stored.
        expect([file, code, Math.abs(width / height - 1.44) < 0.04]).toEqual([file, null, true])
      }
    }
  })

  it('is drawn upright, as large as its outline says, one bit deep where it is black and white', async () => {
    const [reference] = (await formatPictures()).grey
    if (!reference) throw new Error('no reference')
    for (const { file, type, bilevel } of made.filter(({ pages }) => pages === 1)) {
      const path = join(folder, file)
      const [outline] = valueOf(await reader.outline(path, type))
      const target = join(folder, 'pictures', `${file}.png`)
      expect([file, valueOf(await reader.render(path, type, 1, 0, target))]).toEqual([file, { width: outline?.width, height: outline?.height }])
      const png = decodePng(readFileSync(target))
      expect([file, png.width, png.height]).toEqual([file, outline?.width, outline?.height])
      if (bilevel) expect([file, png.depth, png.channels, statSync(target).size < 60_000]).toEqual([file, 1, 1, true])
      expect([file, likeness(png, reference) > 0.8]).toEqual([file, true])
    }
    expect(readdirSync(join(folder, 'pictures')).filter((name) => name.endsWith('.part'))).toEqual([])
  })

  it('is drawn cleaned in the same shape and place', async () => {
    const [reference] = (await formatPictures()).grey
    if (!reference) throw new Error('no reference')
    for (const file of ['g4.tif', 'scan.jpg']) {
      const { type } = made.find((fixture) => fixture.file === file) ?? made[0]!
      const [outline] = valueOf(await reader.outline(join(folder, file), type))
      const target = join(folder, 'pictures', `${file}-cleaned.png`)
      const { width, height } = valueOf(await reader.render(join(folder, file), type, 1, 0, target, 'cleaned'))
      expect([file, Math.abs(width / height - (outline?.width ?? 0) / (outline?.height ?? 1)) < 0.01]).toEqual([file, true])
      expect([file, likeness(decodePng(readFileSync(target)), reference) > 0.8]).toEqual([file, true])
    }
  })

  it('is turned clockwise as asked', async () => {
    const path = join(folder, 'g4.tif')
    const [outline] = valueOf(await reader.outline(path, 'tiff'))
    const upright = join(folder, 'up.png')
    const turned = join(folder, 'turned.png')
    await reader.render(path, 'tiff', 1, 0, upright)
    expect(valueOf(await reader.render(path, 'tiff', 1, 90, turned))).toEqual({ width: outline?.height, height: outline?.width })
    const a = decodePng(readFileSync(upright))
    const b = decodePng(readFileSync(turned))
    const bit = (png: { readonly data: ArrayLike<number>; readonly width: number }, x: number, y: number): number =>
      ((png.data[y * ((png.width + 7) >> 3) + (x >> 3)] ?? 0) >> (7 - (x & 7))) & 1
    let wrong = 0
    for (let y = 0; y < a.height; y += 3) for (let x = 0; x < a.width; x += 3) if (bit(a, x, y) !== bit(b, a.height - 1 - y, x)) wrong++
    expect(wrong).toBe(0)
  })

  it('is prepared for the recogniser: square pixels, cut into lines', async () => {
    for (const { file, type } of made.filter(({ file: name }) => /^(g4|g4-standard|g4-orientation6|scanned-g4|scan|digital)\./.test(name))) {
      const path = join(folder, file)
      const [outline] = valueOf(await reader.outline(path, type))
      const page = valueOf(await reader.prepare(path, type, 1, 0, 'print'))
      expect([file, page.lines.length > 4, page.lines.every(({ picture }) => picture.data.length === picture.width * picture.height)]).toEqual([file, true, true])
      expect([file, Math.round(page.width * page.scaleX), Math.round(page.height * page.scaleY)]).toEqual([file, outline?.width, outline?.height])
      expect([file, Math.abs(page.scaleX - page.scaleY) < 0.01]).toEqual([file, true])
    }
  })

  it('brings the words of a digital PDF with their places, and none of a scanned one', async () => {
    const words = valueOf(await reader.textLayer(join(folder, 'digital.pdf'), 1))
    const digital = made.find(({ file }) => file === 'digital.pdf')
    expect(words?.map((word) => word.text).join(' ')).toBe(digital?.texts[0]?.replace(/\s+/g, ' '))
    const [outline] = valueOf(await reader.outline(join(folder, 'digital.pdf'), 'pdf'))
    for (const { box, confidence } of words ?? []) {
      expect(confidence).toBe(100)
      expect(box[0] >= 0 && box[1] >= 0 && box[0] + box[2] <= (outline?.width ?? 0) && box[1] + box[3] <= (outline?.height ?? 0)).toBe(true)
    }
    expect(valueOf(await reader.textLayer(join(folder, 'scanned-g4.pdf'), 1))).toBeNull()
  })

  it('becomes a PDF in its true size, small where it is black and white', async () => {
    const bytes = valueOf(await reader.toPdf(join(folder, 'g3-standard-pages.tif'), 'tiff', [0, 180]))
    const path = join(folder, 'made.pdf')
    writeFileSync(path, bytes)
    const before = valueOf(await reader.outline(join(folder, 'g3-standard-pages.tif'), 'tiff'))
    const after = valueOf(await reader.outline(path, 'pdf'))
    expect(after.length).toBe(2)
    expect(Math.abs((after[0]?.width ?? 0) - (before[0]?.width ?? 0))).toBeLessThan(4)
    expect(bytes.length).toBeLessThan(120_000)
    const digital = join(folder, 'digital.pdf')
    expect(Buffer.from(valueOf(await reader.toPdf(digital, 'pdf', [0]))).equals(readFileSync(digital))).toBe(true)
  })

  it('answers with a code where there is no such page or file', async () => {
    expect(await reader.render(join(folder, 'g4.tif'), 'tiff', 2, 0, join(folder, 'x.png'))).toEqual({ ok: false, error: { code: 'not-found', params: {} } })
    expect(await reader.outline(join(folder, 'nowhere.tif'), 'tiff')).toEqual({ ok: false, error: { code: 'file-missing', params: {} } })
    expect(await reader.outline(folder, 'tiff')).toMatchObject({ ok: false, error: { code: 'file-unreadable' } })
  })
})

/** Share of coarse cells that are about as dark as the same cell of the reference. */
function likeness(png: { readonly width: number; readonly height: number; readonly depth: number; readonly channels: number; readonly data: ArrayLike<number> }, reference: { readonly width: number; readonly height: number; readonly data: Uint8Array }): number {
  const at = (x: number, y: number): number => {
    if (png.depth === 1) return ((png.data[y * ((png.width + 7) >> 3) + (x >> 3)] ?? 0) >> (7 - (x & 7))) & 1 ? 255 : 0
    return png.data[(y * png.width + x) * png.channels + (png.channels > 2 ? 1 : 0)] ?? 0
  }
  const cells = 24
  let same = 0
  for (let row = 0; row < cells; row++) {
    for (let column = 0; column < cells; column++) {
      let a = 0
      let b = 0
      const steps = 14
      for (let i = 0; i < steps * steps; i++) {
        const x = (column + ((i % steps) + 0.5) / steps) / cells
        const y = (row + (Math.floor(i / steps) + 0.5) / steps) / cells
        a += at(Math.floor(x * png.width), Math.floor(y * png.height))
        b += reference.data[Math.floor(y * reference.height) * reference.width + Math.floor(x * reference.width)] ?? 0
      }
      if (Math.abs(a - b) / (steps * steps) < 60) same++
    }
  }
  return same / (cells * cells)
}

describe.skipIf(!existsSync(join(sharedSamples, 'scan')))('real scans from elsewhere', { timeout: drawingTime }, () => {
  const files = existsSync(join(sharedSamples, 'scan')) ? (readdirSync(join(sharedSamples, 'scan'), { recursive: true, encoding: 'utf8' }).map((name) => join(sharedSamples, 'scan', name)).filter((path) => statSync(path).isFile())) : []

  it('open and are drawn, or are answered with a code', async () => {
    const target = join(sharedFolder(), 'page.png')
    let drawn = 0
    const refused: string[] = []
    for (const path of files) {
      const type = await tellFileType(path)
      if (type === null || type === 'mail') continue
      const outline = await reader.outline(path, type as PictureType)
      if (!outline.ok) {
        refused.push(`${path.split(/[\\/]/).pop()} ${outline.error.code}`)
        continue
      }
      for (const page of outline.value) {
        const picture = await reader.render(path, type as PictureType, page.number, 0, target)
        expect([path, page.number, picture.ok]).toEqual([path, page.number, page.code === null])
        if (picture.ok) drawn++
      }
    }
    expect(refused.sort()).toEqual(['invalid.pdf file-damaged', 'zackthecat.tif unsupported-type'])
    expect(drawn).toBeGreaterThan(60)
  })
})
