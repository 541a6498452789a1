import type { Migration } from './migration'

export const readBy: Migration = {
  number: 12,
  name: 'read-by',
  statements: [`alter table page add column read_by text`],
}
