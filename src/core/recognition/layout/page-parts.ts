import { inRows } from './reading-order'
import { pitchOf, type Placed } from './running-text'

/** What stands on a page around what it says: the letterhead or running head, footnotes, and the foot with bank, register and page count. */
export type PagePart = 'head' | 'note' | 'foot'

/** A line of text with the height of its larger letters (pixels) and what was read in it. */
export interface Written extends Placed {
  readonly height: number
  readonly text: string
}

export interface PageParts<L> {
  readonly head: readonly L[]
  readonly body: readonly L[]
  /** one after the other as they stand, those of the left column first */
  readonly notes: readonly L[]
  readonly foot: readonly L[]
}

/** Shares of the page's height: no head reaches lower and no foot higher (DIN 5008 leaves 45 mm of 297 above the address and has the foot in the last 25 to 40 mm). */
const headUpTo = 0.16
const footFrom = 0.82
/** A foot that stands in the text's own type is one only so close to the edge. */
const lowestFrom = 0.9
const notesFrom = 0.25
/** From baseline to baseline, in the page's usual ones: so much white sets head and foot apart. */
const apart = 1.5
/** Smaller type, measured by the page's usual one; heights are off by a dot or two. */
const smaller = 0.93
/** A running head or a count of pages is no more than this, and a letterhead no more than that. */
const fewLetters = 70
const mostInHead = 200
/** Lines of one footnote stand no further apart than this many heights of its letters. */
const noteStep = 2.6
/** A footnote says something; scraps beside it do not. */
const leastInNote = 12
const fewestLetters = 2

