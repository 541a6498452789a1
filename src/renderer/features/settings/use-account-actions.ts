import { useState } from 'react'
import type { AccountSettings } from '../../../shared/contract/settings'
import type { SendingServer } from '../../../shared/domain/identity'
import { call } from '../../api/client'
import { useWords } from '../../i18n/provider'
import { foundAnswer, type Answer } from './found-server'

interface AccountActions {
  readonly state: 'idle' | 'finding' | 'saving' | 'testing'
  readonly answer: Answer | null
  /** The server of an address; what nobody asked for is filled in only where it is known for certain. */
  readonly find: (address: string, ask: boolean) => Promise<SendingServer | null>
  readonly save: (account: AccountSettings, password: string | null, readable: boolean) => Promise<boolean>
  /** @param identity whose own server it is; its password is kept under it */
  readonly test: (account: AccountSettings, password: string | null, identity?: string | null) => Promise<void>
}

const good = (line: string): Answer => ({ tone: 'good', lines: [line] })
const bad = (line: string): Answer => ({ tone: 'red', lines: [line] })

/** Finding, saving and testing an account, and what came of it in plain words. */
export function useAccountActions(): AccountActions {
  const { t, failure } = useWords()
  const [state, setState] = useState<AccountActions['state']>('idle')
  const [answer, setAnswer] = useState<Answer | null>(null)
  return {
    state,
    answer,
    find: async (address, ask) => {
      setState('finding')
      setAnswer(null)
      const result = await call('mailboxes.findSending', { address, ask })
      setState('idle')
      if (!result.ok) {
        if (ask) setAnswer(bad(failure(result.error)))
        return null
      }
      if (!ask && result.value.by !== 'table') return null
      setAnswer(foundAnswer(t, result.value))
      return result.value.server
    },
    save: async (account, password, readable) => {
      setState('saving')
      setAnswer(null)
      const result = await call('account.save', { account, password, readable })
      setAnswer(result.ok ? good(t('settings.saved')) : bad(failure(result.error)))
      setState('idle')
      return result.ok
    },
    test: async ({ name, address, host, port, tls, user, signature }, password, identity) => {
      setState('testing')
      setAnswer(null)
      const result = await call('account.test', { account: { name, address, host, port, tls, user, signature }, password, ...(identity ? { identity } : {}) })
      setAnswer(
        result.ok
          ? good(t('settings.testGood', { greeting: result.value.greeting }))
          : bad(failure(result.error)),
      )
      setState('idle')
    },
  }
}
