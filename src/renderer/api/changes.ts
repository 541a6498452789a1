import type { ChangeKind, WindowCall } from '../../shared/contract'

/** The calls whose answers a change of each kind makes stale. Search is absent: an open list is not reshuffled under the hand. */
const staleBy: Readonly<Record<ChangeKind, readonly WindowCall[]>> = {
  conversation: ['inbox.counts', 'conversation.get', 'conversation.likely', 'deadline.proposals', 'fax.details', 'history.list', 'contact.get', 'contact.proposals', 'contact.conversations', 'sender.get', 'blocked.list'],
  message: ['inbox.counts', 'contact.writers', 'conversation.get', 'conversation.likely', 'deadline.proposals', 'message.html', 'fax.details', 'contact.get', 'contact.proposals'],
  page: ['conversation.get', 'deadline.proposals', 'page.words', 'fax.details', 'contact.proposals'],
  draft: ['inbox.counts', 'conversation.get'],
  arrival: ['inbox.counts', 'intake.list'],
  settings: ['modules.list', 'draft.limit', 'preferences.get', 'presence.get', 'account.get', 'identities.list', 'health.notices', 'backup.state', 'gateways.list', 'gateways.try', 'dashboard.figures', 'dashboard.dialogue', 'dashboard.forecast', 'dashboard.work', 'dashboard.savings', 'dashboard.groups', 'dashboard.options', 'office.calendar'],
  folder: ['folders.list', 'health.notices'],
  mailbox: ['mailboxes.list', 'health.notices'],
  person: ['people.list', 'people.current', 'history.list', 'inbox.counts'],
  label: ['labels.list'],
  contact: ['contacts.list', 'contact.get', 'contact.writers', 'contact.proposals', 'contact.conversations', 'sender.get', 'history.list'],
  health: ['health.notices', 'folders.list'],
  search: ['search.saved'],
  blocked: ['blocked.list', 'conversation.get'],
}

/** What is counted over much of the store: asked for again after changes of these kinds, but no more often than once a while. */
const countedBy: readonly ChangeKind[] = ['conversation', 'message', 'person', 'label', 'contact', 'search']
const counts: readonly WindowCall[] = ['search.count', 'dashboard.figures', 'dashboard.changes', 'dashboard.forecast', 'dashboard.who', 'dashboard.groups', 'dashboard.savings', 'dashboard.work', 'dashboard.behind']

export interface HeldQuery {
  readonly name: string
  /** the conversation it belongs to; undefined where it belongs to none */
  readonly about: string | undefined
}

/** Whether a held answer has to be asked for again after a change. No ids means: all of the kind. */
export function isStale(held: HeldQuery, kinds: readonly ChangeKind[], ids: readonly string[]): boolean {
  return kinds.some(
    (kind) =>
      staleBy[kind].some((name) => name === held.name) &&
      (held.about === undefined || ids.length === 0 || ids.includes(held.about)),
  )
}

export const isStaleCount = ({ name }: Pick<HeldQuery, 'name'>, kinds: readonly ChangeKind[]): boolean => counts.some((count) => count === name) && kinds.some((kind) => countedBy.includes(kind))
