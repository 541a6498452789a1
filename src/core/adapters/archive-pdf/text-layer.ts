import type { Word } from '../../../shared/domain/page'
import { advance, descent, unitsPerEm } from './glyphless-font'
import { placeLines, type PlacedWord } from './text-lines'

/** Gives each sign its number in the font, in the order of their first use. */
export class Signs {
  private readonly numbers = new Map<string, number>()

  /** Four hex digits a sign; signs that mean nothing in a text, and halves of pairs, are left out. */
  encode(text: string): { readonly hex: string; readonly count: number } {
    let hex = ''
    let count = 0
    for (const sign of text.replace(ligature, (one) => one.normalize('NFKC'))) {
      if (meaningless.test(sign)) continue
      let number = this.numbers.get(sign)
      if (number === undefined) {
        if (this.numbers.size === mostSigns) continue
        number = this.numbers.size + 1
        this.numbers.set(sign, number)
      }
      hex += number.toString(16).padStart(4, '0')
      count++
    }
    return { hex, count }
  }

  get all(): ReadonlyMap<string, number> {
    return this.numbers
  }
}

/** Searched for as the letters that they join. */
const ligature = /[\ufb00-\ufb06]/g
/** Two bytes a sign, 0 being nobody. */
const mostSigns = 0xffff
/** Control signs, halves of pairs, and what ISO 19005-2 §6.2.11.7.2 forbids as a meaning. */
const meaningless = /[\p{Cc}\p{Cs}\u200b\ufeff\ufffe\uffff]/u

/** Content of a page (ISO 32000-1 §9.4): every word stretched to the width that it has in the picture, in mode 3, unseen. */
export function textLayer(words: readonly Word[], signs: Signs, font: string, dpi: number, heightPx: number): string {
  const points = (pixels: number): number => (pixels * 72) / dpi
  const out: string[] = []
  for (const { height, words: placed } of placeLines(words)) {
    const size = points(height)
    const shown = placed.flatMap((word) => showWord(word, signs, size, points, heightPx))
    if (shown.length > 0) out.push(`/${font} ${number(size)} Tf`, ...shown)
  }
  return out.length === 0 ? '' : ['BT', '3 Tr', ...out, 'ET'].join('\n')
}

function showWord(word: PlacedWord, signs: Signs, size: number, points: (pixels: number) => number, heightPx: number): readonly string[] {
  const { hex, count } = signs.encode(word.text)
  if (count === 0) return []
  const baseline = points(heightPx - word.bottom) - (descent / unitsPerEm) * size
  const shown = [`1 0 0 1 ${number(points(word.left))} ${number(baseline)} Tm`, `${stretch(points(word.width), count, size)} Tz`, `<${hex}> Tj`]
  if (word.gap === null) return shown
  // The space of its own makes copied text fall into words whatever a reader thinks of gaps.
  return [...shown, `${stretch(points(word.gap), 1, size)} Tz`, `<${signs.encode(' ').hex}> Tj`]
}

/** Per cent of the natural width (Tz); never nothing, for words that touch. */
const stretch = (width: number, count: number, size: number): string => number(Math.max(1, (100 * width) / (count * (advance / unitsPerEm) * size)))

const number = (value: number): string => String(Math.round(value * 1000) / 1000)

/** What each number means, for search and copy (ISO 32000-1 §9.10.3). */
export function toUnicode(signs: Signs): string {
  const rows = [...signs.all].map(([sign, n]) => `<${hex16(n)}> <${[...utf16(sign)].map(hex16).join('')}>`)
  const blocks: string[] = []
  // a block takes a hundred rows at the most
  for (let at = 0; at < rows.length; at += 100) {
    const block = rows.slice(at, at + 100)
    blocks.push(`${block.length} beginbfchar`, ...block, 'endbfchar')
  }
  return [
    '/CIDInit /ProcSet findresource begin',
    '12 dict begin',
    'begincmap',
    '/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def',
    '/CMapName /Adobe-Identity-UCS def',
    '/CMapType 2 def',
    '1 begincodespacerange',
    '<0000> <FFFF>',
    'endcodespacerange',
    ...blocks,
    'endcmap',
    'CMapName currentdict /CMap defineresource pop',
    'end',
    'end',
  ].join('\n')
}

/** Every number to glyph 1 (CIDToGIDMap). */
export function toGlyph(signs: Signs): Uint8Array {
  const map = new Uint8Array((signs.all.size + 1) * 2)
  for (let n = 1; n <= signs.all.size; n++) map[n * 2 + 1] = 1
  return map
}

const hex16 = (value: number): string => value.toString(16).padStart(4, '0')

function* utf16(sign: string): Generator<number> {
  for (let i = 0; i < sign.length; i++) yield sign.charCodeAt(i)
}
