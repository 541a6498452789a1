import type { TransmitLine } from '../../shared/domain/fax'
import type { Word } from '../../shared/domain/page'
import { readLine } from './read-line'
import { rowsAtBottom, rowsAtTop, samePrint, textOf, type PageSize } from './rows'

export { agree } from './agree'
export { faxesIn } from './faxes-in-file'
export { readMoment } from './moment'

export interface SplitPage {
  readonly line: TransmitLine | null
  /** the words of the page without those of the line */
  readonly body: readonly Word[]
}

/** Specks above the line are read as a row or two; further down the letter has begun. */
const rowsLooked = 3

/** The line that a fax machine stamped on the page (ITU-T T.30: the CSID with moment and page count), and what the sender wrote. */
export function splitTransmitLine(words: readonly Word[], page: PageSize): SplitPage {
  for (const row of candidates(words, page)) {
    const line = readLine(textOf(row))
    if (line === null) continue
    const taken = new Set(row)
    return { line: { raw: row.map((word) => word.text).join(' '), ...line }, body: words.filter((word) => !taken.has(word)) }
  }
  return { line: null, body: words }
}

function candidates(words: readonly Word[], page: PageSize): readonly (readonly Word[])[] {
  const top = rowsAtTop(words, page).filter(saysSomething).slice(0, rowsLooked)
  const bottom = rowsAtBottom(words, page).filter(saysSomething).slice(0, 1)
  const rows = [...top, ...bottom].flatMap((row) => [samePrint(row), row])
  // A line so slanted that it was taken for two rows.
  const [first, second] = top
  const joined = first && second ? [[...first, ...second].sort((one, other) => one.box[0] - other.box[0])] : []
  return [...rows, ...joined]
}

const saysSomething = (row: readonly Word[]): boolean => row.some((word) => /[\p{L}\d]{2}/u.test(word.text))
