import type { Migration } from './migration'

export const formatted: Migration = {
  number: 8,
  name: 'formatted',
  statements: [
    `alter table draft add column formatted_json text`,
    `alter table outgoing add column formatted_json text`,
    `alter table draft_attachment add column content_id text`,
  ],
}
