import type { TransmitLine } from '../../shared/domain/fax'
import { groupBy } from '../../shared/group-by'
import { agree } from '../transmit-line'
import type { ReadTx } from '../store/store'

export interface FaxPage {
  readonly messageId: string
  readonly pageId: string
  /** of the fax, from 1, in the order of its files */
  readonly number: number
  readonly line: TransmitLine | null
}

/** The pages of faxes with their transmit lines, each fax's settled among themselves. */
export async function faxPages(tx: ReadTx, messageIds: readonly string[]): Promise<ReadonlyMap<string, readonly FaxPage[]>> {
  const rows = await tx
    .selectFrom('page')
    .innerJoin('attachment', 'attachment.id', 'page.attachment_id')
    .select(['page.id', 'page.message_id', 'page.line_json'])
    .where('page.message_id', 'in', messageIds)
    .where('attachment.role', '=', 'document')
    .orderBy('page.message_id')
    .orderBy('attachment.position')
    .orderBy('page.number')
    .execute()
  const rowsOf = groupBy(rows, (row) => row.message_id)
  return new Map(
    messageIds.map((messageId) => {
      const own = rowsOf.get(messageId) ?? []
      const lines = agree(own.map((row) => (row.line_json === null ? null : (JSON.parse(row.line_json) as TransmitLine))))
      return [messageId, own.map((row, index) => ({ messageId, pageId: row.id, number: index + 1, line: lines[index] ?? null }))]
    }),
  )
}

/** What the transmit lines of a fax agree on, for the fax as a whole; null where no page has one. */
export function recordOf(lines: readonly (TransmitLine | null)[]): TransmitLine | null {
  const read = lines.filter((line) => line !== null)
  const [first] = read
  if (!first) return null
  return {
    raw: first.raw,
    senderNumber: mostSaid(read.map((line) => line.senderNumber)),
    senderName: mostSaid(read.map((line) => line.senderName)),
    recipientNumber: mostSaid(read.map((line) => line.recipientNumber)),
    date: mostSaid(read.map((line) => line.date)),
    // Some machines stamp each page with its own time; the first is that of the fax.
    time: read.find((line) => line.time !== null)?.time ?? null,
    page: null,
    pages: mostSaid(read.map((line) => line.pages)),
  }
}

/** The first said of those said most often. */
function mostSaid<T>(values: readonly (T | null)[]): T | null {
  const counts = new Map<T, number>()
  for (const value of values) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].sort(([, one], [, other]) => other - one)[0]?.[0] ?? null
}
