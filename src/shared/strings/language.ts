export type Language = 'de' | 'en'

/** German for every German system, English for all others. */
export const languageOf = (locale: string): Language => (locale.toLowerCase().startsWith('de') ? 'de' : 'en')
