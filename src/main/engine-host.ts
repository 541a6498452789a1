import type { EngineCall, EventPayload } from '../shared/contract'
import type { Log, Vault } from '../core/ports'
import { fail, ok, type Failure, type Result } from '../shared/result'
import type { EngineEvent, EngineStart, FromEngine, Line, ToEngine, VaultRequest } from './engine-process/port'

/** The engine's process as its host sees it. */
export interface EngineChild extends Line<ToEngine, FromEngine> {
  onExit(listener: (code: number) => void): void
  kill(): void
}

export interface HostOptions {
  readonly fork: () => EngineChild
  readonly start: EngineStart
  readonly vault: Vault
  readonly log: Log
  readonly announce: (event: EngineEvent) => void
  readonly now: () => number
}

type State = EventPayload<'engine'>
const up: State = { state: 'up', code: null, params: {} }
const down: State = { state: 'down', code: 'engine-down', params: {} }

/** Growing pauses between a death and the next start: at once after a mishap, gently when it dies again and again. */
export const firstPauseMs = 500
export const longestPauseMs = 30_000
/** An engine that lived this long was well: the next death begins with the short pause again. */
const wellAfterMs = 60_000
export const pauseAfter = (deaths: number): number => Math.min(longestPauseMs, firstPauseMs * 2 ** Math.max(0, deaths - 1))

/** Keeps one engine process alive and speaks with it. Calls made before it is up wait; calls open at its death fail. */
export class EngineHost {
  private child: EngineChild | null = null
  private current: State = down
  private readonly open = new Map<number, (result: Result<unknown>) => void>()
  /** calls made while the engine is starting, sent when it is up */
  private waiting: (() => void)[] = []
  private lastId = 0
  private deaths = 0
  private upAt = 0
  private stopped = true
  private timer: NodeJS.Timeout | null = null
  private readonly onState = new Set<(state: State) => void>()

  constructor(private readonly options: HostOptions) {}

  get state(): State {
    return this.current
  }

  /** What a window that was loaded just now has missed; null where all is well or only starting. */
  get trouble(): State | null {
    return this.current.state === 'refused' || (this.current.state === 'down' && this.deaths > 0) ? this.current : null
  }

  start(): void {
    this.stopped = false
    this.timer = null
    const child = this.options.fork()
    this.child = child
    child.listen((message) => { if (this.child === child) this.receive(child, message) })
    child.onExit((code) => { if (this.child === child) this.died(code) })
    child.post({ kind: 'start', start: this.options.start })
  }

  call(name: EngineCall, input: unknown): Promise<Result<unknown>> {
    if (this.current.state === 'refused') return Promise.resolve(refusal(this.current))
    if (!this.child) return Promise.resolve(fail('engine-down'))
    return new Promise((resolve) => {
      const id = (this.lastId += 1)
      this.open.set(id, resolve)
      const send = (): void => { this.child?.post({ kind: 'call', id, name, input }) }
      if (this.current.state === 'up') send()
      else this.waiting.push(send)
    })
  }

  /** Resolves at the first `up` or `refused`. */
  settled(): Promise<State> {
    if (this.current.state !== 'down') return Promise.resolve(this.current)
    return new Promise((resolve) => {
      const listener = (state: State): void => {
        if (state.state === 'down') return
        this.onState.delete(listener)
        resolve(state)
      }
      this.onState.add(listener)
    })
  }

  /** Lets the engine finish what it is writing; after `limitMs` its process is ended (it is built to survive that). */
  async stop(limitMs: number): Promise<void> {
    this.stopped = true
    if (this.timer) clearTimeout(this.timer)
    const child = this.child
    if (!child) return
    await new Promise<void>((resolve) => {
      const late = setTimeout(() => { child.kill() }, limitMs)
      this.child = null
      child.onExit(() => {
        clearTimeout(late)
        resolve()
      })
      child.post({ kind: 'stop' })
    })
    this.failOpen(fail('engine-down'))
    this.enter(down)
  }

  /** Restores a backup in a process of its own while the engine is stopped, then starts the engine on what is there. */
  async restore(source: string, limitMs: number): Promise<Result<{ readonly folder: string }>> {
    await this.stop(limitMs)
    const result = await new Promise<Result<unknown>>((resolve) => {
      const child = this.options.fork()
      let answer: Result<unknown> = fail('engine-down')
      child.listen((message) => { if (message.kind === 'restored') answer = message.result })
      child.onExit(() => { resolve(answer) })
      child.post({ kind: 'restore', start: this.options.start, source })
    })
    this.start()
    return result.ok ? ok({ folder: this.options.start.dataFolder }) : result
  }

  private receive(child: EngineChild, message: FromEngine): void {
    switch (message.kind) {
      case 'up': return this.cameUp()
      case 'refused': return this.refused(message.failure)
      case 'answer': {
        this.open.get(message.id)?.(message.result)
        this.open.delete(message.id)
        return
      }
      case 'restored': return
      case 'event': return this.options.announce(message.event)
      case 'vault':
        return void askVault(this.options.vault, message.request).then(
          (value) => { child.post({ kind: 'vault-answer', id: message.id, value }) },
          () => { child.post({ kind: 'vault-answer', id: message.id, value: null }) },
        )
    }
  }

  private cameUp(): void {
    this.upAt = this.options.now()
    const waiting = this.waiting
    this.waiting = []
    this.enter(up)
    for (const send of waiting) send()
  }

  private refused(failure: Failure): void {
    this.options.log.warn('engine-refused', { code: failure.code })
    this.enter({ state: 'refused', code: failure.code, params: failure.params })
    this.failOpen(refusal(this.current))
  }

  private died(code: number): void {
    this.child = null
    const refused = this.current.state === 'refused'
    this.failOpen(fail('engine-down'))
    if (!refused) {
      this.deaths = this.upAt !== 0 && this.options.now() - this.upAt > wellAfterMs ? 1 : this.deaths + 1
      this.upAt = 0
      this.options.log.error('engine-died', { code, deaths: this.deaths })
      this.enter(down)
    }
    // Another Rückkanal on the same data goes away by itself; every other refusal needs a person.
    if (this.stopped || (refused && this.current.code !== 'data-in-use')) return
    this.timer = setTimeout(() => { this.start() }, refused ? longestPauseMs : pauseAfter(this.deaths))
  }

  private failOpen(result: Result<unknown>): void {
    const open = [...this.open.values()]
    this.open.clear()
    this.waiting = []
    for (const resolve of open) resolve(result)
  }

  private enter(state: State): void {
    this.current = state
    this.options.announce({ name: 'engine', payload: state })
    for (const listener of [...this.onState]) listener(state)
  }
}

const refusal = (state: State): Result<unknown> => fail((state.code ?? 'internal') as Failure['code'], state.params)

function askVault(vault: Vault, request: VaultRequest): Promise<unknown> {
  switch (request.op) {
    case 'keyring': return vault.keyring()
    case 'state': return vault.state(request.name)
    case 'read': return vault.read(request.name)
    case 'write': return vault.write(request.name, request.secret, request.readable)
  }
}
