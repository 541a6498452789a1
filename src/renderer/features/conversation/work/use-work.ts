import { useCallback } from 'react'
import type { Deed, WorkList } from '../../../../shared/domain/work'
import { letterDate } from '../../../i18n/dates'
import { useWords, type Words } from '../../../i18n/provider'
import { useRun, useSayDone } from '../../../ui/toasts'
import { dateOf } from './moments'

/** Conversations in one call (shared/contract/work.ts); so many are seldom picked. */
const mostAtOnce = 500

/** Does something to the work on conversations, and says so with the way back. */
export function useWork(conversationIds: readonly string[]): (deed: Deed, named?: string) => Promise<void> {
  const words = useWords()
  const run = useRun()
  const sayDone = useSayDone()
  return useCallback(
    async (deed, named = '') => {
      const changeIds: string[] = []
      for (let from = 0; from < conversationIds.length; from += mostAtOnce) {
        const done = await run('work.do', { conversationIds: conversationIds.slice(from, from + mostAtOnce), deed })
        if (!done) break
        changeIds.push(...done.changeIds)
      }
      const text = said(words, deed, named)
      sayDone(changeIds.length === 1 ? text : words.t('work.saidOfSeveral', { count: changeIds.length, text }), changeIds)
    },
    [conversationIds, words, run, sayDone],
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
