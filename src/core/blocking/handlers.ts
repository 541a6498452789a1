import type { BlockedKind } from '../../shared/domain/blocked'
import { assertNever, fail, ok, type Result } from '../../shared/result'
import { loadCheckAddress } from '../contacts'
import type { EngineContext, Handlers } from '../context'
import { recordChange, type Undoer, type Undoers } from '../history'
import { actorOf, toMark } from '../people'
import { readIdentities } from '../settings'
import type { ReadTx, WriteTx } from '../store/store'
import { doWork } from '../work'
import { pastOf } from './past'
import { blockedBy, domainOf, plainDomain, type BlockedRule } from './rules'

type BlockedCall = 'blocked.list' | 'blocked.past' | 'blocked.add' | 'blocked.lift'

/** Each message that comes in is held against all of them. */
const most = 2_000

export function blockingHandlers(context: EngineContext): Handlers<BlockedCall> {
  const { store, feed, ids, clock, transport } = context
  return {
    'blocked.list': async () => ok({ senders: await store.read(list) }),
    'blocked.past': async ({ kind, value }) => {
      const rule = await ruleOf(transport, kind, value)
      if (!rule.ok) return rule
      const { conversationIds, more } = await store.read((tx) => pastOf(tx, rule.value))
      return ok({ conversations: conversationIds.length, more })
    },
    'blocked.add': async ({ kind, value, past, conversationId }) => {
      const rule = await ruleOf(transport, kind, value)
      if (!rule.ok) return rule
      const done = await store.write(async (tx): Promise<Result<{ changeIds: string[]; conversationIds: readonly string[] }>> => {
        const refused = await refusal(tx, rule.value)
        if (refused) return refused
        const changeIds: string[] = []
        const known = await tx.selectFrom('blocked_sender').select(['id', 'lifted_at']).where('kind', '=', kind).where('value', '=', rule.value.value).executeTakeFirst()
        if (!known || known.lifted_at !== null) {
          const id = known?.id ?? ids.next()
          if (known) await tx.updateTable('blocked_sender').set({ lifted_at: null }).where('id', '=', id).execute()
          else await tx.insertInto('blocked_sender').values({ id, ...rule.value, at: clock.now(), person_id: (await actorOf(tx))?.id ?? null, lifted_at: null }).execute()
          changeIds.push(await recordChange(tx, context, { kind: 'sender-blocked', conversationId, detail: { sender: rule.value.value }, undo: { id } }))
        }
        const { conversationIds } = past ? await pastOf(tx, rule.value) : { conversationIds: [] }
        const junked = conversationIds.length === 0 ? ok<readonly string[]>([]) : await doWork(tx, context, conversationIds, { kind: 'put-away', where: 'junk' })
        return junked.ok ? ok({ changeIds: [...changeIds, ...junked.value], conversationIds }) : junked
      })
      if (!done.ok) return done
      const { changeIds, conversationIds } = done.value
      feed.changed(['blocked', 'conversation'], conversationIds.length > 0 ? conversationIds : [conversationId ?? ''].filter((id) => id !== ''))
      return ok({ changeIds, conversations: conversationIds.length })
    },
    'blocked.lift': async ({ id }) => {
      const changeId = await store.write(async (tx) => {
        const row = await tx.selectFrom('blocked_sender').selectAll().where('id', '=', id).where('lifted_at', 'is', null).executeTakeFirst()
        if (!row) return null
        await setLifted(tx, id, clock.now())
        return recordChange(tx, context, { kind: 'sender-unblocked', detail: { sender: row.value }, undo: { id } })
      })
      if (changeId !== null) feed.changed(['blocked', 'conversation'], [])
      return ok({ changeId })
    },
  }
}

const setLifted = (tx: WriteTx, id: string, at: number | null) => tx.updateTable('blocked_sender').set({ lifted_at: at }).where('id', '=', id).execute()

/** What somebody typed, in the form in which it is compared. */
async function ruleOf(transport: EngineContext['transport'], kind: BlockedKind, typed: string): Promise<Result<BlockedRule>> {
  switch (kind) {
    case 'email':
    case 'fax': {
      const value = (await loadCheckAddress())(transport, kind, typed)
      return value.ok ? ok({ kind, value: value.value }) : value
    }
    case 'domain': {
      const value = plainDomain(typed)
      return value === null ? fail('domain-invalid', { domain: typed.trim() }) : ok({ kind, value })
    }
    case 'fax-name': {
      const value = typed.trim()
      return /[\p{L}\p{N}]/u.test(value) ? ok({ kind, value }) : fail('address-invalid', { address: value })
    }
    default:
      return assertNever(kind)
  }
}

/** Whoever blocks himself would look for his own mail in junk. */
async function refusal(tx: ReadTx, rule: BlockedRule): Promise<Result<never> | null> {
  const { all } = await readIdentities(tx)
  const own = all.find(({ address }) => blockedBy([rule], { address, faxNumber: null, faxName: '' }) !== null)
  if (own) return fail('blocked-own', { address: rule.kind === 'domain' ? domainOf(own.address) : own.address })
  const { count } = await tx.selectFrom('blocked_sender').select(({ fn }) => fn.countAll<number>().as('count')).executeTakeFirstOrThrow()
  return Number(count) >= most ? fail('blocked-too-many', { limit: most }) : null
}

async function list(tx: ReadTx) {
  const rows = await tx
    .selectFrom('blocked_sender')
    .leftJoin('person', 'person.id', 'blocked_sender.person_id')
    .select(['blocked_sender.id', 'blocked_sender.kind', 'blocked_sender.value', 'blocked_sender.at'])
    .select(['person.id as personId', 'person.name', 'person.initials', 'person.colour'])
    .select(({ selectFrom }) => selectFrom('blocked_message').select(({ fn }) => fn.countAll<number>().as('count')).whereRef('blocked_message.blocked_id', '=', 'blocked_sender.id').as('held'))
    .where('blocked_sender.lifted_at', 'is', null)
    .orderBy('blocked_sender.at', 'desc')
    .orderBy('blocked_sender.id', 'desc')
    .execute()
  return rows.map(({ id, kind, value, at, held, personId, name, initials, colour }) => ({
    id,
    kind,
    value,
    at,
    held: Number(held ?? 0),
    person: personId === null || name === null || initials === null || colour === null ? null : toMark({ id: personId, name, initials, colour }),
  }))
}

/** @param lift whether undoing lifts the block */
const undoBlock =
  (context: Pick<EngineContext, 'clock'>, lift: boolean): Undoer =>
  async (tx, { undo }) => {
    const { id } = undo as { readonly id: string }
    const row = await tx.selectFrom('blocked_sender').select('lifted_at').where('id', '=', id).executeTakeFirst()
    if (!row || (row.lifted_at === null) !== lift) return fail('change-outdated')
    await setLifted(tx, id, lift ? context.clock.now() : null)
    return ok({ kinds: ['blocked', 'conversation'], ids: [] })
  }

export const blockingUndoers = (context: Pick<EngineContext, 'clock'>): Undoers => ({
  'sender-blocked': undoBlock(context, true),
  'sender-unblocked': undoBlock(context, false),
})
