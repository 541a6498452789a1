import { expect, it } from 'vitest'
import { dashboardHandlers } from '../../../src/core/dashboard'
import type { EngineContext } from '../../../src/core/context'
import type { Result } from '../../../src/shared/result'
import { openArchive, type MessageParts } from '../../helpers/archive'

/* What the page says of stores that hold next to nothing, or what no clock should have said: something true. */

const now = Date.parse('2026-11-28T12:00+01:00')

async function boardOf(...messages: readonly MessageParts[]) {
  const { store, add } = await openArchive()
  await store.write((tx) => tx.insertInto('setting').values({ key: 'office.zone', value_json: '"Europe/Berlin"' }).execute())
  if (messages.length > 0) await add(...messages)
  return dashboardHandlers({ store, clock: { now: () => now }, feed: { changed: () => undefined } } as unknown as EngineContext)
}

async function valueOf<T>(answer: Promise<Result<T>>): Promise<T> {
  const result = await answer
  if (!result.ok) throw new Error(result.error.code)
  return result.value
}

const fax = (at: string): MessageParts => ({ channel: 'fax', direction: 'in', at: Date.parse(at) })
const year = { from: '2025-12-01', to: '2026-11-28' }

it('says of an empty store that there is nothing, and fails at nothing', async () => {
  const board = await boardOf()
  expect(await valueOf(board['dashboard.changes']({}))).toMatchObject({ first: null, today: '2026-11-28', future: 0, changes: [{ span: 'week', now: { allIn: 0 } }, { span: 'month', now: { allIn: 0 } }] })
  expect(await valueOf(board['dashboard.figures']({ ...year, by: 'month', labelId: null }))).toMatchObject({ faxShareIn: null, senders: { all: 0 } })
  expect(await valueOf(board['dashboard.forecast']({}))).toEqual({ target: null, forecast: { kind: 'too-little', months: 0, needed: 6 }, outlook: [], possible: null })
  expect(await valueOf(board['dashboard.savings'](year))).toMatchObject({ start: null, money: 0 })
  expect(await valueOf(board['dashboard.dialogue']({ ...year, labelId: null, channel: null }))).toMatchObject({ conversations: 0, firstResponse: { median: null } })
  expect(await valueOf(board['dashboard.work']({}))).toMatchObject({ open: 0, overdueAges: [0, 0, 0, 0], own: null, owners: null })
  expect(await valueOf(board['dashboard.who'](year))).toEqual({ rows: [] })
  expect(await valueOf(board['dashboard.groups']({ ...year, kind: 'label' }))).toEqual({ groups: [] })
})

it('counts the only message there is', async () => {
  const board = await boardOf(fax('2026-11-23T08:00+01:00'))
  expect(await valueOf(board['dashboard.changes']({}))).toMatchObject({ first: '2026-11-23', changes: [{ now: { from: '2026-11-23', faxesIn: 1, allIn: 1 }, before: { allIn: 0 } }, { now: { faxesIn: 1 } }] })
  expect(await valueOf(board['dashboard.figures']({ ...year, by: 'month', labelId: null }))).toMatchObject({ faxShareIn: 1, senders: { all: 1, faxes: 1 } })
  expect(await valueOf(board['dashboard.forecast']({}))).toMatchObject({ forecast: { kind: 'too-little' }, possible: 1 })
})

it('tells dates to come from what has come', async () => {
  const board = await boardOf(fax('2026-11-28T23:59+01:00'), fax('2026-11-29T00:00+01:00'), fax('2061-01-01T12:00Z'), { ...fax('2026-11-01T12:00Z'), at: 8.64e15 - 1 })
  expect(await valueOf(board['dashboard.changes']({}))).toMatchObject({ future: 3 })
  expect(await valueOf(board['dashboard.figures']({ ...year, by: 'month', labelId: null }))).toMatchObject({ in: { fax: 1 } })
})

it('shows years without anything as such', async () => {
  const board = await boardOf(fax('2012-03-05T12:00Z'), fax('2026-11-02T12:00Z'))
  const { buckets, in: came } = await valueOf(board['dashboard.figures']({ from: '2012-03-05', to: '2026-11-28', by: 'month', labelId: null }))
  expect(buckets).toHaveLength(177)
  expect(came.fax).toBe(2)
  expect(buckets.filter(({ in: { fax: count } }) => count > 0).map(({ from }) => from)).toEqual(['2012-03-05', '2026-11-01'])
})

it('compares the end of a long month with the end of a short one before', async () => {
  const { store, add } = await openArchive()
  await add(fax('2026-02-28T12:00Z'), fax('2026-03-01T12:00Z'), fax('2026-03-31T10:00Z'))
  const board = dashboardHandlers({ store, clock: { now: () => Date.parse('2026-03-31T12:00Z') } } as unknown as EngineContext)
  const { changes } = await valueOf(board['dashboard.changes']({}))
  expect(changes[1]).toMatchObject({ now: { from: '2026-03-01', to: '2026-03-31', faxesIn: 2 }, before: { from: '2026-02-01', to: '2026-02-28', faxesIn: 1 } })
})

it('keeps people apart only where the office wants it', async () => {
  const board = await boardOf(fax('2026-11-23T08:00+01:00'))
  expect(await valueOf(board['dashboard.groups']({ ...year, kind: 'owner' }))).toEqual({ groups: null })
  await board['dashboard.setOptions']({ people: true })
  expect(await valueOf(board['dashboard.groups']({ ...year, kind: 'owner' }))).toEqual({ groups: [{ key: 'none', name: '', faxes: 1 }] })
  expect(await valueOf(board['dashboard.work']({}))).toMatchObject({ owners: [{ id: null, name: '', open: 1 }] })
})
