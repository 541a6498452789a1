import type { Draft } from '../../../shared/domain/draft'
import type { Failure } from '../../../shared/result'

export type FailurePlace = 'to' | 'cc' | 'bcc' | 'attachments' | 'send'

/** The field beside which a failure of sending is said. */
export function placeOf(failure: Failure, draft: Draft): FailurePlace {
  switch (failure.code) {
    case 'no-recipient':
      return 'to'
    case 'address-invalid': {
      const address = String(failure.params['address'] ?? '')
      const lines = ['to', 'cc', 'bcc'] as const
      return lines.find((line) => draft[line].includes(address)) ?? 'to'
    }
    case 'message-too-large':
    case 'attachment-missing':
      return 'attachments'
    default:
      return 'send'
  }
}
