import type { HistoryKind } from '../domain/change'

export const historyEn = {
  'fax-joined': 'Continuation joined',
  'fax-separated': 'Continuation separated',
  'contact-renamed': 'Contact renamed from “{before}” to “{name}”',
  'address-added': 'Address {address} entered',
  'address-removed': 'Address {address} removed',
  'proposal-dismissed': 'Found address {address} dismissed',
  'contacts-merged': 'Merged with “{name}”',
  'word-corrected': 'Corrected: “{before}” reads “{after}”',
} as const satisfies Record<HistoryKind, string>
