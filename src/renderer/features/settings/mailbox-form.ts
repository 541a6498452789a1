import type { ChosenFolder, Mailbox, MailboxSettings, ServerFolder } from '../../../shared/contract/mailboxes'

/** A mailbox as it stands in the form. */
export interface MailboxForm {
  readonly id: string | null
  readonly settings: MailboxSettings
  readonly chosen: readonly ChosenFolder[]
}

const inbox: ChosenFolder = { path: 'INBOX', after: 'leave', afterPath: null }

export const emptyMailbox = (address: string): MailboxForm => ({
  id: null,
  settings: { address, host: '', port: 993, tls: 'tls', user: address },
  chosen: [inbox],
})

export const formOf = ({ id, settings, folders }: Mailbox): MailboxForm => ({
  id,
  settings,
  chosen: folders.map(({ path, after, afterPath }) => ({ path, after, afterPath })),
})

const usualPorts = { tls: 993, starttls: 143, none: 143 } as const

/** Another encryption brings its usual port along, unless the person has set one of their own. */
export function withTls(settings: MailboxSettings, tls: MailboxSettings['tls']): MailboxSettings {
  return { ...settings, tls, port: settings.port === usualPorts[settings.tls] ? usualPorts[tls] : settings.port }
}

/** The address is nearly always the user too: it goes along as long as both were the same. */
export const withAddress = (settings: MailboxSettings, address: string): MailboxSettings => ({
  ...settings,
  address,
  user: settings.user === settings.address ? address : settings.user,
})

/** What was not sent yet, or was thrown away, is no mail that came or went. */
export const isTakenIn = ({ use }: ServerFolder): boolean => use !== 'drafts' && use !== 'trash'

/** Folders to choose from: those of the server, and what is chosen though it is not (or not yet) seen there. */
export function offeredFolders(found: readonly ServerFolder[], chosen: readonly ChosenFolder[]): readonly string[] {
  const paths = [...found.map(({ path }) => path), ...chosen.map(({ path }) => path)]
  const isInbox = (path: string): number => (path.toUpperCase() === 'INBOX' ? 0 : 1)
  return [...new Set(paths)].sort((a, b) => isInbox(a) - isInbox(b) || a.localeCompare(b))
}

export const toggled = (chosen: readonly ChosenFolder[], path: string): readonly ChosenFolder[] =>
  chosen.some((folder) => folder.path === path) ? chosen.filter((folder) => folder.path !== path) : [...chosen, { path, after: 'leave', afterPath: null }]

/** What can be saved: at least one folder, and a place for each that is moved. */
export const isComplete = (chosen: readonly ChosenFolder[]): boolean => chosen.length > 0 && chosen.every(({ after, afterPath }) => after !== 'move' || afterPath !== null)
