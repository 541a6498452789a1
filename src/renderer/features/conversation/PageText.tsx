import { useMemo, type ReactNode } from 'react'
import type { Page, Word } from '../../../shared/domain/page'
import { useCall } from '../../api/use-call'
import { useWords } from '../../i18n/provider'
import { doubtBelow, linesOf } from './word-layout'
import type { PageWords } from './use-page-words'

interface PageTextProps {
  readonly page: Page
  readonly content: PageWords
  readonly doubtShown: boolean
}

/** The recognised text as readable type; words read with doubt are dotted underneath. */
export function PageText({ page, content, doubtShown }: PageTextProps) {
  const { t, failure } = useWords()
  const lines = useMemo(() => linesOf(content.words), [content.words])
  const hits = useMemo(() => new Set(content.hits), [content.hits])
  if (page.recognition === 'waiting') return <Waiting />
  if (page.recognition === 'failed' && page.code) return <p className="page-note quiet">{failure({ code: page.code, params: {} })}</p>
  if (page.recognition === 'none') return <p className="page-note quiet">{t('conversation.brokenPage')}</p>
  if (page.recognition === 'unreadable') return <p className="page-note quiet">{t('fax.unreadable')}</p>
  if (page.recognition === 'blank') return <p className="page-note quiet">{t('fax.blankPage', { number: page.number })}</p>
  if (lines.length === 0) return <p className="page-note quiet">{content.text || t('conversation.noText')}</p>
  const isDoubtful = (word: Word): boolean => doubtShown && word.confidence < doubtBelow
  const said = (word: Word): ReactNode => (hits.has(word) ? <mark>{word.text}</mark> : word.text)
  return (
    <div className="page-text" data-testid="page-text">
      {lines.map((line, index) => (
        <p key={index}>
          {line.map((word, place) => (
            <span key={place}>
              {place > 0 && ' '}
              {isDoubtful(word) ? (
                <span className="doubtful" role="mark" title={t('fax.uncertainWord')} aria-description={t('fax.uncertainWord')}>
                  {said(word)}
                </span>
              ) : (
                said(word)
              )}
            </span>
          ))}
        </p>
      ))}
      {content.words.some(isDoubtful) && <p className="page-note quiet">{t('fax.legend')}</p>}
    </div>
  )
}

/** Why there is no text yet. */
function Waiting() {
  const { t } = useWords()
  const paused = useCall('intake.progress', {}).data?.paused === true
  return <p className="page-note quiet">{t(paused ? 'conversation.waitingPaused' : 'conversation.waiting')}</p>
}
