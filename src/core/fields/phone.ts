import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js'

export interface FoundNumber {
  readonly e164: string
  readonly from: number
  readonly to: number
}

const sign = '[\\dOolI|]'
const pattern = new RegExp(`(?<![\\p{L}\\d])(?:\\+\\s?|00|\\(\\+?)?[\\d(O]${sign}{0,4}(?:[\\s()/.–—'’-]{0,3}${sign}+){1,9}`, 'gu')

/** Telephone numbers in a text, as people write them and as a fax mangles them. */
export function numbersIn(text: string, country: CountryCode = 'DE'): readonly FoundNumber[] {
  return [...text.matchAll(pattern)].flatMap((match) => {
    const e164 = toE164(match[0], country)
    return e164 === null ? [] : [{ e164, from: match.index, to: match.index + match[0].length }]
  })
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
