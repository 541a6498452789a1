import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { missingPages, pageTroubles, pagesIn } from '../../../src/core/fax/page-troubles'
import type { TransmitLine } from '../../../src/shared/domain/fax'

const line = (page: number | null, pages: number | null, more: Partial<TransmitLine> = {}): TransmitLine => ({
  raw: '',
  senderNumber: '+49711480220',
  senderName: null,
  recipientNumber: null,
  date: '2026-02-03',
  time: '11:20',
  page,
  pages,
  ...more,
})

describe('the pages of a fax', () => {
  it('are all there, in their order', () => {
    expect(pageTroubles([line(1, 3), line(2, 3), line(3, 3)])).toEqual([])
    expect(pageTroubles([line(1, null), line(2, null)])).toEqual([])
    expect(pageTroubles([null, null])).toEqual([])
    expect(pageTroubles([])).toEqual([])
  })

  it('lack what was stamped and did not come', () => {
    expect(pageTroubles([line(1, 4), line(2, 4), line(4, 4)])).toEqual([{ kind: 'missing', pages: [3], of: 4 }])
    expect(pageTroubles([line(2, 3)])).toEqual([{ kind: 'missing', pages: [1, 3], of: 3 }])
    expect(pageTroubles([line(1, null), line(4, null)])).toEqual([{ kind: 'missing', pages: [2, 3], of: 4 }])
  })

  it('lack nothing that another file holds', () => {
    expect(pageTroubles([line(1, 4), line(2, 4)], [3])).toEqual([{ kind: 'missing', pages: [4], of: 4 }])
    expect(pageTroubles([line(1, 4), line(2, 4)], [3, 4])).toEqual([])
    expect(missingPages([line(1, 4)], [2])).toEqual([3, 4])
  })

  it('are not said to be missing where one of unknown number may be it', () => {
    expect(pageTroubles([line(1, 3), null])).toEqual([])
    expect(pageTroubles([line(1, 4), null, line(4, 4)])).toEqual([])
    // Between 1 and 3 only 2 has room, and the last of three can only be 3.
    expect(pageTroubles([line(1, 4), null, line(3, 4)])).toEqual([{ kind: 'missing', pages: [4], of: 4 }])
    expect(pagesIn([line(1, 3), line(2, 3), null])).toEqual([1, 2, 3])
  })

  it('lie in another order than they were stamped', () => {
    expect(pageTroubles([line(3, 3), line(2, 3), line(1, 3)])).toEqual([{ kind: 'out-of-order', order: [3, 2, 1] }])
    expect(pageTroubles([line(2, 4), line(1, 4), line(4, 4)])).toEqual([
      { kind: 'missing', pages: [3], of: 4 },
      { kind: 'out-of-order', order: [2, 1, 3] },
    ])
    expect(pageTroubles([line(1, 3), line(1, 3, { time: '11:21' }), line(2, 3), line(3, 3)])).not.toContainEqual(expect.objectContaining({ kind: 'out-of-order' }))
  })
})

describe('several faxes in one file', () => {
  const other = { senderNumber: '+493012345678' }
  it('are told by another sender, another day, another count', () => {
    expect(pageTroubles([line(1, 2), line(2, 2), line(1, 1, other)])).toEqual([{ kind: 'several-faxes', firstPages: [1, 3] }])
    expect(pageTroubles([line(1, 1), line(1, 1, { date: '2026-02-04' })])).toEqual([{ kind: 'several-faxes', firstPages: [1, 2] }])
    expect(pageTroubles([line(1, 2), line(2, 2), line(1, 3), line(2, 3), line(3, 3)])).toEqual([{ kind: 'several-faxes', firstPages: [1, 3] }])
    expect(pageTroubles([line(1, 2), line(2, 2), line(1, 2), line(2, 2)])).toEqual([{ kind: 'several-faxes', firstPages: [1, 3] }])
    expect(pageTroubles([line(1, 1), null, line(1, 1, other)])).toEqual([{ kind: 'several-faxes', firstPages: [1, 3] }])
  })

  it('are not made of one fax that was misread or sent at midnight', () => {
    expect(pageTroubles([line(1, 2), line(2, 2, { senderNumber: '+49711480228' })])).toEqual([])
    expect(pageTroubles([line(1, 2, { time: '23:59' }), line(2, 2, { date: '2026-02-04', time: '00:01' })])).toEqual([])
    expect(pageTroubles([line(1, 3), line(2, 3, { senderNumber: null, date: null }), line(3, 3)])).toEqual([])
    expect(pageTroubles([line(2, 3), line(1, 3), line(3, 3)])).toEqual([{ kind: 'out-of-order', order: [2, 1, 3] }])
  })
})

it('whatever the lines say, troubles name pages that can be', () => {
  const count = fc.option(fc.integer({ min: 1, max: 30 }), { nil: null })
  const any = fc.option(
    fc.record({ page: count, pages: count, senderNumber: fc.constantFrom(null, '+49711480220', '+493012345678'), date: fc.constantFrom(null, '2026-02-03', '2026-02-04') }),
    { nil: null },
  )
  fc.assert(
    fc.property(fc.array(any, { maxLength: 12 }), fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 4 }), (all, elsewhere) => {
      const lines = all.map((some) => (some === null ? null : line(some.page, some.pages, some)))
      for (const trouble of pageTroubles(lines, elsewhere)) {
        if (trouble.kind === 'missing') expect(trouble.pages.length > 0 && trouble.pages.every((page) => page >= 1 && page <= trouble.of && !elsewhere.includes(page))).toBe(true)
        if (trouble.kind === 'out-of-order') expect([...trouble.order].sort((one, two) => one - two)).toEqual(lines.map((_, index) => index + 1))
        if (trouble.kind === 'several-faxes') expect(trouble.firstPages.length > 1 && trouble.firstPages.every((page) => page >= 1 && page <= lines.length)).toBe(true)
      }
    }),
  )
})
