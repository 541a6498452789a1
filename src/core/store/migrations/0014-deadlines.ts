import type { Migration } from './migration'

export const deadlines: Migration = {
  number: 14,
  name: 'deadlines',
  statements: [
    `create table deadline_dismissal (message_id text not null references message(id) on delete cascade, day integer not null, primary key (message_id, day)) without rowid`,
  ],
}
