import { app } from 'electron'
import type { CommandName } from '../shared/commands'
import type { Preferences } from '../shared/contract/settings'
import { commandsDe } from '../shared/strings/commands.de'
import { commandsEn } from '../shared/strings/commands.en'
import { desktopDe } from '../shared/strings/desktop.de'
import { desktopEn } from '../shared/strings/desktop.en'
import { languageOf, type Language } from '../shared/strings/language'

export type DesktopWords = { readonly [K in keyof typeof desktopDe]: string }

/** The names of commands, for the menu. */
export type CommandWords = Readonly<Record<CommandName, string>>

/** The system's first language, for instance `de-AT`. */
export const systemLocale = (): string => app.getPreferredSystemLanguages()[0] ?? app.getLocale()

/** The host's words. They have no parameters, so main starts without a message formatter. */
export const wordsOf = (language: Preferences['language']): DesktopWords => (languageFor(language) === 'de' ? desktopDe : desktopEn)

export const commandWordsOf = (language: Preferences['language']): CommandWords => (languageFor(language) === 'de' ? commandsDe : commandsEn)

export const languageFor = (language: Preferences['language']): Language => languageOf(language === 'system' ? systemLocale() : language)
