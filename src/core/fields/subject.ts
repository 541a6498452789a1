import { isNamedStreet, isSalutation, isTown, townInside } from './address'
import { best, read, type Candidate } from './candidate'
import { datesIn } from './dates'
import { greeting, kindWords, titleWords } from './doc-words'
import type { LabelHit } from './find-labels'
import { foldLabel } from '../../shared/text/alike'
import { nameOnly, sameParty } from './names'
import { isNoteCode } from './note-codes'
import { placesOf } from './places'
import type { Cell, Row, Sheet } from './sheet'

/** A subject longer than this is a paragraph. */
const longest = 160


/** What a letter is about: the marked line, the line above the greeting (DIN 5008 §12), or the title of the paper. */
export function readSubject(sheets: readonly Sheet[], hits: readonly LabelHit[], parties: readonly string[]): Candidate | null {
  const first = sheets[0]
  if (!first) return null
  const marked = hits.filter(({ key }) => key === 'subject').flatMap((hit) => markedSubject(hit, hits))
  const winner = best(marked)
  if (winner) return winner
  const above = aboveGreeting(first, hits, parties)
  return best(above.length > 0 ? above : titles(first, hits, parties), (one, other) => one === other)
}

function markedSubject(hit: LabelHit, hits: readonly LabelHit[]): Candidate[] {
  const word = foldLabel(hit.cell.text.slice(hit.from, hit.to))
  if (!hit.atStart || (word.length < 5 && !hit.colon)) return []
  for (const place of placesOf(hit, hits)) {
    const next = hits.filter((other) => other.cell === place.cell && other.colon && other.from > place.from).map(({ from }) => from)
    const to = Math.min(place.cell.text.length, ...next)
    const value = cleaned(place.cell.text.slice(place.from, to))
    if (value.length >= 3 && !greeting.test(value) && !isNoteCode(value)) return [read(value, { behind: 0.93, beside: 0.92, below: 0.8 }[place.how] * hit.weight, place.cell, place.from, to)]
  }
  return []
}

function aboveGreeting(sheet: Sheet, hits: readonly LabelHit[], parties: readonly string[]): Candidate[] {
  const at = sheet.rows.findIndex(({ cells, middle }) => middle < sheet.height * 0.75 && cells.some((cell) => greeting.test(cell.text)))
  const opening = sheet.rows[at]?.cells.find((cell) => greeting.test(cell.text))
  if (!opening) return []
  const above = sheet.rows.slice(Math.max(0, at - 9), at).reverse().flatMap((row): Line[] => {
    const cell = row.cells.find((other) => Math.abs(other.left - opening.left) < sheet.unit * 3)
    return cell ? [{ row, cell }] : []
  })
  const last = above.findIndex(({ cell }) => opensReference(cell, hits))
  const nearest = above[0]
  if (!nearest || opening.middle - nearest.cell.middle > sheet.unit * farthest) return []
  // Only the lines that stand with a reference belong to it: one further up is the subject itself with a number in it.
  const reference = last >= 0 && above.slice(0, last).every(({ cell }, index) => cell.middle - (above[index + 1]?.cell.middle ?? 0) < sheet.unit * 2)
  return reference ? beforeReference(sheet, above.slice(last), hits, parties) : subjectAt(sheet, above, hits, parties)
}

interface Line {
  readonly row: Row
  readonly cell: Cell
}

/** Word heights between subject and greeting at most (DIN 5008: two blank lines). */
const farthest = 9

/** The first of the lines, nearest first, with the one before it where it goes on from there. */
function subjectAt(sheet: Sheet, lines: readonly Line[], hits: readonly LabelHit[], parties: readonly string[]): Candidate[] {
  const [line, upper] = lines
  if (!line || !speaks(line.cell, hits, parties)) return []
  const { row, cell } = line
  const before = upper && Math.abs(upper.cell.left - cell.left) < sheet.unit * 0.8 ? upper.cell : null
  const text = cleaned(rowText(row, cell))
  const goesOn = before && cell.middle - before.middle < sheet.unit * 2 && before.text.length > 30 && speaks(before, hits, parties) && !townInside.test(before.text)
  const whole = goesOn ? `${cleaned(before.text)} ${text}` : text
  return whole.length >= 4 ? [read(whole, 0.82, cell, 0, cell.text.length)] : []
}

/** "Patientin: …", "Versicherungsschein-Nr. 4711": what a letter refers to, in lines of its own between its subject and the greeting. */
const opensReference = (cell: Cell, hits: readonly LabelHit[]): boolean =>
  hits.some((hit) => hit.cell === cell && hit.atStart && !hit.bare && ((hit.key === 'patient' && hit.colon) || (hit.key === 'other' && (hit.colon || numbered.test(cell.text.slice(hit.from, hit.to))) && /^\W*(?:\p{Lu}{1,4}\s)?\S*\d/u.test(cell.text.slice(hit.to)))))

