import type { Migration } from './migration'

export const work: Migration = {
  number: 10,
  name: 'work',
  statements: [
    `alter table conversation add column state text not null default 'open'`,
    `alter table conversation add column state_at integer not null default 0`,
    `alter table conversation add column owner_id text references person(id)`,
    `alter table conversation add column due_on integer`,
    `alter table conversation add column urgent integer not null default 0`,
    `alter table conversation add column snoozed_until integer`,
    `alter table conversation add column put_away text`,
    `alter table conversation add column list text not null default 'open'`,
    `alter table conversation add column held_by text`,
    `alter table conversation add column falls_due integer`,
    // Each view is one walk along one index, however many conversations there are.
    `create index conversation_by_list on conversation(list, at, id) where messages > 0`,
    `create index conversation_held on conversation(held_by, at, id) where held_by is not null`,
    `create index conversation_due on conversation(falls_due, id) where falls_due is not null`,
    `create index conversation_snoozed on conversation(snoozed_until, id) where snoozed_until is not null`,
    `create table label (id text primary key, name text not null, colour text not null)`,
    `create table conversation_label (
      label_id text not null references label(id) on delete cascade,
      conversation_id text not null references conversation(id) on delete cascade,
      at integer not null, primary key (label_id, at, conversation_id)) without rowid`,
    `create unique index conversation_label_by_conversation on conversation_label(conversation_id, label_id)`,
  ],
}
