import type { Word } from '../../shared/domain/page'
import { numberOf } from './parties'

const faxNumber = /(?:tele)?fax(?:\s?-?\s?(?:nr|nummer|no))?\s?[.:]?\s*([+(]?[\d][\d\s()/.–-]{5,22}\d)/giu

/**
 * The sender's number where one sign was lost or doubled in the small print of the line: the letterhead names the same number
 * as its fax. One digit for another is put right only before the last two, for these tell apart the machines of one house.
 */
export function repairedBy(body: readonly Word[], number: string): string {
  const named = new Set([...textOf(body).matchAll(faxNumber)].flatMap((match) => numberOf((match[1] ?? '').replace(/–/g, '-')) ?? []))
  if (named.has(number)) return number
  const near = [...named].filter((other) => lostOrDoubled(number, other) || oneDigitOff(number, other))
  return near.length === 1 ? (near[0] ?? number) : number
}

function textOf(words: readonly Word[]): string {
  return words.reduce((text, word, index) => `${text}${index === 0 ? '' : word.line === words[index - 1]?.line ? ' ' : '\n'}${word.text}`, '')
}

function lostOrDoubled(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one]
  return long.length === short.length + 1 && [...long].some((_, index) => long.slice(0, index) + long.slice(index + 1) === short)
}

function oneDigitOff(one: string, other: string): boolean {
  if (one.length !== other.length) return false
  const off = [...one].flatMap((digit, index) => (digit === other[index] ? [] : [index]))
  return off.length === 1 && (off[0] ?? 0) < one.length - 2
}
