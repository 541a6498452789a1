import type { Message } from '../../../shared/domain/message'
import { useCall } from '../../api/use-call'
import { useT } from '../../i18n/provider'
import { Button } from '../../ui/controls'
import { Notice } from '../../ui/states'
import { useRun, useSayDone } from '../../ui/toasts'

interface DeniedSenderProps {
  readonly message: Message
  readonly onOpen: (conversationId: string, messageId: string) => void
}

/** A mail that is not from whom it names stands by itself; where it pretends to belong is offered, and so is to believe it. */
export function DeniedSender({ message, onOpen }: DeniedSenderProps) {
  const t = useT()
  const run = useRun()
  const sayDone = useSayDone()
  const claimed = useCall('message.claimed', { id: message.id }, { about: message.conversationId }).data?.claimed ?? null

  const believe = async (): Promise<void> => {
    const believed = await run('message.believe', { id: message.id })
    if (!believed) return
    sayDone(t('threads.believed'), [believed.changeId])
    if (believed.conversationId !== message.conversationId) onOpen(believed.conversationId, message.id)
  }
  return (
    <Notice tone="warm" role="status">
      <p>{t('threads.senderDenied')}</p>
      {claimed && <p>{claimed.subject === '' ? t('threads.claimedNothing') : t('threads.claimed', { subject: claimed.subject })}</p>}
      <div className="notice-ways">
        {claimed && (
          <Button
            onClick={() => {
              onOpen(claimed.conversationId, '')
            }}
          >
            {t('threads.openClaimed')}
          </Button>
        )}
        <Button kind="quiet" onClick={() => void believe()}>
          {t('threads.believe')}
        </Button>
      </div>
    </Notice>
  )
}
