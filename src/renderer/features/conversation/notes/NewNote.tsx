import { useState } from 'react'
import { useT } from '../../../i18n/provider'
import { useRun, useSayDone } from '../../../ui/toasts'
import { NoteEditor } from './NoteEditor'

/** What was begun stays while other conversations are looked at. */
const begun = new Map<string, string>()

export const hasBegunNote = (conversationId: string): boolean => (begun.get(conversationId) ?? '').trim() !== ''

interface NewNoteProps {
  readonly conversationId: string
  readonly onEnd: () => void
}

/** Where a note is written, below the conversation and apart from every answer. */
export function NewNote({ conversationId, onEnd }: NewNoteProps) {
  const t = useT()
  const run = useRun()
  const sayDone = useSayDone()
  const [text, setText] = useState(begun.get(conversationId) ?? '')
  const write = (next: string): void => {
    begun.set(conversationId, next)
    setText(next)
  }
  const end = (): void => {
    begun.delete(conversationId)
    onEnd()
  }
  const save = async (): Promise<void> => {
    if (text.trim() === '') return
    const added = await run('note.add', { conversationId, text })
    if (!added) return
    sayDone(t('notes.saidAdded'), [added.changeId])
    end()
  }
  return (
    <div className="new-note">
      <NoteEditor label={t('notes.title')} text={text} onText={write} onSave={() => void save()} onCancel={end} />
    </div>
  )
}
