import { MessageSquareOff } from 'lucide-react'
import { Fragment, useEffect, useMemo, useRef, type ReactNode } from 'react'
import { useCall } from '../../api/use-call'
import { call } from '../../api/client'
import type { How } from '../../../shared/domain/draft'
import { daysAgo } from '../../i18n/time'
import { useWords } from '../../i18n/provider'
import type { LookedFor } from '../../../shared/text/fold'
import { Empty, Failed, Loading } from '../../ui/states'
import { useBlocking } from './blocking/use-blocking'
import { ConversationHeader } from './ConversationHeader'
import { useFiling } from './filing/use-filing'
import { MessageItem } from './MessageItem'
import { NoteItem } from './notes/NoteItem'
import { useAmongUs } from './notes/use-among-us'
import type { FaxWays } from './record/FaxNotices'
import { useOpeningPlace } from './use-opening-place'
import { useShownMessages } from './use-shown-messages'
import { Deadlines } from './work/Deadlines'
import { WorkBar } from './work/WorkBar'
import './conversation.css'
import './fax.css'

/** Long enough that skimming with j and k does not mark everything as read. */
const readAfterMs = 500

interface ConversationViewProps extends FaxWays {
  readonly id: string
  /** the message a search led to */
  readonly messageId: string | null
  readonly words: readonly LookedFor[]
  readonly onBack: (() => void) | null
  readonly contactShown: boolean
  readonly onToggleContact: () => void
  readonly onAccount: (missing: 'account' | 'password' | 'identity') => void
  /** to answer this message, or pass it on */
  readonly onTakeUp: (messageId: string, how: How) => void
  /** somebody says that a message is not from whom it seems */
  readonly onMend: (messageId: string) => void
  /** the composer */
  readonly children: ReactNode
}

export function ConversationView({ id, messageId, words, onBack, contactShown, onToggleContact, onAccount, onTakeUp, onMend, onAnswer, onOpen, children }: ConversationViewProps) {
  const { t, day } = useWords()
  const query = useCall('conversation.get', { id }, { about: id })
  const scroller = useRef<HTMLDivElement>(null)
  const conversation = query.data
  const messages = conversation?.messages ?? []
  const newest = messages.at(-1)
  const unread = messages.some((message) => message.unread)

  useEffect(() => {
    if (!newest || !unread) return undefined
    const timer = setTimeout(() => void call('conversation.mark', { id, unread: false }), readAfterMs)
    return () => {
      clearTimeout(timer)
    }
    // Only what newly came in is marked: "mark as unread" on an open conversation has to hold.
  }, [id, newest?.id])

  const { file, dialog } = useFiling(id, messages, onOpen)
  const { block, blockDialog } = useBlocking(id, messages)
  const amongUs = useAmongUs(id, conversation, readAfterMs)
  const ids = useMemo(() => [id] as const, [id])
  const { shown, from } = useShownMessages(messages, messageId ?? newest?.id)
  useOpeningPlace(scroller, messageId ?? newest?.id)

  if (query.isPending) return <Loading rows={4} />
  if (query.error?.failure.code === 'not-found') return <Empty icon={MessageSquareOff} title={t('conversation.gone')} />
  // What is on screen stays there while the engine is away: it may hold an answer half written.
  if (query.isLoadingError) return <Failed failure={query.error.failure} onRetry={() => void query.refetch()} />
  return (
    <section className="conversation" aria-label={t('conversation.label')} data-testid="conversation">
      <div>
        <ConversationHeader conversation={query.data} onBack={onBack} contactShown={contactShown} onToggleContact={onToggleContact} onNote={amongUs.write} />
        {messages.length > 0 && <WorkBar conversationIds={ids} work={query.data.work} onMerged={(into) => onOpen(into, '')} />}
        {messages.length > 0 && <Deadlines conversationIds={ids} />}
        {amongUs.checklist}
      </div>
      <div className="messages" ref={scroller} tabIndex={-1}>
        {shown.map((message, index) => {
          const previous = messages[from + index - 1]
          return (
            <Fragment key={message.id}>
              {(!previous || daysAgo(previous.at, message.at) !== 0) && <h3 className="day">{day(message.at)}</h3>}
              {message.channel === 'internal' ? (
                <NoteItem message={message} words={words} isFirst={from + index === 0} onFile={file} />
              ) : (
                <MessageItem message={message} contact={query.data.contact} words={words} onAccount={onAccount} onTakeUp={onTakeUp} isFirst={from + index === 0} onFile={file} onBlock={block} onMend={onMend} onAnswer={onAnswer} onOpen={onOpen} />
              )}
            </Fragment>
          )
        })}
      </div>
      <div className="conversation-foot">
        {amongUs.newNote}
        {children}
      </div>
      {dialog}
      {blockDialog}
    </section>
  )
}
