import { Check, CheckCheck, CircleHelp, Clock, Send, TriangleAlert, type LucideIcon } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { Delivery } from '../../../shared/domain/message'
import type { DeliveryStep } from '../../../shared/domain/delivery'
import { useWords } from '../../i18n/provider'
import { Button } from '../../ui/controls'
import { useRun } from '../../ui/toasts'

const icons: Readonly<Record<DeliveryStep, LucideIcon>> = {
  queued: Clock,
  sending: Send,
  sent: Check,
  delivered: CheckCheck,
  failed: TriangleAlert,
  unconfirmed: CircleHelp,
}

/** What keeps a reply waiting until a person gives it. */
const missingFor: Readonly<Record<string, 'account' | 'password' | 'identity'>> = { 'smtp-auth': 'account', 'no-account': 'account', 'account-locked': 'password', 'identity-auth': 'identity', 'identity-locked': 'identity' }

interface DeliveryStateProps {
  readonly messageId: string
  readonly delivery: Delivery
  readonly onAccount: (missing: 'account' | 'password' | 'identity') => void
}

/** What became of a reply, in words, with the way on. */
export function DeliveryState({ messageId, delivery, onAccount }: DeliveryStateProps) {
  const words = useWords()
  const { t, moment } = words
  const seconds = useSecondsLeft(delivery.step === 'queued' ? delivery.undoUntil : null)
  const reason = delivery.code ? words.failure({ code: delivery.code, params: delivery.params }) : null
  const missing = delivery.step === 'queued' && delivery.code ? missingFor[delivery.code] : undefined
  // Sent, but somebody whom it went to has not got it (yet).
  const limited = (delivery.step === 'sent' || delivery.step === 'delivered') && reason !== null
  const Icon = limited ? TriangleAlert : icons[delivery.step]
  return (
    <div className="delivery" data-step={delivery.step} role="status" aria-label={t('conversation.delivery')} data-testid="delivery">
      <Icon size={16} strokeWidth={2} aria-hidden />
      <div className="delivery-words">
        <p className="numbers">{headline()}</p>
        {(limited || delivery.step === 'failed' || delivery.step === 'queued') && reason && <p className="quiet">{reason}</p>}
        {delivery.step === 'queued' && delivery.code && delivery.nextAt && (
          <p className="quiet">{t('conversation.nextTry', { when: moment(delivery.nextAt) })}</p>
        )}
        {delivery.step === 'unconfirmed' && (
          <p className="quiet">
            {reason} {t('conversation.unconfirmedHint')}
          </p>
        )}
      </div>
      {missing && (
        <Button
          onClick={() => {
            onAccount(missing)
          }}
        >
          {t(missing === 'password' ? 'composer.unlock' : 'composer.toSettings')}
        </Button>
      )}
      <DeliveryActions messageId={messageId} step={delivery.step} undoable={seconds > 0} />
    </div>
  )

  function headline(): string {
    if (delivery.undoUntil !== null && seconds > countedSeconds) return t('conversation.scheduled', { when: moment(delivery.undoUntil) })
    if (seconds > 0) return t('conversation.undoable', { seconds })
    if (delivery.step === 'sent' || delivery.step === 'delivered') return t(`conversation.${delivery.step}`, { when: moment(delivery.at) })
    return t(`conversation.${delivery.step}`)
  }
}

interface DeliveryActionsProps {
  readonly messageId: string
  readonly step: DeliveryStep
  readonly undoable: boolean
}

function DeliveryActions({ messageId, step, undoable }: DeliveryActionsProps) {
  const { t } = useWords()
  const run = useRun()
  if (undoable) {
    return <Button onClick={() => void run('outbox.undo', { messageId })}>{t('conversation.takeBack')}</Button>
  }
  if (step !== 'failed' && step !== 'unconfirmed') return null
  return (
    <div className="delivery-actions">
      {step === 'unconfirmed' && (
        <Button onClick={() => void run('outbox.confirm', { messageId })}>{t('conversation.confirm')}</Button>
      )}
      <Button onClick={() => void run('outbox.retry', { messageId })}>{t('conversation.retry')}</Button>
      <Button kind="quiet" onClick={() => void run('outbox.rework', { messageId })}>
        {t('conversation.rework')}
      </Button>
    </div>
  )
}

/** What goes later than this is named by its moment; beyond, no seconds are counted. */
const countedSeconds = 90

/** Whole seconds until a moment, counted down; 0 when it is over or there is none. */
function useSecondsLeft(until: number | null): number {
  const left = (): number => (until === null ? 0 : Math.min(countedSeconds + 1, Math.max(0, Math.ceil((until - Date.now()) / 1000))))
  const [seconds, setSeconds] = useState(left)
  useEffect(() => {
    setSeconds(left())
    if (until === null || until <= Date.now()) return undefined
    const timer = setInterval(() => {
      setSeconds(left())
      if (left() === 0) clearInterval(timer)
    }, 250)
    return () => {
      clearInterval(timer)
    }
  }, [until])
  return seconds
}
