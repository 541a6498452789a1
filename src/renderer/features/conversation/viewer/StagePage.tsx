import { useRef } from 'react'
import type { Page, Word } from '../../../../shared/domain/page'
import type { LookedFor } from '../../../../shared/text/fold'
import { PagePicture } from '../PagePicture'
import { canBeCleaned } from '../shown-pages'
import { usePageWords } from '../use-page-words'

interface StagePageProps {
  readonly page: Page
  readonly conversationId: string
  readonly words: readonly LookedFor[]
  readonly scale: number
  readonly cleaned: boolean
  readonly doubtShown: boolean
  /** the word that is looked at */
  readonly spot: Word | null
  readonly onWord: ((word: Word) => void) | undefined
}

/** One page of the spread on the stage. */
export function StagePage({ page, conversationId, words, scale, cleaned, doubtShown, spot, onWord }: StagePageProps) {
  const content = usePageWords(page, conversationId, words)
  const led = useRef(0)
  const asked = useRef<{ readonly word: Word | null; readonly number: number }>({ word: null, number: 0 })
  if (spot !== asked.current.word) asked.current = { word: spot, number: asked.current.number + 1 }
  return (
    <PagePicture
      page={page}
      content={content}
      look={cleaned && canBeCleaned(page) ? 'cleaned' : 'original'}
      width={page.width * scale}
      doubtShown={doubtShown}
      spot={spot && { pageId: page.id, box: spot.box, asked: asked.current.number, led }}
      onWord={onWord}
    />
  )
}
