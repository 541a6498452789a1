import type { Migration } from './migration'

export const search: Migration = {
  number: 7,
  name: 'search',
  statements: [
    `create table search_term (word text primary key, weight integer not null) without rowid`,
    `create index search_term_common on search_term(word, weight) where weight >= 64`,
    `create table search_shape (shape text not null, word text not null, primary key (shape, word)) without rowid`,
    `create table saved_search (id text primary key, name text not null, query text not null)`,
    // What the index holds of each message has grown: what is there is put anew, bit by bit, while everything else goes on.
    `insert into job (id, kind, subject_id, priority, run_at, attempts)
      select '00000000-0000-7000-8000-000000000007', 'reindex', 'all', 50, 0, 0 where exists (select 1 from search_entry)`,
  ],
}
