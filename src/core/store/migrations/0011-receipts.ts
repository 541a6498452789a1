import type { Migration } from './migration'

export const receipts: Migration = {
  number: 11,
  name: 'receipts',
  statements: [`alter table outgoing add column arrived_json text`],
}
