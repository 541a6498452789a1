import { describe, expect, it } from 'vitest'
import { conversationHandlers } from '../../../src/core/conversations'
import { historyHandlers } from '../../../src/core/history'
import { peopleHandlers } from '../../../src/core/people'
import { cameIn, registerWaking, workHandlers, workUndoers } from '../../../src/core/work'
import { dayOf } from '../../../src/shared/day'
import type { Input } from '../../../src/shared/contract'
import type { Deed } from '../../../src/shared/domain/work'
import { testContext } from '../../helpers/context'
import { addIncoming, addMessage } from '../../helpers/correspondence'
import { good } from '../../helpers/office'

const nobody = '0190a0a0-0000-7000-8000-000000000001'
const hour = 3_600_000

async function desk() {
  const context = await testContext()
  registerWaking(context)
  await context.jobs.start()
  const calls = { ...conversationHandlers(context), ...peopleHandlers(context), ...workHandlers(context), ...historyHandlers(context, workUndoers(context)) }
  const { id: me } = good(await calls['people.save']({ id: null, name: 'Anna Beispiel', initials: '', colour: null, hours: [] }))
  good(await calls['people.choose']({ id: me }))
  const act = async (deed: Deed, ...conversationIds: string[]) => good(await calls['work.do']({ conversationIds, deed })).changeIds
  const list = async (filter: Input<'inbox.list'>['filter']) => good(await calls['inbox.list']({ filter, limit: 10, before: null })).rows.map(({ id }) => id)
  const begin = async (at: number) => (await addIncoming(context, { at })).conversationId
  return { context, calls, me, act, list, begin }
}

describe('work', () => {
  it('stands on one list at a time, and is undone from each', async () => {
    const { act, list, begin, calls } = await desk()
    const [one, two] = [await begin(1_000), await begin(2_000)]
    expect(await list('open')).toEqual([two, one])
    const until = Date.now() + 100 * 24 * hour
    const ways: readonly (readonly [Deed, Input<'inbox.list'>['filter']])[] = [
      [{ kind: 'state', state: 'done' }, 'done'],
      [{ kind: 'state', state: 'waiting' }, 'waiting'],
      [{ kind: 'snooze', until }, 'snoozed'],
      [{ kind: 'put-away', where: 'trash' }, 'trash'],
      [{ kind: 'put-away', where: 'junk' }, 'junk'],
    ]
    for (const [deed, there] of ways) {
      const changeIds = await act(deed, one)
      expect([await list(there), await list('open')]).toEqual([[one], [two]])
      expect(await act(deed, one)).toEqual([])
      for (const changeId of changeIds) good(await calls['history.undo']({ changeId }))
      expect([await list(there), await list('open')]).toEqual([[], [two, one]])
    }
    expect(await list('all')).toEqual([two, one])
  })

  it('is somebody’s while there is something to do', async () => {
    const { act, list, begin, me, calls } = await desk()
    const id = await begin(1_000)
    await act({ kind: 'owner', personId: me }, id)
    expect(await list('mine')).toEqual([id])
    expect(good(await calls['conversation.get']({ id })).work).toMatchObject({ owner: { id: me, name: 'Anna Beispiel' }, state: 'open' })
    await act({ kind: 'state', state: 'done' }, id)
    expect(await list('mine')).toEqual([])
    good(await calls['people.choose']({ id: null }))
    await act({ kind: 'state', state: 'open' }, id)
    expect(await list('mine')).toEqual([])
    expect(await calls['work.do']({ conversationIds: [id], deed: { kind: 'owner', personId: nobody } })).toMatchObject({ error: { code: 'not-found' } })
    good(await calls['people.retire']({ id: me, left: true }))
    expect(await calls['work.do']({ conversationIds: [id], deed: { kind: 'owner', personId: me } })).toMatchObject({ error: { code: 'not-found' } })
  })

  it('falls due by its date, the earliest first; what is done does not', async () => {
    const { act, list, begin, context, calls } = await desk()
    const today = dayOf(context.clock.now())
    const [one, two, three] = [await begin(3_000), await begin(2_000), await begin(1_000)]
    await act({ kind: 'due', dueOn: today }, one)
    await act({ kind: 'due', dueOn: today - 86_400_000 }, two)
    await act({ kind: 'due', dueOn: today + 86_400_000 }, three)
    expect(await list('due')).toEqual([two, one])
    const first = good(await calls['inbox.list']({ filter: 'due', limit: 1, before: null }))
    expect(good(await calls['inbox.list']({ filter: 'due', limit: 5, before: first.next })).rows.map(({ id }) => id)).toEqual([one])
    expect(good(await calls['inbox.counts']({}))).toMatchObject({ due: 2, all: 3 })
    await act({ kind: 'state', state: 'done' }, one, two)
    expect(await list('due')).toEqual([])
  })

  it('wakes at its moment', async () => {
    const { act, list, begin, context } = await desk()
    const id = await begin(1_000)
    await act({ kind: 'snooze', until: context.clock.now() + hour }, id)
    expect(await list('open')).toEqual([])
    context.clock.advance(hour + 1)
    await context.jobs.idle('wake')
    expect([await list('open'), await list('snoozed')]).toEqual([[id], []])
    expect(await context.store.read((tx) => tx.selectFrom('job').selectAll().execute())).toEqual([])
  })

  it('is opened by what comes in, which a machine’s mail does not', async () => {
    const { act, list, begin, context } = await desk()
    const id = await begin(1_000)
    const come = (automatic: boolean) => context.store.write((tx) => cameIn(tx, context, [{ conversationId: id, at: context.clock.now(), automatic }]))
    await act({ kind: 'snooze', until: context.clock.now() + hour }, id)
    await come(true)
    expect(await list('snoozed')).toEqual([id])
    await come(false)
    expect(await list('open')).toEqual([id])
    expect(await context.store.read((tx) => tx.selectFrom('job').selectAll().execute())).toEqual([])
    await context.store.write((tx) => cameIn(tx, context, []))
  })

  it('cannot be snoozed until what is past, and not for ever', async () => {
    const { begin, calls, context } = await desk()
    const id = await begin(1_000)
    for (const until of [context.clock.now(), context.clock.now() + 5 * 366 * 24 * hour]) {
      expect(await calls['work.do']({ conversationIds: [id], deed: { kind: 'snooze', until } })).toMatchObject({ error: { code: 'moment-unusable' } })
    }
    expect(await calls['work.do']({ conversationIds: [id, nobody], deed: { kind: 'state', state: 'done' } })).toMatchObject({ error: { code: 'not-found' } })
    expect(good(await calls['inbox.row']({ id }))?.work.state).toBe('open')
  })
})

