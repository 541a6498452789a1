/**
 * The one rule by which words are compared when searching, for the index, the query and the marks on screen alike:
 * small letters, no diacritics, ß = ss, and ä = ae = a (as well ö and ü), because a fax or a typist may have any of the three.
 * A hyphen at a line's end is healed where the word goes on in small letters ("Liefer-⏎termin").
 *
 * Within a line the beginning of a word folds to the beginning of the folded word, so that a prefix typed finds it, and
 * what is folded folds to itself.
 */
export function fold(text: string): string {
  const whole = healed(text)
  // Letter by letter, whatever stands beside it: German texts have few beyond ASCII, and the same ones always.
  return whole.toLowerCase().replace(beyondAscii, foldBeyondAscii).replace(spelledUmlaut, '$1')
}

/** Folded pieces that were put together: where an a meets an e they have to be folded once more. */
export const foldedTogether = (pieces: string): string => pieces.replace(spelledUmlaut, '$1')

const foldedLetters = new Map<string, string>()

function foldBeyondAscii(letters: string): string {
  const known = foldedLetters.get(letters)
  if (known !== undefined) return known
  const folded = letters
    .normalize('NFKD')
    .toLowerCase()
    .replace(invisible, '')
    .replace(marksOnly, '')
    .replace(undecomposed, (letter) => plainOf[letter] ?? letter)
  if (letters.length === 1) foldedLetters.set(letters, folded)
  return folded
}

/** A text whose words no line's end cuts in two any more. */
export function healed(text: string): string {
  const whole = text.includes('\0') ? text.replaceAll('\0', ' ') : text
  // Hardly a mail has one, and looking for what stands around each of its signs is dear.
  return hyphenAtEnd.test(whole) ? whole.replace(brokenWord, '') : whole
}

/** The words of a text as the index cuts them; give it folded text to get folded words. */
export const wordsOf = (text: string): readonly string[] => text.match(anyWord) ?? []

/**
 * A word looked for, folded; with `prefix` every word that begins with it is meant. A `number` is joined (shared/search/numbers.ts)
 * and may stand with other signs between its parts.
 */
export interface LookedFor {
  readonly text: string
  readonly prefix: boolean
  readonly number?: boolean | undefined
}

/** Where a text has one of the words: [start, end) as UTF-16 offsets of the text as it stands, ascending, never overlapping. */
export function marks(text: string, looked: readonly LookedFor[]): [number, number][] {
  if (looked.length === 0) return []
  const words = looked.filter(({ number }) => number !== true)
  const begins = new Set(words.map((word) => word.text[0]))
  const found: [number, number][] = []
  for (const match of words.length === 0 ? [] : text.matchAll(wordAcrossLines)) {
    // Nine of ten words begin with another letter, and need no folding to be told apart.
    if (!beyondAscii.test(match[0]) && !begins.has(match[0][0]?.toLowerCase())) continue
    const length = markedLength(match[0], words)
    if (length > 0) found.push([match.index, match.index + length])
  }
  const numbers = looked.filter(({ number }) => number === true)
  return numbers.length === 0 ? found : joined([...found, ...numbers.flatMap((number) => numberMarks(text, number))])
}

