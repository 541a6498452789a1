import type { Migration } from './migration'

/** A contact may be an organisation, and others its members; one may belong to several. Behind one address several may write, told by their names. */
export const organisations: Migration = {
  number: 20,
  name: 'organisations',
  statements: [
    `create table contact_member (
      organisation_id text not null references contact(id) on delete cascade,
      member_id text not null references contact(id) on delete cascade,
      primary key (organisation_id, member_id)) without rowid`,
    `create index contact_member_by_member on contact_member(member_id)`,
    // At a platform's address thousands of names may tell.
    `drop index contact_sign_by_via`,
    `create index contact_sign_by_via on contact_sign(via, text)`,
  ],
}