describe('labels', () => {
  it('are a list each, newest first, and go with their label', async () => {
    const { act, list, begin, calls, context } = await desk()
    const [one, two] = [await begin(1_000), await begin(2_000)]
    const { id: labelId } = good(await calls['labels.save']({ id: null, name: 'Mahnung', colour: null }))
    const [changeId] = await act({ kind: 'label', labelId, on: true }, one)
    await act({ kind: 'label', labelId, on: true }, two)
    expect(await act({ kind: 'label', labelId, on: true }, two)).toEqual([])
    expect(await list(`label:${labelId}`)).toEqual([two, one])
    // Something newer in it brings it up, there as everywhere.
    await addMessage(context, { conversation_id: one, at: 3_000 })
    expect(await list(`label:${labelId}`)).toEqual([one, two])
    expect(good(await calls['inbox.row']({ id: one }))?.work.labels).toEqual([{ id: labelId, name: 'Mahnung', colour: 'teal' }])
    good(await calls['history.undo']({ changeId: changeId ?? '' }))
    expect(await list(`label:${labelId}`)).toEqual([two])
    await act({ kind: 'put-away', where: 'junk' }, two)
    expect(await list(`label:${labelId}`)).toEqual([])
    good(await calls['labels.remove']({ id: labelId }))
    expect(good(await calls['inbox.row']({ id: two }))?.work.labels).toEqual([])
  })

  it('that are removed come back to all that bore them, unless another has taken the name', async () => {
    const { act, list, begin, calls } = await desk()
    const [one, two] = [await begin(1_000), await begin(2_000)]
    const { id: labelId } = good(await calls['labels.save']({ id: null, name: 'Mahnung', colour: 'red' }))
    await act({ kind: 'label', labelId, on: true }, one, two)
    const removed = good(await calls['labels.remove']({ id: labelId }))
    expect(removed.conversations).toBe(2)
    expect(await list(`label:${labelId}`)).toEqual([])
    expect(good(await calls['labels.remove']({ id: labelId }))).toEqual({ changeId: null, conversations: 0 })
    const { id: other } = good(await calls['labels.save']({ id: null, name: 'mahnung', colour: null }))
    await expect(calls['history.undo']({ changeId: removed.changeId ?? '' })).rejects.toMatchObject({ failure: { code: 'change-outdated' } })
    good(await calls['labels.remove']({ id: other }))
    good(await calls['history.undo']({ changeId: removed.changeId ?? '' }))
    expect(await list(`label:${labelId}`)).toEqual([two, one])
    expect(good(await calls['labels.list']({})).labels).toEqual([{ id: labelId, name: 'Mahnung', colour: 'red' }])
  })

  it('have names of their own', async () => {
    const { calls } = await desk()
    const { id } = good(await calls['labels.save']({ id: null, name: 'Mahnung', colour: 'red' }))
    expect(await calls['labels.save']({ id: null, name: 'MAHNUNG', colour: null })).toMatchObject({ error: { code: 'label-taken' } })
    good(await calls['labels.save']({ id, name: 'Mahnungen', colour: null }))
    expect(good(await calls['labels.list']({})).labels).toEqual([{ id, name: 'Mahnungen', colour: 'red' }])
    expect(await calls['labels.save']({ id: nobody, name: 'x', colour: null })).toMatchObject({ error: { code: 'not-found' } })
  })
})
