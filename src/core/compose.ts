import { mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { dirname, join } from 'node:path'
import { fail, FailureError, type Result } from '../shared/result'
import { createArchivePdf } from './adapters/archive-pdf'
import { createBundledBlobs } from './adapters/bundled-blobs'
import { createFileBlobs } from './adapters/file-blobs'
import { tellFileType } from './adapters/file-type'
import { createFolderWatch } from './adapters/folder-watch'
import { createMailSource } from './adapters/imap'
import { createMailDirectory } from './adapters/mail-directory'
import { bodyPrint } from './adapters/mail-parser/body-print'
import type { PreparationStep } from './recognition'
import { createDocumentReader } from './adapters/page-worker/client'
import { createTransport } from './adapters/smtp'
import { systemClock, systemIds } from './adapters/system'
import { createRecogniser } from './adapters/tesseract'
import { encodeT6, writeFaxTiff } from './adapters/tiff'
import { createZipWriter } from './adapters/zip'
import { finishRestore, isBackup, restoreBackup, type RestoreOptions, type Restored } from './backup'
import type { EngineContext } from './context'
import type { DemoOptions, DemoParts, MadeDemo } from './demo'
import { createEngine, type Engine } from './engine'
import { createFeed } from './feed'
import { createJobRunner } from './jobs'
import type { ArchivePdf, Checkpoint, Clock, DocumentReader, Log, Recogniser, Transport, Vault, ZipWriter } from './ports'
import { noCheckpoint } from './ports/checkpoint'
import { keepRecent } from './settings'
import type { DataAccess } from './store/data-access'
import { lockFolder, openSqlite } from './store/dialects/sqlite'
import { bundleByThread, startDiskThread } from './store/dialects/disk-thread'
import { openBundle } from './store/dialects/sqlite-bundle'

export interface EngineOptions {
  /** the data folder; made if it is not there */
  readonly data: string
  /** what the app ships: `tessdata/`, `fonts/` and `samples/` below it */
  readonly resources: string
  /** the built page worker (out/main/page-worker.js) */
  readonly workerPath: string
  readonly vault: Vault
  readonly log: Log
  readonly checkpoint?: Checkpoint
  readonly clock?: Clock
  /** recognition workers at once; by default one a core, four at the most */
  readonly workers?: number
}

/** More recognition workers than this make the machine hot, not the office faster: each takes some 120 MB. */
const mostWorkers = 4

/** The pictures' decoder, the recogniser and the writers of files alone, for what is done without an engine. */
export function openReading(options: Pick<EngineOptions, 'resources' | 'workerPath' | 'workers'> & { readonly without?: readonly PreparationStep[] }): {
  readonly reader: DocumentReader
  readonly recogniser: Recogniser
  readonly archive: ArchivePdf
  readonly zip: ZipWriter
  readonly transport: Transport
  readonly tellType: EngineContext['tellType']
} {
  return {
    reader: createDocumentReader({ workerPath: options.workerPath, ...(options.without ? { without: options.without } : {}) }),
    recogniser: createRecogniser({
      dataPath: join(options.resources, 'tessdata'),
      size: options.workers ?? Math.max(1, Math.min(mostWorkers, availableParallelism())),
    }),
    archive: createArchivePdf(join(options.resources, 'fonts')),
    zip: createZipWriter(),
    transport: createTransport(),
    tellType: tellFileType,
  }
}

/** Ids and the clock of this machine, for a command that works without an engine. */
export const system = { clock: systemClock, ids: systemIds }

export const databasePath = (data: string): string => join(data, 'rueckkanal.sqlite')
export const originalsPath = (data: string): string => join(data, 'originals')
const bundlePath = (data: string): string => join(originalsPath(data), 'bundle.sqlite')

/** Opens data folders and backups for reading, beside an engine that works in them. */
export const dataAccess = (log: Log): DataAccess => ({
  databasePath,
  blobs: (folder) => {
    const bundle = openBundle(bundlePath(folder), true)
    return { ...createBundledBlobs(createFileBlobs(originalsPath(folder)), bundle), close: bundle.close }
  },
  files: (folder) => createFileBlobs(originalsPath(folder)),
  openStore: async (folder) => {
    const state = lookForDatabase(folder)
    if (state !== 'there') throw new FailureError(fail(state, { folder }).error)
    return openSqlite({ path: databasePath(folder), readonly: true, log })
  },
})

/** An empty database beside originals is one that was lost: SQLite would begin a new one in its place without a word. */
function lookForDatabase(folder: string): 'there' | 'data-missing' | 'database-missing' | 'data-unreadable' {
  try {
    if (statSync(databasePath(folder)).size > 0) return 'there'
  } catch (error) {
    if (['EACCES', 'EPERM'].includes((error as NodeJS.ErrnoException).code ?? '')) return 'data-unreadable'
  }
  return isEmptyFolder(originalsPath(folder)) ? 'data-missing' : 'database-missing'
}

function isEmptyFolder(folder: string): boolean {
  try {
    return readdirSync(folder).length === 0
  } catch {
    return true
  }
}

/** Restores a backup while no engine works in the data folder. */
export async function restoreInto(data: string, source: string, options: RestoreOptions, log: Log): Promise<Result<Restored>> {
  if (!(await isBackup(source))) return fail('backup-missing', { folder: source }) // before a folder is made for it
  const release = holdFolder(data, log)
  if (!release.ok) return release
  try {
    return await restoreBackup(dataAccess(log), source, data, options)
  } finally {
    release.value()
  }
}

/** Makes the data folder where it is not there, and holds it against every other engine. */
function holdFolder(data: string, log: Log): Result<() => void> {
  try {
    mkdirSync(data, { recursive: true })
    const release = lockFolder(join(data, 'lock.sqlite'))
    return release ? { ok: true, value: release } : fail('data-in-use')
  } catch (error) {
    log.error('data-folder-unusable', { reason: (error as NodeJS.ErrnoException).code ?? 'unknown' })
    return fail('data-unwritable')
  }
}

/** Fills a new data folder with an invented office (see core/demo). */
export async function makeDemo(
  { data, resources }: Pick<EngineOptions, 'data' | 'resources'>,
  options: DemoOptions,
  log: Log,
  onDone: (done: number) => void,
  signal?: AbortSignal,
): Promise<Result<MadeDemo>> {
  // Loaded when it is wanted: every start loads what stands here, and next to none makes a demo.
  const { fillDemo } = await import('./demo')
  const held = holdFolder(data, log)
  if (!held.ok) return held
  try {
    mkdirSync(originalsPath(data), { recursive: true })
    const store = await openSqlite({ path: databasePath(data), log })
    const bundle = openBundle(bundlePath(data))
    try {
      const parts: DemoParts = {
        store,
        blobs: createBundledBlobs(createFileBlobs(originalsPath(data)), bundle),
        glyphs: JSON.parse(readFileSync(join(resources, 'demo', 'glyphs.json'), 'utf8')) as DemoParts['glyphs'],
        pack: encodeT6,
        writeFax: writeFaxTiff,
        bodyPrint: (text) => bodyPrint(text, null),
      }
      return await fillDemo(parts, options, onDone, signal)
    } finally {
      await store.close()
      bundle.close()
    }
  } finally {
    held.value()
  }
}

/** Joins the ports with their adapters and holds the data folder for this engine alone. */
export async function openEngine(options: EngineOptions): Promise<Result<Engine>> {
  const { data, log } = options
  const held = holdFolder(data, log)
  if (!held.ok) return held
  const release = held.value
  try {
    await finishRestore(dataAccess(log), data)
    if (lookForDatabase(data) === 'database-missing') {
      release()
      return fail('database-missing', { folder: data })
    }
    for (const folder of [originalsPath(data), join(data, 'pictures')]) mkdirSync(folder, { recursive: true })
    const disk = startDiskThread({ workerPath: join(dirname(options.workerPath), 'disk-worker.js'), log })
    const store = await openSqlite({ path: databasePath(data), log, checkpoint: () => { disk.checkpoint(databasePath(data)) } })
    const bundle = bundleByThread(bundlePath(data), disk)
    const clock = options.clock ?? systemClock
    const { reader, recogniser, archive, zip, transport, tellType } = openReading(options)
    const context: EngineContext = {
      store,
      clock,
      ids: systemIds,
      log: keepRecent(log, clock),
      feed: createFeed(log),
      checkpoint: options.checkpoint ?? noCheckpoint,
      blobs: createBundledBlobs(createFileBlobs(originalsPath(data)), bundle),
      reader,
      tellType,
      recogniser,
      archive,
      zip,
      folders: createFolderWatch({ clock, log }),
      transport,
      mailSource: createMailSource(),
      mailDirectory: createMailDirectory(),
      vault: options.vault,
      jobs: createJobRunner({ store, clock, ids: systemIds, log }),
      paths: { data, pictures: join(data, 'pictures'), samples: join(options.resources, 'samples') },
      access: dataAccess(log),
    }
    const engine = createEngine(context, async () => {
      await reader.close()
      await recogniser.close()
      await disk.close()
      await store.close()
      bundle.close()
      release()
    })
    return { ok: true, value: engine }
  } catch (error) {
    release()
    if (error instanceof FailureError) return { ok: false, error: error.failure }
    log.error('engine-not-opened', { reason: error instanceof Error ? error.message : String(error) })
    if ((error as NodeJS.ErrnoException).code === 'ENOSPC') return fail('disk-full')
    return isDenied(error) ? fail('data-unwritable') : fail('internal')
  }
}

const isDenied = (error: unknown): boolean => ['EACCES', 'EPERM', 'EROFS', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')

export { findingLine, makeBackup, verifyData, type Finding, type MadeBackup } from './backup'
export { intakeCheckpoints } from './intake'
export { mailboxCheckpoints } from './mailboxes'
export { outboxCheckpoints } from './outbox'
export { exportContacts } from './contact-files'
export { exportConversations } from './conversations'
export { readFigures } from './dashboard'
export { archivePages, exportConversation, exportFax, isConversation, languageOf, writeText, writeWhole, type PageToArchive } from './export'
export { pagesWithFields, readFacts, readFields, withFacts, type PageFacts, type ReadPage } from './fields'
export { preparationSteps, readingSteps, recognisePage, type PageReading } from './recognition'
export { agree } from './transmit-line'
export type { Engine } from './engine'
export type { Log, PictureType } from './ports'
export { findHandlers, findIds } from './search'
export { reindexMessages } from './store/search-index'
export { dataFolder } from './settings/data-folder'
