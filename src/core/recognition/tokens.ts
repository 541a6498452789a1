import type { Word } from '../../shared/domain/page'
import type { Manner, PreparedLine, PreparedPage, Rotation } from '../ports/document-reader'
import type { ReadLine, ReadWord } from '../ports/recogniser'
import { looksLikeWord } from './judge'
import { inColumns } from './layout/columns'
import { pageParts, type PagePart, type Written } from './layout/page-parts'
import { inRows } from './layout/reading-order'
import { swapsSides } from './page-geometry'
import type { ReadingStep } from './reading-steps'
import { placeBefore, straight } from './skew'

/** A line of the page with the words that were read in it. */
export interface LineReading {
  readonly line: PreparedLine
  readonly words: ReadLine
}

/** What rules, specks and fold marks leave behind; a dash by itself is a real sign. */
const stray = /^[|¦!_—=~°.,:;'"‚‘’“”„«»®©§\\/[\]{}()<>*^`´•·+-]+$/
const real = /^([-–§=/*•]|[-=]>|>>|\.\/\.)$/
/** Rests of rules at the edge of a word. */
const edges = /^[|¦‚‘`´_]+(?=.)|[|¦‘`´_]+$/g
/** Below these confidences few letters, one letter and a whole line are no reading. */
const doubtful = { few: 60, one: 40, line: 30, sign: 50 } as const
const fewLetters = 2
/** What the recogniser is that sure of is a word, whatever stands beside it. */
const surely = 85
/** Amounts, days, page counts and long words do not come of specks and strokes, however unsure the recogniser is of them. */
const neverByChance = /^(?:\d{1,3}(?:[.,]?\d{3})*[.,]\d{2}|\d{1,2}\.\d{1,2}\.(?:\d{2}){1,2}|(?:[SP]\.?)?\d{1,3}\/\d{1,3}|\p{Lu}?\p{Ll}{8,}|\p{Lu}{7,})[.,’'”"]?$/u

const lettersIn = (words: ReadLine): number => words.reduce((sum, { text }) => sum + (text.match(/[\p{L}\p{N}]/gu)?.length ?? 0), 0)
const meanOf = (words: ReadLine): number =>
  words.reduce((sum, { text, confidence }) => sum + text.length * confidence, 0) / Math.max(1, words.reduce((sum, { text }) => sum + text.length, 0))

/** "0761 20338 - 5": small dashes are doubted, but nothing else stands between the figures of a number. */
const isBetweenFigures = (words: ReadLine, index: number): boolean =>
  /^[-–]$/.test(words[index]?.text ?? '') && /\d$/.test(words[index - 1]?.text ?? '') && /^\d/.test(words[index + 1]?.text ?? '')

/** "98 64 © - 19": a 0 with a stroke through it, as machines print it. */
const isStruckZero = (words: ReadLine, index: number): boolean =>
  words[index]?.text === '©' && /\d[-/]?$/.test(words[index - 1]?.text ?? '') && /^[-–/\d]/.test(words[index + 1]?.text ?? '')

/** Drops what rests of rules and specks were read as: fewer wrong words, nothing lost. */
export function withoutStrays(words: ReadLine, manner: Manner = 'print'): ReadLine {
  const kept = words
    .map((word, index): ReadWord => ({ ...word, text: isStruckZero(words, index) ? '0' : word.text.replace(edges, '') }))
    .filter(({ text, confidence }, index, all) => text !== '' && (!stray.test(text) || (words.length > 1 && real.test(text) && (confidence > doubtful.sign || isBetweenFigures(all, index)))))
  // One misread word, a rule's rest before it, is no reason to lose a surely read one beside it.
  const certain = kept.some((word) => (word.confidence >= surely && looksLikeWord(word.text)) || neverByChance.test(word.text))
  const confidence = meanOf(kept)
  // In broken print and script low confidence says little, words beside each other say more.
  const leastSure = manner === 'broken' && kept.filter(({ text }) => looksLikeWord(text)).length >= 2 ? 0 : doubtful.line
  if ((confidence < leastSure && !certain) || (lettersIn(kept) <= fewLetters && confidence < doubtful.few)) return []
  return kept.filter((word, index) => word.text.length > 1 || word.confidence >= doubtful.one || isBetweenFigures(kept, index))
}

/** Shares of the page's width: as far in as the dark edge beside a sheet reaches, and how far away from all writing what it is read as stands. */
const edge = { reach: 0.04, away: 0.03 } as const

/** Scraps at the very edge of the page, away from all that is surely written: the shadow of the sheet's edge. */
export function withoutEdgeScraps(words: readonly Word[], width: number): readonly Word[] {
  const written = words.filter(({ text, confidence }) => confidence >= 70 && looksLikeWord(text))
  if (written.length < 3) return words
  const left = Math.min(...written.map(({ box }) => box[0])) - width * edge.away
  const right = Math.max(...written.map(({ box }) => box[0] + box[2])) + width * edge.away
  return words.filter(({ text, box: [from, , wide] }) => {
    if (text.length > 2) return true
    return !((from + wide < left && from + wide < width * edge.reach) || (from > right && from > width * (1 - edge.reach)))
  })
}

/** Shares of the page's width across and down: as far from anything surely read is what stands by itself. */
const island = { across: 0.14, down: 0.03, leastSure: 12, sureFrom: 70, doubted: 60, doubtedScrap: 70 } as const

/** Doubted words with nothing sure around them, on a page with much that is: parts of drawings, rasters and noise. */
export function withoutIslands(words: readonly Word[], width: number): readonly Word[] {
  const sure = words.filter(({ text, confidence }) => confidence >= island.sureFrom && looksLikeWord(text))
  if (sure.length < island.leastSure || sure.length < words.length * 0.5) return words
  return words.filter((word) => {
    const doubted = word.confidence < (word.text.length > fewLetters ? island.doubted : island.doubtedScrap)
    return !doubted || neverByChance.test(word.text) || sure.some((other) => isNear(word.box, other.box, width))
  })
}

function isNear([left, top, wide, high]: Word['box'], [fromX, fromY, across, down]: Word['box'], width: number): boolean {
  const apartX = Math.max(left - fromX - across, fromX - left - wide)
  const apartY = Math.max(top - fromY - down, fromY - top - high)
  return apartX <= width * island.across && apartY <= width * island.down
}

export interface Assembled {
  readonly words: readonly Word[]
  readonly text: string
  /** mean of the words', 0..100; 0 where there are none */
  readonly confidence: number
}

/** Text as the words stand in their lines; line numbers without gaps. */
export function assemble(words: readonly Word[]): Assembled {
  const lines: string[][] = []
  const numbered: Word[] = []
  let last: number | null = null
  for (const word of words) {
    if (word.line !== last) lines.push([])
    last = word.line
    lines.at(-1)?.push(word.text)
    numbered.push({ ...word, line: lines.length - 1 })
  }
  const confidence = words.length === 0 ? 0 : words.reduce((sum, word) => sum + word.confidence, 0) / words.length
  return { words: numbered, text: lines.map((line) => line.join(' ')).join('\n'), confidence }
}

/** What the sender wrote, from the words of a page that was read. */
export const writtenText = (words: readonly Word[]): string => assemble(words.filter(({ stamped }) => stamped !== true)).text

interface PlacedLine extends LineReading, Written {}

const startOf = (line: PreparedLine, { box }: ReadWord): number => line.left + box[0]
const endOf = (line: PreparedLine, word: ReadWord): number => startOf(line, word) + word.box[2]

/** By its words: its picture has white at both ends. */
const placedLine = (line: PreparedLine, words: ReadLine): PlacedLine => ({
  left: Math.min(...words.map((word) => startOf(line, word))),
  right: Math.max(...words.map((word) => endOf(line, word))),
  baseline: line.baseline,
  height: line.height,
  letters: lettersIn(words),
  text: words.map(({ text }) => text).join(' '),
  line,
  words,
})

/** Between columns is more white than between words: in heights of the line, and gaps between its other words. */
const gutterWhite = { heights: 0.9, gaps: 1.5 } as const

function splitBetweenWords({ line, words }: PlacedLine, from: number, to: number): readonly [PlacedLine, PlacedLine] | null {
  const at = words.findIndex((word) => startOf(line, word) >= to)
  if (at <= 0 || endOf(line, words[at - 1]!) > from) return null
  const gaps = words.slice(1).map((word, i) => startOf(line, word) - endOf(line, words[i]!))
  const others = gaps.filter((_, i) => i !== at - 1).sort((a, b) => a - b)
  const usual = others[Math.floor(others.length / 2)] ?? 0
  if (gaps[at - 1]! < Math.max(line.height * gutterWhite.heights, usual * gutterWhite.gaps)) return null
  return [placedLine(line, words.slice(0, at)), placedLine(line, words.slice(at))]
}

/** The words in reading order, each in its place in the prepared picture: the page's head, what it says, its footnotes, its foot. */
export function inReadingOrder(read: readonly LineReading[], page: Pick<PreparedPage, 'dpi' | 'height'>, without: readonly ReadingStep[] = []): readonly Word[] {
  // Where nothing was read, specks and punch holes were taken for lines: in no column.
  const placed = read.filter(({ words }) => words.length > 0).map(({ line, words }) => placedLine(line, words))
  const { head, body, notes, foot } = without.includes('parts') ? { head: [], body: placed, notes: [], foot: [] } : pageParts(placed, page, ({ line }) => line.stamped)
  const rows = (part: PagePart | undefined, lines: readonly PlacedLine[]): readonly Row[] => inRows(lines, page.dpi).map((row) => ({ part, row }))
  const columns = without.includes('columns') ? [body] : inColumns(body, page.dpi, splitBetweenWords)
  const all = [...rows('head', head), ...columns.flatMap((column) => rows(undefined, column)), ...notes.map((line) => ({ part: 'note', row: [line] }) as const), ...rows('foot', foot)]
  return all.flatMap(({ part, row }, number) =>
    row.flatMap(({ line, words }) =>
      words.map(({ text, box: [left, top, width, height], confidence }): Word => ({ text, confidence, line: number, box: [line.left + left, line.top + top, width, height], ...(part && { part }) })),
    ),
  )
}

interface Row {
  readonly part: PagePart | undefined
  readonly row: readonly PlacedLine[]
}

/** From the prepared picture, turned level and scaled, to pixels of the page's picture. */
export const wordsOnPage = (words: readonly Word[], { width, height, scaleX, scaleY, skew }: Placing): readonly Word[] =>
  words.map((word) => {
    const [left, top, wide, high] = word.box
    const [x, y] = placeBefore(left + wide / 2, top + high / 2, skew, width, height)
    const [from, to] = [Math.max(0, x - wide / 2), Math.min(width, x + wide / 2)]
    const [upper, lower] = [Math.max(0, y - high / 2), Math.min(height, y + high / 2)]
    const box: Word['box'] = [tenth(from * scaleX), tenth(upper * scaleY), tenth((to - from) * scaleX), tenth((lower - upper) * scaleY)]
    return { ...word, box, confidence: tenth(word.confidence) }
  })

/** How pictures cut from the page as it was sent are placed: neither turned nor levelled. */
export function beforeTurn({ width, height, scaleX, scaleY }: Placing, rotation: Rotation): Placing {
  return swapsSides(rotation) ? { width: height, height: width, scaleX: scaleY, scaleY: scaleX, skew: straight } : { width, height, scaleX, scaleY, skew: straight }
}

export type Placing = Pick<PreparedPage, 'width' | 'height' | 'scaleX' | 'scaleY' | 'skew'>

/** A tenth of a pixel is enough, and the stored words stay short. */
const tenth = (value: number): number => Math.round(value * 10) / 10
