import { MessageChannel, type MessagePort } from 'node:worker_threads'
import { onTestFinished } from 'vitest'
import { openEngine } from '../../src/core/compose'
import type { Engine } from '../../src/core/engine'
import { EngineHost } from '../../src/main/engine-host'
import type { AskEngine, EngineEvent, FromEngine, ToEngine } from '../../src/main/engine-process/port'
import { serveEngine } from '../../src/main/engine-process/serve'
import type { EngineCall, Input } from '../../src/shared/contract'
import { fail, ok } from '../../src/shared/result'
import { memoryVault, resources, workerPath } from '../helpers/engine'
import { keptLog, type KeptLog } from '../helpers/quiet'

export interface LinedEngine {
  readonly host: EngineHost
  readonly ask: AskEngine
  readonly events: EngineEvent[]
  readonly log: KeptLog
  /** resolves when an event (also one of the past) fits */
  readonly until: (fits: (event: EngineEvent) => boolean) => Promise<void>
}

/** The real engine behind a real port: everything between host and engine is cloned as between processes. */
export async function engineOnALine(dataFolder: string): Promise<LinedEngine> {
  const log = keptLog()
  const events: EngineEvent[] = []
  const listeners = new Set<() => void>()
  const host = new EngineHost({
    fork: () => {
      const { port1, port2 } = new MessageChannel()
      let exited: (code: number) => void = () => undefined
      serve(port2, log, (code) => {
        port1.close()
        exited(code)
      })
      return {
        post: (message) => { port1.postMessage(message) },
        listen: (listener) => { port1.on('message', (message: FromEngine) => { listener(message) }) },
        onExit: (listener) => { exited = listener },
        kill: () => { port1.close() },
      }
    },
    start: { dataFolder, resources, workerPath },
    vault: memoryVault(),
    log,
    announce: (event) => {
      events.push(event)
      for (const listener of [...listeners]) listener()
    },
    now: Date.now,
  })
  onTestFinished(() => host.stop(10_000))
  host.start()
  const state = await host.settled()
  if (state.state !== 'up') throw new Error(`engine not up: ${String(state.code)}`)
  const until: LinedEngine['until'] = (fits) =>
    new Promise((resolve) => {
      const look = (): void => {
        if (!events.some(fits)) return
        listeners.delete(look)
        resolve()
      }
      listeners.add(look)
      look()
    })
  return { host, ask: host.call.bind(host) as AskEngine, events, log, until }
}

function serve(port: MessagePort, log: KeptLog, leave: (code: number) => void): void {
  serveEngine(
    {
      post: (message: FromEngine) => { port.postMessage(message) },
      listen: (listener) => { port.on('message', (message: ToEngine) => { listener(message) }) },
    },
    {
      engine: async ({ dataFolder }, vault) => {
        const opened = await openEngine({ data: dataFolder, resources, workerPath, vault, log, workers: 1 })
        return opened.ok ? ok(served(opened.value)) : opened
      },
      restore: () => Promise.resolve(fail('internal')),
    },
    leave,
  )
}

const served = (engine: Engine) => ({
  start: () => engine.start(),
  stop: () => engine.stop(),
  handle: (name: string, input: unknown) => engine.handle(name as EngineCall, input as Input<EngineCall>),
  feed: engine.context.feed,
})
