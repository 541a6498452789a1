import type { Migration } from './migration'

export const blocked: Migration = {
  number: 18,
  name: 'blocked',
  statements: [
    `create table blocked_sender (
      id text primary key, kind text not null, value text not null, at integer not null,
      person_id text references person(id), lifted_at integer)`,
    `create unique index blocked_sender_by_value on blocked_sender(kind, value)`,
    `create table blocked_message (
      message_id text primary key references message(id) on delete cascade,
      blocked_id text not null references blocked_sender(id) on delete cascade) without rowid`,
    `create index blocked_message_by_sender on blocked_message(blocked_id)`,
  ],
}
