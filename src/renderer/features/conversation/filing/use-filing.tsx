import { useCallback, useState, type ReactNode } from 'react'
import type { Message } from '../../../../shared/domain/message'
import { useT } from '../../../i18n/provider'
import { useCommand } from '../../../ui/commands'
import { useRun, useSayDone } from '../../../ui/toasts'
import { HomePicker } from './HomePicker'

/** Moves a message to where it belongs, or begins another conversation with it. */
export type File = (messageId: string, way: 'move' | 'split') => void

/**
 * Messages of the open conversation are put into another by hand.
 * @param onOpen leads on where nothing is left here
 */
export function useFiling(conversationId: string, messages: readonly Message[], onOpen: (conversationId: string, messageId: string) => void): { readonly file: File; readonly dialog: ReactNode } {
  const t = useT()
  const run = useRun()
  const sayDone = useSayDone()
  const [moving, setMoving] = useState<string | null>(null)
  const file = useCallback<File>(
    (messageId, way) => {
      if (way === 'move') {
        setMoving(messageId)
        return
      }
      void run('conversation.split', { messageId }).then((split) => {
        if (split?.changeId != null) sayDone(t('filing.saidSplit'), [split.changeId])
      })
    },
    [run, sayDone, t],
  )
  const newest = messages.at(-1)
  useCommand('move-message', newest ? () => file(messageAtHand(newest.id), 'move') : null)
  useCommand('split', newest && messages.length > 1 ? () => file(messageAtHand(newest.id), 'split') : null)

  const move = async (messageId: string, to: string | null): Promise<void> => {
    const moved = await run('conversation.move', { messageIds: [messageId], to })
    if (moved?.changeId == null) return
    sayDone(t('filing.saidMoved'), [moved.changeId])
    if (messages.length === 1) onOpen(moved.conversationId, messageId)
  }
  const dialog = moving !== null && (
    <HomePicker
      title={t('filing.moveTitle')}
      conversationId={conversationId}
      messageId={moving}
      canBegin={messages.length > 1}
      onChoose={(to) => void move(moving, to)}
      onClose={() => setMoving(null)}
    />
  )
  return { file, dialog }
}

/** The message in which the keys are; else the newest. */
const messageAtHand = (newest: string): string => document.activeElement?.closest<HTMLElement>('[data-message]')?.dataset['message'] ?? newest
