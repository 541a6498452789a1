import { useState } from 'react'
import type { AccountSettings } from '../../../shared/contract/settings'
import { call } from '../../api/client'
import { useWords } from '../../i18n/provider'

interface Answer {
  readonly good: boolean
  readonly text: string
}

interface AccountActions {
  readonly state: 'idle' | 'saving' | 'testing'
  readonly answer: Answer | null
  readonly save: (account: AccountSettings, password: string | null, readable: boolean) => Promise<boolean>
  /** @param identity whose own server it is; its password is kept under it */
  readonly test: (account: AccountSettings, password: string | null, identity?: string | null) => Promise<void>
}

/** Saving and testing an account, and what came of it in plain words. */
export function useAccountActions(): AccountActions {
  const { t, failure } = useWords()
  const [state, setState] = useState<AccountActions['state']>('idle')
  const [answer, setAnswer] = useState<Answer | null>(null)
  return {
    state,
    answer,
    save: async (account, password, readable) => {
      setState('saving')
      setAnswer(null)
      const result = await call('account.save', { account, password, readable })
      setAnswer(result.ok ? { good: true, text: t('settings.saved') } : { good: false, text: failure(result.error) })
      setState('idle')
      return result.ok
    },
    test: async ({ name, address, host, port, tls, user, signature }, password, identity) => {
      setState('testing')
      setAnswer(null)
      const result = await call('account.test', { account: { name, address, host, port, tls, user, signature }, password, ...(identity ? { identity } : {}) })
      setAnswer(
        result.ok
          ? { good: true, text: t('settings.testGood', { greeting: result.value.greeting }) }
          : { good: false, text: failure(result.error) },
      )
      setState('idle')
    },
  }
}
