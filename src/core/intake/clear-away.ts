import { copyFile, mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, extname, join } from 'node:path'
import type { AfterIntake } from '../../shared/domain/channel'
import { movedFolderName } from '../ports/folder-names'

export interface Taken {
  readonly path: string
  readonly size: number
  readonly mtime: number
}

/**
 * After the commit, and only for watched folders that are set so: moves or removes the file that was recorded.
 * A file that changed since is another one and stays. Answers whether something was cleared away.
 */
export async function clearAway(taken: Taken, after: AfterIntake, folder: string): Promise<boolean> {
  if (after === 'leave') return false
  const found = await stat(taken.path).catch(() => null)
  if (!found || found.size !== taken.size || Math.trunc(found.mtimeMs) !== taken.mtime) return false
  if (after === 'delete') {
    await rm(taken.path, { force: true })
    return true
  }
  const home = join(folder, movedFolderName)
  await mkdir(home, { recursive: true })
  const target = await claimName(home, basename(taken.path))
  try {
    await moveTo(taken.path, target)
  } catch (error) {
    await rm(target, { force: true })
    throw error
  }
  return true
}

/** An empty file holds the name: two of one name from two sub-folders, moved at once, must not take each other's place. */
async function claimName(folder: string, name: string): Promise<string> {
  const ending = extname(name)
  const stem = basename(name, ending)
  for (let serial = 1; ; serial++) {
    const candidate = join(folder, serial === 1 ? name : `${stem} (${serial})${ending}`)
    try {
      await (await open(candidate, 'wx')).close()
      return candidate
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
  }
}

async function moveTo(from: string, to: string): Promise<void> {
  try {
    await rename(from, to)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error
    await copyFile(from, join(dirname(to), `.${basename(to)}.part`))
    await rename(join(dirname(to), `.${basename(to)}.part`), to)
    await rm(from)
  }
}
