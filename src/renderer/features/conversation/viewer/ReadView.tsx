import { useEffect, useRef } from 'react'
import type { Page } from '../../../../shared/domain/page'
import type { LookedFor } from '../../../../shared/text/fold'
import { useT } from '../../../i18n/provider'
import { Choices } from '../../../ui/controls'
import { PageText } from '../PageText'
import { usePageWords } from '../use-page-words'
import { letterSizes, useLetterSize, type LetterSize } from './use-letter-size'

interface ReadViewProps {
  readonly pages: readonly Page[]
  /** of all pages, also those folded away */
  readonly count: number
  readonly index: number
  readonly conversationId: string
  readonly words: readonly LookedFor[]
  readonly doubtShown: boolean
}

/** The whole fax as running text in type of a chosen size, page after page: for low sight, for screen readers, for a long letter. */
export function ReadView({ pages, count, index, conversationId, words, doubtShown }: ReadViewProps) {
  const t = useT()
  const [size, setSize] = useLetterSize()
  const article = useRef<HTMLElement>(null)
  useEffect(() => {
    article.current?.querySelectorAll('.read-page')[index]?.scrollIntoView({ block: 'start' })
  }, [index])
  return (
    <div className="read" tabIndex={0} role="region" aria-label={t('viewer.readView')}>
      <Choices<LetterSize> label={t('viewer.letterSize')} value={size} options={letterSizes.map((value) => ({ value, label: t(`viewer.size-${value}`) }))} onChange={setSize} />
      <article className="read-text" data-size={size} ref={article}>
        {pages.map((page) => (
          <ReadPage key={page.id} page={page} count={count} conversationId={conversationId} words={words} doubtShown={doubtShown} />
        ))}
      </article>
    </div>
  )
}

function ReadPage({ page, count, conversationId, words, doubtShown }: { readonly page: Page } & Omit<ReadViewProps, 'pages' | 'index'>) {
  const t = useT()
  const content = usePageWords(page, conversationId, words)
  return (
    <section className="read-page" aria-label={t('conversation.pageOf', { number: page.number, count })}>
      <h2 className="read-mark">{t('conversation.pageOf', { number: page.number, count })}</h2>
      <PageText page={page} content={content} doubtShown={doubtShown} />
    </section>
  )
}
