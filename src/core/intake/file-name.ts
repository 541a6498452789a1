import { parsePhoneNumberFromString } from 'libphonenumber-js'

/**
 * The sender's number where a gateway puts it into the file name: FRITZ!Box writes
 * `DD.MM.YY_HH.MM_Telefax.NUMBER.pdf`. E.164, or null where the name tells none.
 */
export function faxNumberOfName(name: string): string | null {
  const found = /(?:Telefax|Fax)[._ -]+(\+?[0-9][0-9 /()-]{4,20}[0-9])(?=\.[A-Za-z]{3,4}$|_|$)/i.exec(name)
  return found?.[1] ? toE164(found[1]) : null
}

/** A German number in any spelling as E.164; null where it is none. */
export function toE164(text: string): string | null {
  const number = parsePhoneNumberFromString(text, 'DE')
  return number?.isPossible() ? number.number : null
}
