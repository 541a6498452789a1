import type PDFDocument from 'pdfkit'
import type { ArchivePage } from '../../ports/archive-pdf'
import type { PackedPicture } from '../../ports/document-reader'
import { advance, ascent, descent, glyphlessFont } from './glyphless-font'
import { Signs, textLayer, toGlyph, toUnicode } from './text-layer'

export type Pdf = InstanceType<typeof PDFDocument>
type Reference = ReturnType<Pdf['ref']>

/** Points of A4, for a page that cannot be shown. */
const emptySheet: [number, number] = [595.28, 841.89]
/** A page of a PDF is at most 200 inches long (ISO 32000-1 annex C); a picture that claims more gets a coarser grain. */
const longestPoints = 14_400

/** A page with the picture of a page, in its true size, and its words unseen over it. */
export function addPage(pdf: Pdf, font: TextFont, { picture, words }: ArchivePage, number: number): void {
  if (picture === null) {
    pdf.addPage({ size: emptySheet, margin: 0 })
    return
  }
  const dpi = Math.max(picture.dpi, (Math.max(picture.width, picture.height) * 72) / longestPoints)
  const size: [number, number] = [(picture.width * 72) / dpi, (picture.height * 72) / dpi]
  pdf.addPage({ size, margin: 0 })
  const name = `P${number}`
  resources(pdf).xobjects[name] = pictureObject(pdf, picture)
  const layer = textLayer(words, font.signs, 'U', dpi, picture.height)
  if (layer !== '') resources(pdf).fonts['U'] = font.reference
  // pdfkit has turned the page so that y runs down; the picture and the text stand in the page's own way.
  pdf.addContent(`1 0 0 -1 0 ${size[1]} cm`)
  pdf.addContent(`q ${size[0]} 0 0 ${size[1]} 0 0 cm /${name} Do Q`)
  if (layer !== '') pdf.addContent(layer)
}

interface PageResources {
  readonly xobjects: Record<string, Reference>
  readonly fonts: Record<string, Reference>
}

const resources = (pdf: Pdf): PageResources => pdf.page as unknown as PageResources

function pictureObject(pdf: Pdf, { width, height, packing, data }: PackedPicture): Reference {
  const common = { Type: 'XObject', Subtype: 'Image', Width: width, Height: height, Interpolate: false }
  const reference =
    packing === 'fax'
      ? pdf.ref({ ...common, BitsPerComponent: 1, ColorSpace: 'DeviceGray', Filter: 'CCITTFaxDecode', DecodeParms: { K: -1, Columns: width, Rows: height, BlackIs1: false } })
      : pdf.ref({ ...common, BitsPerComponent: 8, ColorSpace: 'DeviceRGB', Filter: 'DCTDecode' })
  endWith(reference, data)
  return reference
}

/** pdfkit's typings know no end without a string. */
const endWith = (reference: Reference, data?: Uint8Array | string): void => (reference as unknown as { end(data?: Uint8Array | string): void }).end(data)

/** The unseen font: its objects are named at the beginning and written at the end, when its signs are known. */
export class TextFont {
  readonly signs = new Signs()
  readonly reference: Reference
  private readonly meanings: Reference
  private readonly glyphs: Reference

  constructor(pdf: Pdf) {
    const name = 'RKUNSE+Rueckkanal-Unseen'
    this.meanings = pdf.ref({})
    this.glyphs = pdf.ref({})
    const program = pdf.ref({})
    endWith(program, glyphlessFont())
    const descriptor = pdf.ref({
      Type: 'FontDescriptor',
      FontName: name,
      // fixed pitch and symbolic (ISO 32000-1 table 123)
      Flags: 5,
      FontBBox: [0, descent, advance, ascent],
      ItalicAngle: 0,
      Ascent: ascent,
      Descent: descent,
      CapHeight: ascent,
      StemV: 80,
      FontFile2: program,
    })
    endWith(descriptor)
    const descendant = pdf.ref({
      Type: 'Font',
      Subtype: 'CIDFontType2',
      BaseFont: name,
      CIDSystemInfo: { Registry: text('Adobe'), Ordering: text('Identity'), Supplement: 0 },
      FontDescriptor: descriptor,
      DW: advance,
      CIDToGIDMap: this.glyphs,
    })
    endWith(descendant)
    this.reference = pdf.ref({ Type: 'Font', Subtype: 'Type0', BaseFont: name, Encoding: 'Identity-H', DescendantFonts: [descendant], ToUnicode: this.meanings })
    endWith(this.reference)
  }

  end(): void {
    endWith(this.meanings, toUnicode(this.signs))
    endWith(this.glyphs, toGlyph(this.signs))
  }
}

/** pdfkit writes a plain string as a name and a String object as a string. */
const text = (value: string): object => Object(value) as object
