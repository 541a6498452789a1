import { describe, expect, it } from 'vitest'
import { dayName, daysAgo, momentInWords, shortTime } from '../../src/renderer/i18n/time'
import { momentOnPaper } from '../../src/shared/text/written'

const at = (year: number, month: number, day: number, hour = 12, minute = 0): number => new Date(year, month - 1, day, hour, minute).getTime()
const now = at(2026, 11, 23, 14, 5)

describe('time in words', () => {
  it('counts calendar days, not hours', () => {
    expect(daysAgo(at(2026, 11, 22, 23, 59), at(2026, 11, 23, 0, 1))).toBe(1)
    expect(daysAgo(at(2026, 11, 23, 0, 1), at(2026, 11, 23, 23, 59))).toBe(0)
    expect(daysAgo(at(2026, 11, 24, 0, 1), now)).toBe(-1)
  })

  it('counts right over the change of the clocks and of the year', () => {
    expect(daysAgo(at(2026, 10, 24), at(2026, 10, 26))).toBe(2)
    expect(daysAgo(at(2025, 12, 31), at(2026, 1, 1))).toBe(1)
  })

  it('is as short in rows as it stays plain', () => {
    expect(shortTime(at(2026, 11, 23, 9, 6), now, 'de')).toBe('09:06')
    expect(shortTime(at(2026, 11, 22), now, 'de')).toBe('gestern')
    expect(shortTime(at(2026, 11, 22), now, 'en')).toBe('yesterday')
    expect(shortTime(at(2026, 11, 17), now, 'de')).toMatch(/^Di/)
    expect(shortTime(at(2026, 11, 16), now, 'de')).toMatch(/^16\. Nov/)
    expect(shortTime(at(2025, 3, 3), now, 'de')).toBe('03.03.2025')
  })

  it('is a part of a sentence elsewhere', () => {
    expect(momentOnPaper(at(2026, 11, 23, 9, 6), 'de')).toBe('23.11.2026, 09:06')
    expect(momentOnPaper(at(2026, 11, 23, 9, 6), 'en')).toBe('23/11/2026, 09:06')
    expect(momentInWords(at(2026, 11, 23, 9, 6), now, 'de')).toBe('heute 09:06')
    expect(momentInWords(at(2026, 11, 24, 8, 0), now, 'de')).toBe('morgen 08:00')
    expect(momentInWords(at(2026, 3, 3, 10, 12), now, 'de')).toMatch(/^Di\.?, 3\. März, 10:12$/)
    expect(momentInWords(at(2025, 3, 3, 10, 12), now, 'de')).toBe('3. März 2025, 10:12')
    expect(dayName(at(2026, 3, 3), now, 'de')).toBe('Dienstag, 3. März')
    expect(dayName(now, now, 'en')).toBe('today')
  })
})
