import type { Component } from './components'
import { isRuleRest } from './rule-rests'

/** A run of letters side by side: a line of a paragraph, or what stands in a cell. */
export interface TextLine {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
  /** where most letters end */
  readonly baseline: number
  /** height of its larger letters */
  readonly height: number
  /** numbers of its components, from 0; one that reaches over two lines belongs to both */
  readonly parts: readonly number[]
}

/** Sizes in pixels at 204 dpi, where a fax has its dots: a letter of 5 pt is 8 high, a heading of 48 pt some 120. */
const letter = { least: 7, most: 130 } as const

/** What the ink that hangs together is: the letters of print, or words and pieces of them where the ink was smeared. */
export interface Pieces {
  /** pixels at 204 dpi, and heights: wider ones are no part of a line */
  readonly widest: number
  readonly widestHeights: number
  /** how much higher than its neighbour one may be */
  readonly mostRatio: number
  /** the gap between two of one line, in heights of the higher one */
  readonly mostGap: number
  /** the share of its box that a single one fills at most */
  readonly mostFilled: number
  /** how far ink reaches above and below the baseline, in heights of the line */
  readonly reach: { readonly up: number; readonly down: number }
  /** how far baselines of neighbours are apart at most, in heights */
  readonly mostStep: number
  /** one that is far higher than all around touches the line below */
  readonly bridges: boolean
}

/** Letters of one line are alike: capitals are at most twice as high as small letters. Reach: the dots of capitals, the tails of g and p. */
export const letters: Pieces = { widest: 220, widestHeights: 14, mostRatio: 2.1, mostGap: 1.5, mostFilled: 0.72, reach: { up: 1.42, down: 0.36 }, mostStep: 0.3, bridges: true }
/** In handwriting a word with loops is three times as high as one without, and both have their tails with them. */
export const words: Pieces = { widest: 1800, widestHeights: 60, mostRatio: 3.4, mostGap: 1.8, mostFilled: 0.97, reach: { up: 1.1, down: 0.15 }, mostStep: 0.6, bridges: false }

/** The same between words of one line. */
const mostWordGap = 2
/** Share of the lower letter's height at which it must stand beside the higher. */
const leastOverlap = 0.45

/** @param left numbers of components that belong to no line */
export function findTextLines(components: readonly Component[], scale: number, pieces: Pieces = letters, left: ReadonlySet<number> = new Set()): readonly TextLine[] {
  const likely = components
    .flatMap((part, number) => (isPiece(part, scale, pieces) && !left.has(number) ? [number] : []))
    .sort((a, b) => components[a]!.left - components[b]!.left)
  const single = pieces.bridges ? likely.filter((_, place) => !isBridge(components, likely, place)) : likely
  const lines = joined(components, single, pieces)
    .map((parts) => lineOf(components, parts, pieces))
    .map((line) => withoutRests(components, line, pieces))
    .filter((line) => isText(line, components, scale, pieces))
  return mergeBeside(withRest(components, lines, scale, pieces, left), pieces)
}

const heightOf = (part: Component): number => part.bottom - part.top
const widthOf = (part: Component): number => part.right - part.left
const overlapOf = (a: { readonly top: number; readonly bottom: number }, b: { readonly top: number; readonly bottom: number }): number =>
  Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top)

function isPiece(part: Component, scale: number, { widest, widestHeights }: Pieces): boolean {
  const [width, height] = [widthOf(part), heightOf(part)]
  if (height < letter.least * scale || height > letter.most * scale) return false
  if (width > Math.max(widest * scale, height * widestHeights)) return false
  return height < width * 14 && part.area > height
}

/** In tightly set text a tail touches the letter below: what is far higher than all around, beside more than a line, and is alone so, stands in two lines. */
function isBridge(components: readonly Component[], byLeft: readonly number[], place: number): boolean {
  const part = components[byLeft[place]!]!
  const height = heightOf(part)
  const around: Component[] = []
  const look = (other: Component): boolean => {
    if (overlapOf(part, other) < heightOf(other) * 0.3) return false
    if (Math.abs(other.top - part.top) < height * 0.2 && Math.abs(other.bottom - part.bottom) < height * 0.2) return true
    around.push(other)
    return false
  }
  for (const step of [-1, 1]) {
    for (let i = place + step; i >= 0 && i < byLeft.length; i += step) {
      const other = components[byLeft[i]!]!
      const gap = step < 0 ? part.left - other.left : other.left - part.right
      if (gap > height * 3) break
      if (look(other)) return false
    }
  }
  if (around.length < 3) return false
  const usual = quantile(around.map(heightOf), 0.5)
  const [top, bottom] = [Math.min(...around.map((other) => other.top)), Math.max(...around.map((other) => other.bottom))]
  // "kg" whose letters touch is as high as a k and as low as a g, but stands in one line: all around it does.
  return height > usual * 1.6 && (bottom - top > usual * 2.2 || Math.max(part.bottom - bottom, top - part.top) > usual * 0.6)
}

