import { useEffect, useState, type ReactNode } from 'react'
import type { Output } from '../../../../shared/contract'
import { call } from '../../../api/client'
import { useCall } from '../../../api/use-call'
import { useCommand } from '../../../ui/commands'
import { Checklist } from './Checklist'
import { hasBegunNote, NewNote } from './NewNote'

/** What is written among ourselves in the open conversation, and the ways to begin it. */
export function useAmongUs(id: string, conversation: Output<'conversation.get'> | undefined, seenAfterMs: number): { readonly checklist: ReactNode; readonly newNote: ReactNode; readonly write: (() => void) | null } {
  const [writing, setWriting] = useState(() => hasBegunNote(id))
  /** how often the checklist was asked for; 0: it is there only where it has lines */
  const [asked, setAsked] = useState(0)
  const me = useCall('people.current', {}).data?.person?.id
  const messages = conversation?.messages ?? []
  const items = conversation?.checklist ?? []
  const there = messages.length > 0
  const write = there ? () => setWriting(true) : null
  useCommand('note', write)
  useCommand('checklist', there ? () => setAsked(asked + 1) : null)
  const unseen = me !== undefined && messages.some(({ note }) => note?.mentions.some((person) => person.id === me && person.seenAt === null))
  useEffect(() => {
    if (!unseen) return undefined
    const timer = setTimeout(() => void call('note.seen', { conversationId: id }), seenAfterMs)
    return () => {
      clearTimeout(timer)
    }
  }, [id, unseen, seenAfterMs])
  const end = (): void => {
    setAsked(0)
    document.querySelector<HTMLElement>('.messages')?.focus({ preventScroll: true })
  }
  return {
    checklist: (items.length > 0 || asked > 0) && <Checklist conversationId={id} items={items} asked={asked} onEnd={end} />,
    newNote: writing && (
      <NewNote
        conversationId={id}
        onEnd={() => {
          setWriting(false)
          document.querySelector<HTMLElement>('.messages')?.focus({ preventScroll: true })
        }}
      />
    ),
    write,
  }
}
