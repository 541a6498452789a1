import { describe, expect, it } from 'vitest'
import { isQuiet, whatToTell, type News } from '../../../src/core/presence/decide'
import type { Workday } from '../../../src/shared/domain/person'
import type { Presence } from '../../../src/shared/domain/presence'

const zone = 'Europe/Berlin'
const usual: Presence = { tell: { fax: true, mail: true, assigned: true, mentioned: true }, names: false, quiet: null, workingHours: false, pausedUntil: null, tray: false }
const night = { from: 22 * 60, to: 6 * 60 }
const week: readonly Workday[] = [1, 2, 3, 4, 5].map((day) => ({ day, from: 8 * 60, to: 17 * 60 }))
const at = (iso: string): number => Date.parse(iso)

describe('quiet hours', () => {
  it.each([
    ['before them', '2026-11-27T21:59:00+01:00', night, false],
    ['from their first minute', '2026-11-27T22:00:00+01:00', night, true],
    ['over midnight', '2026-11-28T00:30:00+01:00', night, true],
    ['in their last minute', '2026-11-28T05:59:59+01:00', night, true],
    ['after them', '2026-11-28T06:00:00+01:00', night, false],
    ['within a day', '2026-11-28T12:30:00+01:00', { from: 12 * 60, to: 13 * 60 }, true],
    ['within a day, after', '2026-11-28T13:00:00+01:00', { from: 12 * 60, to: 13 * 60 }, false],
    ['begin and end are one: none', '2026-11-28T12:00:00+01:00', { from: 12 * 60, to: 12 * 60 }, false],
    ['until midnight', '2026-11-28T23:59:00+01:00', { from: 20 * 60, to: 0 }, true],
    ['until midnight, after', '2026-11-29T00:00:00+01:00', { from: 20 * 60, to: 0 }, false],
    // 29 March 2026: at 2:00 it is 3:00. Half past two is never there, and six is an hour earlier than the evening counted.
    ['the clock is put forward: before', '2026-03-29T01:59:00+01:00', { from: 0, to: 180 }, true],
    ['the clock is put forward: after', '2026-03-29T03:00:00+02:00', { from: 0, to: 180 }, false],
    ['the clock is put forward: the morning', '2026-03-29T05:59:00+02:00', night, true],
    ['the clock is put forward: six', '2026-03-29T06:00:00+02:00', night, false],
    // 25 October 2026: half past two is there twice, and both are quiet.
    ['the clock is put back: first time', '2026-10-25T02:30:00+02:00', { from: 150, to: 160 }, true],
    ['the clock is put back: second time', '2026-10-25T02:30:00+01:00', { from: 150, to: 160 }, true],
    ['the clock is put back: six', '2026-10-25T06:00:00+01:00', night, false],
  ])('%s', (_, now, quiet, is) => {
    expect(isQuiet({ now: at(now), presence: { ...usual, quiet }, hours: [], timeZone: zone })).toBe(is)
  })
})

describe('working hours', () => {
  it.each([
    ['Friday noon', '2026-11-27T12:00:00+01:00', week, false],
    ['Friday, before', '2026-11-27T07:59:00+01:00', week, true],
    ['Friday, when they end', '2026-11-27T17:00:00+01:00', week, true],
    ['Saturday', '2026-11-28T12:00:00+01:00', week, true],
    ['Sunday', '2026-11-29T12:00:00+01:00', week, true],
    ['Saturday of one who works then', '2026-11-28T12:00:00+01:00', [{ day: 6, from: 600, to: 840 }], false],
    ['nothing is known of them', '2026-11-29T03:00:00+01:00', [], false],
    ['Sunday here, Monday there: the wall decides', '2026-11-30T00:30:00+01:00', [{ day: 7, from: 0, to: 1_440 }], true],
    ['until midnight', '2026-11-29T23:59:00+01:00', [{ day: 7, from: 0, to: 1_440 }], false],
  ])('%s', (_, now, hours, is) => {
    expect(isQuiet({ now: at(now), presence: { ...usual, workingHours: true }, hours, timeZone: zone })).toBe(is)
  })

  it('count for nothing where they were not chosen', () => {
    expect(isQuiet({ now: at('2026-11-29T12:00:00+01:00'), presence: usual, hours: week, timeZone: zone })).toBe(false)
  })
})

it('a pause ends by itself', () => {
  const now = at('2026-11-27T12:00:00+01:00')
  expect([now + 1, now, now - 1].map((pausedUntil) => isQuiet({ now, presence: { ...usual, pausedUntil }, hours: [], timeZone: zone }))).toEqual([true, false, false])
})

const news = (kind: News['kind'], conversationId = 'a', who = 'Nordlicht eG', subject = 'Kündigung'): News => ({ kind, conversationId, who, subject })
const desk = (presence: Partial<Presence> = {}, now = at('2026-11-27T12:00:00+01:00')) => ({ now, presence: { ...usual, ...presence }, hours: week, timeZone: zone })

describe('what is told', () => {
  it.each([
    ['nothing of nothing', [], {}, null],
    ['one, and nothing of what it says', [news('fax')], {}, { kind: 'fax', count: 1, who: '', subject: '', conversationId: 'a' }],
    ['one by name where that was chosen', [news('fax')], { names: true }, { kind: 'fax', count: 1, who: 'Nordlicht eG', subject: 'Kündigung', conversationId: 'a' }],
    ['several as one, never by name', [news('mail'), news('mail', 'b')], { names: true }, { kind: 'mail', count: 2, who: '', subject: '', conversationId: null }],
    ['several of one conversation lead there', [news('mail'), news('mail')], {}, { kind: 'mail', count: 2, who: '', subject: '', conversationId: 'a' }],
    ['several kinds', [news('mail'), news('fax', 'b'), news('mentioned', 'c')], {}, { kind: 'several', count: 3, who: '', subject: '', conversationId: null }],
    ['not what nobody wants to hear of', [news('mail'), news('fax', 'b')], { tell: { fax: true, mail: false, assigned: true, mentioned: true } }, { kind: 'fax', count: 1, who: '', subject: '', conversationId: 'b' }],
    ['nothing in a pause', [news('fax')], { pausedUntil: at('2026-11-28T00:00:00Z') }, null],
    ['one line of what a stranger wrote', [news('mail', 'a', 'a\n\u202eb'.repeat(100), '\u0007 x')], { names: true }, { kind: 'mail', count: 1, who: `${'a b'.repeat(100).slice(0, 120)}…`, subject: 'x', conversationId: 'a' }],
  ] as const)('%s', (_, happened, presence, expected) => {
    expect(whatToTell(happened, desk(presence))).toEqual(expected)
  })
})
