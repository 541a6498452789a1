import type { Migration } from './migration'

/** The folding that a list is sorted by, as near as SQL comes to `sortOf` (core/contacts); who is renamed gets it exactly. */
const folded = `replace(replace(replace(replace(replace(replace(replace(lower(name), 'ä', 'a'), 'ö', 'o'), 'ü', 'u'), 'Ä', 'a'), 'Ö', 'o'), 'Ü', 'u'), 'ß', 'ss')`

/**
 * Contacts can be listed; what people said of senders is kept. By an e-mail address or a fax number somebody is told, so each is
 * one contact's; a telephone number, a website, a customer number or a bank account may be shared.
 */
export const contacts: Migration = {
  number: 15,
  name: 'contacts',
  statements: [
    `alter table contact add column sort text not null default '~'`,
    `update contact set sort = ${folded} where name <> ''`,
    `update contact set sort = '~' || coalesce((select value from contact_address where contact_id = contact.id order by id limit 1), '') where name = ''`,
    `create index contact_by_sort on contact(sort, id)`,
    `create table contact_way (
      id text primary key, contact_id text not null references contact(id) on delete cascade, kind text not null,
      value text not null, origin text not null)`,
    `insert into contact_way select id, contact_id, kind, value, origin from contact_address`,
    `drop table contact_address`,
    `alter table contact_way rename to contact_address`,
    `create index contact_address_by_contact on contact_address(contact_id)`,
    `create index contact_address_by_value on contact_address(value, kind)`,
    `create unique index contact_address_owner on contact_address(kind, value) where kind in ('email', 'fax')`,
    `create table contact_sign (
      id text primary key, contact_id text not null references contact(id) on delete cascade, kind text not null,
      text text not null, via text not null, at integer not null, person_id text)`,
    `create index contact_sign_by_via on contact_sign(via)`,
    `create index contact_sign_by_contact on contact_sign(contact_id)`,
  ],
}
