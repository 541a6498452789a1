import { useRef, useState } from 'react'
import type { Failure } from '../../../shared/result'
import { call } from '../../api/client'
import { useWords } from '../../i18n/provider'
import { useRun, useTakeBack, useToast } from '../../ui/toasts'
import { forgetDraft } from './draft-desk'
import type { DraftSession } from './draft-session'
import { placeOf, type FailurePlace } from './failures'

/** What waits for tomorrow is called back from its place in the conversation. */
const longestToastMs = 10_000

/** How a message goes: at a moment that was chosen, and whether the conversation is done with it. */
interface Manner {
  readonly sendAt?: number
  readonly done?: boolean
}

interface Send {
  readonly send: (manner?: Manner) => Promise<void>
  readonly sending: boolean
  readonly failure: Failure | null
  readonly place: FailurePlace | null
}

/** Sends what is on the screen: everything typed is saved first, and only that is committed. Never twice by a double click. */
export function useSend(session: DraftSession, conversationId: string, onSent: (draftId: string) => void, onBack: () => void): Send {
  const { t, moment } = useWords()
  const toast = useToast()
  const run = useRun()
  const takeBack = useTakeBack()
  const busy = useRef(false)
  const [sending, setSending] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)

  const commit = async ({ sendAt, done = false }: Manner): Promise<void> => {
    const saved = await session.flush()
    if (!saved.ok) {
      setFailure(saved.error)
      return
    }
    const { draft } = session.view
    const sent = await call('outbox.send', { draftId: draft.id, ...(sendAt !== undefined && { sendAt }) })
    if (!sent.ok) {
      setFailure(sent.error)
      return
    }
    setFailure(null)
    forgetDraft(conversationId)
    onSent(draft.id)
    const changes = done ? await run('work.do', { conversationIds: [conversationId], deed: { kind: 'state', state: 'done' } }) : null
    const { messageId, undoUntil } = sent.value
    const left = undoUntil - Date.now()
    if (left <= 0) {
      toast({ text: t(changes ? 'composer.sentDone' : 'composer.sent') })
      return
    }
    const undo = async (): Promise<void> => {
      await takeBack(changes?.changeIds ?? [])
      if (await run('outbox.undo', { messageId })) onBack()
    }
    toast({
      text: sendAt === undefined ? t(changes ? 'composer.willSendDone' : 'composer.willSend') : t('composer.willSendAt', { when: moment(sendAt) }),
      lasts: sendAt === undefined ? left : longestToastMs,
      action: {
        label: t('app.undo'),
        run: () => void undo(),
      },
    })
  }

  const send = async (manner: Manner = {}): Promise<void> => {
    if (busy.current) return
    busy.current = true
    setSending(true)
    await commit(manner)
    busy.current = false
    setSending(false)
  }

  return { send, sending, failure, place: failure && placeOf(failure, session.view.draft) }
}
