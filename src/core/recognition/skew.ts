import type { GreyRaster } from '../ports/raster'

/** How a page lay on the glass: turned by `angle` (radians, positive where lines fall to the right) below row `from`. */
export interface Skew {
  readonly angle: number
  /** rows above hold the transmit line, which the machine stamps straight on a skewed page */
  readonly from: number
}

export const straight: Skew = { angle: 0, from: 0 }

const degree = Math.PI / 180
const dark = 128
/** Feeders turn a page by a degree or two; beyond this it was laid on purpose. */
const mostAngle = 4 * degree
const coarseStep = 0.25 * degree
const fineStep = 0.05 * degree
/** Less is not worth the softening of every letter. */
const leastAngle = 0.15 * degree
/** The profile must be this much sharper than with the page as it is. */
const leastGain = 1.06
const margin = 0.03

/** @param from the first row below the transmit line */
export function findSkew(page: GreyRaster, from: number): Skew {
  const points = darkPoints(page, from)
  if (points.length < 400) return straight
  const sharpness = (angle: number): number => profileSharpness(points, Math.tan(angle), page)
  const coarse = sharpest(-mostAngle, mostAngle, coarseStep, sharpness)
  const angle = sharpest(coarse - coarseStep, coarse + coarseStep, fineStep, sharpness)
  const clear = Math.abs(angle) >= leastAngle && Math.abs(angle) < mostAngle && sharpness(angle) >= sharpness(0) * leastGain
  return clear ? { angle, from } : straight
}

function sharpest(from: number, to: number, step: number, sharpness: (angle: number) => number): number {
  let best = 0
  let most = -1
  for (let angle = from; angle <= to + step / 2; angle += step) {
    const value = sharpness(angle)
    if (value > most) {
      most = value
      best = angle
    }
  }
  return best
}

/** Every other dark pixel in both directions, as x and y in turn. */
function darkPoints({ data, width, height }: GreyRaster, from: number): Int32Array {
  const left = Math.floor(width * margin)
  const top = Math.max(from, Math.floor(height * margin))
  const points: number[] = []
  for (let y = top; y < height * (1 - margin); y += 2) {
    for (let x = left; x < width - left; x += 2) if (data[y * width + x]! < dark) points.push(x, y)
  }
  return Int32Array.from(points)
}

/** Where lines are level, rows are either full of ink or empty: the profile has steep edges. */
function profileSharpness(points: Int32Array, slope: number, { width, height }: GreyRaster): number {
  const offset = Math.ceil(Math.abs(slope) * width) + 2
  const rows = new Int32Array((height + 2 * offset) >> 1)
  for (let i = 0; i < points.length; i += 2) rows[(points[i + 1]! - slope * points[i]! + offset) >> 1]!++
  let sum = 0
  for (let i = 1; i < rows.length; i++) sum += (rows[i]! - rows[i - 1]!) ** 2
  return sum
}

/** At most this share of the page is looked at for the transmit line, and this gap must follow it. */
const transmitLineWithin = 0.06
const gapRows = 10

/** The first empty rows below a band of ink at the very top; 0 where there is no such band. */
export function belowTransmitLine({ data, width, height }: GreyRaster): number {
  const inks = new Int32Array(height)
  for (let y = 0; y < height; y++) for (let x = 0, row = y * width; x < width; x++) if (data[row + x]! < dark) inks[y]!++
  // Specks and a dark edge run through all rows, the emptiest ones too: what those have is no ink.
  const paper = inks.slice().sort()[Math.floor(height * 0.15)]! * 1.4 + Math.max(3, width * 0.004)
  let inked = false
  let empty = 0
  for (let y = 0; y < height * transmitLineWithin; y++) {
    const isInk = inks[y]! > paper
    empty = isInk ? 0 : empty + 1
    inked ||= isInk
    if (inked && empty >= gapRows) return y - gapRows / 2
  }
  return 0
}

/** From a place on the straightened page to the place on the page as it came. */
export function placeBefore(x: number, y: number, skew: Skew, width: number, height: number): readonly [number, number] {
  if (skew.angle === 0 || y < skew.from) return [x, y]
  const [sin, cos] = [Math.sin(skew.angle), Math.cos(skew.angle)]
  const [dx, dy] = [x - width / 2, y - height / 2]
  return [width / 2 + cos * dx - sin * dy, height / 2 + sin * dx + cos * dy]
}

/** The page with its lines level; what comes in from outside is paper. */
export function straighten(page: GreyRaster, skew: Skew): GreyRaster {
  if (skew.angle === 0) return page
  const { width, height, data: source } = page
  const data = new Uint8Array(width * height).fill(255)
  data.set(source.subarray(0, skew.from * width))
  const [sin, cos] = [Math.sin(skew.angle), Math.cos(skew.angle)]
  for (let y = skew.from; y < height; y++) {
    let [fromX, fromY] = placeBefore(0, y, skew, width, height)
    for (let x = 0; x < width; x++, fromX += cos, fromY += sin) {
      const left = Math.floor(fromX)
      const top = Math.floor(fromY)
      if (left < 0 || left + 1 >= width || top < skew.from || top + 1 >= height) continue
      const at = top * width + left
      const [right, below] = [fromX - left, fromY - top]
      const upper = source[at]! + (source[at + 1]! - source[at]!) * right
      const lower = source[at + width]! + (source[at + width + 1]! - source[at + width]!) * right
      data[y * width + x] = upper + (lower - upper) * below
    }
  }
  return { kind: 'grey', width, height, data }
}
