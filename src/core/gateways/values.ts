import { parsePhoneNumberFromString } from 'libphonenumber-js'
import type { Numbering } from '../../shared/domain/gateway'
import { readMoment } from '../transmit-line'
import { isWithheld } from './placeholders'

/** E.164 has 15 digits at most (ITU-T E.164 §6.1); below seven no area code is among them. */
const digits = { least: 7, most: 15 } as const
const callingCode: Readonly<Record<Exclude<Numbering, 'none'>, string>> = { DE: '49', AT: '43', CH: '41', FR: '33', NL: '31', BE: '32', GB: '44', US: '1' }

/** E.164, or null: of an extension or a number without its area code nobody outside the house knows whose it is. */
export function numberOf(written: string, numbering: Numbering): string | null {
  if (isWithheld(written) || /[^\d+()/. -]/.test(written)) return null
  const bare = written.replace(/\(\s?0\s?\)/g, ' ').replace(/[^\d+]/g, '')
  const international = internationalOf(bare, numbering)
  if (international === null && numbering !== 'US' && !bare.startsWith('0')) return null
  const number = parsePhoneNumberFromString(international ?? bare, numbering === 'none' ? 'DE' : numbering)
  if (!number?.isPossible()) return null
  const count = number.number.length - 1
  return count >= digits.least && count <= digits.most ? number.number : null
}

function internationalOf(bare: string, numbering: Numbering): string | null {
  if (bare.startsWith('+')) return bare
  if (bare.startsWith('00')) return `+${bare.slice(2)}`
  if (numbering === 'none') return `+${bare}`
  // No area code begins like this: systems that leave out the plus.
  return bare.length >= 10 && bare.startsWith(callingCode[numbering]) ? `+${bare}` : null
}

/** Local time of the gateway, which stands in the same house or country. Null where day or time are not told. */
export function momentOf(date: string, time: string): number | null {
  // HylaFAX writes its days with colons: 2026:11:02 (TIFF 6.0, DateTime).
  const written = `${date} ${time}`.replace(/\b(\d{4}):(\d{2}):(\d{2})\b/, '$1-$2-$3').trim()
  const moment = readMoment(written)
  if (moment.date === null || moment.time === null) return null
  const at = new Date(`${moment.date}T${moment.time}:00`).getTime()
  return Number.isNaN(at) ? null : at
}
