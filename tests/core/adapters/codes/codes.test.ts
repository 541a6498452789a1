import { describe, expect, it } from 'vitest'
import { readCodes } from '../../../../src/core/adapters/codes'
import { mayBearCode } from '../../../../src/core/adapters/codes/likely'
import type { BitRaster, DecodedPage } from '../../../../src/core/ports/raster'
import { blacken, blankPage, pageWithCode } from '../../../helpers/codes'

const payment = ['BCD', '002', '1', 'SCT', 'COBADEFFXXX', 'Hansekai Sanitärgroßhandel GmbH', 'DE89370400440532013000', 'EUR1487.50', '', '', 'RE-2026-003381'].join('\n')

const page = (raster: BitRaster, y = 196): DecodedPage => ({ raster, density: { x: 204, y }, orientation: 1 })

/** Rows of strokes as letters leave them, and a ruled table. */
function textPage(): BitRaster {
  const raster = blankPage(1728, 2300)
  for (let line = 0; line < 60; line++) {
    for (let letter = 0; letter < 90; letter++) {
      if ((letter * 7 + line * 3) % 6 === 0) continue
      blacken(raster, 100 + letter * 17, 100 + line * 36, 3, (letter * 5 + line) % 3 === 0 ? 24 : 16)
      blacken(raster, 107 + letter * 17 + (line % 3), 104 + line * 36, 3, 14)
    }
  }
  blacken(raster, 100, 2200, 1500, 3)
  return raster
}

describe('codes on a page', () => {
  it('reads a payment code of fine and of standard resolution', async () => {
    expect(await readCodes(page(await pageWithCode(payment, 'QRCode', { wide: 5, high: 5 })))).toEqual([payment])
    expect(await readCodes(page(await pageWithCode(payment, 'QRCode', { wide: 6, high: 3 }, { width: 1728, height: 1150 }), 98))).toEqual([payment])
  })

  it('reads bars', async () => {
    expect(await readCodes(page(await pageWithCode('LS-90032117', 'Code128', { wide: 3, high: 1 })))).toEqual(['LS-90032117'])
  })

  it('looks for none where nothing looks like one', async () => {
    expect(mayBearCode(textPage())).toBe(false)
    expect(await readCodes(page(textPage()))).toEqual([])
    expect(await readCodes(page(blankPage(1, 1)))).toEqual([])
  })

  it('a page of noise, a black one and a damaged code give nothing', async () => {
    let seed = 7
    const noise = blankPage(400, 400)
    for (let at = 0; at < noise.data.length; at++) noise.data[at] = (seed = (seed * 1103515245 + 12345) & 0x7fffffff) >> 16
    expect(await readCodes(page(noise))).toEqual([])
    const black = blankPage(400, 400)
    black.data.fill(0xff)
    expect(await readCodes(page(black))).toEqual([])
    const torn = await pageWithCode(payment, 'QRCode', { wide: 5, high: 5 })
    blacken(torn, 250, 350, 150, 150)
    expect(await readCodes(page(torn))).toEqual([])
  })
})
