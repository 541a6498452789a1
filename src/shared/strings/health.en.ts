export const healthEn = {
  'disk-low': 'Disk space is getting low: {freeMb, number} MB left. Please make room soon, or intake will pause.',
  'recognition-data-missing': 'The data for text recognition are missing. Faxes stay without text until the app is installed again.',
  'backup-due': 'It is time for a backup.',
  'password-missing': 'The password of the mail account is needed for replies to go out.',
  'folder-trouble': '{folders, plural, one {A watched folder cannot be reached.} other {# watched folders cannot be reached.}} It is tried again.',
  'mailbox-trouble': '{mailboxes, plural, one {A mailbox is not fully fetched just now.} other {# mailboxes are not fully fetched just now.}}',
  'sandbox-off': 'The sandbox is not possible on this system and is off.',
  toBackup: 'Back up now',
  toFolders: 'See folders',
  toMailboxes: 'See mailboxes',
  toPassword: 'Enter password',
  hide: 'Hide',
} as const
