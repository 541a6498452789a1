/**
 * What a word looks like to a machine that reads a bad fax: signs that are taken for each other become one. Words of one
 * shape, or nearly, are candidates; `readingCost` decides. Pairs and costs are counted on faxes with known text (docs/search.md).
 */
export const shapeOf = (word: string): string => word.replace(singles, (letter) => singleShape[letter] ?? letter)

/** The same with several signs that look like one taken for it; null where there are none such. */
export function clusteredShape(word: string): string | null {
  const clustered = word.replace(clusters, (cluster) => clusterShape[cluster] ?? cluster)
  return clustered === word ? null : shapeOf(clustered)
}

/** Under which shapes a word is kept, and looked for. */
export const shapesOf = (word: string): readonly string[] => [...new Set([shapeOf(word), clusteredShape(word) ?? shapeOf(word)])]

/** The shapes at which a misreading of a word may be kept: its own, and those that one sign taken away, changed or put in leads to. */
export function nearShapes(word: string): readonly string[] {
  const shape = shapeOf(word)
  const near = new Set(shapesOf(word))
  for (let at = 0; at <= shape.length; at += 1) {
    const before = shape.slice(0, at)
    const after = shape.slice(at + 1)
    if (at < shape.length) near.add(before + after)
    for (const sign of shapeSigns) {
      if (at < shape.length) near.add(before + sign + after)
      near.add(before + sign + shape.slice(at))
    }
  }
  return [...near]
}

/** What it costs to have read `read` where `meant` stood: 1 a sign that is simply wrong, less for what is often confused. */
export function readingCost(meant: string, read: string): number {
  const width = read.length + 1
  const costs = new Float64Array((meant.length + 1) * width).fill(Number.POSITIVE_INFINITY)
  costs[0] = 0
  const offer = (i: number, j: number, cost: number): void => {
    const place = i * width + j
    if (cost < (costs[place] ?? 0)) costs[place] = cost
  }
  for (let i = 0; i <= meant.length; i += 1) {
    for (let j = 0; j <= read.length; j += 1) {
      const here = costs[i * width + j] ?? 0
      const a = meant[i]
      const b = read[j]
      if (a !== undefined && b !== undefined) offer(i + 1, j + 1, here + (a === b ? 0 : pairCost(a, b)))
      if (a !== undefined) offer(i + 1, j, here + signCost(a))
      if (b !== undefined) offer(i, j + 1, here + signCost(b))
      for (const [one, other, cost] of clusterPairs) {
        if (meant.startsWith(one, i) && read.startsWith(other, j)) offer(i + one.length, j + other.length, here + cost)
        if (meant.startsWith(other, i) && read.startsWith(one, j)) offer(i + other.length, j + one.length, here + cost)
      }
    }
  }
  return costs[costs.length - 1] ?? 0
}

/** How much misreading a word may bear and still be meant: a short one is soon another word. */
export const mostCost = (length: number): number => (length <= 5 ? 0.5 : length <= 8 ? 0.8 : 1)
/** Words shorter than this are taken as they are. */
export const shortestForgiven = 4

const pairCost = (a: string, b: string): number => (singleShape[a] ?? a) === (singleShape[b] ?? b) ? likePair : 1
/** A stroke comes and goes with the dirt on the glass. */
const signCost = (sign: string): number => (thin.includes(sign) ? 0.7 : 1)
const thin = 'il1j'
const likePair = 0.3

const classes = ['o0', 'il1jt7', 's5', 'b8', 'gq9', 'z2', 'uv', 'ec', 'a4']
const singleShape: Readonly<Record<string, string>> = Object.fromEntries(classes.flatMap((all) => [...all].map((sign) => [sign, all[0] ?? sign])))
const singles = /[01789542iljtsbgqzuveca]/g

/** Several signs that look like one, or like several others. ß is ss in every folded text. */
const clusterPairs: readonly (readonly [string, string, number])[] = [
  ['m', 'rn', 0.3],
  ['m', 'n', 0.6],
  ['m', 'nn', 0.6],
  ['m', 'in', 0.6],
  ['w', 'vv', 0.3],
  ['d', 'cl', 0.4],
  ['u', 'ii', 0.4],
  ['n', 'ri', 0.5],
  ['h', 'li', 0.5],
  ['ss', 'll', 0.4],
  ['ss', 'b', 0.3],
  ['ss', '8', 0.4],
  ['ss', 'fl', 0.4],
  ['ss', 's', 0.5],
  ['k', 'lc', 0.4],
]
const clusterShape: Readonly<Record<string, string>> = { rn: 'm', nn: 'm', in: 'm', vv: 'w', cl: 'd', ii: 'u', ri: 'n', li: 'h', ss: 'b', ll: 'b', fl: 'b', lc: 'k' }
const clusters = /rn|nn|in|vv|cl|ii|ri|li|ss|ll|fl|lc/g

const shapeSigns = [...new Set([...'abcdefghijklmnopqrstuvwxyz0123456789'].map((sign) => singleShape[sign] ?? sign))]
