/** The letters of a face as bits, made by scripts/samples/glyphs.mjs. Lengths are dots of `dpi`. */
export interface Face {
  /** how far a blank reaches */
  readonly blank: number
  readonly glyphs: Readonly<Record<string, Glyph>>
}

interface Glyph {
  /** how far the next letter stands */
  readonly advance: number
  /** of the ink, from where the letter begins and from the top of its line */
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
  /** base64 of rows of ceil(width / 8) bytes, most significant bit first, 1 is black */
  readonly bits: string
}

export type FaceName = 'text' | 'bold' | 'title' | 'small' | 'stamp'
export interface Glyphs {
  readonly dpi: number
  readonly faces: Readonly<Record<FaceName, Face>>
}

interface Canvas {
  readonly width: number
  readonly height: number
  readonly data: Uint8Array
}

/** What is drawn for a letter that the face does not have. */
const strange = '?'
const packed = new Map<string, Uint8Array>()

const advanceOf = (face: Face, letter: string): number => (letter === ' ' ? face.blank : (face.glyphs[letter] ?? face.glyphs[strange])?.advance ?? face.blank)

export const widthOf = (face: Face, text: string): number => [...text].reduce((sum, letter) => sum + advanceOf(face, letter), 0)

/** Draws a text with the top of its line at `y`; what reaches beyond the canvas is cut. */
export function drawText(canvas: Canvas, face: Face, text: string, x: number, y: number): void {
  let at = x
  for (const letter of text) {
    const glyph = letter === ' ' ? undefined : (face.glyphs[letter] ?? face.glyphs[strange])
    if (glyph) drawGlyph(canvas, glyph, Math.round(at) + glyph.left, y + glyph.top)
    at += advanceOf(face, letter)
  }
}

function drawGlyph({ width, height, data }: Canvas, glyph: Glyph, left: number, top: number): void {
  let bits = packed.get(glyph.bits)
  if (!bits) {
    bits = Buffer.from(glyph.bits, 'base64')
    packed.set(glyph.bits, bits)
  }
  const [from, to] = [(glyph.width + 7) >> 3, (width + 7) >> 3]
  for (let row = 0; row < glyph.height; row += 1) {
    const y = top + row
    if (y < 0 || y >= height) continue
    for (let column = 0; column < glyph.width; column += 1) {
      const x = left + column
      if (x < 0 || x >= width || ((bits[row * from + (column >> 3)] ?? 0) & (0x80 >> (column & 7))) === 0) continue
      const place = y * to + (x >> 3)
      data[place] = (data[place] ?? 0) | (0x80 >> (x & 7))
    }
  }
}
