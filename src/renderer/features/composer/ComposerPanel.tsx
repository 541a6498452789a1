import { useEffect, useState } from 'react'
import { useEngine } from '../../api/provider'
import type { Failure } from '../../../shared/result'
import { Failed, Loading } from '../../ui/states'
import { flushDrafts, openDraft } from './draft-desk'
import { begun } from './begun'
import { DraftEditor } from './DraftEditor'
import type { DraftSession } from './draft-session'
import type { ComposerPanelProps } from './panel'

/** Opens the draft of the conversation and shows it; what was typed and not saved is saved when the engine is back. */
export function ComposerPanel(props: ComposerPanelProps) {
  const { conversationId, wish, beginning, onBegun } = props
  const { state } = useEngine()
  const [session, setSession] = useState<DraftSession | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [attempt, setAttempt] = useState(0)

  useEffect(() => {
    let current = true
    void openDraft(conversationId, wish).then((opened) => {
      if (!current) return
      setFailure(opened.ok ? null : opened.error)
      if (opened.ok) setSession(opened.value)
    })
    return () => {
      current = false
    }
  }, [conversationId, wish, attempt])
  useEffect(() => {
    if (!session || !beginning) return
    session.change(begun(session.view.draft, beginning))
    onBegun()
  }, [session, beginning, onBegun])
  useEffect(() => {
    if (state === 'up') flushDrafts()
  }, [state])
  useEffect(() => {
    window.addEventListener('beforeunload', flushDrafts)
    return () => {
      window.removeEventListener('beforeunload', flushDrafts)
    }
  }, [])

  if (session && !failure) return <DraftEditor key={session.view.draft.id} {...props} session={session} />
  return (
    <div className="composer">
      {failure ? (
        <Failed
          failure={failure}
          onRetry={() => {
            setAttempt(attempt + 1)
          }}
        />
      ) : (
        <Loading />
      )}
    </div>
  )
}
