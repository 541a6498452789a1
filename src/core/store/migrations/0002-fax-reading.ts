import type { Migration } from './migration'

export const faxReading: Migration = {
  number: 2,
  name: 'fax-reading',
  statements: [
    `alter table page add column line_json text`,
    `alter table page add column facts_json text`,
    `alter table message add column joined_to text references message(id) on delete set null`,
    `alter table message add column joined_from text`,
    `create index message_by_joined_to on message(joined_to) where joined_to is not null`,
    `create table message_field (
      message_id text not null references message(id) on delete cascade, name text not null, value text not null,
      confidence real not null, page_id text references page(id) on delete cascade, box_json text,
      primary key (message_id, name)) without rowid`,
    `create index message_field_by_page on message_field(page_id)`,
    `create table letter_print (
      message_id text not null references message(id) on delete cascade, band integer not null, value text not null,
      primary key (band, value, message_id)) without rowid`,
    `create index letter_print_by_message on letter_print(message_id)`,
    `create table same_letter (
      message_id text not null references message(id) on delete cascade, other_id text not null references message(id) on delete cascade,
      likeness real not null, primary key (message_id, other_id)) without rowid`,
    `create index same_letter_by_other on same_letter(other_id)`,
  ],
}
