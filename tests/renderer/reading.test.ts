import { describe, expect, it, vi } from 'vitest'
import { isStale } from '../../src/renderer/api/changes'
import { gather } from '../../src/renderer/api/gather'
import { move, startAt } from '../../src/renderer/app/navigation'
import { checkLink } from '../../src/renderer/features/conversation/links'
import { splitQuoted } from '../../src/renderer/features/conversation/quoted'
import { layLine, linesOf } from '../../src/renderer/features/conversation/word-layout'
import { fitted, zoomIn, zoomOut } from '../../src/renderer/features/conversation/zoom'
import { portOf, withAddress, withTls, emptyAccount } from '../../src/renderer/features/settings/account-form'
import { fileSize } from '../../src/shared/text/written'
import { pieces } from '../../src/renderer/ui/pieces'

const word = (text: string, left: number, line: number, width = 40) => ({ text, line, confidence: 90, box: [left, line * 30, width, 20] as [number, number, number, number] })

describe('words over a page', () => {
  it('stand in reading order, whatever order they came in', () => {
    const lines = linesOf([word('zwei', 100, 1), word('eins', 0, 1), word('null', 0, 0)])
    expect(lines.map((line) => line.map(({ text }) => text))).toEqual([['null'], ['eins', 'zwei']])
  })

  it('reach to the next word, so that a selection has no gaps, but not over a column', () => {
    const [first, second, third] = layLine([word('a', 0, 0), word('b', 50, 0), word('c', 400, 0)])
    expect(first).toMatchObject({ text: 'a ', width: 50 })
    expect(second).toMatchObject({ text: 'b ', width: 40 })
    expect(third).toMatchObject({ text: 'c', width: 40 })
  })
})

describe('search marks', () => {
  it('cut a text into hits and the rest, whatever the ranges are', () => {
    expect(pieces('Bestellung heute', [[0, 10]])).toEqual([{ text: 'Bestellung', hit: true }, { text: ' heute', hit: false }])
    expect(pieces('abcdef', [[4, 99], [1, 3], [2, 3]]).map(({ text, hit }) => (hit ? `[${text}]` : text)).join('')).toBe('a[bc]d[ef]')
    expect(pieces('', [[0, 5]])).toEqual([])
  })
})

describe('a link', () => {
  it('that names the place it opens is plain', () => {
    expect(checkLink('https://www.firma.example/a', 'https://firma.example/a?x=1')).toEqual({ plain: true, forged: false })
    expect(checkLink('firma.example', 'https://firma.example/')).toEqual({ plain: true, forged: false })
    expect(checkLink('a@firma.example', 'mailto:a@firma.example')).toEqual({ plain: true, forged: false })
  })

  it('that names another place is forged', () => {
    expect(checkLink('www.bank.example', 'https://bank.example.evil.example/')).toEqual({ plain: false, forged: true })
    expect(checkLink('https://bank.example', 'nonsense')).toEqual({ plain: false, forged: true })
  })

  it('with mere words shows its place first', () => {
    expect(checkLink('Hier klicken', 'https://firma.example/')).toEqual({ plain: false, forged: false })
    expect(checkLink('', 'https://firma.example/')).toEqual({ plain: false, forged: false })
  })
})

describe('quoted mails', () => {
  it('are parted at the line that introduces them', () => {
    expect(splitQuoted('Danke!\n\nAm 7. Oktober 2026 um 06:05 schrieb Eva <e@x.example>:\n> Frage')).toEqual({
      own: 'Danke!',
      quoted: 'Am 7. Oktober 2026 um 06:05 schrieb Eva <e@x.example>:\n> Frage',
    })
  })

  it('are parted at a tail of quoted lines, and answers between quotes stay', () => {
    expect(splitQuoted('> Frage 1\nJa.\n> Frage 2\nNein.')).toEqual({ own: '> Frage 1\nJa.\n> Frage 2\nNein.', quoted: '' })
    expect(splitQuoted('Ja.\r\n> Frage')).toEqual({ own: 'Ja.', quoted: '> Frage' })
  })

  it('are shown where there is nothing else', () => {
    expect(splitQuoted('> nur Zitat')).toEqual({ own: '> nur Zitat', quoted: '' })
    expect(splitQuoted('')).toEqual({ own: '', quoted: '' })
  })
})

