import { open, rename, rm, writeFile } from 'node:fs/promises'
import { fail, FailureError, type Result } from '../../shared/result'
import type { Ids } from '../ports'

/** `new`: a file that is there already is left alone. `replace`: somebody has agreed, in a dialog or by naming the folder. */
export type Claim = 'new' | 'replace'

/** Nobody ever sees half a file: it gets its name when it is whole, and what was there before stays until then. */
export async function writeWhole<T>(ids: Ids, target: string, claim: Claim, write: (temporary: string) => Promise<Result<T>>): Promise<Result<T>> {
  const temporary = `${target}.${ids.next().slice(-12)}.part`
  const claimed = claim === 'new' ? await claimName(target) : null
  if (claimed !== null && !claimed.ok) return claimed
  try {
    const written = await write(temporary)
    if (written.ok) {
      await rename(temporary, target)
      return written
    }
    await clear(temporary, claimed === null ? null : target)
    return written
  } catch (error) {
    await clear(temporary, claimed === null ? null : target)
    if (error instanceof FailureError) return { ok: false, error: error.failure }
    return fail(writeCode(error))
  }
}

/** For a write that says by throwing what went wrong. */
export async function writeText(path: string, text: string): Promise<Result<null>> {
  await writeFile(path, text, { flag: 'wx' })
  return { ok: true, value: null }
}

export async function writeBytes(path: string, bytes: Uint8Array): Promise<Result<null>> {
  await writeFile(path, bytes, { flag: 'wx' })
  return { ok: true, value: null }
}

/** An empty file holds the name, so that nobody else takes it meanwhile. */
async function claimName(target: string): Promise<Result<null>> {
  try {
    await (await open(target, 'wx')).close()
    return { ok: true, value: null }
  } catch (error) {
    return fail(writeCode(error), { path: target })
  }
}

async function clear(temporary: string, claimed: string | null): Promise<void> {
  for (const path of [temporary, claimed]) if (path !== null) await rm(path, { force: true }).catch(() => undefined)
}

function writeCode(error: unknown): 'disk-full' | 'target-exists' | 'target-unwritable' {
  const { code } = error as NodeJS.ErrnoException
  if (code === 'ENOSPC' || code === 'EDQUOT') return 'disk-full'
  return code === 'EEXIST' ? 'target-exists' : 'target-unwritable'
}
