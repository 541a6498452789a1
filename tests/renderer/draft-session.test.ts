import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { DraftSession } from '../../src/renderer/features/composer/draft-session'
import { placeOf } from '../../src/renderer/features/composer/failures'
import type { Draft } from '../../src/shared/domain/draft'
import { fail, ok, type Result } from '../../src/shared/result'

const draft: Draft = { id: 'd', conversationId: 'c', intent: 'reply', replyTo: null, identity: null, to: 'a@b.example', cc: '', bcc: '', subject: 'Re', text: '', formatted: null, attachments: [], updatedAt: 0 }

/** An engine whose answers the test gives when it likes. */
function engine() {
  const saves: { readonly text: string; readonly answer: (result: Result<unknown>) => void }[] = []
  const save = (saved: Draft): Promise<Result<unknown>> => new Promise((answer) => saves.push({ text: saved.text, answer }))
  return { saves, save }
}

describe('a draft under way', () => {
  beforeEach(() => vi.useFakeTimers())
  afterEach(() => vi.useRealTimers())

  it('is saved once typing rests', () => {
    const { saves, save } = engine()
    const session = new DraftSession(draft, save, 400)
    session.change({ text: 'Gut' })
    vi.advanceTimersByTime(399)
    session.change({ text: 'Guten Tag' })
    vi.advanceTimersByTime(399)
    expect(saves).toHaveLength(0)
    vi.advanceTimersByTime(1)
    expect(saves.map(({ text }) => text)).toEqual(['Guten Tag'])
  })

  it('answers a flush only when the newest words are with the engine, even past a save under way', async () => {
    const { saves, save } = engine()
    const session = new DraftSession(draft, save, 400)
    session.change({ text: 'alt' })
    vi.advanceTimersByTime(400)
    session.change({ text: 'neu' })
    let flushed = false
    const flush = session.flush().then((result) => {
      flushed = true
      return result
    })
    await vi.advanceTimersByTimeAsync(0)
    expect(flushed).toBe(false)
    saves[0]?.answer(ok(null))
    await vi.advanceTimersByTimeAsync(0)
    expect(saves.map(({ text }) => text)).toEqual(['alt', 'neu'])
    expect(flushed).toBe(false)
    saves[1]?.answer(ok(null))
    expect((await flush).ok).toBe(true)
    expect(session.view.state).toBe('saved')
  })

  it('stays unsaved after a failure and goes along with the next flush', async () => {
    const { saves, save } = engine()
    const session = new DraftSession(draft, save, 400)
    session.change({ text: 'bleibt' })
    const first = session.flush()
    saves[0]?.answer(fail('engine-down'))
    expect((await first).ok).toBe(false)
    expect(session.view).toMatchObject({ state: 'unsaved', draft: { text: 'bleibt' } })
    const second = session.flush()
    saves[1]?.answer(ok(null))
    await second
    expect(session.view.state).toBe('saved')
  })

  it('keeps what is typed when an attachment brings a newer draft', () => {
    const { save } = engine()
    const session = new DraftSession(draft, save, 400)
    session.change({ text: 'getippt' })
    session.adopt({ ...draft, text: 'älter', attachments: [{ id: 'x', name: 'fax.pdf', mediaType: 'application/pdf', size: 1, contentId: null }] })
    expect(session.view.draft).toMatchObject({ text: 'getippt', attachments: [{ name: 'fax.pdf' }] })
  })
})

describe('a failure of sending', () => {
  it('is said beside the field that it speaks of', () => {
    const place = (...failure: Parameters<typeof fail>) => placeOf(fail(...failure).error, { ...draft, cc: 'falsch@' })
    expect(place('no-recipient')).toBe('to')
    expect(place('address-invalid', { address: 'falsch@' })).toBe('cc')
    expect(place('address-invalid', { address: 'a@b.example' })).toBe('to')
    expect(place('message-too-large')).toBe('attachments')
    expect(place('no-account')).toBe('send')
  })
})
