import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { openEngine } from '../../src/core/compose'
import type { Engine } from '../../src/core/engine'
import type { SecretState, Vault } from '../../src/core/ports'
import { keptLog, type KeptLog } from './quiet'

export const repository = join(import.meta.dirname, '..', '..')
export const workerPath = join(repository, 'out', 'main', 'page-worker.js')
export const resources = join(repository, 'resources')

/** A vault that keeps secrets for this run, as on a machine without a keyring. */
export function memoryVault(): Vault {
  const secrets = new Map<string, string>()
  return {
    keyring: async () => false,
    state: async (name): Promise<SecretState> => (secrets.has(name) ? 'memory' : 'none'),
    read: async (name) => secrets.get(name) ?? null,
    write: async (name, secret) => {
      secrets.set(name, secret)
      return 'memory'
    },
  }
}

export interface TestEngine {
  readonly engine: Engine
  readonly log: KeptLog
}

/** The whole engine on a real folder with its real adapters; stopped when the test has ended. */
export async function openTestEngine(data: string, options: { readonly vault?: Vault; readonly start?: boolean } = {}): Promise<TestEngine> {
  const log = keptLog()
  const opened = await openEngine({ data, resources, workerPath, log, vault: options.vault ?? memoryVault(), workers: 1 })
  if (!opened.ok) throw new Error(`engine not opened: ${opened.error.code}`)
  const engine = opened.value
  onTestFinished(() => engine.stop())
  if (options.start !== false) await engine.start()
  return { engine, log }
}

/** Takes paths in and waits until intake and recognition have ended. */
export async function takeIn(engine: Engine, paths: readonly string[], recognise = true) {
  const ends: Parameters<NonNullable<Parameters<Engine['intake']['takeIn']>[2]>>[0][] = []
  await engine.intake.takeIn(paths, 'terminal', (end) => ends.push(end))
  await engine.intake.idle()
  if (recognise) await engine.context.jobs.idle('recognise')
  if (recognise) await engine.context.jobs.idle('same-letter')
  return ends
}
