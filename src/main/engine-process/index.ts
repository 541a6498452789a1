import { join } from 'node:path'
import { openEngine, restoreInto } from '../../core/compose'
import type { EngineCall, Input } from '../../shared/contract'
import { ok } from '../../shared/result'
import type { FromEngine, ToEngine } from './port'
import { serveEngine } from './serve'
import { fileLog } from '../log'

// The entry of the engine's own process (Electron's utilityProcess).
const port = process.parentPort
const logOf = (dataFolder: string) => fileLog(join(dataFolder, 'logs'), 'engine', Date.now)

serveEngine(
  {
    post: (message: FromEngine) => { port.postMessage(message) },
    listen: (listener) => { port.on('message', ({ data }) => { listener(data as ToEngine) }) },
  },
  {
    engine: async ({ dataFolder, resources, workerPath }, vault) => {
      const log = logOf(dataFolder)
      process.on('unhandledRejection', (error) => { log.error('unhandled', { error: error instanceof Error ? error.name : typeof error }) })
      const opened = await openEngine({ data: dataFolder, resources, workerPath, vault, log })
      if (!opened.ok) return opened
      const engine = opened.value
      return ok({
        start: () => engine.start(),
        stop: () => engine.stop(),
        // The engine checks name and input itself.
        handle: (name, input) => engine.handle(name as EngineCall, input as Input<EngineCall>),
        feed: engine.context.feed,
      })
    },
    // The data that are there are moved aside, never removed: a person may have chosen the wrong backup.
    restore: ({ dataFolder }, source) => restoreInto(dataFolder, source, { present: 'move-aside', now: Date.now() }, logOf(dataFolder)),
  },
  // What was said last has to go out before the process ends.
  (code) => { setTimeout(() => { process.exit(code) }, 50) },
)
