import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { GreyRaster } from '../../../src/core/ports/raster'
import { belowTransmitLine, findSkew as skewBelow, placeBefore, straight, straighten, type Skew } from '../../../src/core/recognition/skew'

const [width, height] = [860, 1200]
const degree = Math.PI / 180

const findSkew = (before: GreyRaster): Skew => skewBelow(before, belowTransmitLine(before))

const paint = (isInk: (x: number, y: number) => boolean): GreyRaster => {
  const data = new Uint8Array(width * height).fill(255)
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) if (isInk(x, y)) data[y * width + x] = 0
  return { kind: 'grey', width, height, data }
}

/** Lines of uneven strokes, 30 px apart and 16 high, turned by `angle`, below a straight line of the sending machine. */
const page = (angle: number, transmitLine: boolean): GreyRaster =>
  paint((x, y) => {
    if (transmitLine && y >= 12 && y < 28) return (x * 7919) % 13 < 5
    const along = Math.cos(angle) * (x - width / 2) + Math.sin(angle) * (y - height / 2) + width / 2
    const down = -Math.sin(angle) * (x - width / 2) + Math.cos(angle) * (y - height / 2) + height / 2
    if (along < 60 || along > width - 60 || down < 100 || down > height - 100 || y < 50) return false
    return down % 30 < 16 && (Math.floor(along / 4) * 7919 + Math.floor(down / 30) * 104_729) % 11 < 5
  })

describe('a page that lay askew', () => {
  it.each([-3, -1.3, 0.4, 2])('is found to be turned by %d degrees, the transmit line left out', (degrees) => {
    for (const transmitLine of [false, true]) {
      const skew = findSkew(page(degrees * degree, transmitLine))
      expect(Math.abs(skew.angle / degree - degrees)).toBeLessThan(0.12)
      expect(skew.from > 28 && skew.from < 60).toBe(transmitLine)
    }
  })

  it('is left as it is where it is level, empty, specked or a black area', () => {
    expect(findSkew(page(0, true))).toEqual(straight)
    expect(findSkew(paint(() => false))).toEqual(straight)
    expect(findSkew(paint((x, y) => (x * 31 + y * 17) % 4_999 === 0))).toEqual(straight)
    expect(findSkew(paint((x, y) => x > 200 && x < 500 && y > 300 && y < 700))).toEqual(straight)
    const level = page(0, false)
    expect(straighten(level, straight)).toBe(level)
  })

  it('is level afterwards, its transmit line untouched', () => {
    const before = page(1.5 * degree, true)
    const skew = findSkew(before)
    const after = straighten(before, skew)
    expect(findSkew(after)).toEqual(straight)
    expect(Buffer.from(after.data.subarray(0, skew.from * width)).equals(Buffer.from(before.data.subarray(0, skew.from * width)))).toBe(true)
  })

  it('shows each place where the place before was', () => {
    const skew = { angle: 1.5 * degree, from: 40 }
    const before = page(skew.angle, true)
    const after = straighten(before, skew)
    fc.assert(
      fc.property(fc.integer({ min: 60, max: width - 60 }), fc.integer({ min: 80, max: height - 80 }), (x, y) => {
        const [fromX, fromY] = placeBefore(x, y, skew, width, height)
        const around = [0, 1].flatMap((dy) => [0, 1].map((dx) => before.data[(Math.floor(fromY) + dy) * width + Math.floor(fromX) + dx] ?? -1))
        const shown = after.data[y * width + x] ?? -1
        return shown >= Math.min(...around) - 1 && shown <= Math.max(...around) + 1
      }),
      { numRuns: 300 },
    )
    expect(placeBefore(10, 20, skew, width, height)).toEqual([10, 20])
  })
})
