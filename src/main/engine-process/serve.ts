import type { ChangeFeed, SecretState, Vault } from '../../core/ports'
import { fail, type Result } from '../../shared/result'
import type { EngineEvent, EngineStart, FromEngine, Line, ToEngine, VaultRequest } from './port'

/** The engine as far as its host drives it. */
export interface ServedEngine {
  start(): Promise<void>
  stop(): Promise<void>
  handle(name: string, input: unknown): Promise<Result<unknown>>
  readonly feed: Pick<ChangeFeed, 'listen'>
}
/** What the engine's process can do: run an engine, or restore a backup and end. */
export interface Makers {
  readonly engine: (start: EngineStart, vault: Vault) => Promise<Result<ServedEngine>>
  readonly restore: (start: EngineStart, source: string) => Promise<Result<unknown>>
}

/** Serves one engine over a line to its host. `leave` ends the process after the engine has stopped or refused. */
export function serveEngine(line: Line<FromEngine, ToEngine>, makers: Makers, leave: (code: number) => void): void {
  const { vault, settle } = remoteVault(line)
  let engine: ServedEngine | null = null

  const begin = async (start: EngineStart): Promise<void> => {
    const made = await makers.engine(start, vault)
    if (!made.ok) return refuse(made)
    made.value.feed.listen((name, payload) => { line.post({ kind: 'event', event: { name, payload } as EngineEvent }) })
    await made.value.start()
    engine = made.value
    line.post({ kind: 'up' })
  }
  const refuse = (result: Result<unknown>): void => {
    if (!result.ok) line.post({ kind: 'refused', failure: result.error })
    leave(1)
  }
  const answer = async (id: number, name: string, input: unknown): Promise<void> => {
    // An answer that cannot be cloned would leave the caller waiting for ever.
    const result = engine ? await engine.handle(name, input).catch(() => fail('internal')) : fail('engine-down')
    try {
      line.post({ kind: 'answer', id, result })
    } catch {
      line.post({ kind: 'answer', id, result: fail('internal') })
    }
  }
  const restore = async (start: EngineStart, source: string): Promise<void> => {
    const result = await makers.restore(start, source).catch(() => fail('internal'))
    line.post({ kind: 'restored', result })
    leave(0)
  }
  const end = async (): Promise<void> => {
    await engine?.stop()
    leave(0)
  }

  line.listen((message) => {
    switch (message.kind) {
      case 'start': return void begin(message.start).catch(() => { refuse(fail('internal')) })
      case 'call': return void answer(message.id, message.name, message.input)
      case 'restore': return void restore(message.start, message.source)
      case 'vault-answer': return settle(message.id, message.value)
      case 'stop': return void end().catch(() => { leave(1) })
    }
  })
}

/** The vault stays with the host: each question goes over the line. */
function remoteVault(line: Line<FromEngine, ToEngine>): { vault: Vault; settle: (id: number, value: unknown) => void } {
  const waiting = new Map<number, (value: unknown) => void>()
  let last = 0
  const ask = (request: VaultRequest): Promise<unknown> =>
    new Promise((resolve) => {
      last += 1
      waiting.set(last, resolve)
      line.post({ kind: 'vault', id: last, request })
    })
  return {
    vault: {
      keyring: async () => (await ask({ op: 'keyring' })) === true,
      state: async (name) => (await ask({ op: 'state', name })) as SecretState,
      read: async (name) => (await ask({ op: 'read', name })) as string | null,
      write: async (name, secret, readable) => (await ask({ op: 'write', name, secret, readable })) as SecretState,
    },
    settle: (id, value) => {
      waiting.get(id)?.(value)
      waiting.delete(id)
    },
  }
}
