import type { Migration } from './migration'

export const standing: Migration = {
  number: 16,
  name: 'standing',
  statements: [
    // A search by owner or urgency begins with the few conversations that have them, whatever their state.
    `create index conversation_owned on conversation(owner_id, id) where owner_id is not null`,
    `create index conversation_urgent on conversation(id) where urgent = 1`,
  ],
}
