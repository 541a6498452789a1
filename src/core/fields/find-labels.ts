import { distance, foldLabel, slipsAllowed } from '../../shared/text/alike'
import { exactLabels, labels, type Label, type LabelKey } from './labels'
import type { Cell, Sheet } from './sheet'

export interface LabelHit {
  readonly key: LabelKey
  /** 0..1: the label's own weight, less for misread ones */
  readonly weight: number
  readonly bare: boolean
  readonly sheet: Sheet
  readonly row: number
  readonly cell: Cell
  readonly from: number
  /** behind the label and its colon */
  readonly to: number
  readonly atStart: boolean
  readonly colon: boolean
}

interface Token {
  readonly from: number
  readonly to: number
  readonly folded: string
  readonly colon: boolean
}

/** No label has more words. */
const longestLabel = 6

/** All labels of the sheets, row by row. Where labels overlap the longest counts. */
export function findLabels(sheets: readonly Sheet[]): readonly LabelHit[] {
  return sheets.flatMap((sheet) => sheet.rows.flatMap((row, index) => row.cells.flatMap((cell) => labelsIn(cell, sheet, index))))
}

function labelsIn(cell: Cell, sheet: Sheet, row: number): LabelHit[] {
  const tokens = tokensOf(cell.text)
  const hits: LabelHit[] = []
  let index = 0
  while (index < tokens.length) {
    const atStart = index === 0 || (index === 1 && (tokens[0]?.folded.length ?? 0) <= 1)
    const found = longestAt(tokens, index, atStart || tokens[index - 1]?.colon === true)
    if (!found) {
      index += 1
      continue
    }
    const [first, last] = [tokens[index], tokens[found.end - 1]]
    if (first && last) {
      const { label, slips } = found
      hits.push({ key: label.key, weight: label.weight * (slips > 0 ? 0.92 : 1), bare: label.bare, sheet, row, cell, from: first.from, to: last.to, atStart, colon: last.colon })
    }
    index = found.end
  }
  return hits
}

interface Found {
  readonly label: Label
  readonly end: number
  readonly slips: number
}

/** @param leading only the beginning of a piece may be a misread label: inside running text words are words */
function longestAt(tokens: readonly Token[], start: number, leading: boolean): Found | null {
  let best: Found | null = null
  let folded = ''
  for (let end = start + 1; end <= Math.min(tokens.length, start + longestLabel); end++) {
    const token = tokens[end - 1]
    if (!token) break
    folded += token.folded
    const exact = exactLabels.get(folded)
    if (exact) best = { label: exact, end, slips: 0 }
    else if (leading && (best === null || best.slips > 0)) {
      const near = nearest(folded)
      if (near && (best === null || near.slips < best.slips || (token.colon && near.slips <= best.slips))) best = { ...near, end }
    }
    if (token.colon) break
  }
  return best
}

function nearest(folded: string): { readonly label: Label; readonly slips: number } | null {
  let best: { label: Label; slips: number } | null = null
  const most = slipsAllowed(folded.length)
  if (most === 0) return null
  for (const label of labels) {
    // "Gutschrift" is no misread "Gutschrift-Nr.".
    if (slipsAllowed(label.folded.length) < 1 || Math.abs(label.folded.length - folded.length) > 1 || (best !== null && best.slips <= 1 && label.folded === best.label.folded)) continue
    const slips = distance(folded, label.folded, Math.min(most, slipsAllowed(label.folded.length)))
    if (slips <= Math.min(most, slipsAllowed(label.folded.length)) && (best === null || slips < best.slips)) best = { label, slips }
  }
  return best
}

/** Words, and parts of words where a label runs into its value (`Rg.-Nr.4711`, `Datum:12.03.`). */
function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  for (const match of text.matchAll(/[^\s:;/]*[\p{L}\p{N}][^\s:;/]*?(?:(?<=\p{L}\.)(?=\d)|(?=[\s:;/]|$))[/]?\s?[:;]*/gu)) {
    const raw = match[0]
    tokens.push({ from: match.index, to: match.index + raw.length, folded: foldLabel(raw), colon: /[:;]/.test(raw) })
  }
  return tokens
}