/** Joins each letter to its nearest neighbour on the right. */
function joined(components: readonly Component[], byLeft: readonly number[], pieces: Pieces): readonly (readonly number[])[] {
  const links = byLeft.flatMap((from, place): (readonly [number, number])[] => {
    const to = neighbour(components, byLeft, place, pieces)
    return to === null ? [] : [[from, to]]
  })
  return groupsOf(byLeft, links)
}

function groupsOf(members: readonly number[], links: readonly (readonly [number, number])[]): readonly (readonly number[])[] {
  const parents = new Map(members.map((member) => [member, member]))
  const root = (member: number): number => {
    let at = member
    while (parents.get(at) !== at) at = parents.get(at) ?? at
    parents.set(member, at)
    return at
  }
  for (const [from, to] of links) parents.set(root(to), root(from))
  const groups = new Map<number, number[]>()
  for (const member of members) {
    const group = groups.get(root(member))
    if (group === undefined) groups.set(root(member), [member])
    else group.push(member)
  }
  return [...groups.values()]
}

function neighbour(components: readonly Component[], byLeft: readonly number[], place: number, { mostGap, mostRatio }: Pieces): number | null {
  const part = components[byLeft[place]!]!
  const end = part.right + heightOf(part) * mostGap * mostRatio
  let best: number | null = null
  let nearest = Number.POSITIVE_INFINITY
  for (let i = place + 1; i < byLeft.length; i++) {
    const other = components[byLeft[i]!]!
    if (other.left > end) break
    const low = Math.min(heightOf(part), heightOf(other))
    const high = Math.max(heightOf(part), heightOf(other))
    const gap = other.left - part.right
    if (high > low * mostRatio || gap > high * mostGap || gap < -high || gap >= nearest) continue
    if (overlapOf(part, other) < low * leastOverlap) continue
    nearest = gap
    best = byLeft[i]!
  }
  return best
}

