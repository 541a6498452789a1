import type { Language } from '../../shared/strings/language'

/** A file's size as people say it: 312 kB, 4,2 MB. Decimal units, as file managers show them. */
export function fileSize(bytes: number, language: Language): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const
  const step = Math.min(units.length - 1, bytes < 1000 ? 0 : Math.floor(Math.log10(bytes) / 3))
  const amount = bytes / 1000 ** step
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit: units[step] ?? 'byte',
    unitDisplay: step === 0 ? 'long' : 'short',
    maximumFractionDigits: step > 1 && amount < 10 ? 1 : 0,
  }).format(amount)
}

/** An amount as it is written in the language, 6.247,69: of which currency it is, its field does not say. */
export function writtenAmount(value: string, language: Language): string {
  if (!/^-?\d{1,15}(?:\.\d{1,2})?$/.test(value)) return value
  return new Intl.NumberFormat(language === 'de' ? 'de-DE' : 'en-GB', { minimumFractionDigits: 2 }).format(Number(value))
}

/** In groups of four, as an IBAN is printed (ISO 13616). */
export const groupedIban = (value: string): string => value.replace(/\s/g, '').replace(/(.{4})(?=.)/g, '$1 ')
