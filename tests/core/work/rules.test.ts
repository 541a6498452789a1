import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { afterDeed, afterEvent, combined, fallsDue, heldBy, listOf, sameWork, takenBack, type WorkEvent, type WorkRow } from '../../../src/core/work/rules'
import type { Deed } from '../../../src/shared/domain/work'

const now = Date.UTC(2026, 10, 27, 12)
const hour = 3_600_000
const fresh: WorkRow = { state: 'open', stateAt: now - hour, ownerId: null, dueOn: null, urgent: false, snoozedUntil: null, putAway: null }
const person = '0190a0a0-0000-7000-8000-000000000001'
type Plain = Exclude<Deed, { readonly kind: 'label' }>

describe('what came in', () => {
  const written: WorkEvent = { kind: 'came-in', at: now, automatic: false }
  const cases: readonly [string, Partial<WorkRow>, Partial<Extract<WorkEvent, { readonly kind: 'came-in' }>>, string][] = [
    ['opens what was done', { state: 'done' }, {}, 'open'],
    ['opens what waited', { state: 'waiting' }, {}, 'open'],
    ['wakes what was snoozed', { state: 'waiting', snoozedUntil: now + hour }, {}, 'open'],
    ['leaves open what is open', {}, {}, 'open'],
    ['comes out of the trash', { putAway: 'trash', state: 'done' }, {}, 'open'],
    ['stays in junk', { putAway: 'junk' }, {}, 'junk'],
    ['opens nothing when a machine wrote it', { state: 'done' }, { automatic: true }, 'done'],
    ['wakes nothing when a machine wrote it', { snoozedUntil: now + hour }, { automatic: true }, 'snoozed'],
    ['opens what was done, though it was two days under way', { state: 'done' }, { at: now - 49 * hour }, 'open'],
    ['opens nothing when it is an old mail of an archive', { state: 'done' }, { at: now - 400 * 24 * hour }, 'done'],
    ['opens, though its sender’s clock is ahead', { state: 'done' }, { at: now + 5 * 24 * hour }, 'open'],
  ]
  for (const [does, work, event, list] of cases) {
    it(does, () => {
      expect(listOf(afterEvent({ ...fresh, ...work }, { ...written, ...event } as WorkEvent, now))).toBe(list)
    })
  }

  it('says since when it is open', () => {
    expect(afterEvent({ ...fresh, state: 'done' }, written, now).stateAt).toBe(now)
    expect(afterEvent(fresh, written, now)).toEqual(fresh)
  })
})

it('waking opens what was snoozed, and nothing else', () => {
  expect(listOf(afterEvent({ ...fresh, state: 'waiting', snoozedUntil: now }, { kind: 'woke' }, now))).toBe('open')
  expect(afterEvent({ ...fresh, state: 'done' }, { kind: 'woke' }, now)).toMatchObject({ state: 'done' })
})

describe('a deed', () => {
  const cases: readonly [Partial<WorkRow>, Plain, string][] = [
    [{}, { kind: 'state', state: 'done' }, 'done'],
    [{ snoozedUntil: now + hour }, { kind: 'state', state: 'done' }, 'done'],
    [{ putAway: 'trash' }, { kind: 'state', state: 'waiting' }, 'waiting'],
    [{ state: 'done' }, { kind: 'snooze', until: now + hour }, 'snoozed'],
    [{ putAway: 'junk' }, { kind: 'snooze', until: now + hour }, 'snoozed'],
    [{ state: 'waiting', snoozedUntil: now + hour }, { kind: 'snooze', until: null }, 'waiting'],
    [{ snoozedUntil: now + hour }, { kind: 'put-away', where: 'trash' }, 'trash'],
    [{ state: 'done', putAway: 'junk' }, { kind: 'put-away', where: null }, 'done'],
    [{ state: 'done' }, { kind: 'owner', personId: person }, 'done'],
    [{ state: 'done' }, { kind: 'due', dueOn: 0 }, 'done'],
    [{ putAway: 'trash' }, { kind: 'urgent', urgent: true }, 'trash'],
  ]
  it.each(cases)('%o and then %o is on the list %s', (work, deed, list) => {
    expect(listOf(afterDeed({ ...fresh, ...work }, deed, now))).toBe(list)
  })

  it('counts for somebody and for a date only while something is to be done', () => {
    const work: WorkRow = { ...fresh, ownerId: person, dueOn: 0 }
    const lists = (changed: Partial<WorkRow>) => [heldBy({ ...work, ...changed }), fallsDue({ ...work, ...changed })]
    expect(lists({})).toEqual([person, 0])
    expect(lists({ state: 'waiting' })).toEqual([person, 0])
    expect(lists({ snoozedUntil: now })).toEqual([null, 0])
    for (const changed of [{ state: 'done' }, { putAway: 'trash' }, { putAway: 'junk' }] as const) expect(lists(changed)).toEqual([null, null])
  })
})