const quantile = (values: readonly number[], share: number): number => [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0

function lineOf(components: readonly Component[], parts: readonly number[], { reach }: Pieces): TextLine {
  const all = parts.map((part) => components[part]!)
  const baseline = quantile(all.map((part) => part.bottom), 0.5)
  const height = quantile(all.map(heightOf), 0.8)
  return {
    left: Math.min(...all.map((part) => part.left)),
    top: Math.min(...all.map((part) => part.top), Math.floor(baseline - height * reach.up)),
    right: Math.max(...all.map((part) => part.right)),
    bottom: Math.max(...all.map((part) => part.bottom), Math.ceil(baseline + height * reach.down)),
    baseline,
    height,
    parts,
  }
}

function withoutRests(components: readonly Component[], line: TextLine, pieces: Pieces): TextLine {
  const written = line.parts.filter((part) => !isRuleRest(components[part]!, line))
  return written.length === 0 || written.length === line.parts.length ? line : lineOf(components, written, pieces)
}

/** A single letter is a line only where it is no speck, no rest of a rule and no punch hole: a number in a cell. */
function isText(line: TextLine, components: readonly Component[], scale: number, { mostFilled }: Pieces): boolean {
  if (line.parts.length > 1) return !line.parts.every((number) => isDot(components[number]!, scale))
  const part = components[line.parts[0]!]!
  const share = filled(part)
  return heightOf(part) >= 11 * scale && widthOf(part) >= heightOf(part) * 0.25 && share < mostFilled && part.area > 20 * scale * scale
}

/** The dots of a large Ä, Ö or Ü are as high as small letters; by themselves they are no line, and the capital would be read as A, O or U. */
function isDot(part: Component, scale: number): boolean {
  const [width, height] = [widthOf(part), heightOf(part)]
  return height <= largestDot * scale && width <= height * 1.6 && height <= width * 1.6 && filled(part) > leastDotFilled
}

/** Pixels at 204 dpi: the dots of capitals 20 mm high. */
const largestDot = 16
/** A round dot fills 0.78 of its box, letters fill less. */
const leastDotFilled = 0.66

const filled = (part: Component): number => part.area / (widthOf(part) * heightOf(part))

/** Dots, commas, hyphens, accents and what is too high or too wide go to the line they stand in; a bridge to both of its lines. */
function withRest(components: readonly Component[], found: readonly TextLine[], scale: number, pieces: Pieces, left: ReadonlySet<number>): readonly TextLine[] {
  const taken = new Set([...left, ...found.flatMap((line) => line.parts)])
  const rest = [...components.keys()].filter((number) => !taken.has(number) && heightOf(components[number]!) <= letter.most * scale)
  const lines = grown(components, found, rest, pieces)
  const added = lines.map((): number[] => [])
  for (const number of rest) {
    const part = components[number]!
    const beside = lines.flatMap((line, place) => (standsIn(part, line, pieces) && !isRuleRest(part, line) ? [place] : []))
    const bridged = beside.filter((place) => overlapOf(part, { top: lines[place]!.baseline - lines[place]!.height, bottom: lines[place]!.baseline }) > lines[place]!.height * 0.5)
    if (bridged.length > 0) for (const place of bridged) added[place]!.push(number)
    else if (beside.length > 0) added[nearest(part, beside, lines)]!.push(number)
  }
  return lines.map((line, place) => ({ ...line, parts: [...line.parts, ...added[place]!] }))
}

/** In light print letters fall to pieces: a line goes on over the pieces beside it, to the right and to the left. */
function grown(components: readonly Component[], lines: readonly TextLine[], rest: readonly number[], pieces: Pieces): readonly TextLine[] {
  const ends = lines.map(({ left, right }) => ({ left, right }))
  const grow = (number: number): void => {
    const part = components[number]!
    for (const [place, line] of lines.entries()) {
      const end = ends[place]!
      if (isDashBetween(part, place, lines)) end.right = Math.max(end.right, part.right)
      if (heightOf(part) < line.height * leastPiece || !(standsIn(part, { ...line, ...end }, pieces) || isTouching(part, line, end))) continue
      if (overlapOf(part, { top: line.baseline - line.height, bottom: line.baseline }) < Math.min(heightOf(part), line.height) * 0.5) continue
      end.left = Math.min(end.left, part.left)
      end.right = Math.max(end.right, part.right)
    }
  }
  const byLeft = [...rest].sort((a, b) => components[a]!.left - components[b]!.left)
  for (const number of byLeft) grow(number)
  for (const number of byLeft.reverse()) grow(number)
  return lines.map((line, place) => ({ ...line, ...ends[place]! }))
}

/** "38 89 4 - 40": a dash by itself goes to the line it ends, where the line goes on behind it; in a column of its own, or as one dot of many, it does not. */
function isDashBetween(part: Component, place: number, lines: readonly TextLine[]): boolean {
  const { right, baseline, height } = lines[place]!
  const [wide, high] = [widthOf(part), heightOf(part)]
  const middle = (part.top + part.bottom) / 2
  if (high > height * 0.3 || wide < high * 1.5 || wide > height * 1.3 || middle > baseline - height * 0.2 || middle < baseline - height * 0.75) return false
  if (part.left < right || part.left - right > height * dashGap) return false
  return lines.some((next) => next.left >= part.right && next.left - part.right <= height * dashGap && Math.abs(next.baseline - baseline) < height * 0.2 && Math.abs(next.height - height) < height * 0.35)
}

/** A space on each side, on a typewriter as wide as a letter; in heights of the line. */
const dashGap = 1.5

/** Letters that touch each other and, with a tail, those of the line below: the line goes on behind them. */
function isTouching(part: Component, line: TextLine, { left, right }: { readonly left: number; readonly right: number }): boolean {
  const side = line.height * 0.8
  const [wide, high] = [widthOf(part), heightOf(part)]
  if (high < line.height * 1.5 || high > line.height * 2.6 || wide < line.height * 0.5 || wide > line.height * 8) return false
  return part.left <= right + side && part.right >= left - side
}

/** Lower ones are specks, in heights of the line's letters. */
const leastPiece = 0.3

function standsIn(part: Component, line: TextLine, { reach }: Pieces): boolean {
  const side = line.height * 0.8
  const x = (part.left + part.right) / 2
  if (x < line.left - side || x > line.right + side || widthOf(part) > line.height * 8 || heightOf(part) > line.height * 3.5) return false
  return overlapOf(part, { top: line.baseline - line.height * reach.up, bottom: line.baseline + line.height * reach.down }) > 0
}

function nearest(part: Component, places: readonly number[], lines: readonly TextLine[]): number {
  const away = (place: number): number => {
    const line = lines[place]!
    return Math.abs((part.top + part.bottom) / 2 - (line.baseline - line.height * 0.55)) / line.height
  }
  return places.reduce((best, place) => (away(place) < away(best) ? place : best))
}

/** Words of one line that a wide gap or a dash kept apart; cells of a table stay apart. */
function mergeBeside(lines: readonly TextLine[], { mostStep, mostRatio }: Pieces): readonly TextLine[] {
  const places = [...lines.keys()].sort((a, b) => lines[a]!.left - lines[b]!.left)
  const links: (readonly [number, number])[] = []
  for (const [i, a] of places.entries()) {
    for (let k = i + 1; k < places.length; k++) {
      const b = places[k]!
      const [left, right] = [lines[a]!, lines[b]!]
      const high = Math.max(left.height, right.height)
      if (right.left - left.right > high * mostWordGap) {
        if (right.left - left.right > letter.most * mostWordGap) break
        continue
      }
      if (Math.abs(left.baseline - right.baseline) < high * mostStep && high < Math.min(left.height, right.height) * mostRatio * 0.9) links.push([a, b])
    }
  }
  return groupsOf(places, links).map((group) => {
    const all = group.map((place) => lines[place]!)
    const [widest] = [...all].sort((a, b) => b.right - b.left - (a.right - a.left))
    if (widest === undefined || all.length === 1) return all[0]!
    return {
      left: Math.min(...all.map((line) => line.left)),
      top: Math.min(...all.map((line) => line.top)),
      right: Math.max(...all.map((line) => line.right)),
      bottom: Math.max(...all.map((line) => line.bottom)),
      baseline: widest.baseline,
      height: widest.height,
      parts: [...new Set(all.flatMap((line) => line.parts))],
    }
  })
}
