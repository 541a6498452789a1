import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js'

export interface FoundNumber {
  readonly e164: string
  readonly from: number
  readonly to: number
}

const sign = '[\\dOolI|]'
const pattern = new RegExp(`(?<![\\p{L}\\d])(?:\\+\\s?|\\(\\+?)?[\\dO]${sign}{0,14}(?:[\\s()/.–—'’-]{1,3}${sign}{1,14}){0,8}`, 'gu')

/** Telephone numbers in a text, as people write them and as a fax mangles them. */
export function numbersIn(text: string, country: CountryCode = 'DE'): readonly FoundNumber[] {
  return [...text.matchAll(pattern)].flatMap((match) => {
    const found = longestNumber(match[0], country)
    return found === null ? [] : [{ e164: found.e164, from: match.index, to: match.index + found.length }]
  })
}

/** Area code and number have eleven digits at most in Germany (ITU-T E.164 national plan, newer ones thirteen). */
const mostDigits = 13

/** The number without what stands behind it: a group that makes it too long is the next number. */
function longestNumber(text: string, country: CountryCode): { readonly e164: string; readonly length: number } | null {
  for (let length = text.length; length > 6; length = text.slice(0, length).search(/[\s()/.–—'’-]+[^\s()/.–—'’-]*$/)) {
    const e164 = toE164(text.slice(0, length), country)
    if (e164 !== null && e164.length <= mostDigits + 1) return { e164, length }
  }
  return null
}

export function toE164(text: string, country: CountryCode = 'DE'): string | null {
  const plain = text
    .replace(/[Oo]/g, '0')
    .replace(/[lI|]/g, '1')
    .replace(/\(0\)/g, '')
    .replace(/[^\d+]/g, '')
    .replace(/^00/, '+')
  const whole = /^(?:\+|0)/.test(plain)
  if (!whole || plain.length < 7) return null
  const number = parsePhoneNumberFromString(plain, country)
  return number?.isPossible() === true && number.nationalNumber.length >= 6 ? number.number : null
}
