import type { Box } from '../../shared/domain/page'
import { read, type Candidate } from './candidate'
import { findLabels, type LabelHit } from './find-labels'
import { numbersIn } from './phone'
import { placesOf } from './places'
import { readSenderFax, sideOf } from './sender-fax'
import { layOut, type Cell, type ReadPage, type Sheet } from './sheet'

export interface ReadAddress {
  readonly kind: 'email' | 'fax' | 'phone' | 'web'
  /** an e-mail address or host name in small letters, a number as E.164 */
  readonly value: string
  /** 0..100 */
  readonly confidence: number
  readonly page: number
  readonly box: Box
}

/** Letterhead and footer stand on the first pages. */
const mostPages = 3

/** How a fax's sender can be reached, as its pages say it: letterhead, footer, what is asked for in the text; not what belongs to the recipient. */
export function readAddresses(pages: readonly ReadPage[]): readonly ReadAddress[] {
  const sheets = [...pages]
    .sort((one, other) => one.number - other.number)
    .slice(0, mostPages)
    .map(layOut)
  const hits = findLabels(sheets)
  const fax = readSenderFax(sheets, hits)
  const phones = hits.filter(({ key }) => key === 'phone').flatMap((hit) => phoneBehind(hit, hits))
  const found = { email: eachCell(sheets, hits, emailsIn), web: eachCell(sheets, hits, websIn), phone: phones, fax: fax ? [fax] : [] }
  return (['email', 'phone', 'fax', 'web'] as const).flatMap((kind) => bestOfEach(found[kind]).flatMap((candidate) => asAddress(kind, candidate)))
}

function asAddress(kind: ReadAddress['kind'], { value, score, page, box }: Candidate): ReadAddress[] {
  return page === null || box === null || score < 0.45 ? [] : [{ kind, value, confidence: Math.round(Math.min(0.99, score) * 100), page, box }]
}

/** Each value once, where it was read best. */
function bestOfEach(candidates: readonly Candidate[]): readonly Candidate[] {
  const best = new Map<string, Candidate>()
  for (const candidate of candidates) if (candidate.score > (best.get(candidate.value)?.score ?? 0)) best.set(candidate.value, candidate)
  return [...best.values()].sort((one, other) => other.score - one.score)
}

interface Place {
  readonly sheet: Sheet
  readonly row: number
  readonly cell: Cell
}

function eachCell(sheets: readonly Sheet[], hits: readonly LabelHit[], find: (text: string) => readonly Span[]): Candidate[] {
  return sheets.flatMap((sheet) =>
    sheet.rows.flatMap(({ cells }, row) =>
      cells.flatMap((cell) =>
        find(cell.text).flatMap(({ value, from, to, sure }) =>
          isRecipients({ sheet, row, cell }, from, hits) ? [] : [read(value, sure * whereabouts(sheet, cell), cell, from, to)],
        ),
      ),
    ),
  )
}

const isRecipients = ({ sheet, row, cell }: Place, from: number, hits: readonly LabelHit[]): boolean => sideOf({ sheet, row, cell, from }, hits) === 'recipient'

/** Letterhead and footer say how the sender is reached; in the text it may be somebody else. */
const whereabouts = (sheet: Sheet, cell: Cell): number => (cell.middle < sheet.height * 0.35 || cell.middle > sheet.height * 0.82 ? 1 : 0.8)

function phoneBehind(hit: LabelHit, hits: readonly LabelHit[]): Candidate[] {
  if (isRecipients(hit, hit.from, hits)) return []
  for (const place of placesOf(hit, hits)) {
    const found = numbersIn(place.cell.text.slice(place.from, place.to))[0]
    if (!found || found.from > 6) continue
    return [read(found.e164, 0.9 * whereabouts(hit.sheet, hit.cell), place.cell, place.from + found.from, place.from + found.to)]
  }
  return []
}

interface Span {
  readonly value: string
  readonly from: number
  readonly to: number
  /** 0..1: as it stands, or mended */
  readonly sure: number
}

/** Ends of names that German offices write; a name that ends otherwise was misread, or is a sentence ("morgen.Wir"). */
const endings = 'de|com|org|net|eu|info|biz|at|ch|li|lu|nl|be|fr|it|pl|cz|dk|se|uk|io|email|online|shop|gmbh|bayern|berlin|koeln|hamburg|nrw|saarland|ruhr|wien|example|test|invalid'
const label = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?'
const host = new RegExp(`^(?:${label}\\.){1,4}(?:${endings})$`)
/** RFC 5321 allows more; these are what stand on paper. */
const localPart = /^[a-z0-9][a-z0-9._+-]{0,63}$/

/** A fax makes a copyright sign or an (at) of the @, tears the pieces apart at it and at the dots, and loses a dot before the ending. */
const emailLike = new RegExp(String.raw`([\p{L}\d._+-]{1,64})(\s{0,1}(?:@|©|®|\(at\)|\[at\])\s{0,1})((?:[\p{L}\d-]+\s?\.\s?){0,4}[\p{L}\d-]+(?:\s?\.\s?|\s)(?:${endings}))(?![\p{L}\d@-])`, 'giu')

function emailsIn(text: string): readonly Span[] {
  return [...text.matchAll(emailLike)].flatMap((match) => {
    const [whole, local = '', at = '', domain = ''] = match
    const value = `${plain(local)}@${plain(withDot(domain))}`
    const [name = '', place = ''] = value.split('@')
    if (!localPart.test(name) || name.includes('..') || name.endsWith('.') || !host.test(place)) return []
    const clean = at === '@' && !/\s/.test(domain) && domain.toLowerCase() === plain(domain)
    return [{ value, from: match.index, to: match.index + whole.length, sure: clean ? 0.95 : 0.75 }]
  })
}

const webLike = /(?:https?:\s?\/\/\s?)?(www\s?\.\s?(?:[\p{L}\d-]+\s?\.\s?){1,3}\p{L}{2,8})(?![\p{L}\d@-])/giu

function websIn(text: string): readonly Span[] {
  return [...text.matchAll(webLike)].flatMap((match) => {
    const value = plain(match[1] ?? '')
    return host.test(value) ? [{ value, from: match.index, to: match.index + match[0].length, sure: /\s/.test(match[0]) ? 0.75 : 0.9 }] : []
  })
}

/** The ending stands behind a dot, also where the paper shows none. */
const withDot = (domain: string): string => domain.replace(/([^\s.])\s+(\S+)$/u, '$1.$2')

/** A blank is torn paper. Letters with accents stay, and are refused: whether they stand there or are specks nobody can tell. */
const plain = (text: string): string => text.replace(/\s+/g, '').toLowerCase()