const anyWork: fc.Arbitrary<WorkRow> = fc.record({
  state: fc.constantFrom('open', 'waiting', 'done'),
  stateAt: fc.constant(now),
  ownerId: fc.constantFrom(null, person),
  dueOn: fc.constantFrom(null, 0),
  urgent: fc.boolean(),
  snoozedUntil: fc.constantFrom(null, now + hour),
  putAway: fc.constantFrom(null, 'trash', 'junk'),
})
const anyDeed: fc.Arbitrary<Plain> = fc.oneof(
  fc.constantFrom<Plain>({ kind: 'state', state: 'open' }, { kind: 'state', state: 'done' }, { kind: 'owner', personId: person }, { kind: 'due', dueOn: null }, { kind: 'urgent', urgent: true }),
  fc.constantFrom<Plain>({ kind: 'snooze', until: now + hour }, { kind: 'snooze', until: null }, { kind: 'put-away', where: 'trash' }, { kind: 'put-away', where: null }),
)

describe('taking a change back', () => {
  it('leads where it came from, whatever it was', () => {
    fc.assert(fc.property(anyWork, anyDeed, (was, deed) => {
      const is = afterDeed(was, deed, now + 1)
      const back = takenBack(is, was, is)
      expect(back && sameWork(back, was)).toBe(true)
    }))
  })

  it('leaves alone what was changed beside it, and refuses where the same was changed again', () => {
    const is = afterDeed(fresh, { kind: 'state', state: 'done' }, now)
    const owned = afterDeed(is, { kind: 'owner', personId: person }, now)
    expect(takenBack(owned, fresh, is)).toMatchObject({ state: 'open', ownerId: person, stateAt: fresh.stateAt })
    expect(takenBack(afterDeed(is, { kind: 'state', state: 'waiting' }, now), fresh, is)).toBeNull()
  })
})

describe('two conversations that become one', () => {
  const cases: readonly [string, Partial<WorkRow>, Partial<WorkRow>, Partial<WorkRow>][] = [
    ['what is open keeps the whole open', { state: 'done' }, {}, { state: 'open' }],
    ['who owns it goes on to', { ownerId: person }, { ownerId: 'other' }, { ownerId: person }],
    ['where nobody owns it, the other one’s owner does', {}, { ownerId: person }, { ownerId: person }],
    ['the earlier date counts', { dueOn: 5 }, { dueOn: 3 }, { dueOn: 3 }],
    ['a date is not lost', { dueOn: 5 }, {}, { dueOn: 5 }],
    ['what rests wakes for what lies open', { snoozedUntil: now + hour }, {}, { snoozedUntil: null }],
    ['what rests rests on beside what is done', { snoozedUntil: now + hour }, { state: 'done' }, { snoozedUntil: now + hour }],
    ['junk asks for nothing', { state: 'done' }, { putAway: 'junk', dueOn: 3, urgent: true }, { state: 'done', dueOn: null, urgent: false }],
  ]
  it.each(cases)('%s', (_, into, from, is) => {
    expect(combined({ ...fresh, ...into }, { ...fresh, ...from })).toMatchObject(is)
  })
})
