import type { Box, Word } from '../../shared/domain/page'
import { groupBy } from '../../shared/group-by'
import type { BitRaster } from '../ports/raster'
import { drawText, widthOf, type FaceName, type Glyphs } from './glyphs'

/** A4 at 200 dots an inch, in strips of one line of text each: a line that says the same is drawn and packed once. */
export const sheet = { width: 1654, stripRows: 39, strips: 60 } as const
export const sheetRows = sheet.stripRows * sheet.strips
const margin = 190

/** A line of a page: where it stands and what it says. */
export interface Line {
  /** number of the line from the top of the page, from 0 */
  readonly at: number
  readonly text: string
  readonly face?: FaceName
  /** dots from the left edge; by default the margin */
  readonly x?: number
  /** the transmit line: no word of the letter */
  readonly stamped?: true
}

export interface DrawnPage {
  /** each strip packed, from the top */
  readonly strips: readonly Uint8Array[]
  readonly words: readonly Word[]
  /** the letter as it is read, without the transmit line */
  readonly text: string
}

/** How many dots of a line are left for the letter. */
const room = sheet.width - 2 * margin

/** @param pack a strip's picture, packed */
export function createPainter(glyphs: Glyphs, pack: (raster: BitRaster) => Uint8Array): { draw(lines: readonly Line[]): DrawnPage; wrap(text: string): readonly string[] } {
  // Letterheads, salutations and whole sentences come again and again; what was said once only is let go.
  let kept = new Map<string, Uint8Array>()

  function strip(own: readonly Line[]): Uint8Array {
    const key = own.map(({ text, face, x }) => `${face ?? ''}|${String(x ?? '')}|${text}`).join('\n')
    const known = kept.get(key)
    if (known) return known
    const raster: BitRaster = { kind: 'bit', width: sheet.width, height: sheet.stripRows, data: new Uint8Array(((sheet.width + 7) >> 3) * sheet.stripRows) }
    for (const { text, face = 'text', x = margin } of own) drawText(raster, glyphs.faces[face], text, x, topOf(face))
    const packed = pack(raster)
    if (kept.size > mostKept) kept = new Map()
    kept.set(key, packed)
    return packed
  }

  const wordsOf = (line: Line, number: number): Word[] => {
    const face = glyphs.faces[line.face ?? 'text']
    const found: Word[] = []
    let x = line.x ?? margin
    for (const part of line.text.split(/( +)/)) {
      const width = widthOf(face, part)
      if (part.trim() !== '') {
        const box: Box = [Math.round(x), line.at * sheet.stripRows + topOf(line.face ?? 'text'), Math.round(width), 30]
        found.push({ text: part, box, confidence: 96, line: number, ...(line.stamped ? { stamped: true as const } : {}) })
      }
      x += width
    }
    return found
  }

  return {
    draw(given) {
      const placed = given.filter(({ at, text }) => at >= 0 && at < sheet.strips && text !== '')
      const byStrip = groupBy(placed, ({ at }) => at)
      return {
        strips: Array.from({ length: sheet.strips }, (_, number) => strip(byStrip.get(number) ?? [])),
        words: placed.flatMap(wordsOf),
        text: placed.filter(({ stamped }) => !stamped).map(({ text }) => text).join('\n'),
      }
    },
    wrap: (text) => text.split('\n').flatMap((paragraph) => wrapped(paragraph, (line) => widthOf(glyphs.faces.text, line) <= room)),
  }
}

/** Strips held: some 700 bytes each. */
const mostKept = 20_000

const topOf = (face: FaceName): number => (face === 'title' ? 2 : 6)

function wrapped(paragraph: string, fits: (line: string) => boolean): string[] {
  const found: string[] = []
  let line = ''
  for (const word of paragraph.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`
    if (line !== '' && !fits(longer)) {
      found.push(line)
      line = word
    } else line = longer
  }
  return [...found, line]
}
