import type { Migration } from './migration'

const stale = (name: string, when: string, id: string): string =>
  `create trigger tally_${name} after ${when} begin
    insert into tally_stale (conversation_id, patient) values (${id}, 0) on conflict (conversation_id) do update set patient = 0;
  end`

const countedColumns = 'conversation_id, channel, direction, at, automatic, trashed, delivery_step'

export const tally: Migration = {
  number: 19,
  name: 'tally',
  statements: [
    // Conversations to count anew before the transaction ends; triggers name them, so that no way of changing a message can forget to.
    `create table tally_stale (conversation_id text primary key, patient integer not null) without rowid`,
    `create index tally_stale_by_patience on tally_stale(patient, conversation_id)`,
    `create table tally_conversation (
      conversation_id text primary key, contact_id text not null, channel text not null, began_on integer not null,
      first_in integer, first_out integer, answered integer, replied integer not null,
      last_in integer, last_out integer, messages integer not null, faxes_in integer not null, days_json text not null)`,
    `create index tally_conversation_by_day on tally_conversation(began_on)`,
    `create index tally_conversation_by_contact on tally_conversation(contact_id)`,
    `create table tally_day (
      day integer not null, channel text not null, direction text not null, messages integer not null, pages integer not null,
      primary key (day, channel, direction)) without rowid`,
    `create table tally_sender (
      contact_id text not null, day integer not null, faxes integer not null, others integer not null,
      primary key (contact_id, day)) without rowid`,
    stale('message_in', 'insert on message', 'new.conversation_id'),
    stale('message_from', `update of ${countedColumns} on message`, 'old.conversation_id'),
    stale('message_to', `update of ${countedColumns} on message`, 'new.conversation_id'),
    stale('message_gone', 'delete on message', 'old.conversation_id'),
    stale('conversation_changed', 'update of contact_id, put_away on conversation', 'new.id'),
    stale('conversation_gone', 'delete on conversation', 'old.id'),
    // What is there already is counted bit by bit, while everything else goes on.
    `insert into tally_stale (conversation_id, patient) select id, 1 from conversation`,
    `insert into job (id, kind, subject_id, priority, run_at, attempts)
      select '00000000-0000-7000-8000-000000000019', 'tally', 'all', 50, 0, 0 where exists (select 1 from tally_stale)`,
  ],
}
