import type { Draft } from '../../../shared/domain/draft'
import type { Failure } from '../../../shared/result'

export type FailurePlace = 'to' | 'cc' | 'attachments' | 'send'

/** The field beside which a failure of sending is said. */
export function placeOf(failure: Failure, draft: Draft): FailurePlace {
  switch (failure.code) {
    case 'no-recipient':
      return 'to'
    case 'address-invalid': {
      const address = String(failure.params['address'] ?? '')
      return !draft.to.includes(address) && draft.cc.includes(address) ? 'cc' : 'to'
    }
    case 'message-too-large':
    case 'attachment-missing':
      return 'attachments'
    default:
      return 'send'
  }
}
