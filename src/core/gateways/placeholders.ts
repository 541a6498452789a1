export const placeholders = ['number', 'name', 'date', 'time', 'pages', 'job'] as const
export type Placeholder = (typeof placeholders)[number]

/** What gateways write for a number that the caller withheld or the line did not tell; longer ones first. */
const withheld = [
  'rufnummer unterdrückt', 'nummer unterdrückt', 'unterdrückte rufnummer', 'unterdrückte nummer', 'unbekannte rufnummer', 'unbekannter teilnehmer', 'unbekannter absender',
  'unbekannte nummer', 'unbekannter anrufer', 'keine rufnummer', 'nicht übermittelt', 'unterdrückt', 'unbekannt', 'anonymous', 'anonym', 'withheld', 'private number', 'private',
  'unknown caller', 'unknown number', 'unknown', 'unavailable', 'restricted', 'no caller id', 'not available', '<unspecified>', '<none>', 'n/a', 'none',
] as const

const digit = /\d/
const signs: Readonly<Record<Placeholder, RegExp>> = {
  number: /[\d+()/. -]/,
  pages: /\d/,
  date: /[\p{L}\d.,:/ -]/u,
  time: /[\d:.,apmuhr ]/i,
  name: /./u,
  job: /./u,
}
const firstSigns: Readonly<Record<Placeholder, RegExp>> = { ...signs, number: /[\d+(]/, date: /[\p{L}\d]/u, time: digit, name: /\S/u, job: /\S/u }
const lastSigns: Readonly<Record<Placeholder, RegExp>> = { ...signs, number: digit, date: /[\p{L}\d.]/u, time: /[\dmruh.]/i, name: /\S/u, job: /\S/u }

export const isAllowed = (name: Placeholder, text: string, at: number): boolean => signs[name].test(text[at] ?? '')

/** A number does not begin in the middle of another. */
export const mayStart = (name: Placeholder, text: string, at: number): boolean =>
  firstSigns[name].test(text[at] ?? '') && !(isNumeric(name) && digit.test(text[at] ?? '') && digit.test(text[at - 1] ?? ''))

export const mayEnd = (name: Placeholder, text: string, at: number): boolean =>
  lastSigns[name].test(text[at - 1] ?? '') && !(isNumeric(name) && digit.test(text[at] ?? ''))

const isNumeric = (name: Placeholder): boolean => name === 'number' || name === 'pages' || name === 'time'

/** Where a word for a withheld number that begins here ends; null where none does. */
export function withheldAt(lower: string, at: number): number | null {
  const word = withheld.find((known) => lower.startsWith(known, at))
  return word === undefined ? null : at + word.length
}

export const isWithheld = (text: string): boolean => (withheld as readonly string[]).includes(text.toLowerCase())

/** No fax has 10,000 pages, no caller fewer than three digits. */
export function isImplausible(name: Placeholder, value: string): boolean {
  if (name === 'pages') return value.length > 4
  if (name === 'number') return !isWithheld(value) && value.replace(/\D/g, '').length < 3
  return false
}
