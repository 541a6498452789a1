import type { BlobStore } from '../ports'
import type { Store } from './store'

/** How a data folder, or a backup, which has the same form, is opened beside whoever works in it. */
export interface DataAccess {
  databasePath(folder: string): string
  /**
   * Opens the database for reading, with a connection of its own.
   * @throws FailureError `data-missing`, `data-damaged`, `data-newer`
   */
  openStore(folder: string): Promise<Store>
  blobs(folder: string): BlobStore
}
