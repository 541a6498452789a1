import { readFile, rm, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { namesIn } from './files'

/** Who is writing an unfinished backup, as a file in it. */
const makerName = 'making.json'
const maker = z.object({ app: z.literal('rueckkanal'), host: z.string(), pid: z.number().int().positive() })

export const signPart = (part: string): Promise<void> => writeFile(join(part, makerName), JSON.stringify({ app: 'rueckkanal', host: hostname(), pid: process.pid }))

export const unsign = (folder: string): Promise<void> => rm(join(folder, makerName), { force: true })

/**
 * Removes what backups left behind that were killed: folders that bear our sign and whose maker was a process of this machine
 * and is no more. What another machine writes beside it (a shared drive) is left alone. Answers how many.
 */
export async function clearLeftovers(parent: string): Promise<number> {
  let cleared = 0
  for (const name of (await namesIn(parent)).filter((one) => /\.part-[A-Za-z0-9]{6}$/.test(one))) {
    const part = join(parent, name)
    const made = await readMaker(part)
    if (made === null || made.host !== hostname() || isRunning(made.pid)) continue
    await rm(part, { recursive: true, force: true })
    cleared += 1
  }
  return cleared
}

async function readMaker(part: string): Promise<z.infer<typeof maker> | null> {
  try {
    return maker.parse(JSON.parse(await readFile(join(part, makerName), 'utf8')))
  } catch {
    return null
  }
}

/** A number given anew to another process only means that it is cleared another time. */
function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH'
  }
}
