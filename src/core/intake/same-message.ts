import type { ReadTx } from '../store/store'
import { inBatches } from '../store/in-batches'
import type { Arriving, Content } from './arriving'

/** What an arrival is beside the messages that bear its Message-ID. */
export type Standing =
  | { readonly kind: 'first' }
  /** the same mail in other bytes: it came by another way, say */
  | { readonly kind: 'copy'; readonly messageId: string; readonly conversationId: string | null }
  /** another mail with the same Message-ID */
  | { readonly kind: 'twin'; readonly of: string }

interface Bearer {
  readonly id: string
  /** null: of this very batch, not placed yet */
  readonly conversationId: string | null
  /** it went out through our outbox, which gave it its Message-ID */
  readonly isOutgoing: boolean
  readonly says: Saying
}

/** All by which two mails with one Message-ID are told to be one: whoever forges an id must not swallow the mail that it belongs to. */
interface Saying {
  readonly from: string
  /** in seconds, as a Date header has it; null where it has none */
  readonly at: number | null
  readonly body: string
  readonly files: string
}

/**
 * Tells copies and twins among mails that are about to be recorded.
 * @param ids the id that each message will have
 */
export async function standings(tx: ReadTx, batch: readonly { readonly arriving: Arriving; readonly messageId: string; readonly own: boolean }[]): Promise<ReadonlyMap<Arriving, Standing>> {
  const bearers = await bearersOf(tx, batch.flatMap(({ arriving }) => arriving.content?.externalId ?? []))
  const found = new Map<Arriving, Standing>()
  for (const { arriving, messageId, own } of batch) {
    const content = arriving.content
    const externalId = content?.externalId ?? null
    if (!content || externalId === null) {
      found.set(arriving, { kind: 'first' })
      continue
    }
    const there = bearers.get(externalId) ?? []
    const says = sayingOf(content)
    // A provider may file what we sent with a footer of its own; nobody else brings it under our name from where sent mail lies.
    const same = there.find((bearer) => isSame(bearer.says, says) || (own && bearer.isOutgoing))
    const [first] = there
    if (same) found.set(arriving, { kind: 'copy', messageId: same.id, conversationId: same.conversationId })
    else {
      found.set(arriving, first ? { kind: 'twin', of: first.id } : { kind: 'first' })
      bearers.set(externalId, [...there, { id: messageId, conversationId: null, isOutgoing: false, says }])
    }
  }
  return found
}

/** Our own first: of two that bear one id, ours is the real one, else the one that was here first. */
async function bearersOf(tx: ReadTx, externalIds: readonly string[]): Promise<Map<string, Bearer[]>> {
  const found = new Map<string, Bearer[]>()
  for (const part of inBatches([...new Set(externalIds)])) {
    const rows = await tx
      .selectFrom('message')
      .select(['id', 'conversation_id', 'external_id', 'direction', 'from_address', 'at', 'text', 'body_print', 'arrival_id'])
      .where('external_id', 'in', part)
      .orderBy('id')
      .execute()
    if (rows.length === 0) continue
    const files = await filesOf(tx, rows.map(({ id }) => id))
    for (const row of rows.sort((one, other) => Number(other.direction === 'out') - Number(one.direction === 'out'))) {
      const isOutgoing = row.direction === 'out' && row.arrival_id === null
      const body = isOutgoing ? words(row.text) : (row.body_print ?? '')
      const bearer = { id: row.id, conversationId: row.conversation_id, isOutgoing, says: { from: row.from_address.toLowerCase(), at: Math.floor(row.at / 1_000), body, files: listed(files.get(row.id) ?? []) } }
      const key = row.external_id ?? ''
      found.set(key, [...(found.get(key) ?? []), bearer])
    }
  }
  return found
}

async function filesOf(tx: ReadTx, messageIds: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
  const files = new Map<string, string[]>()
  for (const part of inBatches(messageIds)) {
    const rows = await tx.selectFrom('attachment').select(['message_id', 'sha256']).where('message_id', 'in', part).execute()
    for (const { message_id, sha256 } of rows) files.set(message_id, [...(files.get(message_id) ?? []), sha256])
  }
  return files
}

const listed = (hashes: readonly string[]): string => [...hashes].sort().join(' ')

interface Told extends Saying {
  /** plain words alone: what we sent ourselves has no HTML; only asked for where somebody bears the same id */
  readonly plain: () => string | null
}

const sayingOf = (content: Content): Told => ({
  from: (content.from?.address ?? '').toLowerCase(),
  at: content.isDated ? Math.floor(content.at / 1_000) : null,
  body: content.bodyPrint ?? '',
  plain: () => (content.hasHtml ? null : words(content.text)),
  files: listed(content.files.map(({ sha256 }) => sha256)),
})

/** A mail without a Date is dated by its arrival, which says nothing of the mail. */
const isSame = (there: Saying, told: Told): boolean =>
  there.from === told.from && there.files === told.files && (there.at === null || told.at === null || there.at === told.at) && there.body !== '' && (there.body === told.body || there.body === told.plain())

/** Blanks and line ends change on the way, words do not. */
const words = (text: string): string => text.normalize('NFC').replace(/\s+/gu, '')
