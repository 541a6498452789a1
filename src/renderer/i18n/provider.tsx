import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react'
import { isErrorCode, type FailureLike } from './failures'
import { languageOf, type Language } from '../../shared/strings/language'
import { failureText, translator, type Translate } from '../../shared/strings/translate'
import { useCall } from '../api/use-call'
import { fileSize } from '../../shared/text/written'
import { clockTime, dayName, momentInWords, shortTime } from './time'

export interface Words {
  readonly t: Translate
  readonly language: Language
  readonly short: (at: number) => string
  readonly clock: (at: number) => string
  readonly day: (at: number) => string
  readonly moment: (at: number) => string
  readonly size: (bytes: number) => string
  /** the words of a failure's code, also of one that came as plain text in a record */
  readonly failure: (failure: FailureLike) => string
}

const WordsContext = createContext<Words | null>(null)

export function useWords(): Words {
  const words = useContext(WordsContext)
  if (!words) throw new Error('useWords outside of LanguageProvider')
  return words
}

export const useT = (): Translate => useWords().t

/** The last language and theme, so that a start paints the right ones before the first answer. */
const lastKey = 'rueckkanal.appearance'

interface Appearance {
  readonly language: string
  readonly theme: string
}

function lastAppearance(): Appearance {
  try {
    return { language: 'system', theme: 'system', ...(JSON.parse(localStorage.getItem(lastKey) ?? '{}') as Partial<Appearance>) }
  } catch {
    return { language: 'system', theme: 'system' }
  }
}

export function LanguageProvider({ children }: { readonly children: ReactNode }) {
  const [last] = useState(lastAppearance)
  const preferences = useCall('preferences.get', {}).data
  const chosen = preferences?.language ?? last.language
  const theme = preferences?.theme ?? last.theme
  const language = chosen === 'de' || chosen === 'en' ? chosen : languageOf(navigator.language)

  useEffect(() => {
    document.documentElement.lang = language
    document.documentElement.dataset['theme'] = theme
    if (preferences) localStorage.setItem(lastKey, JSON.stringify({ language: chosen, theme }))
  }, [language, theme, chosen, preferences])

  const words = useMemo(() => makeWords(language), [language])
  return <WordsContext value={words}>{children}</WordsContext>
}

function makeWords(language: Language): Words {
  const t = translator(language)
  return {
    t,
    language,
    short: (at) => shortTime(at, Date.now(), language),
    clock: (at) => clockTime(at, language),
    day: (at) => dayName(at, Date.now(), language),
    moment: (at) => momentInWords(at, Date.now(), language),
    size: (bytes) => fileSize(bytes, language),
    failure: ({ code, params }) => failureText(t, { code: isErrorCode(code) ? code : 'internal', params }),
  }
}
