import type { RefObject } from 'react'
import type { DraftSession } from './draft-session'

/** Where words are put in, whichever field it is. */
export interface WritingPlace {
  /** the words of the line before the caret; null while something is selected */
  readonly before: () => string | null
  /** puts words in the place of what is selected and of so many letters before it */
  readonly put: (words: string, instead: number) => void
}

export function plainPlace(session: DraftSession, field: RefObject<HTMLTextAreaElement | null>): WritingPlace {
  return {
    before: () => {
      const own = field.current
      return own && own.selectionStart === own.selectionEnd ? own.value.slice(0, own.selectionStart) : null
    },
    put: (words, instead) => {
      const { text } = session.view.draft
      const from = Math.max(0, (field.current?.selectionStart ?? 0) - instead)
      session.change({ text: text.slice(0, from) + words + text.slice(field.current?.selectionEnd ?? 0) })
      requestAnimationFrame(() => {
        field.current?.focus()
        field.current?.setSelectionRange(from + words.length, from + words.length)
      })
    },
  }
}
