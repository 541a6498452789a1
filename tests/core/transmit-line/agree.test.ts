import { describe, expect, it } from 'vitest'
import { agree } from '../../../src/core/transmit-line'
import type { TransmitLine } from '../../../src/shared/domain/fax'

const line = (page: number | null, more: Partial<TransmitLine> = {}): TransmitLine => ({
  raw: '',
  senderNumber: '+49711480220',
  senderName: 'MUELLER GMBH',
  recipientNumber: '+493012345678',
  date: '2026-02-03',
  time: '11:20',
  page,
  pages: 3,
  ...more,
})

describe('the lines of one fax', () => {
  it('settle a page that was misread', () => {
    const lines = [line(1), line(2, { senderNumber: '+49711480228', date: '2026-02-08', pages: 8, senderName: 'MUELLFR GMBH' }), line(3)]
    expect(agree(lines)).toEqual([line(1), line(2), line(3)])
  })

  it('fill what a page lost', () => {
    expect(agree([line(1), line(null, { senderNumber: null, date: null, pages: null }), line(3)])).toEqual([line(1), line(2), line(3)])
    expect(agree([line(null), line(2)])).toEqual([line(1), line(2)])
  })

  it('leave alone what may be another fax', () => {
    const other = { senderNumber: '+4930999999', date: '2026-03-14', senderName: 'ANDERE KG', pages: 1 }
    expect(agree([line(1), line(2), line(3), line(1, other)])[3]).toEqual(line(1, other))
    expect(agree([line(1), line(2), line(3), line(1, { ...other, pages: 2 }), line(null, { ...other, pages: 2 })])[4]).toEqual(line(2, { ...other, pages: 2 }))
    const two = [line(1), line(2, { senderNumber: '+49711480228' })]
    expect(agree(two)).toEqual(two)
  })

  it('make nothing of nothing', () => {
    expect(agree([])).toEqual([])
    expect(agree([null, null])).toEqual([null, null])
    expect(agree([null, line(2), null])).toEqual([null, line(2), null])
    expect(agree([line(null, { pages: null }), line(null, { pages: null })]).map((one) => one?.page)).toEqual([null, null])
  })

  it('know 12 of two pages for 1/2 with its stroke lost, and nothing else for it', () => {
    const bare = { pages: null }
    expect(agree([line(12, bare), line(22, bare)])).toEqual([line(1, { pages: 2 }), line(2, { pages: 2 })])
    expect(agree([line(11, bare)])).toEqual([line(1, { pages: 1 })])
    expect(agree([line(13, bare)])).toEqual([line(null, bare)])
    expect(agree([line(12)])).toEqual([line(12)])
  })

  it('know a page number beyond the total for a misread one', () => {
    expect(agree([line(1), line(9), line(3)]).map((one) => one?.page)).toEqual([1, 2, 3])
    expect(agree([line(91, { pages: null }), line(2, { pages: null })]).map((one) => one?.page)).toEqual([1, 2])
    expect(agree([line(91, { pages: null })]).map((one) => one?.page)).toEqual([null])
    expect(agree([line(91, { pages: 120 })]).map((one) => one?.page)).toEqual([91])
    expect(agree([line(3), line(9), line(1)]).map((one) => one?.page)).toEqual([3, null, 1])
  })
})
