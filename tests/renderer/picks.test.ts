import { describe, expect, it } from 'vitest'
import { standingOf } from '../../src/renderer/features/conversation/work/standing'
import { noPicks, pruned, stretched, toggled } from '../../src/renderer/features/inbox/picks'
import type { Work } from '../../src/shared/domain/work'

const rows = ['a', 'b', 'c', 'd', 'e'].map((id) => ({ id }))
const ids = (picks: { readonly ids: ReadonlySet<string> }): string => [...picks.ids].sort().join('')

describe('picking rows', () => {
  it('takes one more and one less', () => {
    const two = toggled(toggled(noPicks, 'b'), 'd')
    expect(ids(two)).toBe('bd')
    expect(ids(toggled(two, 'b'))).toBe('d')
  })

  it('takes all between where it began and here, in either direction', () => {
    expect(ids(stretched(toggled(noPicks, 'd'), rows, null, 'b'))).toBe('bcd')
    expect(ids(stretched(noPicks, rows, 'c', 'e'))).toBe('cde')
    expect(ids(stretched(noPicks, rows, null, 'e'))).toBe('e')
  })

  it('a stretch gets shorter again, and what was picked apart from it stays', () => {
    const apart = toggled(toggled(noPicks, 'a'), 'c')
    const long = stretched(apart, rows, null, 'e')
    expect(ids(long)).toBe('acde')
    expect(ids(stretched(long, rows, null, 'd'))).toBe('acd')
    expect(ids(stretched(long, rows, null, 'b'))).toBe('abc')
  })

  it('picks nothing by rows that are gone', () => {
    expect(ids(stretched(toggled(noPicks, 'x'), rows, null, 'c'))).toBe('x')
    const held = toggled(toggled(noPicks, 'a'), 'x')
    expect(ids(pruned(held, rows))).toBe('a')
    const there = toggled(noPicks, 'a')
    expect(pruned(there, rows)).toBe(there)
    expect(pruned(there, []).ids.size).toBe(0)
  })
})

describe('how several stand', () => {
  const owner = { id: 'p', name: 'Paula', initials: 'PR', colour: 'teal' } as unknown as NonNullable<Work['owner']>
  const label = (id: string): Work['labels'][number] => ({ id, name: id, colour: 'teal' }) as unknown as Work['labels'][number]
  const work: Work = { state: 'open', list: 'open', owner, dueOn: 86_400_000, urgent: true, snoozedUntil: null, labels: [label('x'), label('y')] }

  it('says what they have in common', () => {
    expect(standingOf([work, { ...work, owner: { ...owner } }])).toEqual(work)
  })

  it('says nothing of what differs', () => {
    const other: Work = { ...work, state: 'done', list: 'trash', owner: null, dueOn: null, urgent: false, labels: [label('y')] }
    expect(standingOf([work, other])).toEqual({ state: null, list: null, owner: null, dueOn: null, urgent: false, snoozedUntil: null, labels: [label('y')] })
  })

  it('of none says nothing', () => {
    expect(standingOf([])).toEqual({ state: null, list: null, owner: null, dueOn: null, urgent: false, snoozedUntil: null, labels: [] })
  })
})
