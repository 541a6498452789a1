import type { Migration } from './migration'

export const identities: Migration = {
  number: 4,
  name: 'identities',
  statements: [`alter table draft add column identity text`],
}
