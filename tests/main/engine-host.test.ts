import { fork } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { Vault } from '../../src/core/ports'
import { EngineHost, longestPauseMs, pauseAfter, type EngineChild } from '../../src/main/engine-host'
import type { EngineEvent, FromEngine } from '../../src/main/engine-process/port'
import type { EngineCall } from '../../src/shared/contract'
import type { Result } from '../../src/shared/result'
import { keptLog } from '../helpers/quiet'

const script = join(import.meta.dirname, 'fixtures', 'engine-child.mjs')
const vault: Vault = {
  keyring: () => Promise.resolve(true),
  state: () => Promise.resolve('keyring'),
  read: (name) => (name === 'broken' ? Promise.reject(new Error('keyring')) : Promise.resolve(`secret of ${name}`)),
  write: () => Promise.resolve('memory'),
}

function childProcess(env: NodeJS.ProcessEnv): EngineChild {
  const child = fork(script, { serialization: 'advanced', env: { ...process.env, ...env } })
  return {
    post: (message) => { if (child.connected) child.send(message) },
    listen: (listener) => { child.on('message', (message) => { listener(message as FromEngine) }) },
    onExit: (listener) => { child.on('exit', (code) => { listener(code ?? -1) }) },
    kill: () => { child.kill('SIGKILL') },
  }
}

function setUp({ resources = '', env = {} }: { resources?: string; env?: NodeJS.ProcessEnv } = {}) {
  const events: EngineEvent[] = []
  const listeners = new Set<() => void>()
  const host = new EngineHost({
    fork: () => childProcess(env),
    start: { dataFolder: '/data', resources, workerPath: '' },
    vault,
    log: keptLog(),
    announce: (event) => {
      events.push(event)
      for (const listener of listeners) listener()
    },
    now: Date.now,
  })
  onTestFinished(() => host.stop(2_000))
  const until = (fits: (event: EngineEvent) => boolean): Promise<void> =>
    new Promise((resolve) => {
      const look = (): void => { if (events.some(fits)) resolve() }
      listeners.add(look)
      look()
    })
  const call = (name: string, input: unknown = {}): Promise<Result<unknown>> => host.call(name as EngineCall, input)
  return { host, events, until, call }
}
const isState = (state: string) => (event: EngineEvent) => event.name === 'engine' && event.payload.state === state

describe('the engine\'s host', () => {
  it('lets calls wait until the engine is up', async () => {
    const { host, call } = setUp()
    host.start()
    expect(await call('pid')).toMatchObject({ ok: true })
    expect(host.state.state).toBe('up')
  })
  it('starts a killed engine again; what was open fails as engine-down', async () => {
    const { host, events, until, call } = setUp()
    host.start()
    expect(host.trouble).toBeNull()
    const before = await call('pid')
    expect(await Promise.all([call('never'), call('die')])).toEqual([{ ok: false, error: { code: 'engine-down', params: {} } }, { ok: false, error: { code: 'engine-down', params: {} } }])
    await until(isState('down'))
    expect(host.trouble).toEqual({ state: 'down', code: 'engine-down', params: {} })
    expect(await call('pid')).toMatchObject({ ok: false, error: { code: 'engine-down' } })
    events.length = 0
    await until(isState('up'))
    const after = await call('pid')
    expect(after.ok && before.ok && after.value !== before.value).toBe(true)
  })
  it('pauses longer after each death, and never longer than half a minute', () => {
    const pauses = Array.from({ length: 12 }, (_, deaths) => pauseAfter(deaths + 1))
    expect(pauses.slice(0, 4)).toEqual([500, 1_000, 2_000, 4_000])
    expect(Math.max(...pauses)).toBe(longestPauseMs)
  })
  it('says why an engine refused, to the window and to each call', async () => {
    const { host, events, call } = setUp({ resources: 'refuse' })
    host.start()
    expect(await call('pid')).toEqual({ ok: false, error: { code: 'data-newer', params: { found: 9, known: 1 } } })
    expect(events).toEqual([{ name: 'engine', payload: { state: 'refused', code: 'data-newer', params: { found: 9, known: 1 } } }])
    expect(await call('pid')).toMatchObject({ error: { code: 'data-newer' } })
    expect((await host.settled()).state).toBe('refused')
  })
  it('answers the engine\'s questions for secrets, a broken keyring too', async () => {
    const { host, call } = setUp()
    host.start()
    expect(await call('vault', { op: 'read', name: 'smtp' })).toEqual({ ok: true, value: 'secret of smtp' })
    expect(await call('vault', { op: 'read', name: 'broken' })).toEqual({ ok: true, value: null })
    expect(await call('vault', { op: 'keyring' })).toEqual({ ok: true, value: true })
  })
  it('passes events on', async () => {
    const { host, until, call } = setUp()
    host.start()
    void call('event', { kinds: ['message'], ids: ['x'] })
    await until((event) => event.name === 'changed' && event.payload.ids[0] === 'x')
  })
  it('ends an engine that does not stop', async () => {
    const { host, call } = setUp({ env: { STUBBORN: '1' } })
    host.start()
    await call('pid')
    const open = call('never')
    await host.stop(50)
    expect(await open).toMatchObject({ error: { code: 'engine-down' } })
    expect(await call('pid')).toMatchObject({ error: { code: 'engine-down' } })
  })
  it('stops for a restore and comes back', async () => {
    const { host, call } = setUp()
    host.start()
    const before = await call('pid')
    expect(await host.restore('/backup', 2_000)).toEqual({ ok: true, value: { folder: '/data' } })
    const after = await call('pid')
    expect(after.ok && before.ok && after.value !== before.value).toBe(true)
  })
  it('gives up nothing when the engine dies at its start', async () => {
    const { host, events, until, call } = setUp({ resources: 'dead' })
    host.start()
    expect(await call('pid')).toMatchObject({ error: { code: 'engine-down' } })
    events.length = 0
    await until(isState('down'))
  })
})
