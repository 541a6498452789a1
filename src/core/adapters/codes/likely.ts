import type { Raster } from '../../ports/raster'
import { changesOf, isBlack } from './bits'

/** Every third row is enough: the eye of a QR code is seven modules high, each two pixels at least. */
const rowStep = 3
const leastModule = 1.8
/** Two of the three eyes: one may have been lost on the way. */
const eyesNeeded = 2

/** Rows this far apart must be alike where bars stand, so many of them in succession. */
const barStep = 8
const barRows = 5
/** Code 39 with three signs has thirty bars. */
const barChanges = 30
const widestBar = 26

/**
 * Whether a page may bear a code at all, told from its runs alone. Reading codes costs a fifth of reading the page,
 * and hardly any fax has one.
 */
export const mayBearCode = (raster: Raster): boolean => seesEyes(raster) || seesBars(raster)

/** The eyes of a QR code cross any line through their middle as 1:1:3:1:1 (ISO/IEC 18004 §6.3.3). */
function seesEyes(raster: Raster): boolean {
  const eyes: { readonly x: number; readonly y: number; readonly size: number }[] = []
  const changes: number[] = []
  for (let y = 0; y < raster.height; y += rowStep) {
    changesOf(raster, y, changes)
    for (let at = 0; at + 5 < changes.length; at += 2) {
      const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = [changes[at], changes[at + 1], changes[at + 2], changes[at + 3], changes[at + 4], changes[at + 5]]
      if (!eyeLike(b - a, c - b, d - c, e - d, f - e)) continue
      const [x, size] = [(c + d) >> 1, f - a]
      if (eyes.some((eye) => Math.abs(eye.x - x) < size && Math.abs(eye.y - y) < size)) continue
      if (!eyeDown(raster, x, y)) continue
      eyes.push({ x, y, size })
      if (eyes.length >= eyesNeeded && eyes.some((eye) => eye.x !== x && Math.abs(eye.size - size) < size * 0.3 && Math.hypot(eye.x - x, eye.y - y) < size * 30)) return true
    }
  }
  return false
}

function eyeLike(one: number, two: number, three: number, four: number, five: number): boolean {
  const module = (one + two + three + four + five) / 7
  const near = (run: number, modules: number): boolean => Math.abs(run - modules * module) < Math.max(1.2, module * 0.6)
  return module >= leastModule && near(one, 1) && near(two, 1) && near(three, 3) && near(four, 1) && near(five, 1)
}

function eyeDown(raster: Raster, x: number, y: number): boolean {
  const run = (from: number, step: number, black: boolean): number => {
    let at = from
    while (at >= 0 && at < raster.height && isBlack(raster, x, at) === black && Math.abs(at - from) < 400) at += step
    return Math.abs(at - from)
  }
  const up = run(y, -1, true)
  const upWhite = run(y - up, -1, false)
  const upBlack = run(y - up - upWhite, -1, true)
  const down = run(y + 1, 1, true)
  const downWhite = run(y + 1 + down, 1, false)
  const downBlack = run(y + 1 + down + downWhite, 1, true)
  const module = (up + upWhite + upBlack + down + downWhite + downBlack) / 7
  const near = (length: number, modules: number): boolean => Math.abs(length - modules * module) < Math.max(1.2, module * 0.7)
  return module >= 1 && near(upBlack, 1) && near(upWhite, 1) && near(up + down, 3) && near(downWhite, 1) && near(downBlack, 1)
}

/** Bars stand upright: the same changes row after row, close beside each other. */
function seesBars(raster: Raster): boolean {
  let before: readonly number[] = []
  let alike = 0
  for (let y = 0; y < raster.height; y += barStep) {
    const changes: number[] = []
    changesOf(raster, y, changes)
    const dense = longestDense(changes)
    alike = dense.length >= barChanges && shared(dense, before) >= dense.length * 0.8 ? alike + 1 : 0
    if (alike >= barRows) return true
    before = changes
  }
  return false
}

/** The longest stretch of changes without a gap wider than the widest bar. */
function longestDense(changes: readonly number[]): readonly number[] {
  let [from, start, end] = [0, 0, 0]
  for (let at = 1; at <= changes.length; at++) {
    if (at < changes.length && (changes[at] ?? 0) - (changes[at - 1] ?? 0) <= widestBar) continue
    if (at - from > end - start) [start, end] = [from, at]
    from = at
  }
  return changes.slice(start, end)
}

function shared(one: readonly number[], other: readonly number[]): number {
  let [count, at] = [0, 0]
  for (const x of one) {
    while (at < other.length && (other[at] ?? 0) < x - 1) at += 1
    if (Math.abs((other[at] ?? -9) - x) <= 1) count += 1
  }
  return count
}