const numbered = /(?:nr|nummer)\.?[:\s]*$/i

/** The subject stands right above its reference, or a line apart where it calls itself by the name of a paper. */
function beforeReference(sheet: Sheet, [reference, ...above]: readonly Line[], hits: readonly LabelHit[], parties: readonly string[]): Candidate[] {
  const line = above[0]
  if (!reference || !line) return []
  const away = reference.cell.middle - line.cell.middle
  return away < sheet.unit * 2 || (away < sheet.unit * 5 && opensTitle(line.cell.text, 24)) ? subjectAt(sheet, above, hits, parties) : []
}

const rowText = (row: Row, from: Cell): string =>
  row.cells
    .filter((cell) => cell.left >= from.left)
    .map((cell) => cell.text)
    .join(' ')

/** Whether a line says what the letter is about: it is no label with its value, no address, no date, no party's name. */
function speaks(cell: Cell, hits: readonly LabelHit[], parties: readonly string[]): boolean {
  const { text } = cell
  const labelled = hits.some((hit) => hit.cell === cell && hit.atStart && !hit.bare && !(hit.key === 'other' || hit.key === 'otherDate' || hit.key === 'patient' ? !hit.colon : titleWithNumber(hit)))
  const named = hits.some((hit) => hit.cell === cell && hit.atStart && hit.bare && hit.colon)
  const date = datesIn(text)[0]
  if (labelled || named || (date && date.to - date.from > text.length * 0.6) || /^.{3,34},\s*(?:den\s+)?\d/.test(text) && date !== undefined && date.to > text.length - 3) return false
  if (greeting.test(text) || hits.some((hit) => hit.cell === cell && hit.atStart && !hit.bare && hit.to >= text.length - 1)) return false
  return !isNamedStreet(text) && !isTown(text) && !isSalutation(text) && !parties.some((party) => sameParty(nameOnly(text), party)) && foldLabel(text).length >= 4
}

/** "Rechnung Nr. 2026-087" in a line of its own is a title, `Rechnung-Nr.: 2026087` beside others a label with its value. */
const titleWithNumber = ({ key, cell, sheet, colon, to }: LabelHit): boolean => key.endsWith('nummer') && !colon && /^\p{Lu}[\p{L}]{6,}\s/u.test(cell.text) && /\d/.test(cell.text.slice(to)) && cell.left < sheet.width * 0.4

/** The paper's title: larger than the text, or a line that begins with the name of its kind. */
function titles(sheet: Sheet, hits: readonly LabelHit[], parties: readonly string[]): Candidate[] {
  return sheet.rows
    .filter(({ middle }) => middle < Math.min(sheet.height, sheet.width * 1.41) * 0.5)
    // Three pieces and more in a row are the head of a table.
    .flatMap(({ cells }) => (cells.length > 2 ? [] : cells))
    .flatMap((cell) => {
      const value = cleaned(withoutDate(cell.text))
      const large = cell.height > sheet.unit * 1.3 && (cell.words.length > 1 || cell.text.length > 6)
      const kind = opensTitle(value, large ? 40 : 12)
      const words = value.split(' ').length
      if (!(large || kind) || words > 14 || words < 1 || !speaks(cell, hits, parties) || townInside.test(value) || /[.!?]$/.test(value) && (words > 5 || !large || /\s\p{Ll}+\.$/u.test(value))) return []
      if (/^(?:tele)?fax\b|[:;]$|^\W*\d/i.test(value) || !/^\W*\p{Lu}/u.test(value) || parties.some((party) => foldLabel(value).startsWith(foldLabel(party)))) return []
      if (!kind && (cell.middle < sheet.width * 0.06 || cell.middle > sheet.width * 0.45 || words < 2 || /\d/.test(value))) return []
      return [read(value, kind ? (large ? 0.8 : words <= 8 ? 0.66 : 0.5) : 0.55, cell, 0, cell.text.length)]
    })
}

/** Whether a line begins with what a paper calls itself. */
const opensTitle = (text: string, within = 12): boolean => titleWords.test(text) || kindWords.some(([, words]) => (words.exec(text)?.index ?? 99) < within)

/** A day that closes a title is the paper's date, not its subject. */
function withoutDate(text: string): string {
  const date = datesIn(text).at(-1)
  return date && date.from > 3 && text.slice(date.to).trim().length < 3 ? text.slice(0, date.from).replace(/[\s,–-]*(?:vom|v\.|den|am|dated)?\s*$/i, '') : text
}

const cleaned = (text: string): string =>
  text
    .replace(/^[\s:;.,‚’'|*_>»=–-]+/, '')
    .replace(/[\s|_‚’'*=<«]+$/, '')
    .slice(0, longest)
