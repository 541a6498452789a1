import { beforeEach, describe, expect, it, vi } from 'vitest'
import { keepPlace, keptPlace } from '../../src/renderer/app/kept-place'
import { startAt } from '../../src/renderer/app/navigation'

const held = new Map<string, string>()
beforeEach(() => {
  held.clear()
  vi.stubGlobal('location', { hash: '' })
  vi.stubGlobal('localStorage', { getItem: (key: string) => held.get(key) ?? null, setItem: (key: string, value: string) => void held.set(key, value) })
})

const open = { id: 'a', messageId: 'm', words: [{ text: 'ventil', prefix: true }] }

describe('the place that is kept', () => {
  it('is the list and what was open in it, without the search that led there', () => {
    keepPlace({ view: 'unread', open, query: 'ventil' })
    expect(keptPlace()).toEqual({ view: 'unread', open: { id: 'a', messageId: null, words: [] }, query: '' })
  })

  it('is the last list: settings and review are not come back to', () => {
    keepPlace({ view: 'drafts', open: null, query: '' })
    keepPlace({ view: 'settings', open: null, query: '' })
    keepPlace({ view: 'review', open: null, query: '' })
    expect(keptPlace()).toEqual({ view: 'drafts', open: null, query: '' })
  })

  it('may be a label\'s list', () => {
    const view = 'label:019f6c5e-0000-7000-8000-000000000001'
    keepPlace({ view, open: null, query: '' })
    expect(keptPlace().view).toBe(view)
  })

  it('is none of a window that was opened for one conversation', () => {
    keepPlace({ view: 'unread', open, query: '' })
    const id = '019f6c5e-0000-7000-8000-000000000002'
    vi.stubGlobal('location', { hash: `#conversation/${id}` })
    expect(keptPlace()).toEqual({ view: 'inbox', open: { id, messageId: null, words: [] }, query: '' })
    keepPlace({ view: 'done', open: null, query: '' })
    vi.stubGlobal('location', { hash: '' })
    expect(keptPlace()).toMatchObject({ view: 'unread', open: { id: 'a' } })
  })

  it.each(['', '{', 'null', '[]', '7', '{"view":"settings"}', '{"view":"label:../x"}', '{"view":{"a":1},"openId":7}'])('of %j is the start', (text) => {
    held.set('rueckkanal.place', text)
    expect(keptPlace()).toEqual(startAt(''))
  })
})
