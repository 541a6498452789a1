import type { Pdf } from './picture-page'

/** What pdfkit's typings keep to themselves: a typeface that is embedded with the signs that were used of it. */
interface EmbeddedFont {
  readonly id: string
  readonly font: {
    readonly unitsPerEm: number
    hasGlyphForCodePoint(point: number): boolean
    glyphForCodePoint(point: number): { readonly id: number; readonly advanceWidth: number; readonly codePoints: readonly number[] }
  }
  readonly subset: { includeGlyph(id: number): number }
  /** by number in the subset: width in thousandths, and meaning */
  readonly widths: number[]
  readonly unicode: (readonly number[])[]
  ref(): unknown
}

interface Sign {
  /** its number in the embedded typeface, four hex digits */
  readonly code: string
  /** in widths of an em */
  readonly width: number
}

/**
 * A typeface whose signs stand one beside the other. pdfkit would have each line shaped, which takes some 75 µs a sign: a
 * mail of a million signs would stop the engine for more than a minute.
 */
export class Typeface {
  private readonly signs = new Map<string, Sign>()
  private readonly embedded: EmbeddedFont

  constructor(private readonly pdf: Pdf, name: string, bytes: Buffer) {
    pdf.registerFont(name, bytes)
    this.embedded = (pdf.font(name) as unknown as { readonly _font: EmbeddedFont })._font
  }

  has(sign: string): boolean {
    return this.embedded.font.hasGlyphForCodePoint(sign.codePointAt(0) ?? 0)
  }

  width(sign: string): number {
    return this.sign(sign).width
  }

  /** @param baseline points from the top of the sheet. @param grey 0 is black */
  draw(line: string, size: number, grey: number, x: number, baseline: number): void {
    const page = this.pdf.page as unknown as { readonly fonts: Record<string, unknown> }
    page.fonts[this.embedded.id] ??= this.embedded.ref()
    let codes = ''
    for (const sign of line) codes += this.sign(sign).code
    // pdfkit has turned the page so that y runs down; the letters stand upright on it.
    this.pdf.addContent(`BT ${grey} g /${this.embedded.id} ${size} Tf 1 0 0 -1 ${round(x)} ${round(baseline)} Tm <${codes}> Tj ET`)
  }

  private sign(sign: string): Sign {
    let known = this.signs.get(sign)
    if (!known) {
      const { font, subset, widths, unicode } = this.embedded
      const glyph = font.glyphForCodePoint(sign.codePointAt(0) ?? 0)
      const number = subset.includeGlyph(glyph.id)
      widths[number] ??= (glyph.advanceWidth * 1_000) / font.unitsPerEm
      unicode[number] ??= glyph.codePoints
      known = { code: number.toString(16).padStart(4, '0'), width: glyph.advanceWidth / font.unitsPerEm }
      this.signs.set(sign, known)
    }
    return known
  }
}

const round = (value: number): string => String(Math.round(value * 1_000) / 1_000)
