import { addressBlocks, isSalutation, isStreet, isTown, townInside, type AddressBlock } from './address'
import { best, readSurely, type Candidate } from './candidate'
import { datesIn } from './dates'
import { greeting, kindTitle } from './doc-words'
import type { LabelHit } from './find-labels'
import { foldLabel } from '../../shared/text/alike'
import { hasLegalForm, isFullNameOf, looksLikeName, nameOnly, sameParty, saysMoreThan, soundsLikeFirm, withUmlauts } from './names'
import { placesOf } from './places'
import type { Cell, Sheet } from './sheet'

export interface Parties {
  readonly sender: Candidate | null
  readonly recipient: Candidate | null
}

/** Of a name with a word less sure than this hardly one in four is right. */
const sureNameFrom = 45
const readName = (value: string, score: number, cell: Cell, from: number, to: number): Candidate => readSurely(sureNameFrom, value, score, cell, from, to)

/** Height of the address field's lower edge and of a letterhead's on A4, in parts of the page's width (DIN 5008 form B: 90 and 45 mm of 210). */
const addressEnds = 125 / 210
const letterheadEnds = 60 / 210

/** Who writes to whom: labels, address field, return line, letterhead, footer and signature weighed against each other. */
export function readParties(sheets: readonly Sheet[], hits: readonly LabelHit[]): Parties {
  const first = sheets[0]
  if (!first) return { sender: null, recipient: null }
  const blocks = addressBlocks(first)
  const field = recipientField(first, blocks, hits)
  const applicants = hits.filter(({ key }) => key === 'applicant').flatMap((hit) => named(hit, hits, 0.9))
  const heads = letterhead(first, hits, field)
  const recipients = [...hits.filter(({ key, sheet }) => key === 'recipient' && sheet === first).flatMap((hit) => named(hit, hits, 0.88)), ...(field ? fromField(field) : [])]
  // On a form the name on top is that of the office that takes it in, and the applicant sends it.
  if (recipients.length === 0 && (applicants.length > 0 || isForm(first))) return { sender: best(applicants, sameParty), recipient: best(heads, sameParty) }
  const recipient = best(recipients, sameParty)
  const labelled = hits.filter(({ key }) => key === 'sender').flatMap((hit) => named(hit, hits, 0.88))
  const blocked = blocks.filter((block) => block !== field).flatMap((block) => ownBlock(block, first))
  const all = [...applicants, ...labelled, ...returnLines(first, hits), ...heads, ...blocked, ...footer(sheets), ...signature(sheets)]
  const stamped = sheets.map(({ line }) => line?.senderName ?? '').find((name) => name !== '') ?? ''
  const others = all.filter(({ value }) => recipient === null || !sameParty(value, recipient.value))
  return { sender: fullest(others.map((candidate) => withStamp({ ...candidate, value: withUmlauts(candidate.value, stamped) }, stamped))), recipient }
}

/** A letterhead may show a part of the name alone, large or white on black; return line and footer write all of it. */
function fullest(candidates: readonly Candidate[]): Candidate | null {
  const found = best(candidates, sameParty)
  const full = found && best(candidates.filter(({ value, score }) => isFullNameOf(value, found.value) || (score >= sureName && saysMoreThan(value, found.value))), sameParty)
  return full ? { ...full, score: Math.max(full.score, found.score) } : found
}

/** A name this sure may stand for a shorter one: it is large, the first on the page, and sounds like a firm's. */
const sureName = 0.6

const formTitle = /^\W*(?:antrag|anmeldung|anzeige|meldung|fragebogen|formular|erklärung|bestellformular|anforderung)\b/i

const isForm = (sheet: Sheet): boolean =>
  sheet.rows.slice(0, 6).some(({ cells }) => cells.some((cell) => formTitle.test(cell.text))) && !sheet.rows.some(({ cells }) => cells.some((cell) => greeting.test(cell.text)))

