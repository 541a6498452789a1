import type { Input, Output } from '../../../shared/contract'
import type { ConversationRow } from '../../../shared/domain/conversation'

export type InboxFilter = Input<'inbox.list'>['filter']
export type InboxPage = Output<'inbox.list'>

type Place = Pick<ConversationRow, 'at' | 'id'>

/** Newest first; the id decides between equals, as in the engine's keyset. */
const isNewer = (a: Place, b: Place): boolean => a.at > b.at || (a.at === b.at && a.id > b.id)

/** Whether a row that is not on the list yet belongs there. */
function belongs(row: ConversationRow, filter: InboxFilter): boolean {
  if (filter === 'unread') return row.unread > 0
  if (filter === 'troubled') return row.troubled
  if (filter === 'drafts') return row.hasDraft
  if (filter === 'all') return true
  return standsOn(row, filter)
}

/** Whether it stands on a list of work; what goes by a date (due, snoozed) or belongs to somebody the engine tells alone. */
function standsOn(row: ConversationRow, filter: InboxFilter): boolean {
  if (filter.startsWith('label:')) return row.work.labels.some(({ id }) => filter === `label:${id}`)
  return row.work.list === filter
}

/** Lists in whose order a fresh row cannot be put by its time, or of which only the engine knows what belongs there: they are asked for again. */
export const goesByTime = (filter: InboxFilter): boolean => !['due', 'snoozed', 'mine', 'mentioned'].includes(filter) && !filter.startsWith('figure:')

/** What is done leaves the list of what is to be done; what was merely read stays under the hand. */
const leaves = (row: ConversationRow, filter: InboxFilter): boolean => !['all', 'unread', 'troubled', 'drafts'].includes(filter) && !standsOn(row, filter)

/**
 * Puts a fresh row into the loaded pages, at its place by time. A row that is on the list stays on it even when it no
 * longer fits the filter: it must not vanish from under the hand of the person who has just opened it.
 */
export function mergeRow(pages: readonly InboxPage[], id: string, fresh: ConversationRow | null, filter: InboxFilter): readonly InboxPage[] {
  // A conversation that is only begun stands among the drafts alone.
  const row = fresh && ((fresh.messages === 0 && filter !== 'drafts') || leaves(fresh, filter)) ? null : fresh
  const held = pages.some((page) => page.rows.some((known) => known.id === id))
  if (!row || (!held && !belongs(row, filter))) return held ? pages.map((page) => without(page, id)) : pages

  const cleared = held ? pages.map((page) => without(page, id)) : pages
  // A page reaches down to its cursor, the row it ended with when it was asked for.
  const home = cleared.findIndex(({ next }) => next === null || !isNewer(next, row))
  // Older than all that is loaded, with more to come: scrolling will bring it.
  if (home < 0) return cleared
  return cleared.map((page, index) => (index === home ? inserted(page, row) : page))
}

const without = (page: InboxPage, id: string): InboxPage => ({ ...page, rows: page.rows.filter((row) => row.id !== id) })

function inserted(page: InboxPage, row: ConversationRow): InboxPage {
  const place = page.rows.findIndex((known) => isNewer(row, known))
  const at = place < 0 ? page.rows.length : place
  return { ...page, rows: [...page.rows.slice(0, at), row, ...page.rows.slice(at)] }
}

/** How far the list moved under the pointer: rows that came in above the anchor row. */
export function shiftOf(before: readonly string[], after: readonly string[], firstVisible: number): number {
  for (let index = firstVisible; index < Math.min(before.length, firstVisible + 50); index += 1) {
    const id = before[index]
    const now = id === undefined ? -1 : after.indexOf(id)
    if (now >= 0) return now - index
  }
  return 0
}
