import type { Migration } from './migration'

export const pages: Migration = {
  number: 9,
  name: 'pages',
  statements: [
    `alter table page add column turned_to integer`,
    `create table word_correction (
      id text primary key, page_id text not null references page(id) on delete cascade, box_json text not null,
      read text not null, text text not null, person_id text, at integer not null)`,
    `create index word_correction_by_page on word_correction(page_id)`,
  ],
}
