import type { Language } from '../../shared/strings/language'

/** An amount as it is written in the language, 6.247,69: of which currency it is, its field does not say. */
export function writtenAmount(value: string, language: Language): string {
  if (!/^-?\d{1,15}(?:\.\d{1,2})?$/.test(value)) return value
  return new Intl.NumberFormat(language === 'de' ? 'de-DE' : 'en-GB', { minimumFractionDigits: 2 }).format(Number(value))
}

/** In groups of four, as an IBAN is printed (ISO 13616). */
export const groupedIban = (value: string): string => value.replace(/\s/g, '').replace(/(.{4})(?=.)/g, '$1 ')
