import type { BlobStore, FileBlobs } from '../ports'
import type { Store } from './store'

/** How a data folder, or a backup, which has the same form, is opened beside whoever works in it. */
export interface DataAccess {
  databasePath(folder: string): string
  /**
   * Opens the database for reading, with a connection of its own.
   * @throws FailureError `data-missing`, `data-damaged`, `data-newer`
   */
  openStore(folder: string): Promise<Store>
  /** What an engine keeps, beside it and for reading only. Closed by whoever asked. */
  blobs(folder: string): BlobStore & { close(): void }
  /** A backup's: each a file of its own, so that its sums can be checked without this program. */
  files(folder: string): FileBlobs
}
