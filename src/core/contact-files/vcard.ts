import type { AddressKind } from '../../shared/domain/contact'
import { longestValue, mostAddresses, nameLine, type Entry } from './entry'

/** A content line (RFC 6350 §3.3): `group.NAME;PARAM=VALUE:value`. Longer ones carry pictures. */
const contentLine = /^(?:[A-Za-z\d-]+\.)?([A-Za-z\d-]+)((?:;(?:"[^"]*"|[^:;"])*)*):(.*)$/s
const longestLine = 20_000

interface Line {
  readonly name: string
  readonly params: string
  readonly value: string
}

/** The cards of a file: RFC 6350 (4.0), RFC 2426 (3.0), and of 2.1 what telephones write. What is no card is passed over. */
export function readVcards(text: string): readonly Entry[] {
  const entries: Entry[] = []
  let card: Line[] | null = null
  for (const written of unfolded(text)) {
    if (/^BEGIN:VCARD\s*$/i.test(written)) card = []
    else if (/^END:VCARD\s*$/i.test(written)) {
      if (card) entries.push(toEntry(card, entries.length + 1))
      card = null
    } else if (card && written.length <= longestLine) {
      const [, name = '', params = '', value = ''] = contentLine.exec(written) ?? []
      if (name !== '') card.push({ name: name.toUpperCase(), params: params.toUpperCase(), value: /QUOTED-PRINTABLE/i.test(params) ? unquoted(value) : value })
    }
  }
  return entries
}

/** Lines that were broken are one again: by a blank at the next one's begin (§3.2), in 2.1 by = at the end. */
function* unfolded(text: string): Generator<string> {
  let whole: string[] = []
  let isQuoted = false
  for (const line of text.split(/\r\n|\n|\r/)) {
    const goesOn = whole.length > 0 && (/^[ \t]/.test(line) || (isQuoted && (whole.at(-1) ?? '').endsWith('=')))
    if (goesOn && isQuoted && !/^[ \t]/.test(line)) whole.push((whole.pop() ?? '').slice(0, -1), line)
    else if (goesOn) whole.push(line.slice(1))
    else {
      if (whole.length > 0) yield whole.join('')
      whole = [line]
      isQuoted = /QUOTED-PRINTABLE/i.test(line.slice(0, 200))
    }
  }
  yield whole.join('')
}

/** RFC 2045 §6.7, in UTF-8 as every card that is still written. */
function unquoted(value: string): string {
  const bytes = value.replace(/=([\dA-F]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
  return [...bytes].every((sign) => sign.charCodeAt(0) < 256) ? Buffer.from(bytes, 'latin1').toString('utf8') : bytes
}

function toEntry(lines: readonly Line[], line: number): Entry {
  const first = (name: string): string => lines.find((one) => one.name === name)?.value ?? ''
  const [family = '', given = ''] = parts(first('N'))
  const name = nameLine(plain(first('FN'))) || nameLine(`${given} ${family}`) || nameLine(parts(first('ORG'))[0] ?? '')
  const id = /^(?:urn:uuid:)?([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})$/i.exec(first('UID').trim())?.[1]?.toLowerCase() ?? ''
  const addresses = lines.flatMap((one) => {
    const kind = kindOf(one)
    const value = plain(one.value).replace(/^(?:tel|mailto):/i, '').trim()
    return kind === null || value === '' || value.length > longestValue ? [] : [{ kind, value }]
  })
  return { line, id, name, addresses: addresses.slice(0, mostAddresses) }
}

function kindOf({ name, params }: Line): AddressKind | null {
  if (name === 'EMAIL') return 'email'
  if (name === 'URL') return 'web'
  if (name === 'X-CUSTOMER-NUMBER') return 'customer'
  if (name === 'X-IBAN') return 'iban'
  return name === 'TEL' ? (/\bFAX\b/.test(params) ? 'fax' : 'phone') : null
}

const plain = (value: string): string => value.replace(/\\([nN,;:\\])/g, (_, sign: string) => (sign === 'n' || sign === 'N' ? ' ' : sign))

/** The parts of a value that has several, each plain (§3.4). */
const parts = (value: string): readonly string[] => (value.match(/(?:\\.|[^;\\])*(?:;|$)/gs) ?? []).map((part) => plain(part.replace(/;$/, '')))

export interface Card {
  readonly id: string
  readonly name: string
  readonly addresses: readonly { readonly kind: AddressKind; readonly value: string }[]
}

const properties: Readonly<Record<AddressKind, string>> = { email: 'EMAIL', phone: 'TEL;TYPE=voice', fax: 'TEL;TYPE=fax', web: 'URL', customer: 'X-CUSTOMER-NUMBER', iban: 'X-IBAN' }

/** One card as RFC 6350 has it. Numbers are text, so that who knows only 3.0 reads them as well. FN must not be empty (§6.2.1). */
export function writeVcard({ id, name, addresses }: Card): string {
  const lines = [
    'BEGIN:VCARD',
    'VERSION:4.0',
    `UID:urn:uuid:${id}`,
    `FN:${escaped(name || (addresses[0]?.value ?? '') || '?')}`,
    ...addresses.map(({ kind, value }) => `${properties[kind]}:${escaped(kind === 'web' ? `https://${value}` : value)}`),
    'END:VCARD',
  ]
  return lines.map((line) => `${folded(line)}\r\n`).join('')
}

const escaped = (value: string): string => value.replace(/[\\,;]/g, '\\$&').replace(/\r\n|[\r\n]/g, '\\n')

/** No line is longer than 75 bytes (§3.2), and none is broken within a letter. */
function folded(line: string): string {
  const pieces = ['']
  let bytes = 0
  for (const letter of line) {
    const size = Buffer.byteLength(letter)
    if (bytes + size > 74) {
      pieces.push('')
      bytes = 0
    }
    pieces[pieces.length - 1] += letter
    bytes += size
  }
  return pieces.join('\r\n ')
}
