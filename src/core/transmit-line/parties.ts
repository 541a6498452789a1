import { parsePhoneNumberFromString } from 'libphonenumber-js'
import { columnGap, digitsIn, gone } from './text'

export interface Parties {
  readonly senderNumber: string | null
  readonly senderName: string | null
  readonly recipientNumber: string | null
  /** it names who sends or who receives */
  readonly directed: boolean
}

/** Machines print up to 20 signs of a CSID (ITU-T T.30), gateways longer names. */
const longestName = 60
/** E.164, 6.1 has 15 at most; with fewer than 8 it is no number with a country and an area. */
const digitsOfNumber = { least: 8, most: 15 } as const
/** An area code with a number behind it is complete with this many digits; so much again behind it is another number. */
const wholeNumber = { before: 8, behind: 7 } as const

const fromLabel = /(?<![\p{L}\d])(?:fr[o0]m(?=\s)|v[o0]n|fr[o0]m|absender|abs|sender|sent\s?by|van|da|exp(?:[ée]diteur)?|mittente|afzender)(?:\s?(?:fax|tel))?(?:\s?[:;.=]|-(?=\S)|(?=\s*\(?\+|\s*\(?0\s?\d)|(?<=fr[o0]m)(?=\s))/giu
const toLabel = /(?<![\p{L}\d])(?:an|t[o0]|empf[aäi]nger|recipient|naar|dest(?:inataire)?|destinatario|an\s?fax|fax\s?an)(?:\s?[:;=]|(?=\s*\(?\+|\s*\(?0\s?\d))|(?<=[\s\u0001])à(?:\s?:|(?=\s*\(?\+|\s*\(?0\s?\d))|[-=]{1,3}>|(?<=\s)>{1,2}(?=\s*[+\d])/giu
/** What machines write before a number or a name; never part of either. */
const otherLabels =
  /(?<![\p{L}\d])(?:(?:tele|pc-?|e-?)?fax(?:[\s-]?(?:n[or°]|nr|nummer|number|id|kennung))?|(?:tele)?phone\s?(?:no|number)?|telefon|tel|rufnummer|csid|tsi|kennung|empfangen(?:\s?am)?|received|re[çc]u|ricevuto|ontvangen|gesendet(?:\s?am)?|sent|datum|date|zeit|time|uhrzeit|uhr|ces?t|mes?z|utc|gmt|sip|name|id|no|nr)(?![\p{L}\d]|-\p{L})\s?[.:;=]*/giu
/** Counters of the machine: `Nr. 396`, `T-123`, `F-456`, `Job 12`; a number of a party is longer. */
const counters = /(?<![\p{L}\d]|(?:fax|phone|tel)[.\s-]{0,2})(?:(?:n[ro]\.?|N[°º9Q2o]|#|job(?:-?(?:nr|id))?|id|tx|rx|ref|doc|auftrag)[.:;#\s-]{0,3}\d{1,6}|[TF][-=]\d{1,5}|N[9Q2]?\d{3,5})(?![\p{L}\d])(?![\s/.-]{0,3}\d)/giu

const numberSigns = String.raw`[\dOoQDlI|SsBZ]`
/** Digits in groups, with what may stand between; begins like a number with its prefix. */
const numberRun = new RegExp(String.raw`(?<![\p{L}\d])[+#*t†¥]{0,2}\s?(?:\(\s?)?\d${numberSigns}*(?:(?!${columnGap})[\s()/.-]{1,3}${numberSigns}*\d${numberSigns}*|[\s()/.-]{1,2}[0O]\)\s?)*\)?`, 'gu')

interface NumberPlace {
  /** null: there is one, but which is not certain */
  readonly value: string | null
  readonly start: number
  readonly end: number
}

type Side = 'from' | 'to' | null

/** Who sends to whom. Labels decide; without them the sender stands first, as in all layouts seen. */
export function readParties(text: string): Parties {
  const line = text.replace(counters, (counter) => gone.repeat(counter.length))
  const marks = [
    ...[...line.matchAll(fromLabel)].map((match) => ({ side: 'from' as const, start: match.index, end: match.index + match[0].length })),
    ...[...line.matchAll(toLabel)].map((match) => ({ side: 'to' as const, start: match.index, end: match.index + match[0].length })),
  ].sort((one, other) => one.start - other.start)
  const sideOf = (place: number): Side => marks.filter((mark) => mark.end <= place + 1).at(-1)?.side ?? null
  const numbers = [...line.matchAll(numberRun)].flatMap((match) => split(match[0], match.index)).map((number) => withItsRest(line, number))
  const sided = numbers.map((number) => ({ ...number, side: sideOf(number.start) }))
  const sender = sided.find((number) => number.side === 'from') ?? sided.find((number) => number.side === null)
  const recipient = sided.find((number) => number.side === 'to') ?? sided.find((number) => number !== sender && number.side === null)
  return {
    senderNumber: sender?.value ?? null,
    senderName: nameIn(blanked(line, [...numbers, ...marks]), sideOf),
    recipientNumber: recipient && recipient.value !== sender?.value ? recipient.value : null,
    directed: marks.length > 0,
  }
}

/** "(0421) 38 89 4   40": behind a gap as wide as a lost dash the number may go on, or a counter of the machine stands there. */
function withItsRest(line: string, number: NumberPlace): NumberPlace {
  const rest = lostExtension.exec(line.slice(number.end))?.[0]
  return rest === undefined || line.slice(number.start, number.end).includes('-') ? number : { ...number, value: null, end: number.end + rest.length }
}

const lostExtension = new RegExp(`^${columnGap}[1-9]\\d{0,3}(?=${columnGap}|\\s*$|\\s?${gone})`, 'u')

/** The numbers in a run of digit groups: a second one begins anew with its prefix. */
function split(run: string, start: number): readonly NumberPlace[] {
  const groups = [...run.matchAll(/\S+/g)].map((match) => ({ text: match[0], start: match.index }))
  const cuts = [0]
  for (const [index, group] of groups.entries()) {
    const from = cuts.at(-1) ?? 0
    if (index === 0) continue
    const [before, behind] = [run.slice(from, group.start), run.slice(group.start)]
    const anew = group.text.startsWith('+') || (/^\(?0/.test(group.text) && !/^\(0\)/.test(group.text))
    const apart = before.endsWith(columnGap)
    if (group.text.startsWith('+') || (anew && countDigits(behind) >= wholeNumber.behind && countDigits(before) >= wholeNumber.before) || (apart && anew && countDigits(behind) >= wholeNumber.behind)) cuts.push(group.start)
  }
  return cuts.flatMap((cut, index) => {
    const part = run.slice(cut, cuts[index + 1])
    const value = numberOf(part.trim())
    return value === null ? [] : [{ value, start: start + cut, end: start + cut + part.trimEnd().length }]
  })
}

const countDigits = (text: string): number => text.replace(/\D/g, '').length

/** E.164, from the ways in which machines are told their own number; null where country or area is not certain. */
function numberOf(printed: string): string | null {
  const groups = withZero(printed).replace(/\(\s?[0O]\s?\)/g, ' ').replace(/^[#*t†¥]*(?=\+)|^[t†¥](?=\d)/u, '').replace(/^\+[#*]/, '+')
  const digits = digitsIn(groups.replace(/[^\p{L}\d|$!]/gu, ''))
  if (digits === null) return null
  const international = internationalOf(groups, digits)
  if (international === null && !digits.startsWith('0')) return null
  const number = parsePhoneNumberFromString(international ?? digits, 'DE')
  if (!number?.isPossible()) return null
  const length = number.number.length - 1
  return length >= digitsOfNumber.least && length <= digitsOfNumber.most ? number.number : null
}

/** An area in brackets begins with 0; a 0 with a stroke through it is taken for 6, 8 or 9. */
const withZero = (printed: string): string => printed.replace(/^\(\s?[689](?=\d{2,4}\))/, '(0')

/** With `+`, or with one of the ways in which it is lost or left out; null for a national number. */
function internationalOf(groups: string, digits: string): string | null {
  if (groups.startsWith('+')) return `+${digits}`
  if (digits.startsWith('00')) return `+${digits.slice(2)}`
  // No German area code is 049, 043 or 041 alone: a country code as machines ask for it.
  if (/^0(?:49|43|41)\s/.test(groups)) return `+${digits.slice(1)}`
  if (/^4\s?49\s/.test(groups)) return `+${digits.slice(1)}`
  return /^49/.test(digits) && digits.length >= 10 ? `+${digits}` : null
}

const blanked = (line: string, places: readonly { readonly start: number; readonly end: number }[]): string =>
  places.reduce((text, { start, end }) => text.slice(0, start) + gone.repeat(end - start) + text.slice(end), line)

/** What is left when all else is gone: the name behind VON, else the longest run of words that is not the recipient's. */
function nameIn(line: string, sideOf: (place: number) => Side): string | null {
  const rest = line.replace(otherLabels, (label) => gone.repeat(label.length))
  const runs = [...rest.matchAll(new RegExp(`[^${gone}|]+`, 'gu'))]
    .map((match) => ({ side: sideOf(match.index), name: trimmed(match[0]) }))
    .filter((run) => isName(run.name) && run.side !== 'to')
    .sort((one, other) => Number(other.side === 'from') - Number(one.side === 'from') || other.name.length - one.name.length)
  const name = runs[0]?.name.slice(0, longestName) ?? ''
  return name === '' ? null : name
}

/** Long enough that two wrong letters make no name of them. */
const longLabels = ['EMPFANGEN', 'RECEIVED', 'TELEFAX', 'GESENDET', 'RUFNUMMER', 'FAXNUMMER', 'ABSENDER']

/** Two letters are a weekday or a word between date and time. */
const isName = (name: string): boolean => name.replace(/[^\p{L}]/gu, '').length >= 3 && !weekday.test(name) && !isMisreadLabel(name)
const weekday = /^(?:mon|tue|wed|thu|fri|sat|sun)$/i

function isMisreadLabel(name: string): boolean {
  const upper = name.toUpperCase()
  return longLabels.some((label) => label.length === upper.length && [...label].filter((letter, index) => letter !== upper[index]).length <= 2)
}

/** Without what stands around it; a bracket is kept where its other half is. */
function trimmed(run: string): string {
  const name = run.replace(/\s+/g, ' ').replace(/^[^\p{L}\d]+|[^\p{L}\d.)]+$/gu, '')
  return name.includes('(') ? name : name.replace(/\)+$/, '')
}