/** A number's signs with at most two others between any of them, as one mark. */
function numberMarks(text: string, { text: number, prefix }: LookedFor): [number, number][] {
  const signs = [...number].map((sign) => (plainWord.test(sign) ? sign : ''))
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])${signs.join('[-\\s./_,:#()]{0,2}')}${prefix ? '' : '(?![\\p{L}\\p{N}])'}`, 'giu')
  return [...text.matchAll(pattern)].map((match) => [match.index, match.index + match[0].length])
}

/** Marks that touch or overlap are one. */
function joined(ranges: readonly [number, number][]): [number, number][] {
  const sorted = [...ranges].sort((one, other) => one[0] - other[0] || other[1] - one[1])
  const merged: [number, number][] = []
  for (const [start, end] of sorted) {
    const last = merged.at(-1)
    if (last && start < last[1]) last[1] = Math.max(last[1], end)
    else merged.push([start, end])
  }
  return merged
}

/**
 * Which words of a recognised page are meant, for drawing marks on its picture: indexes, ascending.
 * A word that the line's end cut in two is marked in both parts.
 */
export function markedWords(words: readonly { readonly text: string; readonly line: number }[], looked: readonly LookedFor[]): number[] {
  const found = new Set<number>()
  words.forEach((word, index) => {
    if (marks(word.text, looked).length > 0) found.add(index)
    const next = words[index + 1]
    if (!next || next.line === word.line) return
    const joined = `${word.text}\n${next.text}`
    if (fold(joined).includes('\n')) return // two words, not one cut in two
    if (!marks(joined, looked).some(([, end]) => end > word.text.length)) return
    found.add(index)
    found.add(index + 1)
  })
  return [...found].sort((a, b) => a - b)
}

/** How much of a word, from its beginning, is what was looked for; 0 where it is not. */
function markedLength(word: string, looked: readonly LookedFor[]): number {
  const folded = fold(word)
  let length = 0
  for (const { text, prefix } of looked) {
    if (folded === text) return word.length
    if (prefix && folded.startsWith(text)) length = Math.max(length, originalLength(word, text.length))
    // Signs such as ½ fold to several words: then the whole of it is the mark.
    else if (!plainWord.test(folded) && wordsOf(folded).some((part) => part === text || (prefix && part.startsWith(text)))) return word.length
  }
  return length
}

/** How many characters of the word fold to the first `length` folded ones, whole letters with their marks and umlaut's e. */
function originalLength(word: string, length: number): number {
  const letters = (end: number): number => wordsOf(fold(word.slice(0, end))).join('').length
  const first = firstWhere(word.length, (end) => letters(end) >= length)
  const reached = letters(first)
  return firstWhere(word.length, (end) => end === word.length || letters(end + 1) > reached)
}

/** The smallest number up to `most` for which a condition holds that, once true, stays true. */
function firstWhere(most: number, holds: (value: number) => boolean): number {
  let low = 0
  let high = most
  while (low < high) {
    const middle = (low + high) >> 1
    if (holds(middle)) high = middle
    else low = middle + 1
  }
  return low
}

const beyondAscii = /[\u0080-\uffff]+/g
/** soft hyphen, zero-width signs and byte order mark: on no screen, in no word */
const invisible = /[\u00ad\u200b-\u200d\u2060\ufeff]/g
/** Every e goes, so that a folded word folds to itself. */
const spelledUmlaut = /([aou])e+/g
const marksOnly = /\p{M}+/gu
/** A capital after the break is a compound with a hyphen of its own ("Auftrags-⏎Nr."). */
const hyphenAtEnd = /[-\u00ad\u2010\u00ac][ \t]*\r?\n/
const brokenWord = /(?<=\p{L})[-\u00ad\u2010\u00ac][ \t]*\r?\n[ \t]*(?=\p{Ll})/gu
/** letters that Unicode does not take apart into a plain letter and a mark */
const plainOf: Readonly<Record<string, string>> = { ß: 'ss', æ: 'a', œ: 'o', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i', ς: 'σ' }
const undecomposed = /[ßæœøłđðþıς]/g

const anyWord = /[\p{L}\p{N}\p{Co}]+/gu
const plainWord = /^[\p{L}\p{N}\p{Co}]+$/u
const wordAcrossLines =
  /[\p{L}\p{N}\p{M}\p{Co}\u00ad\u200b-\u200d\u2060\ufeff]+(?:(?<=\p{L})[-\u00ad\u2010\u00ac][ \t]*\r?\n[ \t]*(?=\p{Ll})[\p{L}\p{N}\p{M}\p{Co}\u00ad\u200b-\u200d\u2060\ufeff]+)*/gu
