import { foldLabel } from '../../shared/text/alike'
import type { Cell, Sheet } from './sheet'

export interface AddressBlock {
  readonly sheet: Sheet
  /** name lines, then street; the line of the town is the last */
  readonly lines: readonly Cell[]
  readonly names: readonly Cell[]
}

/** A line that begins with a post code: the last one of an address (DIN 5008 §10). */
const town = /^(?:(?:[DAL]-|DE-|CH-|AT-)\s?\d{4,5}|\d{5})[,.]?\s+\p{Lu}\p{L}{2}/u
export const townInside = /(?:^|[\s,·•|–-])(?:D-|DE-)?\d{5}\s+\p{Lu}\p{L}+/u
const street = /(?:str(?:aße|asse|\.)?|weg|platz|allee|gasse|ring|damm|ufer|markt|chaussee|steig|stieg|pfad|hof|berg|tor|wall|graben|promenade|zeile|kamp|winkel|höhe|park)\s*\d|postfach|p\.?\s?o\.?\s?box|\p{L}{3,}\.?\s+\d{1,4}\s?(?:[a-z]\b)?(?:\s?[-–+/]\s?\d{1,4}\s?[a-z]?)?\s*[,.;|]?$/iu

const salutation = /^(?:an(?: die| den| das)?(?: firma)?|to|herrn?|frau|herm|firma|fa\.?|fima|herrn?\s?\/\s?frau(?:\s?\/\s?firma)?|herm\s?\/\s?frau.*|eheleute|familie|messrs\.?|mr\.?|mrs\.?|ms\.?|company|vorab per (?:tele)?fax.*|per (?:tele)?fax.*|nur per (?:tele)?fax.*|(?:tele)?fax|telefax-?nr.*|fax:? [\d+(].*|per e-?mail.*|per post|einschreiben.*|vertraulich|persönlich.*|eilt!?|empfänger:?|adressat:?|recipient:?|postfach.*|attn\.?.*|z\.?\s?hd\.?.*|zu händen.*)[\s:.,|_']*[\p{L}]?$/iu

export const isSalutation = (text: string): boolean => salutation.test(text.trim())
export const isTown = (text: string): boolean => town.test(text.trim())
export const isStreet = (text: string): boolean => street.test(text.trim()) || isNamedStreet(text)
/** A street by its name, not only by its number, which may have been lost or read as a letter. */
export const isNamedStreet = (text: string): boolean => namedStreet.test(text.trim()) || placeName.test(text.trim())
const namedStreet = /(?:str(?:aße|asse|\.)|weg|platz|allee|gasse|damm|ufer|chaussee)(?:\s*\d+\s?\p{L}?|\s[sSlIıiO|])$|^postfach/iu
/** "Am Speicher", "An der Mühle": a house that is called so says what it is, or begins with Zum. */
const placeName = /^(?:Am|An de[rn]|Auf de[rmn]|Im|In de[rn])\s+\p{Lu}\p{L}+$/u

/** Blocks of lines that end with post code and town, each line under the other. */
export function addressBlocks(sheet: Sheet): readonly AddressBlock[] {
  return sheet.rows.flatMap((row, index) => row.cells.filter((cell) => town.test(cell.text)).map((cell) => blockOf(sheet, index, cell))).filter(({ lines, names }) => lines.length >= 2 && names.some((cell) => /\p{L}{4}/u.test(cell.text)) && (lines.length > 2 || lines.some((cell) => isStreet(cell.text))))
}

/** An address has at most nine lines (DIN 5008 form B: three and six). */
const mostLines = 7

function blockOf(sheet: Sheet, row: number, last: Cell): AddressBlock {
  const lines: Cell[] = [last]
  let pitch: number | null = null
  for (let index = row - 1; index >= 0 && lines.length < mostLines; index--) {
    const lowest = lines[0] ?? last
    const above = sheet.rows[index]?.cells.find((cell) => Math.abs(cell.left - last.left) < sheet.unit * 1.6)
    const gap = lowest.middle - (above?.middle ?? sheet.rows[index]?.middle ?? 0)
    if (gap > (pitch === null ? sheet.unit * 3 : pitch * 1.5 + sheet.unit * 0.3)) break
    if (!above) continue
    // The small line above an address is the sender's own; a line of telephone numbers belongs to a letterhead.
    if (townInside.test(above.text) || /@|www\.|\bIBAN\b/i.test(above.text)) break
    lines.unshift(above)
    pitch = pitch === null ? gap : (pitch + gap) / 2
  }
  const streetAt = lines.findIndex((cell, index) => index > 0 && index < lines.length - 1 && isStreet(cell.text))
  const until = streetAt > 0 ? streetAt : Math.max(1, lines.length - 1)
  const names = lines.slice(0, until).filter((cell, index) => !(isSalutation(cell.text) || foldLabel(cell.text).length < 3) && (streetAt > 0 || index < lines.length - 1))
  return { sheet, lines, names }
}
