import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { createArchivePdf } from '../../src/core/adapters/archive-pdf'
import { createZipWriter } from '../../src/core/adapters/zip'
import { createFileBlobs } from '../../src/core/adapters/file-blobs'
import { createMailSource } from '../../src/core/adapters/imap'
import { createMailDirectory } from '../../src/core/adapters/mail-directory'
import { createTransport } from '../../src/core/adapters/smtp'
import { systemIds } from '../../src/core/adapters/system'
import { dataAccess } from '../../src/core/compose'
import type { EngineContext } from '../../src/core/context'
import { createFeed } from '../../src/core/feed'
import { createJobRunner } from '../../src/core/jobs'
import { noCheckpoint } from '../../src/core/ports/checkpoint'
import type { Vault } from '../../src/core/ports'
import { openSqlite } from '../../src/core/store/dialects/sqlite'
import { memoryVault } from './engine'
import { handClock, keptLog, type HandClock, type KeptLog } from './quiet'
import { tempFolder } from './temp-folder'

export interface TestContext extends EngineContext {
  readonly clock: HandClock
  readonly log: KeptLog
  /** what the feed announced, kinds and ids, oldest first */
  readonly announced: { readonly kinds: readonly string[]; readonly ids: readonly string[] }[]
}

export interface ContextOptions extends Partial<Omit<EngineContext, 'clock' | 'log'>> {
  readonly data?: string
  readonly clock?: HandClock
  readonly vault?: Vault
}

/**
 * What a feature is given, on a real database, real originals and real SMTP, with a clock that a test moves by hand.
 * Reading documents and recognition stand still: a test that needs them brings them along.
 */
export async function testContext(options: ContextOptions = {}): Promise<TestContext> {
  const data = options.data ?? tempFolder()
  const log = keptLog()
  const clock = options.clock ?? handClock()
  mkdirSync(join(data, 'originals'), { recursive: true })
  const store = options.store ?? (await openSqlite({ path: join(data, 'rueckkanal.sqlite'), log }))
  const feed = options.feed ?? createFeed(log)
  const announced: TestContext['announced'] = []
  feed.listen((name, payload) => {
    if (name === 'changed') announced.push(payload as TestContext['announced'][number])
  })
  const jobs = createJobRunner({ store, clock, ids: systemIds, log })
  onTestFinished(async () => {
    await jobs.stop()
    await store.close()
  })
  const away = (what: string) => (): never => {
    throw new Error(`${what} is not part of this test`)
  }
  return {
    ids: systemIds,
    checkpoint: noCheckpoint,
    blobs: createFileBlobs(join(data, 'originals')),
    tellType: away('telling a file type'),
    reader: {
      outline: away('reader'),
      render: away('reader'),
      pack: away('reader'),
      textLayer: away('reader'),
      prepare: away('reader'),
      invoice: away('reader'),
      codes: away('reader'),
      mail: away('reader'),
      smallFiles: away('reader'),
      toPdf: away('reader'),
      close: async () => undefined,
    },
    recogniser: { size: 1, recognise: away('recognition'), available: () => true, close: async () => undefined },
    archive: createArchivePdf(''),
    zip: createZipWriter(),
    folders: { watch: away('watching a folder') },
    transport: createTransport(),
    mailSource: createMailSource(),
    mailDirectory: createMailDirectory({ srv: async () => [], mx: async () => [], get: async () => null }),
    vault: memoryVault(),
    paths: { data, pictures: join(data, 'pictures'), samples: '' },
    access: dataAccess(log),
    ...options,
    jobs,
    store,
    feed,
    clock,
    log,
    announced,
  }
}
