import type { HistoryKind } from '../domain/change'

/** What people did, as the history of a conversation or contact tells it. */
export const historyDe = {
  'fax-joined': 'Fortsetzung angefügt',
  'fax-separated': 'Fortsetzung getrennt',
  'contact-renamed': 'Kontakt umbenannt von „{before}“ in „{name}“',
  'address-added': 'Adresse {address} eingetragen',
  'address-removed': 'Adresse {address} entfernt',
  'proposal-dismissed': 'Gefundene Adresse {address} verworfen',
  'contacts-merged': 'Mit „{name}“ zusammengeführt',
  'word-corrected': 'Berichtigt: „{before}“ heißt „{after}“',
} as const satisfies Record<HistoryKind, string>
