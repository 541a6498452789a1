import type { Language } from '../strings/language'

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

/** For paper, which knows no today: 03.03.2025, 10:12. @param timeZone that of the machine if not given */
export const momentOnPaper = (at: number, language: Language, timeZone?: string): string =>
  new Intl.DateTimeFormat(language === 'de' ? 'de-DE' : 'en-GB', { day: '2-digit', month: '2-digit', year: 'numeric', hour: '2-digit', minute: '2-digit', timeZone }).format(at)
