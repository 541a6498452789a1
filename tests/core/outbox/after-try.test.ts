import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { afterTry } from '../../../src/core/outbox/after-try'
import { pauseAfter, pauses } from '../../../src/core/outbox/retry-policy'
import { fail } from '../../../src/shared/result'

const now = 1_000_000
const temporary = { kind: 'temporary', failure: fail('smtp-temporary', { response: '451 später' }).error } as const

describe('pauses', () => {
  it('grow, and end after about two days', () => {
    expect([...pauses]).toEqual([...pauses].sort((one, other) => one - other))
    const hours = pauses.reduce((sum, pause) => sum + pause, 0) / 3_600_000
    expect(hours).toBeGreaterThan(44)
    expect(hours).toBeLessThan(52)
  })

  it('the first is a minute, and after the last there is none', () => {
    expect(pauseAfter(1)).toBe(60_000)
    expect(pauseAfter(pauses.length + 1)).toBeNull()
    fc.assert(fc.property(fc.integer({ min: -5, max: 1_000 }), (tries) => (pauseAfter(tries) ?? 1) > 0))
  })
})

describe('what follows from a try', () => {
  it('accepted', () => {
    expect(afterTry({ kind: 'accepted', response: '250 gut', refused: [] }, 3, 2, now)).toEqual({ event: { kind: 'accepted', attempt: 3 }, failure: null, nextAt: null })
  })

  it('accepted for some: sent, and the others named', () => {
    const refused = [
      { address: 'a@x.example', response: '550 nein' },
      { address: 'b@x.example', response: '551 fort' },
    ]
    expect(afterTry({ kind: 'accepted', response: '250', refused }, 1, 0, now)).toMatchObject({
      event: { kind: 'accepted' },
      failure: { code: 'smtp-partly-refused', params: { addresses: 'a@x.example, b@x.example', response: '550 nein' } },
    })
  })

  it('put off', () => {
    expect(afterTry(temporary, 1, 0, now)).toMatchObject({ event: { kind: 'deferred', attempt: 1 }, nextAt: now + 60_000 })
    expect(afterTry(temporary, 2, 1, now)).toMatchObject({ nextAt: now + 300_000 })
  })

  it('put off too often: failed, with the last answer, and no promise to go on', () => {
    expect(afterTry(temporary, 12, pauses.length, now)).toEqual({
      event: { kind: 'refused', attempt: 12 },
      failure: { code: 'smtp-gave-up', params: { response: '451 später' } },
      nextAt: null,
    })
    const unreachable = { kind: 'temporary', failure: fail('smtp-unreachable', { host: 'x' }).error } as const
    expect(afterTry(unreachable, 12, pauses.length, now)).toMatchObject({ failure: { code: 'smtp-gave-up', params: { response: 'none' } } })
  })

  it('refused', () => {
    expect(afterTry({ kind: 'permanent', failure: fail('smtp-rejected', { response: '550' }).error }, 1, 0, now)).toMatchObject({ event: { kind: 'refused' }, failure: { code: 'smtp-rejected' } })
  })

  it('a wrong password waits for a person and is not tried again by itself', () => {
    for (const code of ['smtp-auth', 'smtp-no-login'] as const) {
      expect(afterTry({ kind: 'permanent', failure: fail(code).error }, 1, 0, now)).toMatchObject({ event: { kind: 'deferred' }, failure: { code }, nextAt: null })
    }
  })

  it('uncertain', () => {
    expect(afterTry({ kind: 'uncertain', failure: fail('smtp-connection-lost').error }, 1, 0, now)).toMatchObject({ event: { kind: 'lost' }, nextAt: null })
  })

  it('called off: queued at once, and nothing is held against it', () => {
    expect(afterTry({ kind: 'temporary', failure: fail('cancelled').error }, 1, 0, now)).toMatchObject({ event: { kind: 'deferred' }, failure: null, nextAt: now })
  })
})