function named(hit: LabelHit, hits: readonly LabelHit[], score: number): Candidate[] {
  const { cell } = hit
  const word = cell.text.slice(hit.from, hit.to).trim()
  // "An" and "Von" open sentences: as labels they bear a colon, stand alone, or are written large.
  const marked = hit.colon || hit.to >= cell.text.length || (word.length > 4 || word === word.toUpperCase() || (cell.words.length <= 7 && soundsLikeFirm(cell.text.slice(hit.to))))
  if (!hit.atStart || !marked || hit.cell.middle > hit.sheet.width * 1.1) return []
  for (const place of placesOf(hit, hits)) {
    const text = place.cell.text.slice(place.from, place.to)
    const value = nameOnly(text.replace(/^[\s:;.]+/, '').replace(prefix, ''))
    if (foldLabel(value).length < 4 || isStreet(value) || isTown(value) || isSalutation(value) || datesIn(value).length > 0 || /^[\d\s+()/.-]+$/.test(value) || value.length > 70) continue
    const at = place.from + Math.max(0, text.indexOf(value))
    return [readName(value, score * hit.weight * (soundsLikeFirm(value) ? 1.05 : 1), place.cell, at, at + value.length)]
  }
  return []
}

const prefix = /^(?:an die|an das|an den|an|firma|fa\.|herrn?\s?\/\s?frau\s?\/\s?firma|herrn|herm|frau|herr)\s+(?=\p{Lu})/iu

/** The block in the window of the envelope: on the left, below the letterhead; where two stand there the upper one is the sender's. */
function recipientField(sheet: Sheet, blocks: readonly AddressBlock[], hits: readonly LabelHit[]): AddressBlock | null {
  const left = blocks.filter(({ lines }) => (lines[0]?.left ?? 0) < sheet.width * 0.45 && (lines.at(-1)?.middle ?? 0) < sheet.width * addressEnds)
  const others = left.filter((block) => !hasNumbersBelow(block, hits))
  const field = others.length > 1 ? others.at(-1) : others[0]
  if (!field) return null
  const top = field.lines[0]?.middle ?? 0
  const alone = blocks.length === 1 && top < sheet.width * 0.12
  return alone && !sheet.rows.some(({ middle }) => middle < top - sheet.unit) ? null : field
}

/** A block that goes on with telephone, fax or mail is a letterhead. */
function hasNumbersBelow({ sheet, lines }: AddressBlock, hits: readonly LabelHit[]): boolean {
  const last = lines.at(-1)
  return last !== undefined && hits.some((hit) => hit.sheet === sheet && (hit.key === 'fax' || hit.key === 'phone') && hit.cell.middle > last.middle && hit.cell.middle - last.middle < sheet.unit * 5 && Math.abs(hit.cell.left - last.left) < sheet.unit * 3 && hit.atStart)
}

function fromField({ names, lines, sheet }: AddressBlock): Candidate[] {
  const cell = names.find((name) => hasLegalForm(name.text)) ?? names.find((name) => soundsLikeFirm(name.text) && !/^(?:herrn?|frau|dr\.|prof\.)/i.test(name.text)) ?? names[0]
  if (!cell) return []
  // "Rechtsanwälte" in a line of its own is what they are; who they are stands below.
  const next = profession.test(cell.text) ? names[names.indexOf(cell) + 1] : undefined
  const value = nameOnly(`${cell.text.replace(prefix, '')}${next ? ` ${next.text}` : ''}`)
  const down = (lines.at(-1)?.middle ?? 0) / sheet.width
  const score = (down > 0.15 ? 0.84 : 0.6) + (soundsLikeFirm(value) ? 0.06 : 0)
  const candidate = readName(value, score, cell, 0, cell.text.length)
  return foldLabel(value).length < 4 || /\d{3}/.test(value) || !looksLikeName(value) || candidate.score < score * 0.8 ? [] : [candidate]
}

const profession = /^\W*(?:rechtsanw[äa]lt(?:e|in|innen)?|patentanw[äa]lte?|steuerberater(?:in)?|notar(?:e|in)?|notariat|architekten?|ingenieurbüro|kanzlei|praxis|apotheke|hausverwaltung)\W*$/iu

function ownBlock({ names, lines }: AddressBlock, sheet: Sheet): Candidate[] {
  const cell = names[0]
  const value = cell ? nameOnly(cell.text) : ''
  if (!cell || foldLabel(value).length < 4 || (lines[0]?.middle ?? 0) > sheet.width * addressEnds) return []
  return [readName(value, 0.62 + (soundsLikeFirm(value) ? 0.12 : 0), cell, 0, cell.text.length)]
}

