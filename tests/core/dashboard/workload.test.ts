import { describe, expect, it } from 'vitest'
import { behindFigure } from '../../../src/core/dashboard'
import { readWorkload } from '../../../src/core/dashboard/workload'
import { workColumnsOf } from '../../../src/core/work/rows'
import type { WorkRow } from '../../../src/core/work/rules'
import { dayMs, dayOf } from '../../../src/shared/day'
import { newId, openArchive } from '../../helpers/archive'

const now = Date.UTC(2026, 10, 27, 12)
const late: WorkRow = { state: 'open', stateAt: 0, ownerId: null, dueOn: dayOf(now) - dayMs, urgent: false, snoozedUntil: null, putAway: null }

const person = { initials: '', colour: 'blue', hours_json: '[]', created_at: 0 } as const

/** An office of Meier and Schulz whose conversations stand as said. */
async function officeOf(workOf: (people: { readonly meier: string; readonly schulz: string }) => readonly WorkRow[]) {
  const { store, add } = await openArchive()
  const people = { meier: newId(), schulz: newId() }
  await store.write((tx) => tx.insertInto('person').values([{ ...person, id: people.meier, name: 'Meier' }, { ...person, id: people.schulz, name: 'Schulz' }]).execute())
  for (const work of workOf(people)) {
    const id = newId()
    await add({ conversation_id: id, channel: 'fax', direction: 'in', at: now - 5 * dayMs })
    await store.write((tx) => tx.updateTable('conversation').set(workColumnsOf(work)).where('id', '=', id).execute())
  }
  const listed = async (ownerId: string | null): Promise<number> =>
    (await store.read((tx) => behindFigure(tx, { figure: 'overdue', from: '2026-11-27', to: '2026-11-27', channel: null, labelId: null, contactId: null, ownerId, region: null }, now))).length
  return { people, listed, read: () => store.read((tx) => readWorkload(tx, now, true)) }
}

describe('what is overdue', () => {
  it('is its owner’s also while it is snoozed, and of who has nothing open', async () => {
    const { people, listed, read } = await officeOf(({ meier, schulz }) => [
      { ...late, ownerId: meier, snoozedUntil: now + dayMs },
      { ...late, ownerId: schulz, state: 'waiting' },
      { ...late, ownerId: schulz, dueOn: null },
      late,
    ])
    const { owners, overdue } = await read()
    expect(overdue).toBe(3)
    expect(owners?.toSorted((one, other) => one.name.localeCompare(other.name))).toEqual([
      { id: null, name: '', open: 1, overdue: 1 },
      { id: people.meier, name: 'Meier', open: 0, overdue: 1 },
      { id: people.schulz, name: 'Schulz', open: 1, overdue: 1 },
    ])
    for (const owner of owners ?? []) expect(await listed(owner.id ?? 'none')).toBe(owner.overdue)
  })

  it('is nobody’s where it is done or put away', async () => {
    const { read } = await officeOf(({ meier }) => [{ ...late, ownerId: meier, state: 'done' }, { ...late, ownerId: meier, putAway: 'trash' }, { ...late, ownerId: meier, dueOn: dayOf(now) }])
    expect(await read()).toMatchObject({ overdue: 0, owners: [{ name: 'Meier', open: 1, overdue: 0 }] })
  })
})
