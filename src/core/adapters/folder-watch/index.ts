import { access, constants, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { watch, type FSWatcher } from 'chokidar'
import type { ErrorCode } from '../../../shared/errors'
import type { Clock, FolderWatch, Log, WatchRequest } from '../../ports'
import { movedFolderName } from '../../ports/folder-names'

/** How often a polled folder is asked: a person waits this long for her fax, a network share bears it. */
const pollMs = 2_000
/** How often a folder that is away is looked for. */
const returnMs = 10_000
/** Scanners put users' faxes into sub-folders; deeper than this lies nobody's inbox. */
const depth = 5

/** Names that programs use while they write, and what systems strew about: never an arrival. */
const passing = /^(?:\.|~\$|Thumbs\.db$|desktop\.ini$)|\.(?:part|partial|tmp|temp|crdownload|filepart|lock)$/i

export function createFolderWatch(deps: { readonly clock: Clock; readonly log: Log }): FolderWatch {
  return {
    watch: async (request) => {
      let watcher: FSWatcher | null = null
      let cancel = (): void => undefined
      let ended = false
      let trouble: ErrorCode | null = null

      const tell = (code: ErrorCode | null): void => {
        if (code === trouble) return
        trouble = code
        deps.log.info('folder-state', { code })
        request.onTrouble(code)
      }
      const look = async (): Promise<void> => {
        if (ended) return
        const well = await readable(request.path)
        if (well && !watcher) watcher = begin(request, tell)
        if (!well && watcher) {
          await watcher.close()
          watcher = null
        }
        tell(well ? null : 'folder-unreadable')
        if (!ended) cancel = deps.clock.after(returnMs, () => void look())
      }
      await look()
      return async () => {
        ended = true
        cancel()
        await watcher?.close()
      }
    },
  }
}

function begin(request: WatchRequest, tell: (code: ErrorCode | null) => void): FSWatcher {
  const watcher = watch(request.path, {
    depth,
    usePolling: request.polling,
    interval: pollMs,
    binaryInterval: pollMs,
    followSymlinks: false,
    ignorePermissionErrors: true,
    ignored: (path) => path !== request.path && (passing.test(basename(path)) || basename(path) === movedFolderName),
  })
  watcher.on('add', request.onFile)
  watcher.on('change', request.onFile)
  watcher.on('error', () => tell('folder-unreadable'))
  return watcher
}

async function readable(path: string): Promise<boolean> {
  try {
    await access(path, constants.R_OK | constants.X_OK)
    return (await stat(path)).isDirectory()
  } catch {
    return false
  }
}
