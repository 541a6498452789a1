import { lstat } from 'node:fs/promises'
import type { Clock } from '../../ports'
import { openPlainFile } from '../../plain-file'
import { passed, type Arriving, type StageOutcome } from '../arriving'

/** A file is still when size and time have not moved for this long: scanners pause between pages for less. */
const quietMs = 700
const lookMs = 250
/** An empty file is waited for: most writers create first and write then. After this it is what it is. */
const emptyMs = 20_000

/** Holds a file of a watched folder until nobody writes to it any more. Lasts as long as the writing does. */
export async function awaitStillness(arriving: Arriving, clock: Clock, ended: () => boolean): Promise<StageOutcome> {
  let last = ''
  let since = clock.now()
  const first = since
  for (;;) {
    const found = await lstat(arriving.path).catch(() => null)
    if (!found || !found.isFile()) return { kind: 'vanished' }
    const now = clock.now()
    const print = `${found.size} ${found.mtimeMs}`
    if (print !== last) {
      last = print
      since = now
    }
    const writtenLately = now - found.mtimeMs >= 0 && now - found.mtimeMs < quietMs
    const quiet = now - since >= quietMs || (now - first < lookMs && !writtenLately)
    const worth = found.size > 0 || now - first >= emptyMs
    if (quiet && worth && (await unlocked(arriving.path))) {
      arriving.size = found.size
      arriving.mtime = Math.trunc(found.mtimeMs)
      return passed
    }
    if (ended()) return { kind: 'vanished' }
    await new Promise<void>((resolve) => void clock.after(lookMs, resolve))
  }
}

/** Windows refuses to open what another program holds (EBUSY); anything else is for the next stage to say. */
async function unlocked(path: string): Promise<boolean> {
  try {
    const handle = await openPlainFile(path)
    await handle.close()
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'EBUSY'
  }
}