/** "Muster GmbH · Weg 1 · 12345 Ort": name and address in one line, above the address field or under a letterhead. */
function returnLines(sheet: Sheet, hits: readonly LabelHit[]): Candidate[] {
  return sheet.rows.flatMap(({ cells, middle }) => {
    const text = cells.map((cell) => cell.text).join(' · ')
    const cell = cells[0]
    if (!cell || middle > sheet.width * addressEnds || !townInside.test(text) || isTown(cell.text) || hits.some((hit) => hit.cell === cell && hit.atStart && !hit.bare)) return []
    const value = nameOnly(cell.text)
    if (isStreet(value) || /\d/.test(value) || foldLabel(value).length < 5 || !looksLikeName(value)) return []
    return [readName(value, 0.74 + (soundsLikeFirm(value) ? 0.1 : 0), cell, 0, value.length)]
  })
}

/** What stands on top, largest first: a name, not a street, a number, a date or the kind of paper. */
function letterhead(sheet: Sheet, hits: readonly LabelHit[], field: AddressBlock | null): Candidate[] {
  const ends = Math.min(sheet.width * letterheadEnds, field?.lines[0]?.middle ?? Number.POSITIVE_INFINITY)
  const rows = sheet.rows.filter(({ middle }) => middle < ends - sheet.unit * 0.4).slice(0, 8)
  const addressed = rows.some(({ cells }) => cells.some((cell) => townInside.test(cell.text) || hits.some((hit) => hit.cell === cell && (hit.key === 'fax' || hit.key === 'phone'))))
  return rows.flatMap(({ cells }, index) =>
    cells.flatMap((cell) => {
      const value = nameOnly(cell.text)
      const labelled = hits.some((hit) => hit.cell === cell && hit.atStart && !hit.bare && (hit.colon || hit.to >= cell.text.length || hit.key === 'phone' || hit.key === 'fax' || (hit.key === 'recipient' && /^AN\b/.test(cell.text))))
      if (labelled || foldLabel(value).length < 5 || isStreet(value) || isTown(value) || isSalutation(value) || kindTitle.test(value) || !looksLikeName(value)) return []
      if (/\d{3}|@|www\.|^\W*(?:Sehr|Dear|Hallo|Guten)\b|[!?]/.test(value) || datesIn(cell.text).length > 0 && !soundsLikeFirm(value)) return []
      const firm = soundsLikeFirm(value)
      const large = cell.size > sheet.unit * 1.3
      if (!firm && !(large && addressed) && !(index === 0 && addressed)) return []
      const score = 0.5 + (firm ? 0.16 : 0) + (hasLegalForm(value) ? 0.06 : 0) + (large ? 0.12 : 0) + (index === 0 ? 0.06 : index > 3 ? -0.12 : 0)
      return [readName(value, score, cell, 0, value.length)]
    }),
  )
}

function footer(sheets: readonly Sheet[]): Candidate[] {
  return sheets.flatMap((sheet) =>
    sheet.rows
      .filter(({ middle }) => middle > sheet.height * 0.88)
      .flatMap(({ cells }) => cells)
      .flatMap((cell) => {
        const value = nameOnly(cell.text)
        return hasLegalForm(value) && foldLabel(value).length > 5 && value.split(' ').length < 9 && !/bank|sparkasse|\d{3}/i.test(value) ? [readName(value, 0.55, cell, 0, value.length)] : []
      }),
  )
}

/** Who signs for a firm names it under the greeting. */
function signature(sheets: readonly Sheet[]): Candidate[] {
  return sheets.flatMap((sheet) => {
    const at = sheet.rows.findIndex(({ cells }) => cells.some((cell) => /^(?:mit (?:freundlichen|besten|herzlichen)|freundliche grüße|hochachtungsvoll|beste grüße|viele grüße|yours|kind regards|best regards|sincerely)/i.test(cell.text)))
    if (at < 0) return []
    return sheet.rows.slice(at + 1, at + 6).flatMap(({ cells }) => {
      const cell = cells[0]
      const value = cell ? nameOnly(cell.text) : ''
      return cell && hasLegalForm(value) && value.split(' ').length < 9 ? [readName(value, 0.5, cell, 0, value.length)] : []
    })
  })
}

/** The name the machine stamps is short and without umlauts, but it tells which of the names on paper is the sender's. */
function withStamp(candidate: Candidate, stamped: string): Candidate {
  const words = stamped.split(/[^\p{L}]+/u).map((word) => foldStamp(word)).filter((word) => word.length >= 4)
  const name = foldStamp(candidate.value)
  return words.some((word) => name.includes(word)) ? { ...candidate, score: Math.min(0.97, candidate.score + 0.1) } : candidate
}

const foldStamp = (text: string): string => foldLabel(text.replace(/ä/gi, 'ae').replace(/ö/gi, 'oe').replace(/ü/gi, 'ue'))
