import { useId, useState } from 'react'
import { useCall } from '../../../api/use-call'
import { readableNumber } from '../../../../shared/text/readable-number'
import { useWords } from '../../../i18n/provider'
import { Button } from '../../../ui/controls'

interface SenderReasonProps {
  readonly messageId: string
  readonly conversationId: string
  readonly onMend: (messageId: string) => void
}

/** Why what came last is this contact's, when asked; and the way to say that it is not. */
export function SenderReason({ messageId, conversationId, onMend }: SenderReasonProps) {
  const { t } = useWords()
  const id = useId()
  const [isShown, setIsShown] = useState(false)
  return (
    <section className="sender" aria-label={t('contacts.why')}>
      <div className="sender-ways">
        <Button kind="quiet" aria-expanded={isShown} aria-controls={id} onClick={() => setIsShown(!isShown)}>
          {t(isShown ? 'contacts.whyHide' : 'contacts.why')}
        </Button>
        <Button kind="quiet" onClick={() => onMend(messageId)}>
          {t('contacts.mend')}
        </Button>
      </div>
      <div id={id}>{isShown && <Reason messageId={messageId} conversationId={conversationId} />}</div>
    </section>
  )
}

function Reason({ messageId, conversationId }: Pick<SenderReasonProps, 'messageId' | 'conversationId'>) {
  const { t, moment } = useWords()
  const sender = useCall('sender.get', { messageId }, { about: conversationId }).data
  if (!sender) return null
  const { rule, what, taught, address } = sender
  return (
    <p className="sender-reason quiet" data-testid="sender-reason">
      {t(`contacts.rule-${rule}`, { what: rule === 'number' ? readableNumber(what) : what, number: readableNumber(address) })}
      {taught !== null && ` ${t(taught.person === '' ? (rule === 'email-name' ? 'contacts.since' : 'contacts.taught') : 'contacts.taughtBy', { when: moment(taught.at), person: taught.person })}`}
    </p>
  )
}
