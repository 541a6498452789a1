import type { HistoryKind } from '../domain/change'

/** What people did, as the history of a conversation or contact tells it. */
export const historyDe = {
  'fax-joined': 'Fortsetzung angefügt',
  'fax-separated': 'Fortsetzung getrennt',
} as const satisfies Record<HistoryKind, string>
