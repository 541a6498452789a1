import { join } from 'node:path'

/** Where the built parts lie. */
export interface Places {
  readonly engine: string
  readonly pageWorker: string
  readonly preload: string
  readonly renderer: string
  readonly resources: string
}

/** `here` is the folder of the built main script (out/main). */
export function placesFrom(here: string): Places {
  return {
    engine: join(here, 'engine.js'),
    pageWorker: join(here, 'page-worker.js'),
    preload: join(here, '..', 'preload', 'index.cjs'),
    renderer: join(here, '..', 'renderer'),
    resources: join(here, '..', '..', 'resources'),
  }
}
