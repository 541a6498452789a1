/**
 * Every way in which something can fail, by the place a person meets it.
 * Words for each code, with a way on, are in strings/errors.de.ts and errors.en.ts; a test holds them complete.
 */
export const errorCodes = [
  // intake: why an arrival waits in quarantine
  'unsupported-type',
  'file-empty',
  'file-missing',
  'file-unreadable',
  'file-changing',
  'file-too-large',
  'file-damaged',
  'file-encrypted',
  'too-many-pages',
  'page-too-large',
  'mail-too-many-parts',
  'decode-timeout',
  'decode-crashed',
  'folder-unreadable',
  'disk-full',
  'intake-failed',
  // recognition
  'recognition-data-missing',
  'recognition-failed',
  'recognition-timeout',
  'name-collision',
  // store and data folder
  'not-found',
  'data-in-use',
  'data-newer',
  'data-unwritable',
  'data-damaged',
  'migration-failed',
  'backup-failed',
  'backup-damaged',
  'restore-target-not-empty',
  'target-unwritable',
  // sending
  'no-account',
  'account-locked',
  'address-invalid',
  'no-recipient',
  'message-too-large',
  'attachment-missing',
  'smtp-unreachable',
  'smtp-timeout',
  'smtp-tls',
  'smtp-auth',
  'smtp-no-login',
  'smtp-temporary',
  'smtp-rejected',
  'smtp-partly-refused',
  'smtp-gave-up',
  'smtp-connection-lost',
  'undo-too-late',
  // the gate
  'invalid-input',
  'unknown-call',
  'engine-down',
  'cancelled',
  'internal',
] as const

export type ErrorCode = (typeof errorCodes)[number]
