import type { EngineCall, Input, Output } from '../shared/contract'
import type { Result } from '../shared/result'
import type { JobRunner } from './jobs'
import type { ArchivePdf, BlobStore, ChangeFeed, Checkpoint, Clock, DocumentReader, FileType, FolderWatch, Ids, Log, MailDirectory, MailSource, Recogniser, Transport, Vault, ZipWriter } from './ports'
import type { DataAccess } from './store/data-access'
import type { Store } from './store/store'

/** Where the engine keeps things and finds what the app ships. */
export interface EnginePaths {
  readonly data: string
  /** upright page pictures, derived from the originals and made again when missing */
  readonly pictures: string
  readonly samples: string
}

/** All that a feature may use, joined in compose.ts. */
export interface EngineContext {
  readonly store: Store
  readonly clock: Clock
  readonly ids: Ids
  readonly log: Log
  readonly feed: ChangeFeed
  readonly checkpoint: Checkpoint
  readonly blobs: BlobStore
  readonly reader: DocumentReader
  /** a file's type by its content; null: nothing our decoders open */
  readonly tellType: (source: string | Uint8Array) => Promise<FileType | null>
  readonly recogniser: Recogniser
  readonly archive: ArchivePdf
  readonly zip: ZipWriter
  readonly folders: FolderWatch
  readonly transport: Transport
  readonly mailSource: MailSource
  readonly mailDirectory: MailDirectory
  readonly vault: Vault
  readonly jobs: JobRunner
  readonly paths: EnginePaths
  /** opens a data folder a second time, for reading: backup and verify go on beside everything else */
  readonly access: DataAccess
}

/** The calls a feature answers. */
export type Handlers<N extends EngineCall> = { readonly [K in N]: (input: Input<K>) => Promise<Result<Output<K>>> }
