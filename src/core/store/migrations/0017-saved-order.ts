import type { Migration } from './migration'

export const savedOrder: Migration = {
  number: 17,
  name: 'saved-order',
  statements: [
    `alter table saved_search add column position integer not null default 0`,
    `update saved_search set position = (select count(*) from saved_search as other where other.id < saved_search.id)`,
  ],
}
