import type { ErrorCode } from '../../shared/errors'

export interface WatchRequest {
  readonly path: string
  readonly polling: boolean
  /** a file that is there (also those found at the start); it may still be growing. Called again when it changed. */
  readonly onFile: (path: string) => void
  /** the folder is away or unreadable (code), or well again (null); it is tried again by itself */
  readonly onTrouble: (code: ErrorCode | null) => void
}

export interface FolderWatch {
  watch(request: WatchRequest): Promise<() => Promise<void>>
}
