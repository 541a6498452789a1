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
  'state-open': 'Wieder geöffnet',
  'state-waiting': 'Auf „Wartet“ gesetzt',
  'state-done': 'Erledigt',
  'owner-set': 'Zuständig: {name}',
  'owner-taken': 'Niemand mehr zuständig',
  'due-set': 'Fällig am {day, date, long}',
  'due-taken': 'Fälligkeit entfernt',
  'urgent-set': 'Als dringend markiert',
  'urgent-taken': 'Nicht mehr dringend',
  snoozed: 'Wiedervorlage am {until, date, long}, {until, time, short}',
  woken: 'Wiedervorlage aufgehoben',
  'put-to-trash': 'In den Papierkorb gelegt',
  'put-to-junk': 'Als Junk abgelegt',
  'brought-back': 'Zurückgeholt',
  'label-put': 'Schlagwort „{name}“ gesetzt',
  'label-taken': 'Schlagwort „{name}“ entfernt',
} as const satisfies Record<HistoryKind, string>
