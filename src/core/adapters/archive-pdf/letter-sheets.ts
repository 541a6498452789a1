import { setImmediate as pause } from 'node:timers/promises'
import type { LetterPart } from '../../ports/archive-pdf'
import type { Pdf } from './picture-page'
import { Typeface } from './typeface'
import { wrap } from './wrap'

/** A4 in points, with the margins of a letter (DIN 5008: 25 mm at the left, 20 mm at the right). */
const sheet: [number, number] = [595.28, 841.89]
const margin = { left: 70.87, right: 56.69, top: 62, bottom: 62 } as const
const width = sheet[0] - margin.left - margin.right
const bottom = sheet[1] - margin.bottom

interface Style {
  readonly font: 'plain' | 'bold'
  readonly size: number
  /** from line to line */
  readonly lead: number
  /** 0 is black */
  readonly grey: number
}

const styles = {
  heading: { font: 'bold', size: 11, lead: 15, grey: 0 },
  fact: { font: 'plain', size: 8.5, lead: 12, grey: 0.25 },
  text: { font: 'plain', size: 9.5, lead: 14, grey: 0 },
  foot: { font: 'plain', size: 7.5, lead: 10, grey: 0.35 },
} as const satisfies Readonly<Record<string, Style>>

/** How far a letter reaches below its line, in sizes. */
const belowBaseline = 0.22

/** Room for the names of facts, so that their values stand below each other. */
const factIndent = 76
/** A heading stands with so much of its letter, or on the next sheet. */
const keptTogether = 90
/** Lines between two rests: somebody else may want an answer meanwhile. */
const linesBetweenRests = 2_000

/** Letters one below the other on sheets with a foot, as long as nothing else comes between them. */
export class LetterSheets {
  private y = 0
  private open = false
  private number = 0
  private lines = 0
  private readonly faces: Readonly<Record<'plain' | 'bold', Typeface>>

  constructor(
    private readonly pdf: Pdf,
    private readonly title: string,
    faces: { readonly plain: Buffer; readonly bold: Buffer },
  ) {
    this.faces = { plain: new Typeface(pdf, 'plain', faces.plain), bold: new Typeface(pdf, 'bold', faces.bold) }
  }

  async letter({ heading, facts, text }: LetterPart): Promise<void> {
    if (!this.open || this.y + keptTogether > bottom) this.turn()
    else this.rule()
    this.pdf.outline.addItem(this.drawable(heading, 'bold').slice(0, 200))
    await this.flow(heading, styles.heading, 0)
    for (const { name, value } of facts) {
      if (this.y + styles.fact.lead > bottom) this.turn()
      this.draw(name, styles.fact, margin.left)
      await this.flow(value, styles.fact, factIndent)
    }
    this.y += 8
    if (text !== '') await this.flow(text, styles.text, 0)
    this.y += 10
  }

  /** What is no letter takes pages of its own; the next letter begins a new sheet. */
  around(other: () => void): void {
    this.number++
    other()
    this.open = false
  }

  private async flow(text: string, style: Style, indent: number): Promise<void> {
    const measure = (sign: string): number => this.widthOf(sign, style)
    for (const paragraph of this.drawable(text, style.font).split('\n')) {
      for (const line of wrap(paragraph, width - indent, measure)) {
        if (this.y + style.lead > bottom) this.turn()
        if (line !== '') this.draw(line, style, margin.left + indent)
        this.y += style.lead
        if (++this.lines % linesBetweenRests === 0) await pause()
      }
    }
  }

  private draw(line: string, { font, size, lead, grey }: Style, x: number): void {
    this.faces[font].draw(line, size, grey, x, this.y + (lead + size) / 2 - size * belowBaseline)
  }

  private turn(): void {
    this.pdf.addPage({ size: sheet, margin: 0 })
    this.number++
    this.open = true
    this.y = sheet[1] - margin.bottom + 24
    const foot = [...this.drawable(this.title.replace(/\s+/g, ' '), 'plain')].slice(0, 90).join('')
    this.draw(foot, styles.foot, margin.left)
    const number = String(this.number)
    this.draw(number, styles.foot, sheet[0] - margin.right - [...number].reduce((sum, sign) => sum + this.widthOf(sign, styles.foot), 0))
    this.y = margin.top
  }

  private rule(): void {
    this.pdf.moveTo(margin.left, this.y).lineTo(sheet[0] - margin.right, this.y).lineWidth(0.5).strokeColor('#999999').stroke()
    this.y += 14
  }

  /** Signs that the typeface has; for every other an empty box, since a PDF/A may show none that is not defined (ISO 19005-3 §6.2.11.8). */
  private drawable(text: string, font: 'plain' | 'bold'): string {
    let out = ''
    for (const sign of text.normalize('NFC').replace(/\r\n?|[\u2028\u2029\v\f]/g, '\n').replaceAll('\t', '    ')) {
      if (sign === '\n') out += sign
      else if (unseen.test(sign)) continue
      else out += this.faces[font].has(sign) ? sign : '□'
    }
    return out
  }

  private widthOf(sign: string, { font, size }: Style): number {
    return this.faces[font].width(sign) * size
  }
}

/** Control signs, halves of pairs, marks of direction and joining, and the choosers of an emoji's form. */
const unseen = /[\p{Cc}\p{Cs}\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff\ufffe\uffff]/u
