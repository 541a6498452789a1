import type { Failure } from '../../../shared/result'
import { useWords } from '../../i18n/provider'
import { Button } from '../../ui/controls'
import { Notice } from '../../ui/states'

interface SendFailureProps {
  readonly failure: Failure
  readonly onAccount: (missing: 'account' | 'password') => void
}

/** Why sending did not begin, with the way to mend it. */
export function SendFailure({ failure, onAccount }: SendFailureProps) {
  const { t, failure: words } = useWords()
  const missing = failure.code === 'no-account' ? 'account' : failure.code === 'account-locked' ? 'password' : null
  return (
    <Notice
      tone="red"
      role="alert"
      action={
        missing && (
          <Button
            onClick={() => {
              onAccount(missing)
            }}
          >
            {t(missing === 'account' ? 'composer.toSettings' : 'composer.unlock')}
          </Button>
        )
      }
    >
      {words(failure)}
    </Notice>
  )
}
