import type { Migration } from './migration'

export const notes: Migration = {
  number: 13,
  name: 'notes',
  statements: [
    `create table note (message_id text primary key references message(id) on delete cascade, author_id text references person(id), edited_at integer)`,
    `create table mention (
      person_id text not null references person(id), message_id text not null references message(id) on delete cascade,
      seen_at integer, primary key (person_id, message_id)) without rowid`,
    `create index mention_by_message on mention(message_id)`,
    `create table checklist_item (
      id text primary key, conversation_id text not null references conversation(id) on delete cascade, text text not null,
      done_at integer, done_by text references person(id))`,
    `create index checklist_item_by_conversation on checklist_item(conversation_id, id)`,
  ],
}