/** What a firm says of itself in letterhead and foot, each kind counted once. */
const ofTheFirm: readonly RegExp[] = [
  /\b(?:tel(?:efon|\.)?|fon|(?:tele)?fax|mobil)\b/i,
  /\bwww\.|@|\.(?:de|com|at|ch)\b/i,
  /\bIBAN\b|\bBIC\b|\bBLZ\b|\bKonto|Bankverbindung|Sparkasse|Volksbank|\p{L}bank\b/u,
  /\bHR[AB]\b|Amtsgericht|Handelsregister|Registergericht|Geschäftsführ|Vorstand|Aufsichtsrat|\bInhaber/u,
  /\bUSt\b|\bUSt-|Steuer-?(?:Nr|nummer)|\bUID\b/u,
  /(?:^|[^\d.,])\d{5} \p{Lu}\p{Ll}+/u,
]
const pageCount = /\b(?:Seite|Blatt|Page|S\.)[ :]*\d{1,3}|\b(?:Seite|Blatt|Page)\b.{0,4}(?:von|of|\/) *\d{1,3}\b|^[-– ]*\d{1,3}[-– ]*$/u
/** Where one of these stands the letter itself has begun. */
const ofTheLetter = /^(?:An|Empfänger|Absender|Betreff|Betr|Von|Datum|Sehr geehrte)\b/u
const noteMark = /^(?:\*{1,3}\)?|[¹²³⁴⁵⁶⁷⁸⁹]{1,2}|\(?\d{1,2}\)|\d{1,2}|\(?[a-c]\))\s*(?=[\p{L}„"])/u

/**
 * Head, footnotes and foot apart from what the page says, so that none of them comes between the columns of a text.
 * Lines in none of these keep their order.
 * @param height of the page in pixels
 * @param passed lines at the top that are of neither: what a machine stamped stands above the head and says nothing of it
 */
export function pageParts<L extends Written>(lines: readonly L[], { height, dpi }: { readonly height: number; readonly dpi: number }, passed: (line: L) => boolean = () => false): PageParts<L> {
  const rows = inRows(lines, dpi)
  const usual = { pitch: pitchOf([...lines].sort((one, other) => one.baseline - other.baseline)), height: usualHeight(lines) }
  const headRows = rowsOfHead(rows, usual, height, passed)
  const lowest = rowsOfFoot(rows.slice(headRows), usual, height)
  const footRows = lowest - notesOver(rows.slice(rows.length - lowest))
  const [head, foot] = [rows.slice(0, headRows).flat(), rows.slice(rows.length - footRows).flat()]
  const rest = rows.slice(headRows, rows.length - footRows).flat()
  const notes = notesOf(rest, usual, height)
  const around = new Set<L>([...head, ...foot, ...notes])
  return { head, body: lines.filter((line) => !around.has(line)), notes, foot }
}

interface Usual {
  readonly pitch: number
  readonly height: number
}

/** The type that most letters are in. */
function usualHeight(lines: readonly Written[]): number {
  const sorted = [...lines].sort((one, other) => one.height - other.height)
  const half = sorted.reduce((sum, { letters }) => sum + letters, 0) / 2
  let sum = 0
  return sorted.find(({ letters }) => (sum += letters) >= half)?.height ?? 0
}

type Rows<L> = readonly (readonly L[])[]

const textOf = (rows: Rows<Written>): string => rows.map((row) => row.map(({ text }) => text).join(' ')).join('\n')
const kindsIn = (text: string): number => ofTheFirm.filter((kind) => kind.test(text)).length
const lettersIn = (rows: Rows<Written>): number => rows.flat().reduce((sum, { letters }) => sum + letters, 0)
const topOf = (row: readonly Written[]): number => Math.min(...row.map(({ baseline, height }) => baseline - height))
const footOf = (row: readonly Written[]): number => Math.max(...row.map(({ baseline }) => baseline))
/** White between two rows, letters of usual height reckoned in. */
const isApart = (upper: readonly Written[], lower: readonly Written[], usual: Usual): boolean => topOf(lower) - footOf(upper) > usual.pitch * apart - usual.height

/** How many rows at the top are the head: the fewest that are set apart and say who writes or which page it is. */
function rowsOfHead<L extends Written>(rows: Rows<L>, usual: Usual, height: number, passed: (line: L) => boolean): number {
  for (let count = 1; count < rows.length; count++) {
    const row = rows[count - 1]!
    const own = rows.slice(0, count).map((all) => all.filter((line) => !passed(line))).filter((all) => all.length > 0)
    if (footOf(row) > height * headUpTo || row.some(({ text }) => ofTheLetter.test(text)) || lettersIn(own) > mostInHead) return 0
    if (!isApart(row, rows[count]!, usual)) continue
    if (own.length > 0 && (kindsIn(textOf(own)) >= 2 || isRunningHead(own))) return count
  }
  return 0
}

/** A page count, or two things at either side of the page, in a row by itself. */
const isRunningHead = (rows: Rows<Written>): boolean => rows.length <= 2 && lettersIn(rows) <= fewLetters && pageCount.test(textOf(rows))

/** How many rows at the bottom are the foot: the most that are set apart and say what a foot says. */
function rowsOfFoot(rows: Rows<Written>, usual: Usual, height: number): number {
  let found = 0
  for (let count = 1; count < rows.length; count++) {
    const foot = rows.slice(rows.length - count)
    if (topOf(foot[0]!) < height * footFrom) return found
    if (isApart(rows[rows.length - count - 1]!, foot[0]!, usual) && isFoot(foot, usual, height)) found = count
  }
  return found
}

/** Footnotes that no white parts from the foot stand over it. */
const notesOver = (foot: Rows<Written>): number => {
  const first = foot.findIndex((row) => !noteMark.test(row[0]!.text))
  return first === -1 ? 0 : first
}

function isFoot(foot: Rows<Written>, usual: Usual, height: number): boolean {
  if (foot.length <= 2 && lettersIn(foot) <= fewLetters && pageCount.test(textOf(foot))) return true
  const kinds = kindsIn(textOf(foot))
  if (isSmaller(foot.flat(), usual)) return kinds >= 1 || topOf(foot[0]!) > height * lowestFrom
  return kinds >= 2 && footOf(foot.at(-1)!) > height * lowestFrom
}

const isSmaller = (lines: readonly Written[], usual: Usual): boolean => usualHeight(lines) <= usual.height * smaller

/** Footnotes at the end of their column: smaller type that begins with a mark, and what goes on below it. */
function notesOf<L extends Written>(lines: readonly L[], usual: Usual, height: number): readonly L[] {
  const sorted = [...lines].sort((one, other) => one.baseline - other.baseline)
  const blocks: L[][] = []
  const taken = new Set<L>()
  for (const [i, first] of sorted.entries()) {
    if (taken.has(first) || first.baseline < height * notesFrom || !noteMark.test(first.text)) continue
    const below = sorted.slice(i + 1).filter((line) => line.letters > fewestLetters && isOver(line, first))
    const block = [first]
    for (const line of below) if (line.baseline - block.at(-1)!.baseline <= first.height * noteStep) block.push(line)
    if (block.length <= below.length || !isSmaller(block, usual) || block.reduce((sum, { letters }) => sum + letters, 0) < leastInNote) continue
    blocks.push(block)
    for (const line of block) taken.add(line)
  }
  return blocks.sort(([one], [other]) => (isOver(one!, other!) ? one!.baseline - other!.baseline : one!.left - other!.left)).flat()
}

const isOver = (one: Placed, other: Placed): boolean => one.left < other.right && one.right > other.left
