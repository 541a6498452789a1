import type { Word } from '../../../shared/domain/page'
import { linesOf } from './word-layout'

/** A word in running text: the hyphen of a line's end is gone, and with it the space. */
export interface Run {
  readonly word: Word
  readonly text: string
  readonly spaced: boolean
}

export type Block =
  /** the line that the sending machine stamped */
  | { readonly kind: 'stamp'; readonly lines: readonly (readonly Run[])[] }
  | { readonly kind: 'heading'; readonly lines: readonly (readonly Run[])[] }
  /** running text; a line of its own only where the writer ended one before the edge */
  | { readonly kind: 'paragraph'; readonly lines: readonly (readonly Run[])[] }
  /** pieces that stand apart in one line: a row of a table, a word and its value */
  | { readonly kind: 'row'; readonly cells: readonly (readonly Run[])[] }

/** What stands together: the page's own text, or its head, footnotes or foot. */
export interface Stretch {
  readonly part: Word['part']
  readonly blocks: readonly Block[]
}

interface Line {
  readonly cells: readonly (readonly Word[])[]
  readonly stamped: boolean
  readonly part: Word['part']
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
  /** of its letters */
  readonly height: number
}

/** A gap wider than this many letters' heights parts two cells. */
const partingGap = 2
/** Letters larger than this, measured by the page's usual ones, make a heading; more words than that are no heading, nor is what stands around the text. */
const headingHeight = 1.35
const headingWords = 14
/** Lines of one paragraph stand no further apart than this many heights, from the foot of one to the top of the next. */
const innerGap = 1.1
/** A line that ends this much of the column before its edge was ended by its writer. */
const endedEarly = 0.14
const alike = 1.25

/** The recognised words of a page as running text, as far as their places tell: headings, paragraphs, rows of tables. */
export function reflow(words: readonly Word[]): readonly Stretch[] {
  const lines = linesOf(words).map(lineOf)
  const column = columnOf(lines)
  const stretches: Line[][] = []
  for (const line of lines) {
    const open = stretches.at(-1)
    if (open !== undefined && open[0]!.part === line.part) open.push(line)
    else stretches.push([line])
  }
  return stretches.map((of) => ({ part: of[0]!.part, blocks: blocksOf(of, column) }))
}

interface Column {
  /** height of the letters that most lines are in */
  readonly usual: number
  readonly edge: number
  readonly width: number
}

/** Of the page's own text; head and foot are wider, and in smaller type. */
function columnOf(lines: readonly Line[]): Column {
  const written = lines.filter(({ stamped }) => !stamped)
  const own = written.filter(({ part }) => part === undefined)
  const body = own.length > 0 ? own : written
  const edge = nearlyLargest(body.map(({ right }) => right))
  return { usual: middle(body.map(({ height }) => height)) || 1, edge, width: Math.max(1, edge - Math.min(...body.map(({ left }) => left))) }
}

function blocksOf(lines: readonly Line[], { usual, edge, width }: Column): readonly Block[] {
  const blocks: Block[] = []
  let open: { lines: Run[][]; last: Line } | null = null
  const close = (): void => {
    if (open) blocks.push({ kind: 'paragraph', lines: open.lines })
    open = null
  }
  for (const line of lines) {
    const whole = runsOf(line.cells.flat())
    if (line.stamped) {
      close()
      blocks.push({ kind: 'stamp', lines: [whole] })
    } else if (line.cells.length > 1) {
      close()
      blocks.push({ kind: 'row', cells: line.cells.map(runsOf) })
    } else if (line.part === undefined && line.height > headingHeight * usual && whole.length <= headingWords) {
      close()
      blocks.push({ kind: 'heading', lines: [whole] })
    } else if (open !== null && belongs((open as { last: Line }).last, line, usual)) {
      const { lines: written, last }: { lines: Run[][]; last: Line } = open
      if (edge - last.right > endedEarly * width) written.push(whole)
      else written[written.length - 1] = flow(written.at(-1) ?? [], whole)
      open = { lines: written, last: line }
    } else {
      close()
      open = { lines: [whole], last: line }
    }
  }
  close()
  return blocks
}

const belongs = (last: Line, line: Line, usual: number): boolean =>
  line.top - last.bottom < innerGap * usual && line.top > last.top && line.height < alike * last.height && last.height < alike * line.height && line.left < last.right && last.left < line.right

function lineOf(words: readonly Word[]): Line {
  const height = middle(words.map(({ box }) => box[3])) || 1
  const cells: Word[][] = []
  let end = -Infinity
  for (const word of words) {
    const [left, , width] = word.box
    if (left - end > partingGap * height || cells.length === 0) cells.push([])
    cells.at(-1)?.push(word)
    end = left + width
  }
  return {
    cells,
    stamped: words.every((word) => word.stamped === true),
    part: words[0]?.part,
    left: Math.min(...words.map(({ box }) => box[0])),
    right: Math.max(...words.map(({ box }) => box[0] + box[2])),
    top: middle(words.map(({ box }) => box[1])),
    bottom: middle(words.map(({ box }) => box[1] + box[3])),
    height,
  }
}

const runsOf = (words: readonly Word[]): Run[] => words.map((word, index) => ({ word, text: word.text, spaced: index > 0 }))

/** A line and the next one; a word that was parted at the line's end is one word again. */
function flow(before: readonly Run[], after: readonly Run[]): Run[] {
  const last = before.at(-1)
  const [first, ...rest] = after
  if (!last || !first) return [...before, ...after]
  const parted = /\p{Ll}-$/u.test(last.text) && /^\p{Ll}/u.test(first.text) && !/^(und|oder|bzw\.?|and|or)$/.test(first.text)
  if (!parted) return [...before, { ...first, spaced: true }, ...rest]
  return [...before.slice(0, -1), { ...last, text: last.text.slice(0, -1) }, { ...first, spaced: false }, ...rest]
}

function middle(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}

/** One line that runs over the edge is no edge. */
function nearlyLargest(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length * 0.9)] ?? 0
}
