import { describe, expect, it } from 'vitest'
import { mergeRow, shiftOf, type InboxPage } from '../../src/renderer/features/inbox/rows'
import type { ConversationRow } from '../../src/shared/domain/conversation'

const work: ConversationRow['work'] = { state: 'open', list: 'open', owner: null, dueOn: null, urgent: false, snoozedUntil: null, labels: [] }
const row = (id: string, at: number, changed: Partial<ConversationRow> = {}): ConversationRow => ({
  id, at, contactName: '', contactAddress: '', subject: '', snippet: '', channel: 'fax', direction: 'in', messages: 1, unread: 1,
  hasDraft: false, troubled: false, pagesWaiting: 0, work, ...changed,
})
const pages: readonly InboxPage[] = [
  { rows: [row('e', 50), row('d', 40)], next: { at: 40, id: 'd' } },
  { rows: [row('c', 30), row('b', 20)], next: { at: 20, id: 'b' } },
]
const ids = (all: readonly InboxPage[]): string => all.map((page) => page.rows.map(({ id }) => id).join('')).join('|')

describe('a fresh row', () => {
  it('comes in at its place by time', () => {
    expect(ids(mergeRow(pages, 'f', row('f', 60), 'all'))).toBe('fed|cb')
    expect(ids(mergeRow(pages, 'x', row('x', 35), 'all'))).toBe('ed|xcb')
  })

  it('moves up when its conversation grows, and stands there once', () => {
    expect(ids(mergeRow(pages, 'b', row('b', 99), 'all'))).toBe('bed|c')
  })

  it('is decided by its id between equal times, as in the keyset of the engine', () => {
    expect(ids(mergeRow(pages, 'z', row('z', 50), 'all'))).toBe('zed|cb')
    expect(ids(mergeRow(pages, 'a', row('a', 50), 'all'))).toBe('ead|cb')
  })

  it('older than all that is loaded waits for scrolling, unless the list is at its end', () => {
    expect(ids(mergeRow(pages, 'a', row('a', 1), 'all'))).toBe('ed|cb')
    expect(ids(mergeRow([{ rows: [row('c', 30)], next: null }], 'a', row('a', 1), 'all'))).toBe('ca')
    expect(ids(mergeRow([{ rows: [], next: null }], 'a', row('a', 1), 'all'))).toBe('a')
  })

  it('that changed keeps its place, at the end of what is loaded too', () => {
    expect(ids(mergeRow(pages, 'b', row('b', 20, { unread: 0 }), 'all'))).toBe('ed|cb')
    expect(ids(mergeRow(pages, 'd', row('d', 40, { unread: 0 }), 'all'))).toBe('ed|cb')
  })

  it('that is gone leaves the list', () => {
    expect(ids(mergeRow(pages, 'd', null, 'all'))).toBe('e|cb')
    expect(mergeRow(pages, 'unknown', null, 'all')).toBe(pages)
  })

  it('read a moment ago stays among the unread, but does not come in there', () => {
    expect(ids(mergeRow(pages, 'd', row('d', 40, { unread: 0 }), 'unread'))).toBe('ed|cb')
    expect(ids(mergeRow(pages, 'f', row('f', 60, { unread: 0 }), 'unread'))).toBe('ed|cb')
    expect(ids(mergeRow(pages, 'f', row('f', 60, { troubled: true }), 'troubled'))).toBe('fed|cb')
  })
})

describe('the row under the pointer', () => {
  it('is followed when rows come in above it', () => {
    expect(shiftOf(['a', 'b', 'c'], ['x', 'y', 'a', 'b', 'c'], 1)).toBe(2)
    expect(shiftOf(['a', 'b', 'c'], ['b', 'c'], 1)).toBe(-1)
  })

  it('that is gone leaves its place to the next one that is known', () => {
    expect(shiftOf(['a', 'b', 'c'], ['x', 'a', 'c'], 1)).toBe(0)
    expect(shiftOf(['a'], ['x'], 0)).toBe(0)
  })
})

describe('lists of work', () => {
  const ids = (all: readonly InboxPage[]): string[] => all.flatMap((page) => page.rows.map(({ id }) => id))
  const done = { ...work, state: 'done', list: 'done' } as const

  it('let go of what is done, and take up what is open again', () => {
    expect(ids(mergeRow(pages, 'd', row('d', 40, { work: done }), 'open'))).toEqual(['e', 'c', 'b'])
    expect(ids(mergeRow(pages, 'x', row('x', 45), 'open'))).toEqual(['e', 'x', 'd', 'c', 'b'])
    expect(ids(mergeRow(pages, 'x', row('x', 45, { work: done }), 'open'))).toEqual(['e', 'd', 'c', 'b'])
  })

  it('of a label hold what bears it', () => {
    const labels = [{ id: 'l', name: 'Mahnung', colour: 'red' as const }]
    expect(ids(mergeRow(pages, 'x', row('x', 45, { work: { ...work, labels } }), 'label:l'))).toEqual(['e', 'x', 'd', 'c', 'b'])
    expect(ids(mergeRow(pages, 'd', row('d', 40), 'label:l'))).toEqual(['e', 'c', 'b'])
  })
})
