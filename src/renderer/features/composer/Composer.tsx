import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { Beginning, How } from '../../../shared/domain/draft'
import type { Message } from '../../../shared/domain/message'
import { useCall } from '../../api/use-call'
import { useCommand } from '../../ui/commands'
import { ComposerFolded } from './ComposerFolded'
import { ComposerPanel } from './ComposerPanel'
import { isDiscarded } from './draft-desk'
import type { Wish } from './wish'
import './composer.css'

interface ComposerProps {
  readonly conversationId: string
  /** what an answer is asked to begin with; taken up once */
  readonly beginning: Beginning | null
  readonly onBegun: () => void
  /** the message that is to be answered or passed on; each press is a wish of its own */
  readonly wish: Wish | null
  /** to the account's settings, or to its password */
  readonly onAccount: (missing: 'account' | 'password') => void
}

/** The place of the answer, below the conversation: folded to a few buttons, open where a draft waits. */
export function Composer({ conversationId, beginning, onBegun, wish: outer, onAccount }: ComposerProps) {
  const conversation = useCall('conversation.get', { id: conversationId }, { about: conversationId }).data
  const draftIds = conversation?.draftIds
  const newest = newestOf(conversation?.messages ?? [])
  const [wanted, setWanted] = useState<boolean | null>(null)
  const [doneWith, setDoneWith] = useState<string | null>(null)
  const [wish, setWish] = useState<Wish | null>(null)
  const waiting = (draftIds ?? []).some((id) => id !== doneWith) && !isDiscarded(conversationId)

  // An id that is gone from the engine may come back (undo): then it is open again.
  useEffect(() => {
    if (doneWith !== null && draftIds && !draftIds.includes(doneWith)) setDoneWith(null)
  }, [draftIds, doneWith])

  const ask = useCallback((next: Wish | null) => {
    setWish(next)
    setDoneWith(null)
    setWanted(true)
  }, [])
  const takeUpNewest = (how: How): (() => void) | null => newest && (() => ask({ messageId: newest.id, how }))
  useCommand('reply', () => ask(null))
  useCommand('reply-all', takeUpNewest('all'))
  useCommand('forward', takeUpNewest('forward'))
  useEffect(() => {
    if (outer) ask(outer)
  }, [outer, ask])
  useEffect(() => {
    if (beginning) setWanted(true)
  }, [beginning])

  const fold = useCallback((draftId: string | null) => {
    setDoneWith(draftId)
    setWish(null)
    setWanted(draftId === null ? false : null)
  }, [])
  const unfold = useCallback(() => {
    ask(null)
  }, [ask])

  const open = wanted ?? waiting
  useKeysAfter(open)
  if (open) {
    return (
      <ComposerPanel
        conversationId={conversationId}
        draftIds={draftIds ?? []}
        wish={wish}
        onWish={ask}
        beginning={beginning}
        onBegun={onBegun}
        focus={wanted === true}
        onFold={fold}
        onUnfold={unfold}
        onAccount={onAccount}
      />
    )
  }
  return <ComposerFolded waiting={waiting} newest={newest} onOpen={unfold} onTakeUp={(messageId, how) => ask({ messageId, how })} />
}

/** The keys go on where the answer appears: with the field that had them they fell out of the window, in this very commit. */
function useKeysAfter(open: boolean): void {
  const before = useRef(open)
  useLayoutEffect(() => {
    const closed = before.current && !open
    before.current = open
    if (closed && document.activeElement === document.body) document.querySelector<HTMLElement>('.messages')?.focus({ preventScroll: true })
  }, [open])
}

/** The newest that came in, as the engine answers it; else the newest of all. */
const newestOf = (messages: readonly Message[]): Message | null => messages.findLast(({ direction }) => direction === 'in') ?? messages.findLast(({ direction }) => direction === 'out') ?? null
