import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { prepareZXingModule, writeBarcode, type WriterOptions } from 'zxing-wasm/writer'
import type { BitRaster } from '../../src/core/ports/raster'

const wasm = readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/writer/zxing_writer.wasm'))
prepareZXingModule({ overrides: { wasmBinary: Uint8Array.from(wasm).buffer } })

type Format = NonNullable<WriterOptions['format']>
interface Module {
  readonly wide: number
  readonly high: number
}

/** A code alone, each module so many pixels wide and high. */
export async function codeRaster(text: string, format: Format, module: Module): Promise<BitRaster> {
  const { symbol, error } = await writeBarcode(text, { format })
  if (symbol === undefined || symbol === null) throw new Error(error)
  const bars = symbol.height === 1
  const tall = bars ? 90 : symbol.height
  const raster = blankPage(symbol.width * module.wide, tall * module.high)
  for (let y = 0; y < tall; y++) {
    for (let x = 0; x < symbol.width; x++) {
      if ((symbol.data[(bars ? 0 : y) * symbol.width + x] ?? 255) < 128) blacken(raster, x * module.wide, y * module.high, module.wide, module.high)
    }
  }
  return raster
}

/** A fax page, white but for the code drawn at a place. */
export async function pageWithCode(text: string, format: Format, module: Module, page = { width: 1728, height: 2300 }): Promise<BitRaster> {
  const code = await codeRaster(text, format, module)
  const raster = blankPage(page.width, page.height)
  for (let y = 0; y < code.height; y++) for (let x = 0; x < code.width; x++) if (isBlack(code, x, y)) blacken(raster, 200 + x, 300 + y, 1, 1)
  return raster
}

const isBlack = ({ data, width }: BitRaster, x: number, y: number): boolean => ((data[((width + 7) >> 3) * y + (x >> 3)] ?? 0) & (0x80 >> (x & 7))) !== 0

export const blankPage = (width: number, height: number): BitRaster => ({ kind: 'bit', width, height, data: new Uint8Array(((width + 7) >> 3) * height) })

export function blacken({ data, width }: BitRaster, left: number, top: number, wide: number, high: number): void {
  for (let y = top; y < top + high; y++) for (let x = left; x < left + wide; x++) data[((width + 7) >> 3) * y + (x >> 3)]! |= 0x80 >> (x & 7)
}
