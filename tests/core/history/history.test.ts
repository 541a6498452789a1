import { describe, expect, it } from 'vitest'
import { historyHandlers, recordChange, type Undoers } from '../../../src/core/history'
import { peopleHandlers } from '../../../src/core/people'
import { fail, ok } from '../../../src/shared/result'
import { testContext } from '../../helpers/context'
import { good } from '../../helpers/office'

const conversationId = '0190a0a0-0000-7000-8000-00000000000c'
const about = { kind: 'conversation', id: conversationId } as const
const nobody = '0190a0a0-0000-7000-8000-000000000001'

/** Joins are undone by writing down what was handed over; what says `no` does not fit any more. */
const undoers: Undoers = {
  'fax-joined': async (tx, { undo }) => {
    await tx.insertInto('setting').values({ key: 'undone', value_json: JSON.stringify(undo) }).execute()
    return undo === 'no' ? fail('change-outdated') : ok({ kinds: ['conversation'], ids: [conversationId] })
  },
}

async function desk() {
  const context = await testContext()
  const calls = { ...peopleHandlers(context), ...historyHandlers(context, undoers) }
  const record = (change: Omit<Parameters<typeof recordChange>[2], 'conversationId'>) => context.store.write((tx) => recordChange(tx, context, { conversationId, ...change }))
  const list = async (limit = 10, before: string | null = null) => good(await calls['history.list']({ about, limit, before }))
  return { context, calls, record, list }
}

describe('history', () => {
  it('says who did what, newest first, page by page', async () => {
    const { calls, record, list, context } = await desk()
    const first = await record({ kind: 'fax-separated', detail: { pages: 3 } })
    const { id } = good(await calls['people.save']({ id: null, name: 'Anna Beispiel', initials: '', colour: null, hours: [] }))
    good(await calls['people.choose']({ id }))
    context.clock.advance(1_000)
    const second = await record({ kind: 'fax-joined', undo: 'yes' })
    expect((await list()).changes).toMatchObject([
      { id: second, at: context.clock.now(), person: { id, name: 'Anna Beispiel', initials: 'AB' }, kind: 'fax-joined', detail: {}, undoable: true, undoneAt: null },
      { id: first, person: null, kind: 'fax-separated', detail: { pages: 3 }, undoable: false },
    ])
    const page = await list(1)
    expect([page.changes[0]?.id, page.next]).toEqual([second, second])
    expect((await list(1, second)).changes[0]?.id).toBe(first)
    expect(await list(1, first)).toEqual({ changes: [], next: null })
    expect(good(await calls['history.list']({ about: { kind: 'contact', id: conversationId }, limit: 10, before: null })).changes).toEqual([])
  })

  it('is taken back once, and says so', async () => {
    const { calls, record, list, context } = await desk()
    const changeId = await record({ kind: 'fax-joined', undo: { back: 1 } })
    good(await calls['history.undo']({ changeId }))
    expect(context.announced.at(-1)).toEqual({ kinds: ['conversation'], ids: [conversationId] })
    expect((await list()).changes).toMatchObject([{ id: changeId, undoable: false, undoneAt: context.clock.now() }])
    expect(await calls['history.undo']({ changeId })).toMatchObject({ error: { code: 'change-undone' } })
    expect(await context.store.read((tx) => tx.selectFrom('setting').select('value_json').where('key', '=', 'undone').execute())).toEqual([{ value_json: '{"back":1}' }])
  })

  it('what does not fit any more stays as it is, whatever the undoer wrote before it saw that', async () => {
    const { calls, record, list, context } = await desk()
    const changeId = await record({ kind: 'fax-joined', undo: 'no' })
    await expect(calls['history.undo']({ changeId })).rejects.toMatchObject({ failure: { code: 'change-outdated' } })
    expect((await list()).changes).toMatchObject([{ undoneAt: null }])
    expect(await context.store.read((tx) => tx.selectFrom('setting').select('key').where('key', '=', 'undone').execute())).toEqual([])
  })

  it('what nobody can undo is not undone', async () => {
    const { calls, record } = await desk()
    const final = { error: { code: 'change-final' } }
    expect(await calls['history.undo']({ changeId: await record({ kind: 'fax-separated', undo: {} }) })).toMatchObject(final)
    expect(await calls['history.undo']({ changeId: await record({ kind: 'fax-joined' }) })).toMatchObject(final)
    expect(await calls['history.undo']({ changeId: nobody })).toMatchObject({ error: { code: 'not-found' } })
  })
})
