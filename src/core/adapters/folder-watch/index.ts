import { existsSync } from 'node:fs'
import { access, constants, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { FSWatcher } from 'chokidar'
import type { ErrorCode } from '../../../shared/errors'
import type { Clock, FolderWatch, Log, WatchRequest } from '../../ports'
import { movedFolderName } from '../../ports/folder-names'
import { untold } from './untold'

type Chokidar = (typeof import('chokidar'))['default']

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
      // Loaded with the first folder: an engine that starts is not kept waiting for it.
      const { default: chokidar } = await import('chokidar')
      let watcher: FSWatcher | null = null
      let cancel = (): void => undefined
      let ended = false
      let trouble: ErrorCode | null = null
      let watchedFolder = ''
      let broken = false
      let polling = request.polling

      const tell = (code: ErrorCode | null): void => {
        if (code === trouble) return
        trouble = code
        deps.log.info('folder-state', { code })
        request.onTrouble(code)
      }
      /** when each folder was last changed as its names were compared */
      const compared = new Map<string, number>()
      const compare = async (): Promise<void> => {
        const one = watcher
        if (one === null || polling) return // who asks by time misses nothing
        const { files, folders } = await untold(one, request.path, compared, Date.now())
        if (ended || watcher !== one) return
        for (const path of folders) if (!isPassedOver(request.path, path)) one.add(path)
        for (const path of files) if (!isPassedOver(request.path, path)) request.onFile(path)
      }
      const look = async (): Promise<void> => {
        if (ended) return
        const found = await folderAt(request.path)
        // A watcher stays with the folder it began with: one that came in its place under the same name is another.
        if (watcher && (broken || found !== watchedFolder)) {
          await watcher.close()
          watcher = null
          broken = false
        }
        if (found !== null && !watcher && !ended) {
          watchedFolder = found
          watcher = begin(chokidar, { ...request, polling }, (error) => {
            deps.log.warn('watcher-failed', { code: (error as NodeJS.ErrnoException).code ?? 'unknown' })
            // Where notices fail (Linux: no more watchers to be had), the folder is asked by time.
            polling = broken = true
            tell('folder-unreadable')
          }, () => void compare())
          compared.clear()
        }
        tell(found === null ? 'folder-unreadable' : null)
        void compare()
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

function begin(chokidar: Chokidar, request: WatchRequest, onError: (error: unknown) => void, onReady: () => void): FSWatcher {
  const watcher = chokidar.watch(request.path, {
    depth,
    usePolling: request.polling,
    interval: pollMs,
    binaryInterval: pollMs,
    followSymlinks: false,
    ignorePermissionErrors: true,
    ignored: (path) => isPassedOver(request.path, path),
  })
  watcher.on('add', request.onFile)
  watcher.on('change', request.onFile)
  watcher.on('error', onError)
  watcher.on('ready', onReady)
  return watcher
}

const isPassedOver = (root: string, path: string): boolean => path !== root && (basename(path) === movedFolderName || (passing.test(basename(path)) && !besideMails(path)))

/** Sub-folders of a Maildir have hidden names (Maildir++): what lies there is for others to tell. */
const besideMails = (path: string): boolean => /^\.[^.]/.test(basename(path)) && existsSync(join(dirname(path), 'cur'))

/** Which folder it is that lies there, null where none can be read. */
async function folderAt(path: string): Promise<string | null> {
  try {
    await access(path, constants.R_OK | constants.X_OK)
    const found = await stat(path)
    return found.isDirectory() ? `${found.dev} ${found.ino}` : null
  } catch {
    return null
  }
}
