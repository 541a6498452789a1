import { isUtf8 } from 'node:buffer'

/** RFC 2152 under all the names that mails give it: those of IANA, and what Outlook and Java write. */
const label = '(?:x-)?(?:unicode-[12]-[01]-|csunicode11)?utf-?7'
const wholeLabel = new RegExp(`^${label}$`, 'i')
const encodedWord = new RegExp(`=\\?${label}(?:\\*[^?\\s]{0,40})?\\?([qb])\\?([^?]*)\\?=`, 'gi')
/** The charset that stands before an encoded parameter (RFC 2231 §4), as `filename*=utf-7''…` or `filename*0*=…`. */
const encodedParameter = new RegExp(`\\*(?:0\\*)?[ \\t]*=[ \\t]*"?${label}'`, 'i')

export const isUtf7 = (charset: string | undefined): boolean => charset !== undefined && charset.length < 40 && wholeLabel.test(charset.trim())
export const hasUtf7Parameter = (header: string): boolean => encodedParameter.test(header)

/**
 * Text in UTF-7. No TextDecoder knows it, as a page in it slips past filters for markup; here what it says is cleaned
 * afterwards like any other. What is no UTF-7 stays as it stands: a plus before a number, letters of 8 bits.
 */
export function decodeUtf7(bytes: Uint8Array): string {
  const text = isUtf8(bytes) ? new TextDecoder().decode(bytes) : new TextDecoder('windows-1252').decode(bytes)
  return text.replace(/\+([A-Za-z0-9+/]*)(-?)/g, (all, shifted: string, end: string) => {
    if (shifted === '') return end === '' ? all : '+'
    const units = Buffer.from(shifted, 'base64')
    return units.length < 2 ? all : utf16.decode(units.subarray(0, units.length & ~1))
  })
}

/** Marks of byte order are letters here, and half a surrogate pair becomes a replacement character. */
const utf16 = new TextDecoder('utf-16be', { ignoreBOM: true })

/** A header with its encoded words (RFC 2047) of this charset in UTF-8 instead. */
export const withoutUtf7Words = (header: string): string =>
  header.replace(encodedWord, (_, encoding: string, word: string) => `=?utf-8?B?${Buffer.from(decodeUtf7(bytesOf(encoding, word))).toString('base64')}?=`)

function bytesOf(encoding: string, word: string): Uint8Array {
  if (/b/i.test(encoding)) return Buffer.from(word, 'base64')
  return Buffer.from(word.replaceAll('_', ' ').replace(/=([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16))), 'latin1')
}
