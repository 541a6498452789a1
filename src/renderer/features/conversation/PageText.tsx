import type { Page } from '../../../shared/domain/page'
import { useCall } from '../../api/use-call'
import { useWords } from '../../i18n/provider'
import { hasDoubtful, ReflowedText } from './ReflowedText'
import type { PageWords } from './use-page-words'

interface PageTextProps {
  readonly page: Page
  readonly content: PageWords
  readonly doubtShown: boolean
}

/** The recognised text of a page in readable type, or why there is none; words read with doubt are dotted underneath. */
export function PageText({ page, content, doubtShown }: PageTextProps) {
  const { t, failure } = useWords()
  if (page.recognition === 'waiting') return <Waiting />
  if (page.recognition === 'failed' && page.code) return <p className="page-note quiet">{failure({ code: page.code, params: {} })}</p>
  if (page.recognition === 'none') return <p className="page-note quiet">{t('conversation.brokenPage')}</p>
  if (page.recognition === 'unreadable') return <p className="page-note quiet">{t('fax.unreadable')}</p>
  if (page.recognition === 'blank') return <p className="page-note quiet">{t('fax.blankPage', { number: page.number })}</p>
  if (content.words.length === 0) return <p className="page-note quiet">{content.text || t('conversation.noText')}</p>
  return (
    <div className="page-text" data-testid="page-text">
      <ReflowedText content={content} doubtShown={doubtShown} />
      {doubtShown && hasDoubtful(content.words) && <p className="page-note quiet">{t('fax.legend')}</p>}
    </div>
  )
}

/** Why there is no text yet. */
function Waiting() {
  const { t } = useWords()
  const paused = useCall('intake.progress', {}).data?.paused === true
  return <p className="page-note quiet">{t(paused ? 'conversation.waitingPaused' : 'conversation.waiting')}</p>
}
