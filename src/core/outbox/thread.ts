import type { MessageTable } from '../store/tables'

/** Where a reply belongs (RFC 5322 §3.6.4). */
export interface Thread {
  readonly inReplyTo: string | null
  readonly references: readonly string[]
}

/** Ids kept of a long thread: its first, which names it, and its last ones. Some servers refuse headers of many kilobytes. */
const mostReferences = 40

/** A reply to a fax answers no mail and stands alone. */
export function threadOf(answered: Pick<MessageTable, 'channel' | 'external_id' | 'in_reply_to' | 'references_json'> | undefined): Thread {
  if (!answered || answered.channel !== 'mail' || answered.external_id === null) return { inReplyTo: null, references: [] }
  const known = JSON.parse(answered.references_json) as string[]
  const before = known.length > 0 || answered.in_reply_to === null ? known : [answered.in_reply_to]
  const all = [...new Set([...before, answered.external_id])]
  const references = all.length <= mostReferences ? all : [...all.slice(0, 1), ...all.slice(1 - mostReferences)]
  return { inReplyTo: answered.external_id, references }
}
