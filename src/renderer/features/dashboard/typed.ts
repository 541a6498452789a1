import { useEffect, useRef, useState } from 'react'
import type { Language } from '../../../shared/strings/language'

/** How many thousands stand apart: `10.000` is ten thousand in German, and ten in no language of ours. */
const grouped = { de: /^[1-9]\d{0,2}(?:\.\d{3})+(?:,\d*)?$/, en: /^[1-9]\d{0,2}(?:,\d{3})+(?:\.\d*)?$/ }

/** A number as it is typed in a language, also with the other one's decimal mark where that can be nothing else. @returns NaN where it is none */
export function readTyped(text: string, language: Language): number {
  const bare = text.trim()
  if (bare === '') return NaN
  return Number((grouped[language].test(bare) ? bare.replaceAll(language === 'de' ? '.' : ',', '') : bare).replace(',', '.'))
}

/** A number as it stands in a field: without groups, so that it can be typed over. */
export const writeTyped = (value: number, language: Language): string => String(value).replace('.', language === 'de' ? ',' : '.')

interface Typed {
  readonly typed: string
  readonly setTyped: (text: string) => void
  /** what is typed, where it differs from what is kept: once, however often the field is left before an answer is there */
  readonly take: () => boolean
  /** it was not kept after all */
  readonly refused: () => void
}

/** The text of a field whose number is kept elsewhere. @param kept as the field shows it */
export function useTyped(kept: string, language: Language): Typed {
  const [typed, setTyped] = useState(kept)
  const sent = useRef(kept)
  useEffect(() => {
    setTyped(kept)
    sent.current = kept
  }, [kept])
  return {
    typed,
    setTyped,
    take: () => {
      if (typed.trim() === sent.current || readTyped(typed, language) === readTyped(sent.current, language)) return false
      sent.current = typed.trim()
      return true
    },
    refused: () => {
      sent.current = kept
    },
  }
}
