import { foldedTogether } from '../text/fold'

/**
 * Numbers as people write them, without what they put between: "A-1312/B" is a1312b, "6.247,69" is 624769,
 * "+49 (0)431 / 20917-44" is 04312091744. One rule for the index and the query.
 */

/** Numbers of one text that are kept: a price list has more than anybody looks for. */
const most = 200
/** Shorter ones are found as words. */
const shortest = 4
const longest = 40

/**
 * The joined forms of each number of a folded text, each from every part that has a digit behind it: who knows only the
 * end of a number (1312/B) finds it as well.
 */
export function joinedNumbers(text: string): ReadonlySet<string> {
  const found = new Set<string>()
  // From digit to digit: most of a letter has none, and is never looked at closer.
  for (let at = nextDigit(text, 0); at >= 0 && found.size < most; ) {
    const from = chunkStart(text, at)
    const to = chunkEnd(text, at)
    const spaced = spacedAt(text, from)
    if (spaced) add(found, spaced)
    addParts(found, text.slice(from, to))
    at = nextDigit(text, to)
  }
  return found
}

/** What was typed as a number in its joined form; null where it is none that could be written otherwise. Folded, without blanks around. */
export function joinedNumber(typed: string): string | null {
  const core = typed.replace(/^[^+\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')
  if (!/\d/.test(core)) return null
  const spaced = wholly(phoneLike, core) ? phone(core) : wholly(account, core) ? core.replaceAll(' ', '') : null
  const joined = foldedTogether(spaced ?? (wholly(run, core) && !date.test(core) ? core.replace(/[^\p{L}\p{N}]+/gu, '') : ''))
  return joined.length >= shortest && joined.length <= longest ? joined : null
}

/** Whether all of a text is what a pattern finds. */
function wholly(pattern: RegExp, text: string): boolean {
  pattern.lastIndex = 0
  const found = pattern.exec(text)
  pattern.lastIndex = 0 // matchAll begins where it stands
  return found?.index === 0 && found[0].length === text.length
}

/** As it is dialled at home: with 0 before it, no country's number for Germany. */
function phone(text: string): string {
  const digits = text.replace(/\(0\)/g, '').replace(/[^\d+]/g, '')
  return digits.replace(/^(?:\+|00)49/, '0').replaceAll('+', '00')
}

/** How far a number goes whose groups stand apart: a telephone number, an account; 0 where there is none. */
export function spacedLength(text: string, from: number): number {
  phoneLike.lastIndex = from
  account.lastIndex = from
  return (phoneLike.exec(text) ?? account.exec(text))?.[0].length ?? 0
}

function spacedAt(text: string, from: number): string | null {
  const found = text.slice(from, from + spacedLength(text, from))
  return found === '' ? null : /^[+0]/.test(found) ? phone(found) : found.replaceAll(' ', '')
}

function addParts(found: Set<string>, chunk: string): void {
  for (const [word] of chunk.matchAll(run)) {
    if (!/\d/.test(word) || date.test(word)) continue
    const parts = word.match(part) ?? []
    for (let from = 0; from < parts.length - 1; from += 1) add(found, parts.slice(from).join(''))
  }
}

function nextDigit(text: string, from: number): number {
  digit.lastIndex = from
  return digit.exec(text)?.index ?? -1
}

/** Not far: what is written together for longer is no number. */
function chunkStart(text: string, digitAt: number): number {
  let at = digitAt
  while (at > 0 && digitAt - at < longest && !blank.test(text[at - 1] ?? ' ')) at -= 1
  return at
}

function chunkEnd(text: string, digitAt: number): number {
  let at = digitAt + 1
  while (at < text.length && at - digitAt < longest && !blank.test(text[at] ?? ' ')) at += 1
  return at
}

function add(found: Set<string>, pieces: string): void {
  const joined = foldedTogether(pieces)
  if (found.size < most && joined.length >= shortest && joined.length <= longest && /\d/.test(joined)) found.add(joined)
}

const digit = /[0-9]/g
const blank = /[\s()]/
/** Letters and digits with single signs between them. */
const run = /[\p{L}\p{N}]+(?:[-/._,:#–][\p{L}\p{N}]+)*/gu
/** A part ends where letters and digits meet, too. */
const part = /\p{N}+|\p{L}+/gu
/** A date is found by its parts, and by operators. */
const date = /^\d{1,2}[./-]\d{1,2}[./-](?:\d\d){1,2}$|^\d{4}-\d\d-\d\d$|^\d{1,2}[:.]\d\d$/
const phoneLike = /(?:\+|0)\d{1,5}[ ()/.\-\d]{4,24}\d/y
const account = /[a-z]{2}\d\d(?: ?[\da-z]{4}){3,7}(?: ?[\da-z]{1,3})?(?![\p{L}\p{N}])/iuy
