import type { HistoryKind } from '../domain/change'

export const historyEn = {
  'fax-joined': 'Continuation joined',
  'fax-separated': 'Continuation separated',
} as const satisfies Record<HistoryKind, string>
