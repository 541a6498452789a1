import { asOne, read, type Candidate } from './candidate'
import type { LabelHit } from './find-labels'
import { placesOf } from './places'
import { proofOf, type Cell, type Sheet } from './sheet'
import { mendVatId } from './vat-id'

/** Letters and figures that may be a number with its country's code: two letters (Austria's and Switzerland's three), eight to twelve figures. */
const written = /(?<![\p{L}\d])(?:ATU|CHE|[A-Z]{2}|[0OQ]E|D[€£6])[\s.:-]{0,2}(?:[\dOQDIlLSBZG|!](?:[\s./-]?[\dOQDIlLSBZG|!]){6,10}(?:\s?B\s?\d\d)?)(?![\p{L}\d])/gu

/**
 * The number a sender is registered under for value added tax (§ 14 (4) no. 2 UStG: on each invoice, mostly in letterhead or footer).
 * What stands below the recipient's address, or is called theirs, is the recipient's.
 */
export function readUstId(sheets: readonly Sheet[], hits: readonly LabelHit[]): Candidate | null {
  const labelled = placesBehind(hits, 'ustId')
  const theirs = placesBehind(hits, 'theirUstId')
  const found = sheets.flatMap((sheet) => sheet.rows.flatMap(({ cells }) => cells.flatMap((cell) => idsIn(cell, sheet, labelled, theirs))))
  return asOne(found, leastLead)
}

/** Two numbers as well placed as each other say nothing: one is the recipient's. */
const leastLead = 0.08

type Within = (cell: Cell, index: number) => boolean

function placesBehind(hits: readonly LabelHit[], key: LabelHit['key']): Within {
  const places = hits.filter((hit) => hit.key === key).flatMap((hit) => placesOf(hit, hits))
  return (cell, index) => places.some((place) => place.cell === cell && index >= place.from && index < place.to)
}

function idsIn(cell: Cell, sheet: Sheet, labelled: Within, theirs: Within): Candidate[] {
  return [...cell.text.matchAll(written)].flatMap((match) => {
    const { index } = match
    const mended = theirs(cell, index) || isAddressed(cell, sheet) ? null : mendVatId(match[0])
    if (mended === null) return []
    const named = labelled(cell, index)
    // Without its name only a German number that was read without a slip, and where such numbers stand.
    if (!named && (mended.mended > 0 || !mended.id.startsWith('DE') || !isFrame(cell, sheet))) return []
    const end = index + match[0].length
    // What the recogniser was sure of is no misreading of something else.
    if (mended.mended === 2 && proofOf(cell, index, end).sureness > doubted) return []
    return [read(mended.id, (named ? 0.96 : 0.62) - (isFrame(cell, sheet) ? 0 : 0.14) - 0.15 * mended.mended, cell, index, end)]
  })
}

const doubted = 90

/** Letterhead or footer. */
const isFrame = (cell: Cell, { height }: Sheet): boolean => cell.middle < height * 0.16 || cell.middle > height * 0.8

/** The address field of DIN 5008 with what is put below it. */
const isAddressed = (cell: Cell, { width, height }: Sheet): boolean => cell.left < width * 0.45 && cell.right < width * 0.6 && cell.middle > height * 0.14 && cell.middle < height * 0.33
