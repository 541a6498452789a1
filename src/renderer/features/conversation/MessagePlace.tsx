import { Bot, CopyX, MailQuestion } from 'lucide-react'
import { useId, useState } from 'react'
import type { Message } from '../../../shared/domain/message'
import type { AutomaticKind } from '../../../shared/domain/reason'
import { readableNumber } from '../../../shared/text/readable-number'
import { useT } from '../../i18n/provider'
import { Button } from '../../ui/controls'
import { Notice } from '../../ui/states'

/** A report on a fax has words of its own (GatewayWord). */
const words = { 'auto-reply': 'threads.automaticReply', list: 'threads.automaticList', report: 'threads.automaticReport', receipt: 'threads.automaticReceipt', notice: 'threads.automaticNotice', loop: 'threads.automaticLoop', 'fax-report': null } as const satisfies Readonly<Record<AutomaticKind, string | null>>

/** What there is to know of a message beside its content: a machine wrote it, another bears its id, and, when asked, why it is here. */
export function MessagePlace({ message }: { readonly message: Message }) {
  const t = useT()
  const id = useId()
  const [shown, setShown] = useState(false)
  const automatic = message.automatic === null ? null : words[message.automatic]
  return (
    <>
      {message.hasTwin && (
        <Notice tone="warm" icon={CopyX} role="status">
          {t('threads.twin')}
        </Notice>
      )}
      {message.asksReceipt && (
        <p className="message-automatic quiet">
          <MailQuestion size={14} aria-hidden />
          {t('threads.asksReceipt')}
        </p>
      )}
      {(automatic !== null || message.reasons.length > 0) && (
        <div className="message-place quiet">
          {automatic !== null && (
            <span className="message-automatic">
              <Bot size={14} aria-hidden />
              {t(automatic)}
            </span>
          )}
          {message.reasons.length > 0 && (
            <Button kind="quiet" aria-expanded={shown} aria-controls={id} onClick={() => setShown(!shown)}>
              {t(shown ? 'threads.whyHide' : 'threads.why')}
            </Button>
          )}
        </div>
      )}
      {shown && (
        <div id={id} className="message-reasons quiet" data-testid="reasons">
          {message.reasons.map(({ rule, what }) => (
            <p key={rule}>{t(`threads.${rule}`, { what: rule === 'fax-number' ? readableNumber(what) : what })}</p>
          ))}
        </div>
      )}
    </>
  )
}
