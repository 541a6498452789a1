import type { Migration } from './migration'

export const people: Migration = {
  number: 5,
  name: 'people',
  statements: [
    `create table person (
      id text primary key, name text not null, initials text not null, colour text not null, hours_json text not null,
      created_at integer not null, left_at integer)`,
    // Conversations, contacts and messages may go; what was done to them stays told.
    `create table change (
      id text primary key, at integer not null, person_id text references person(id), kind text not null,
      conversation_id text, contact_id text, message_id text, detail_json text not null, undo_json text, undone_at integer)`,
    `create index change_by_conversation on change(conversation_id, id) where conversation_id is not null`,
    `create index change_by_contact on change(contact_id, id) where contact_id is not null`,
    `create index change_by_person on change(person_id) where person_id is not null`,
  ],
}
