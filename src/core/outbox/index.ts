import type { EngineContext, Handlers } from '../context'
import { confirm, retry } from './decide'
import { send } from './send'
import { sendNow } from './send-now'
import { rework, undo } from './take-back'

export { confirm, confirmSent } from './decide'
export { mimeOf, registerSending } from './deliver'
export { climb, type Climb, type DeliveryEvent } from './ladder'
export { recoverOutbox, releaseWaiting } from './recover'
export { reportedMessage, takeReport, type Reported } from './reports'
export { outboxCheckpoints } from './steps'

type OutboxCall = 'outbox.send' | 'outbox.undo' | 'outbox.sendNow' | 'outbox.retry' | 'outbox.confirm' | 'outbox.rework'

export function outboxHandlers(context: EngineContext): Handlers<OutboxCall> {
  return {
    'outbox.send': ({ draftId, sendAt }) => send(context, draftId, sendAt ?? null),
    'outbox.undo': ({ messageId }) => undo(context, messageId),
    'outbox.sendNow': ({ messageId }) => sendNow(context, messageId),
    'outbox.retry': ({ messageId }) => retry(context, messageId),
    'outbox.confirm': ({ messageId }) => confirm(context, messageId),
    'outbox.rework': ({ messageId }) => rework(context, messageId),
  }
}
