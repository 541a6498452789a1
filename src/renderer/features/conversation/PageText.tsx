import { useMemo } from 'react'
import type { Page } from '../../../shared/domain/page'
import { useCall } from '../../api/use-call'
import { useWords } from '../../i18n/provider'
import { doubtBelow, linesOf } from './word-layout'
import type { PageWords } from './use-page-words'

interface PageTextProps {
  readonly page: Page
  readonly content: PageWords
}

/** The recognised text as readable type; words read with doubt are dotted underneath. */
export function PageText({ page, content }: PageTextProps) {
  const { t, failure } = useWords()
  const lines = useMemo(() => linesOf(content.words), [content.words])
  const hits = useMemo(() => new Set(content.hits), [content.hits])
  if (page.recognition === 'waiting') return <Waiting />
  if (page.recognition === 'failed' && page.code) return <p className="page-note quiet">{failure({ code: page.code, params: {} })}</p>
  if (page.recognition === 'none') return <p className="page-note quiet">{t('conversation.brokenPage')}</p>
  if (lines.length === 0) return <p className="page-note quiet">{content.text || t('conversation.noText')}</p>
  const doubtful = content.words.some((word) => word.confidence < doubtBelow)
  return (
    <div className="page-text" data-testid="page-text">
      {lines.map((line, index) => (
        <p key={index}>
          {line.map((word, place) => (
            <span key={place}>
              {place > 0 && ' '}
              <span className={word.confidence < doubtBelow ? 'doubtful' : undefined}>{hits.has(word) ? <mark>{word.text}</mark> : word.text}</span>
            </span>
          ))}
        </p>
      ))}
      {doubtful && <p className="page-note quiet">{t('conversation.uncertain')}</p>}
    </div>
  )
}

/** Why there is no text yet. */
function Waiting() {
  const { t } = useWords()
  const paused = useCall('intake.progress', {}).data?.paused === true
  return <p className="page-note quiet">{t(paused ? 'conversation.waitingPaused' : 'conversation.waiting')}</p>
}
