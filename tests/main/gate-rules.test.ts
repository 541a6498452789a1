import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { answerCall, answerDropped, withinBounds, type DesktopHandlers, type GateWork } from '../../src/main/gate-rules'
import { isOurFrame } from '../../src/main/origins'
import { hostOnly, windowCalls } from '../../src/shared/contract'
import { desktopCalls } from '../../src/shared/contract/desktop'
import { errorCodes } from '../../src/shared/errors'
import { fail, FailureError, ok, type Result } from '../../src/shared/result'
import { keptLog } from '../helpers/quiet'

function setUp(answer: () => Promise<Result<unknown>> = () => Promise.resolve(fail('not-found'))) {
  const asked: { name: string; input: unknown }[] = []
  const log = keptLog()
  const record = (name: string) => (input: unknown) => {
    asked.push({ name, input })
    return answer()
  }
  const desktop = Object.fromEntries(Object.keys(desktopCalls).map((name) => [name, record(name)])) as unknown as DesktopHandlers
  const work: GateWork = { engine: (name, input) => record(name)(input), desktop, log, checkOutput: true }
  return { work, asked, log }
}
const codeOf = (result: Result<unknown>) => (result.ok ? 'ok' : result.error.code)

describe('the gate', () => {
  it('passes on what the contract lets through, as the contract reads it', async () => {
    const { work, asked } = setUp(() => Promise.resolve(ok({})))
    expect(await answerCall(work, 'recognition.pause', { paused: true, extra: 'x', nested: { a: 1 } })).toEqual(ok({}))
    expect(asked).toEqual([{ name: 'recognition.pause', input: { paused: true } }])
  })
  it('lets a window make no call that is for the host', async () => {
    const { work, asked } = setUp()
    for (const name of hostOnly) expect(codeOf(await answerCall(work, name, {}))).toBe('unknown-call')
    expect(asked).toEqual([])
  })
  it.each(['', 'x', '__proto__', 'constructor', 'toString', null, undefined, 7, {}, ['inbox.list']])('knows no call %j', async (name) => {
    expect(codeOf(await answerCall(setUp().work, name, {}))).toBe('unknown-call')
  })
  it('answers a broken answer as a fault of ours, and logs which', async () => {
    const { work, log } = setUp(() => Promise.resolve(ok({ all: 'many' })))
    expect(codeOf(await answerCall(work, 'inbox.counts', {}))).toBe('internal')
    expect(log.lines).toContainEqual({ level: 'error', event: 'output-breaks-contract', params: { call: 'inbox.counts', field: 'all' } })
    expect(codeOf(await answerCall({ ...work, checkOutput: false }, 'inbox.counts', {}))).toBe('ok')
  })
  it('never throws across', async () => {
    const thrown = setUp(() => Promise.reject(new TypeError('private text')))
    expect(codeOf(await answerCall(thrown.work, 'inbox.counts', {}))).toBe('internal')
    expect(JSON.stringify(thrown.log.lines)).not.toContain('private text')
    const failed = setUp(() => Promise.reject(new FailureError({ code: 'disk-full', params: {} })))
    expect(codeOf(await answerCall(failed.work, 'inbox.counts', {}))).toBe('disk-full')
  })
  it('says which field is wrong', async () => {
    expect(await answerCall(setUp().work, 'inbox.list', { filter: 'all', limit: 0, before: null })).toEqual(fail('invalid-input', { field: 'limit' }))
  })
  it('answers a Result with a known code to anything at all', async () => {
    const { work } = setUp()
    const name = fc.oneof(fc.constantFrom(...Object.keys(windowCalls)), fc.string(), fc.anything())
    const known = new Set<string>(['ok', ...errorCodes])
    await fc.assert(
      fc.asyncProperty(name, fc.anything({ withBigInt: true, withDate: true, withMap: true, withSet: true, withTypedArray: true, withNullPrototype: true, maxDepth: 6 }), async (call, input) => {
        expect(known).toContain(codeOf(await answerCall(work, call, input)))
        expect(known).toContain(codeOf(await answerDropped(work, input)))
      }),
      { numRuns: 2_000 },
    )
  })
})

describe('the bound on size', () => {
  const nested = (depth: number): unknown => (depth === 0 ? 1 : { in: nested(depth - 1) })
  it('takes what the contract can hold and nothing that could stall', () => {
    expect(withinBounds({ text: 'x'.repeat(1_000_000), paths: Array<string>(10_000).fill('/x') })).toBe(true)
    expect(withinBounds('x'.repeat(5_000_000))).toBe(false)
    expect(withinBounds(Array<number>(60_000).fill(1))).toBe(false)
    expect(withinBounds(nested(8))).toBe(true)
    expect(withinBounds(nested(5_000))).toBe(false)
    expect(withinBounds({ ['x'.repeat(5_000_000)]: 1 })).toBe(false)
    expect(withinBounds(new Map([[1, 2]]))).toBe(false)
    expect(withinBounds({ bytes: new Uint8Array(10) })).toBe(false)
    const ring: Record<string, unknown> = {}
    ring['self'] = ring
    expect(withinBounds(ring)).toBe(false)
  })
})

describe('dropped files', () => {
  it('go to the engine with their whole paths', async () => {
    const { work, asked } = setUp(() => Promise.resolve(ok({ arrivalIds: [] })))
    expect(codeOf(await answerDropped(work, ['/a/fax.tif']))).toBe('ok')
    expect(asked).toEqual([{ name: 'intake.takeIn', input: { paths: ['/a/fax.tif'], via: 'hand' } }])
  })
  it.each([[[]], [['relative.tif']], [['']], [['/a\0b']], [[7]], ['/a'], [null], [Array<string>(10_001).fill('/a')]])('%#: refuses', async (paths) => {
    const { work, asked } = setUp()
    expect(codeOf(await answerDropped(work, paths))).toBe('invalid-input')
    expect(asked).toEqual([])
  })
})

describe('who may speak', () => {
  const origin = 'app://rueckkanal'
  it.each([
    ['our main frame', { origin, parent: null }, true, true],
    ['a frame inside it', { origin, parent: {} }, true, false],
    ['another origin', { origin: 'https://example.org', parent: null }, true, false],
    ['an opaque origin', { origin: 'null', parent: null }, true, false],
    ['a frame that is gone', null, true, false],
    ['contents that are no window of ours', { origin, parent: null }, false, false],
  ])('%s: %#', (_who, frame, isOurWindow, may) => {
    expect(isOurFrame(frame, isOurWindow, origin)).toBe(may)
  })
})
