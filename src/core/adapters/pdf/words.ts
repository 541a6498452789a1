import type { Word } from '../../../shared/domain/page'
import type { Pdfium } from './pdfium'

/** A page with fewer readable characters is a scan with a stamp or a page number on it. */
const leastLetters = 12
/** A bomb of characters is not read on. */
const mostCharacters = 200_000

interface Character {
  readonly text: string
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** The words of the page's own text with their boxes in pixels of a picture of this size; null where there is no real text. */
export function readWords(pdfium: Pdfium, page: number, width: number, height: number): readonly Word[] | null {
  const text = pdfium._FPDFText_LoadPage(page)
  if (text === 0) return null
  try {
    const words = joinWords(readCharacters(pdfium, page, text, width, height))
    const letters = words.reduce((sum, word) => sum + (word.text.match(/[\p{L}\p{N}]/gu)?.length ?? 0), 0)
    return letters < leastLetters ? null : words
  } finally {
    pdfium._FPDFText_ClosePage(text)
  }
}

/** `null` stands for a gap: a space, a line's end or a character that is nowhere on the page. */
function readCharacters(pdfium: Pdfium, page: number, text: number, width: number, height: number): readonly (Character | null)[] {
  const count = Math.min(pdfium._FPDFText_CountChars(text), mostCharacters)
  const room = pdfium._malloc(40)
  const out: (Character | null)[] = []
  // PDFium counts device pixels as 32-bit whole numbers: a finer device keeps the fractions.
  const fine = 16
  const toDevice = (x: number, y: number): readonly [number, number] => {
    const view = new DataView(pdfium.HEAPU8.buffer)
    pdfium._FPDF_PageToDevice(page, 0, 0, width * fine, height * fine, 0, x, y, room + 32, room + 36)
    return [view.getInt32(room + 32, true) / fine, view.getInt32(room + 36, true) / fine]
  }
  try {
    for (let index = 0; index < count; index++) {
      const code = pdfium._FPDFText_GetUnicode(text, index)
      const character = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : ' '
      if (/[\s\p{C}]/u.test(character)) {
        out.push(null)
        continue
      }
      if (pdfium._FPDFText_GetCharBox(text, index, room, room + 8, room + 16, room + 24) === 0) continue
      const [x1, x2, y1, y2] = pdfium.HEAPF64.subarray(room / 8, room / 8 + 4)
      const a = toDevice(x1 ?? 0, y2 ?? 0)
      const b = toDevice(x2 ?? 0, y1 ?? 0)
      out.push({
        text: character,
        left: clamp(Math.min(a[0], b[0]), width),
        top: clamp(Math.min(a[1], b[1]), height),
        right: clamp(Math.max(a[0], b[0]), width),
        bottom: clamp(Math.max(a[1], b[1]), height),
      })
    }
    return out
  } finally {
    pdfium._free(room)
  }
}

const clamp = (value: number, most: number): number => Math.min(most, Math.max(0, value))

/** Characters follow each other until a gap; a jump up, down or far along begins a new word, too. */
export function joinWords(characters: readonly (Character | null)[]): readonly Word[] {
  const words: Word[] = []
  let current: Character | null = null
  let last: Character | null = null
  let line = -1
  let baseline = Number.NaN
  const flush = (): void => {
    if (current === null) return
    const word = current
    const sameLine = Math.abs((word.top + word.bottom) / 2 - baseline) < Math.max(4, (word.bottom - word.top) * 0.6)
    if (!sameLine) line++
    baseline = (word.top + word.bottom) / 2
    words.push({ text: word.text, box: [word.left, word.top, word.right - word.left, word.bottom - word.top], confidence: 100, line })
    current = null
  }
  for (const character of characters) {
    if (character === null) {
      flush()
      last = null
      continue
    }
    if (last !== null && current !== null && apart(last, character)) flush()
    current = current === null ? character : merge(current, character)
    last = character
  }
  flush()
  return words
}

function apart(before: Character, after: Character): boolean {
  const size = Math.max(before.bottom - before.top, after.bottom - after.top, 4)
  const gap = after.left - before.right
  return gap > size * 0.6 || gap < -size * 4 || after.top > before.bottom + size || after.bottom < before.top - size
}

const merge = (word: Character, next: Character): Character => ({
  text: word.text + next.text,
  left: Math.min(word.left, next.left),
  top: Math.min(word.top, next.top),
  right: Math.max(word.right, next.right),
  bottom: Math.max(word.bottom, next.bottom),
})
