import { useState } from 'react'
import type { MailboxSettings, ServerFolder } from '../../../shared/contract/mailboxes'
import { call } from '../../api/client'
import { useWords } from '../../i18n/provider'
import { useToast } from '../../ui/toasts'
import { foundAnswer, type Answer } from './found-server'
import type { MailboxForm } from './mailbox-form'

/** Looking up, testing and saving a mailbox, and what came of it in plain words. */
export function useMailboxActions(id: string | null) {
  const { t, failure } = useWords()
  const toast = useToast()
  const [state, setState] = useState<'idle' | 'finding' | 'testing' | 'saving'>('idle')
  const [answer, setAnswer] = useState<Answer | null>(null)
  const [found, setFound] = useState<readonly ServerFolder[]>([])

  async function doing<T>(what: typeof state, work: () => Promise<T>): Promise<T> {
    setState(what)
    setAnswer(null)
    const done = await work()
    setState('idle')
    return done
  }

  return {
    state,
    answer,
    found,
    /** What nobody asked for is filled in only where it is known for certain. */
    find: (address: string, ask: boolean): Promise<MailboxSettings | null> =>
      doing('finding', async () => {
        const result = await call('mailboxes.find', { address, ask })
        if (!result.ok) {
          if (ask) setAnswer({ tone: 'red', lines: [failure(result.error)] })
          return null
        }
        if (!ask && result.value.by !== 'table') return null
        setAnswer(foundAnswer(t, result.value))
        return result.value.settings
      }),
    test: (settings: MailboxSettings, password: string | null): Promise<void> =>
      doing('testing', async () => {
        const result = await call('mailboxes.test', { settings, password, id })
        if (result.ok) setFound(result.value.folders)
        setAnswer(result.ok ? { tone: 'good', lines: [t('mailboxes.testGood', { folders: result.value.folders.length })] } : { tone: 'red', lines: [failure(result.error)] })
      }),
    save: ({ settings, chosen }: MailboxForm, password: string | null, readable: boolean): Promise<boolean> =>
      doing('saving', async () => {
        const folders = [...chosen]
        const result =
          id === null
            ? await call('mailboxes.add', { settings, password: password ?? '', readable, folders })
            : await call('mailboxes.set', { id, settings, password, readable, folders })
        if (result.ok) toast({ text: t('mailboxes.saved', { address: settings.address }) })
        else setAnswer({ tone: 'red', lines: [failure(result.error)] })
        return result.ok
      }),
  }
}
