import { fail, ok } from '../../shared/result'
import type { EngineContext } from '../context'
import { refreshConversations } from '../conversations'
import { recordChange, type Undoer } from '../history'
import { reindexMessages } from '../store/search-index'
import type { ReadTx, WriteTx } from '../store/store'
import { formerHome, joinFaxes, moveTo, separateFaxes } from './join'

/** How a fax hangs together with others. */
interface Tied {
  readonly id: string
  readonly conversationId: string
  readonly joinedTo: string | null
  readonly joinedFrom: string | null
}

/** What changed about each fax: how it was, and how it was left. */
type TiedChange = readonly { readonly was: Tied; readonly is: Tied }[]

export const joinAndRecord = (tx: WriteTx, context: EngineContext, messageId: string, continuedBy: string): Promise<readonly string[] | null> =>
  recorded(tx, context, 'fax-joined', [messageId, continuedBy], () => joinFaxes(tx, messageId, continuedBy))

export const separateAndRecord = (tx: WriteTx, context: EngineContext, messageId: string): Promise<readonly string[] | null> =>
  recorded(tx, context, 'fax-separated', [messageId], () => separateFaxes(tx, messageId, context))

async function recorded(
  tx: WriteTx,
  context: EngineContext,
  kind: 'fax-joined' | 'fax-separated',
  messageIds: readonly string[],
  work: () => Promise<readonly string[] | null>,
): Promise<readonly string[] | null> {
  const before = await readTied(tx, messageIds)
  const changed = await work()
  const after = new Map((await readById(tx, before.map(({ id }) => id))).map((tied) => [tied.id, tied]))
  const undo: TiedChange = before.flatMap((was) => {
    const is = after.get(was.id)
    return is && is.joinedTo !== was.joinedTo ? [{ was, is }] : []
  })
  const [first] = undo
  if (changed && first) await recordChange(tx, context, { kind, conversationId: kind === 'fax-joined' ? first.is.conversationId : first.was.conversationId, messageId: first.was.id, undo })
  return changed
}

/** Puts joined or separated faxes back as they hung together; not where somebody has joined or moved one of them since. */
export const untie =
  (context: EngineContext): Undoer =>
  async (tx, { undo }) => {
    const ties = undo as TiedChange
    const now = new Map((await readById(tx, ties.map(({ was }) => was.id))).map((tied) => [tied.id, tied]))
    const roots = ties.flatMap(({ was }) => (was.joinedTo === null ? [] : [was.joinedTo]))
    const found = await readById(tx, roots)
    const fits = ties.every(({ is }) => now.get(is.id)?.joinedTo === is.joinedTo && now.get(is.id)?.conversationId === is.conversationId)
    if (!fits || found.length < new Set(roots).size) return fail('change-outdated')
    const changed = new Set<string>()
    for (const { was, is } of ties) {
      const home = await formerHome(tx, is.id, was.conversationId, context)
      for (const id of [home, is.conversationId]) changed.add(id)
      await tx.updateTable('message').set({ joined_to: was.joinedTo, joined_from: was.joinedFrom }).where('id', '=', was.id).execute()
      await moveTo(tx, was.id, home)
    }
    await refreshConversations(tx, [...changed])
    await reindexMessages(tx, ties.map(({ was }) => was.id))
    return ok({ kinds: ['conversation', 'message', 'draft'], ids: [...changed] })
  }

const columns = ['id', 'conversation_id', 'joined_to', 'joined_from'] as const

/** The faxes and all that hangs on them. */
async function readTied(tx: ReadTx, ids: readonly string[]): Promise<Tied[]> {
  const rows = await tx.selectFrom('message').select(columns).where((where) => where.or([where('id', 'in', ids), where('joined_to', 'in', ids)])).execute()
  return rows.map(toTied)
}

async function readById(tx: ReadTx, ids: readonly string[]): Promise<Tied[]> {
  if (ids.length === 0) return []
  return (await tx.selectFrom('message').select(columns).where('id', 'in', ids).execute()).map(toTied)
}

const toTied = (row: { readonly id: string; readonly conversation_id: string; readonly joined_to: string | null; readonly joined_from: string | null }): Tied => ({
  id: row.id,
  conversationId: row.conversation_id,
  joinedTo: row.joined_to,
  joinedFrom: row.joined_from,
})
