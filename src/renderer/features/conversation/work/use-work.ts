import { useCallback } from 'react'
import type { Deed, WorkList } from '../../../../shared/domain/work'
import { letterDate } from '../../../i18n/dates'
import { useWords, type Words } from '../../../i18n/provider'
import { useRun, useToast } from '../../../ui/toasts'
import { dateOf } from './moments'

/** Time to think again, as after sending. */
const undoMs = 10_000

/** Does something to the work on a conversation, and says so with the way back. */
export function useWork(conversationId: string): (deed: Deed, named?: string) => Promise<void> {
  const words = useWords()
  const run = useRun()
  const toast = useToast()
  return useCallback(
    async (deed, named = '') => {
      const done = await run('work.do', { conversationIds: [conversationId], deed })
      if (!done || done.changeIds.length === 0) return
      const undo = async (): Promise<void> => {
        for (const changeId of done.changeIds) await run('history.undo', { changeId })
      }
      toast({ text: said(words, deed, named), lasts: undoMs, action: { label: words.t('app.undo'), run: () => void undo() } })
    },
    [conversationId, words, run, toast],
  )
}

function said({ t, language, moment }: Words, deed: Deed, name: string): string {
  switch (deed.kind) {
    case 'state':
      return t('work.saidState', { state: t(`work.${deed.state satisfies WorkList}`) })
    case 'owner':
      return deed.personId === null ? t('work.saidNoOwner') : t('work.saidOwner', { name })
    case 'due':
      return deed.dueOn === null ? t('work.saidNoDue') : t('work.saidDue', { day: letterDate(dateOf(deed.dueOn), language) })
    case 'urgent':
      return t(deed.urgent ? 'work.saidUrgent' : 'work.saidNotUrgent')
    case 'snooze':
      return deed.until === null ? t('work.saidWoken') : t('work.saidSnoozed', { when: moment(deed.until) })
    case 'put-away':
      return t(deed.where === null ? 'work.saidBack' : deed.where === 'trash' ? 'work.saidTrash' : 'work.saidJunk')
    case 'label':
      return t(deed.on ? 'work.saidLabel' : 'work.saidNoLabel')
  }
}
