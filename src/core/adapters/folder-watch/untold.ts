import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { FSWatcher } from 'chokidar'
import { isWithin } from '../../plain-file'

/** Times of folders may be as coarse as this on a share; a younger one may hide a change that follows. */
const coarseMs = 2_000

/**
 * What came into a watched folder between its being read and being listened to: chokidar does the one after the other, and
 * tells nobody of what falls between. Folders whose time has not changed since they were last compared are passed over.
 * @param compared when each folder was last changed as it was compared; kept up here
 * @param now Unix ms by the clock of the file system
 */
export async function untold(watcher: FSWatcher, root: string, compared: Map<string, number>, now: number): Promise<{ readonly files: readonly string[]; readonly folders: readonly string[] }> {
  const files: string[] = []
  const folders: string[] = []
  for (const [folder, names] of Object.entries(watcher.getWatched())) {
    if (!isWithin(root, folder)) continue
    const changed = await stat(folder).then(({ mtimeMs }) => mtimeMs, () => null)
    if (changed === null || compared.get(folder) === changed) continue
    const known = new Set(names)
    for (const entry of await readdir(folder, { withFileTypes: true }).catch(() => [])) {
      if (known.has(entry.name)) continue
      if (entry.isFile()) files.push(join(folder, entry.name))
      else if (entry.isDirectory()) folders.push(join(folder, entry.name))
    }
    if (now - changed > coarseMs) compared.set(folder, changed)
  }
  return { files, folders }
}
