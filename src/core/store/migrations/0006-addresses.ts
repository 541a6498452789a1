import type { Migration } from './migration'

export const addresses: Migration = {
  number: 6,
  name: 'addresses',
  statements: [
    `alter table contact_address add column origin text not null default 'wrote'`,
    `create table contact_dismissal (
      contact_id text not null references contact(id) on delete cascade, kind text not null, value text not null,
      primary key (contact_id, kind, value)) without rowid`,
  ],
}
