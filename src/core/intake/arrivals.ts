import { basename } from 'node:path'
import type { Arrival, ArrivalHints, ArrivalVia } from '../../shared/domain/arrival'
import type { EngineContext } from '../context'
import type { FileType } from '../ports'
import { insertRows } from '../store/prepared'
import type { ReadTx, WriteTx } from '../store/store'
import type { ArrivalTable } from '../store/tables'
import type { Arriving } from './arriving'
import type { FoundFile } from './expand-paths'

/**
 * Saves what turned up, before anyone knows what it is. A file that cannot be looked at waits in quarantine at once.
 * @param together what is committed with them
 */
export async function saveSeen(
  context: EngineContext,
  files: readonly FoundFile[],
  via: ArrivalVia,
  channelId: string | null,
  together: (tx: WriteTx) => Promise<void> = async () => undefined,
): Promise<ArrivalTable[]> {
  const now = context.clock.now()
  const rows = files.map(
    (file): ArrivalTable => ({
      id: context.ids.next(),
      channel_id: channelId,
      via,
      path: file.path,
      name: partPath(basename(file.path), file.part),
      size: file.size,
      mtime: file.mtime,
      seen_at: now,
      stage: 'seen',
      outcome: file.failure ? 'quarantined' : null,
      code: file.failure?.code ?? null,
      params_json: JSON.stringify(file.failure?.params ?? {}),
      sha256: null,
      type: null,
      kept: 0,
      message_id: null,
      assigned_to: null,
      part: file.part,
      first_byte: file.firstByte,
      hints_json: JSON.stringify(file.hints),
      updated_at: now,
    }),
  )
  context.checkpoint.reached('intake:before:seen')
  await context.store.write(async (tx) => {
    await insertRows(tx, 'arrival', rows)
    await together(tx)
  })
  context.checkpoint.reached('intake:after:seen')
  return rows
}

/** How an arrival is named to people: a message in a container by its number there. */
export const partPath = (path: string, part: number | null): string => (part === null ? path : `${path}#${part}`)

export function toArriving(row: ArrivalTable): Arriving {
  return {
    id: row.id,
    path: row.path,
    name: row.name,
    via: row.via,
    channelId: row.channel_id,
    seenAt: row.seen_at,
    assignedTo: row.assigned_to,
    part: row.part,
    firstByte: row.first_byte,
    hints: JSON.parse(row.hints_json) as ArrivalHints,
    stage: row.stage,
    size: row.size,
    mtime: row.mtime,
    sha256: row.sha256,
    kept: row.kept === 1,
    type: row.type as FileType | null,
    bytes: null,
    content: null,
  }
}

export async function readArrivals(tx: ReadTx, ids: readonly string[]): Promise<ArrivalTable[]> {
  if (ids.length === 0) return []
  return tx.selectFrom('arrival').selectAll().where('id', 'in', ids).orderBy('seen_at').orderBy('id').execute()
}

export async function listArrivals(tx: ReadTx, which: 'quarantined' | 'recent', limit: number, before: number | null): Promise<Arrival[]> {
  let query = tx
    .selectFrom('arrival')
    .leftJoin('message', 'message.id', 'arrival.message_id')
    .selectAll('arrival')
    .select('message.conversation_id')
    .orderBy('arrival.seen_at', 'desc')
    .orderBy('arrival.id', 'desc')
    .limit(limit)
  query =
    which === 'quarantined'
      ? query.where('arrival.outcome', '=', 'quarantined')
      : query.where((where) => where.or([where('arrival.outcome', 'is', null), where('arrival.outcome', '!=', 'discarded')]))
  if (before !== null) query = query.where('arrival.seen_at', '<', before)
  return (await query.execute()).map((row) => ({
    id: row.id,
    via: row.via,
    name: row.name,
    path: row.path,
    size: row.size,
    seenAt: row.seen_at,
    stage: row.stage,
    outcome: row.outcome,
    code: row.code,
    params: JSON.parse(row.params_json) as Arrival['params'],
    messageId: row.message_id,
    conversationId: row.conversation_id,
    kept: row.kept === 1,
  }))
}
