import { PenLine, Reply } from 'lucide-react'
import { useCallback, useEffect, useState } from 'react'
import type { Beginning } from '../../../shared/domain/draft'
import { useCall } from '../../api/use-call'
import { useT } from '../../i18n/provider'
import { Button } from '../../ui/controls'
import { isTyping } from '../../ui/keys'
import { ComposerPanel } from './ComposerPanel'
import { isDiscarded } from './draft-desk'
import './composer.css'

interface ComposerProps {
  readonly conversationId: string
  /** what an answer is asked to begin with; taken up once */
  readonly beginning: Beginning | null
  readonly onBegun: () => void
  /** to the account's settings, or to its password */
  readonly onAccount: (missing: 'account' | 'password') => void
}

/** The place of the answer, below the conversation: folded to a button, open where a draft waits. */
export function Composer({ conversationId, beginning, onBegun, onAccount }: ComposerProps) {
  const t = useT()
  const draftIds = useCall('conversation.get', { id: conversationId }, { about: conversationId }).data?.draftIds
  const [wanted, setWanted] = useState<boolean | null>(null)
  const [doneWith, setDoneWith] = useState<string | null>(null)
  const waiting = (draftIds ?? []).some((id) => id !== doneWith) && !isDiscarded(conversationId)

  // An id that is gone from the engine may come back (undo): then it is open again.
  useEffect(() => {
    if (doneWith !== null && draftIds && !draftIds.includes(doneWith)) setDoneWith(null)
  }, [draftIds, doneWith])
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'r' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
      event.preventDefault()
      setWanted(true)
    }
    const onReply = (): void => {
      setWanted(true)
    }
    document.addEventListener('keydown', onKey)
    window.addEventListener('rueckkanal:reply', onReply)
    return () => {
      document.removeEventListener('keydown', onKey)
      window.removeEventListener('rueckkanal:reply', onReply)
    }
  }, [])

  useEffect(() => {
    if (beginning) setWanted(true)
  }, [beginning])

  const fold = useCallback((draftId: string | null) => {
    setDoneWith(draftId)
    setWanted(draftId === null ? false : null)
    // The keys go on where the answer appears; left alone they would fall out of the window with the field that had them.
    requestAnimationFrame(() => {
      if (document.activeElement === document.body) document.querySelector<HTMLElement>('.messages')?.focus({ preventScroll: true })
    })
  }, [])
  const unfold = useCallback(() => {
    setDoneWith(null)
    setWanted(true)
  }, [])

  if (wanted ?? waiting) {
    return (
      <ComposerPanel
        conversationId={conversationId}
        beginning={beginning}
        onBegun={onBegun}
        focus={wanted === true}
        onFold={fold}
        onUnfold={unfold}
        onAccount={onAccount}
      />
    )
  }
  return (
    <div className="composer-folded">
      <Button
        kind="main"
        icon={waiting ? PenLine : Reply}
        onClick={() => {
          setWanted(true)
        }}
      >
        {t(waiting ? 'composer.continue' : 'composer.open')}
      </Button>
    </div>
  )
}
