import type { GreyRaster } from '../ports/raster'
import { label, type Component } from './layout/components'

const dark = 128
const paper = 255
const mmPerInch = 25.4
/** Longer or larger than this it may be a sign of its own: a bullet, a dash, a tick. */
const most = { mm: 0.8, mm2: 0.25, dustMm2: 0.032 } as const
/** A full stop, the dot of an i and those of ü stand this near to what they belong to; dust of a dot or two nearer. */
const reachMm = { speck: 1.5, dust: 0.4 } as const
/** Dots that stand this close (a square millimetre) are a tone: shading, a photograph. Noise on a line stays far below. */
const tone = { perMm2: 2.5, cellMm: 2 } as const
/** Dots in a row with even gaps and little else around are a leader or a line to write on. */
const leader = { least: 7, mostGapMm: 2.5, unevenness: 0.25, aroundMm: 1.5, mostAround: 2 } as const

/** Takes specks that belong to nothing out of a page of two tones with square pixels, in place. */
export function eraseSpecks(page: GreyRaster, dpi: number): void {
  const { width, height, data } = page
  const px = (mm: number): number => (mm * dpi) / mmPerInch
  const { labels, components } = label({ width, height, data: data.map((value) => (value < dark ? 1 : 0)) })
  const isSmall = components.map(({ left, top, right, bottom, area }) => Math.max(right - left, bottom - top) <= px(most.mm) && area <= most.mm2 * px(1) ** 2)
  const letters = grid(width, height, Math.max(1, Math.round(px(reachMm.dust))))
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at++) if (labels[at] !== 0 && !isSmall[labels[at]! - 1]) letters.add(x, y)
  }
  const small = components.flatMap((_, number) => (isSmall[number] ? [number] : []))
  const tones = grid(width, height, Math.max(1, Math.round(px(tone.cellMm))))
  for (const number of small) tones.add(components[number]!.left, components[number]!.top)
  const isAlone = (part: Component): boolean =>
    !letters.has(part, px(part.area <= most.dustMm2 * px(1) ** 2 ? reachMm.dust : reachMm.speck), 1) && !tones.has(part, px(tone.cellMm), tone.perMm2 * tone.cellMm ** 2)
  const gone = new Set(small.filter((number) => isAlone(components[number]!)))
  for (const number of inLeaders(components, [...gone], px(1))) gone.delete(number)
  for (let at = 0; at < data.length; at++) if (labels[at] !== 0 && gone.has(labels[at]! - 1)) data[at] = paper
}

interface Grid {
  add(x: number, y: number): void
  /** Whether a cell around a part, not further away than `reach`, holds at least so many. */
  has(part: Component, reach: number, least: number): boolean
}

function grid(width: number, height: number, size: number): Grid {
  const across = Math.ceil(width / size)
  const down = Math.ceil(height / size)
  const counts = new Uint32Array(across * down)
  const cell = (at: number, end: number): number => Math.min(end - 1, Math.max(0, Math.floor(at / size)))
  return {
    add: (x, y) => {
      counts[cell(y, down) * across + cell(x, across)]!++
    },
    has: ({ left, top, right, bottom }, reach, least) => {
      const [first, last] = [cell(left - reach, across), cell(right - 1 + reach, across)]
      for (let row = cell(top - reach, down); row <= cell(bottom - 1 + reach, down); row++) {
        for (let column = first; column <= last; column++) if (counts[row * across + column]! >= least) return true
      }
      return false
    },
  }
}

/** Those of the parts that stand in a row with even gaps. */
function inLeaders(components: readonly Component[], numbers: readonly number[], mm: number): readonly number[] {
  const rows = new Map<number, number[]>()
  for (const number of numbers) {
    const row = (components[number]!.top + components[number]!.bottom) >> 1
    const others = rows.get(row)
    if (others) others.push(number)
    else rows.set(row, [number])
  }
  const left = (number: number): number => components[number]!.left
  const near = (row: number, reach: number): readonly number[] => Array.from({ length: 2 * reach + 1 }, (_, i) => rows.get(row - reach + i) ?? []).flat()
  const standsFree = (run: readonly number[], row: number): boolean => {
    const [from, to] = [left(run[0]!), left(run.at(-1)!)]
    return near(row, Math.round(leader.aroundMm * mm)).filter((number) => left(number) >= from && left(number) <= to).length <= run.length * leader.mostAround
  }
  return [...rows.keys()].flatMap((row) => {
    // Scanning lets a dot slip by a row.
    const parts = [...near(row, 1)].sort((a, b) => left(a) - left(b))
    return evenRuns(parts, left, leader.mostGapMm * mm)
      .filter((run) => run.length >= leader.least && standsFree(run, row))
      .flat()
  })
}

function evenRuns(parts: readonly number[], left: (part: number) => number, mostGap: number): readonly (readonly number[])[] {
  const gap = (place: number): number => left(parts[place]!) - left(parts[place - 1]!)
  const isEven = (a: number, b: number): boolean => a <= mostGap && Math.abs(a - b) <= Math.max(1, b * leader.unevenness)
  const runs: (readonly number[])[] = []
  for (let start = 0, end = 1; start < parts.length; start = Math.max(end - 1, start + 1), end = start + 1) {
    while (end < parts.length && isEven(gap(end), gap(start + 1))) end++
    runs.push(parts.slice(start, end))
  }
  return runs
}
