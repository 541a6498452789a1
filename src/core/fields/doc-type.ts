import type { DocType } from '../../shared/domain/doc-type'
import type { Candidate } from './candidate'
import { greeting, kindWords } from './doc-words'
import type { LabelHit } from './find-labels'
import type { Cell, Sheet } from './sheet'

export interface Known {
  readonly subject: Candidate | null
  readonly sender: Candidate | null
  readonly recipient: Candidate | null
  readonly total: Candidate | null
  readonly numbers: readonly string[]
}

/** The kind of paper. What it calls itself counts first, then how it is made. */
export function readDocType(sheets: readonly Sheet[], hits: readonly LabelHit[], known: Known): Candidate | null {
  const first = sheets[0]
  if (!first || sheets.every(({ rows }) => rows.length === 0)) return null
  const [kind, score] = kindOf(first, hits, known)
  return { value: kind, score, page: null, box: null }
}

function kindOf(first: Sheet, hits: readonly LabelHit[], known: Known): readonly [DocType, number] {
  const onFirst = hits.filter(({ sheet }) => sheet === first)
  const has = (key: LabelHit['key']): number => onFirst.filter((hit) => hit.key === key && hit.atStart).length
  const cells = first.rows.flatMap((row) => row.cells)
  const words = cells.reduce((sum, cell) => sum + cell.words.length, 0)
  const faxTitle = cells.some((cell) => cell.size > first.unit * 1.3 && cell.middle < first.height * 0.35 && cell.words.length <= 4 && /\bfax|telefax/i.test(cell.text) && !/\d/.test(cell.text))
  const marks = Number(has('recipient') > 0) + Number(has('sender') > 0) + Number(has('pages') > 0) + Number(has('subject') > 0) + Number(faxTitle)
  if ((has('pages') > 0 && marks >= 3 && titleKind(first) !== 'delivery_note') || (faxTitle && marks >= 3)) return ['cover', 0.9]
  if (has('applicant') > 0) return ['form', 0.88]
  const said = saidKind(known.subject?.value ?? '')
  if (said) return [said, 0.9]
  if (has('patient') >= 2) return ['medical', 0.8]
  const title = titleKind(first)
  if (title) return [title, 0.82]
  const strong = (key: LabelHit['key']): boolean => onFirst.some((hit) => hit.key === key && hit.atStart && !hit.bare && hit.weight > 0.9)
  const greets = cells.some((cell) => greeting.test(cell.text))
  if (known.total !== null && strong('rechnungsnummer')) return ['invoice', 0.85]
  if (!greets && strong('bestellnummer')) return ['order', 0.8]
  if (!greets && strong('lieferscheinnummer')) return ['delivery_note', 0.8]
  if (!greets && strong('rechnungsnummer')) return ['invoice', 0.7]
  if (words < 80 && known.sender === null && known.recipient === null) return ['note', 0.7]
  if (greets || known.recipient !== null) return ['letter', greets ? 0.75 : 0.6]
  return ['notice', 0.6]
}

const saidKind = (text: string): DocType | null => kindWords.find(([, words]) => words.test(text))?.[0] ?? null

/** A kind's name that opens a piece of text in the upper half, larger than the rest or alone in its piece. */
function titleKind(sheet: Sheet): DocType | null {
  const isLarge = (cell: Cell): boolean => cell.size > sheet.unit * 1.25
  const openings = sheet.rows
    .filter(({ middle }) => middle < sheet.height * 0.45)
    .flatMap(({ cells }) => cells)
    .filter((cell) => cell.words.length <= 6 && (isLarge(cell) || cell.words.length <= 3) && !/[:.]$/.test(cell.text))
  // Large type is the title; what stands alone in a table's cell may begin like one ("EKG-Papier").
  for (const cells of [openings.filter(isLarge), openings]) {
    for (const [kind, words] of kindWords) {
      if (cells.some((cell) => (words.exec(cell.text)?.index ?? 99) <= 1 && (isLarge(cell) || !/\d/.test(cell.text)))) return kind
    }
  }
  return null
}
