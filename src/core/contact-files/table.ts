import Papa from 'papaparse'
import { parsePhoneNumberFromString } from 'libphonenumber-js'
import type { AddressKind } from '../../shared/domain/contact'
import type { Translate } from '../../shared/strings/translate'
import { longestValue, mostAddresses, nameLine, type Entry } from './entry'
import type { Card } from './vcard'

type Column = AddressKind | 'name' | 'given' | 'family' | 'firm' | 'id'

/**
 * What a column holds, by its heading as Outlook, Google, Thunderbird, DATEV and people write it; the first that fits decides,
 * so a fax column is none of telephones. Headings that only say of what kind the next column is hold nothing.
 */
const headings: readonly (readonly [RegExp, Column | null])[] = [
  [/(?:type|typ|label|art|anzeigename der e-?mail|e-?mail display name)$/, null],
  [/^rueckkanal-id$/, 'id'],
  [/iban/, 'iban'],
  [/(?:kunden|debitoren|kreditoren|customer|client).{0,3}(?:nummer|nr|no|number|id)/, 'customer'],
  [/fax/, 'fax'],
  [/e-?mail|^mail/, 'email'],
  [/telefon|phone|mobil|handy|durchwahl|^tel\b/, 'phone'],
  [/web|url|homepage|internet/, 'web'],
  [/^(?:vorname|first name|given name)$/, 'given'],
  [/^(?:nachname|familienname|last name|family name|surname)$/, 'family'],
  [/firm|compan|organi[sz]ation|unternehmen/, 'firm'],
  [/^(?:name|full name|display name|anzeigename|kontakt|contact|kunde|kundenname|lieferant)$/, 'name'],
]

/** Signs between several values of one cell. Google writes three colons. */
const between = /\s*(?::::|[;|\n])\s*/

/** The rows of a table with headings. Null: these name nobody. */
export function readTable(text: string): readonly Entry[] | null {
  // Excel's own way to say it.
  const said = /^sep=(.)\r?\n/i.exec(text)
  const whole = said ? text.slice(said[0].length) : text
  const { data } = Papa.parse<readonly string[]>(whole, { delimiter: said?.[1] ?? delimiterOf(whole) })
  const [head, ...rows] = data
  const columns = (head ?? []).map((heading) => columnOf(heading))
  const tells = (column: Column | null): boolean => column !== null && column !== 'id'
  if (!columns.some(tells)) return null
  return rows.flatMap((row, index) => {
    const of = (wanted: Column): readonly string[] => row.flatMap((cell, at) => (columns[at] === wanted && cell.trim() !== '' ? [bare(cell)] : []))
    const person = [...of('given').slice(0, 1), ...of('family').slice(0, 1)].join(' ')
    const name = nameLine(of('name')[0] ?? '') || nameLine(person) || nameLine(of('firm')[0] ?? '')
    const addresses = (['email', 'phone', 'fax', 'web', 'customer', 'iban'] as const).flatMap((kind) =>
      of(kind).flatMap((cell) => cell.split(between).flatMap((value) => (value === '' || value.length > longestValue ? [] : [{ kind, value }]))),
    )
    return name === '' && addresses.length === 0 ? [] : [{ line: index + 2, id: of('id')[0] ?? '', name, addresses: addresses.slice(0, mostAddresses) }]
  })
}

/** What stands between the headings: they hold none of these signs themselves, as rows often do. */
function delimiterOf(text: string): string {
  const head = (/^[^\r\n]*/.exec(text)?.[0] ?? '').replace(/"[^"]*"/g, '')
  const counts = [';', ',', '\t'].map((sign) => [sign, head.split(sign).length] as const)
  return counts.reduce((best, one) => (one[1] > best[1] ? one : best))[0]
}

function columnOf(heading: string): Column | null {
  const plain = heading.normalize('NFC').trim().toLowerCase()
  return headings.find(([pattern]) => pattern.test(plain))?.[1] ?? null
}

/** A cell without the sign that keeps a spreadsheet from reckoning with it. */
const bare = (cell: string): string => cell.trim().replace(/^'(?=[=+\-@\t\r])/, '')

/** In the order of the columns. */
const kinds = ['email', 'phone', 'fax', 'web', 'customer', 'iban'] as const

/**
 * All contacts as a table that a German Excel opens by a double click: UTF-8 with its mark, semicolons. Nothing in it is reckoned
 * with: what begins like a formula gets an apostrophe (OWASP, CSV injection), and numbers begin with 00 instead of +.
 */
export function writeTable(cards: readonly Card[], t: Translate): string {
  const widths = kinds.map((kind) => Math.max(1, ...cards.map(({ addresses }) => addresses.filter((address) => address.kind === kind).length)))
  const head = [t('contact.name'), ...kinds.flatMap((kind, at) => Array.from({ length: widths[at] ?? 1 }, (_, index) => (index === 0 ? t(`contact.${kind}`) : `${t(`contact.${kind}`)} ${String(index + 1)}`))), 'Rueckkanal-ID']
  const rows = cards.map(({ id, name, addresses }) => [
    name,
    ...kinds.flatMap((kind, at) => {
      const values = addresses.filter((address) => address.kind === kind).map(({ value }) => (kind === 'phone' || kind === 'fax' ? dialled(value) : value))
      return [...values, ...Array.from({ length: (widths[at] ?? 1) - values.length }, () => '')]
    }),
    id,
  ])
  return `\uFEFF${Papa.unparse([head, ...rows], { delimiter: ';', newline: '\r\n', escapeFormulae: true })}\r\n`
}

function dialled(e164: string): string {
  const number = parsePhoneNumberFromString(e164)
  return number ? `00${number.countryCallingCode} ${number.nationalNumber}` : e164.replace('+', '00')
}
