import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { prepareZXingModule, writeBarcode, type WriterOptions } from 'zxing-wasm/writer'
import type { BitRaster } from '../../src/core/ports/raster'

const wasm = readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/writer/zxing_writer.wasm'))
prepareZXingModule({ overrides: { wasmBinary: Uint8Array.from(wasm).buffer } })

/** A fax page, white but for the code drawn at a place, each module so many pixels wide and high. */
export async function pageWithCode(text: string, format: NonNullable<WriterOptions['format']>, module: { readonly wide: number; readonly high: number }, page = { width: 1728, height: 2300 }): Promise<BitRaster> {
  const { symbol, error } = await writeBarcode(text, { format })
  if (symbol === undefined || symbol === null) throw new Error(error)
  const raster = blankPage(page.width, page.height)
  const tall = symbol.height === 1 ? 90 : symbol.height
  for (let y = 0; y < tall; y++) {
    for (let x = 0; x < symbol.width; x++) {
      if ((symbol.data[(symbol.height === 1 ? 0 : y) * symbol.width + x] ?? 255) < 128) blacken(raster, 200 + x * module.wide, 300 + y * module.high, module.wide, module.high)
    }
  }
  return raster
}

export const blankPage = (width: number, height: number): BitRaster => ({ kind: 'bit', width, height, data: new Uint8Array(((width + 7) >> 3) * height) })

export function blacken({ data, width }: BitRaster, left: number, top: number, wide: number, high: number): void {
  for (let y = top; y < top + high; y++) for (let x = left; x < left + wide; x++) data[((width + 7) >> 3) * y + (x >> 3)]! |= 0x80 >> (x & 7)
}
