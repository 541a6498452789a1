import type { Language } from '../../shared/strings/language'

const isoDate = /^(\d{4})-(\d{2})-(\d{2})$/

/** A date as it stands on a letter (ISO 8601, of no time zone): 17. Oktober 2026. What is none stays as it is. */
export function letterDate(value: string, language: Language): string {
  const [, year, month, day] = isoDate.exec(value) ?? []
  if (year === undefined) return value
  const at = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)))
  if (at.getUTCMonth() !== Number(month) - 1) return value
  return new Intl.DateTimeFormat(language === 'de' ? 'de-DE' : 'en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(at)
}

/** `1`, `1 und 2`, `1, 2 und 3` */
export const listed = (items: readonly (string | number)[], language: Language): string =>
  new Intl.ListFormat(language === 'de' ? 'de-DE' : 'en-GB', { type: 'conjunction' }).format(items.map(String))
