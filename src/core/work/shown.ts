import type { Label, Work } from '../../shared/domain/work'
import { toMark } from '../people'
import type { PersonTable } from '../store/people-tables'
import type { ConversationTable } from '../store/tables'
import type { Selectable } from 'kysely'

/** What `toWork` needs of a query over conversations that is left-joined with their owners. */
export const workColumns = [
  'conversation.state',
  'conversation.list',
  'conversation.owner_id',
  'conversation.due_on',
  'conversation.urgent',
  'conversation.snoozed_until',
  'person.name as ownerName',
  'person.initials as ownerInitials',
  'person.colour as ownerColour',
] as const

type WorkColumns = Pick<Selectable<ConversationTable>, 'state' | 'list' | 'owner_id' | 'due_on' | 'urgent' | 'snoozed_until'> & {
  readonly ownerName: string | null
  readonly ownerInitials: string | null
  readonly ownerColour: PersonTable['colour'] | null
}

export const toWork = (row: WorkColumns, labels: readonly Label[]): Work => ({
  state: row.state,
  list: row.list,
  owner:
    row.owner_id === null || row.ownerName === null || row.ownerInitials === null || row.ownerColour === null
      ? null
      : toMark({ id: row.owner_id, name: row.ownerName, initials: row.ownerInitials, colour: row.ownerColour }),
  dueOn: row.due_on,
  urgent: row.urgent === 1,
  snoozedUntil: row.snoozed_until,
  labels: [...labels],
})
