import { app } from 'electron'
import type { Preferences } from '../shared/contract/settings'
import { desktopDe } from '../shared/strings/desktop.de'
import { desktopEn } from '../shared/strings/desktop.en'

export type DesktopWords = { readonly [K in keyof typeof desktopDe]: string }

/** The system's first language, for instance `de-AT`. */
export const systemLocale = (): string => app.getPreferredSystemLanguages()[0] ?? app.getLocale()

/** The host's words. They have no parameters, so main starts without a message formatter. */
export function wordsOf(language: Preferences['language']): DesktopWords {
  const chosen = language === 'system' ? systemLocale() : language
  return chosen.toLowerCase().startsWith('de') ? desktopDe : desktopEn
}