describe('what a change makes stale', () => {
  it('is what belongs to the changed conversation, and what belongs to all', () => {
    expect(isStale({ name: 'conversation.get', about: 'a' }, ['message'], ['a'])).toBe(true)
    expect(isStale({ name: 'conversation.get', about: 'b' }, ['message'], ['a'])).toBe(false)
    expect(isStale({ name: 'conversation.get', about: 'b' }, ['message'], [])).toBe(true)
    expect(isStale({ name: 'inbox.counts', about: undefined }, ['message'], ['a'])).toBe(true)
  })

  it('is never an open search', () => {
    expect(isStale({ name: 'search.find', about: undefined }, ['message', 'conversation', 'page'], [])).toBe(false)
  })

  it('is gathered over a short while; "all" wins over names', () => {
    vi.useFakeTimers()
    const announced = vi.fn()
    const changed = gather(80, announced)
    changed({ kinds: ['page'], ids: ['a'] })
    changed({ kinds: ['page', 'message'], ids: ['b'] })
    vi.advanceTimersByTime(80)
    changed({ kinds: ['page'], ids: ['a'] })
    changed({ kinds: ['page'], ids: [] })
    vi.advanceTimersByTime(80)
    vi.useRealTimers()
    expect(announced.mock.calls).toEqual([[{ kinds: ['page', 'message'], ids: ['a', 'b'] }], [{ kinds: ['page'], ids: [] }]])
  })
})

describe('moving about', () => {
  const open = { id: 'c', messageId: 'm', words: [{ text: 'bestellung', prefix: true }] }

  it('keeps the conversation open beside another list, and drops the marks of a search that ended', () => {
    const there = move(move(startAt(''), { to: 'query', query: 'best' }), { to: 'conversation', open })
    expect(there.open?.words).toHaveLength(1)
    expect(move(there, { to: 'query', query: '' }).open).toMatchObject({ id: 'c', words: [] })
    expect(move(there, { to: 'view', view: 'unread' })).toMatchObject({ query: '', open: { id: 'c', words: [] } })
  })

  it('leads from the settings to the list when something is opened or sought', () => {
    const settings = move(startAt(''), { to: 'view', view: 'settings' })
    expect(move(settings, { to: 'conversation', open }).view).toBe('inbox')
    expect(move(settings, { to: 'query', query: 'x' }).view).toBe('inbox')
  })
})

describe('small rules', () => {
  it('zoom in steps and stop at the ends', () => {
    expect(zoomOut(fitted)).toBe(fitted)
    expect(zoomOut(zoomIn(fitted))).toBe(fitted)
    expect(zoomIn(4)).toBe(4)
  })

  it('sizes are said as people say them', () => {
    expect(fileSize(0, 'de')).toMatch(/^0/)
    expect(fileSize(312_400, 'de')).toMatch(/^312\s?kB$/)
    expect(fileSize(4_210_000, 'de')).toMatch(/^4,2\s?MB$/)
    expect(fileSize(5e12, 'de')).toMatch(/GB$/)
  })

  it('the usual port goes along with the encryption, one set by hand stays', () => {
    expect(withTls(emptyAccount, 'starttls').port).toBe(587)
    expect(withTls({ ...emptyAccount, port: 2525 }, 'starttls').port).toBe(2525)
    expect(portOf('465')).toBe(465)
    expect([portOf('0'), portOf('70000'), portOf('x'), portOf('')]).toEqual([null, null, null, null])
  })

  it('the user follows the address until it differs', () => {
    expect(withAddress(emptyAccount, 'a@b.example').user).toBe('a@b.example')
    expect(withAddress({ ...emptyAccount, user: 'kasse' }, 'a@b.example').user).toBe('kasse')
  })
})
