import { readdir, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { fail, type Failure } from '../../shared/result'

export interface FoundFile {
  readonly path: string
  readonly size: number
  readonly mtime: number
  /** why it cannot even be looked at; it still becomes an arrival, so that it is not lost silently */
  readonly failure: Failure | null
}

/** Files for files, all files below for folders, in a stable order. Links are followed only where they were named. */
export async function* expandPaths(paths: readonly string[]): AsyncGenerator<FoundFile> {
  for (const path of paths) yield* expand(resolve(path), true)
}

async function* expand(path: string, named: boolean): AsyncGenerator<FoundFile> {
  let found
  try {
    found = await stat(path)
  } catch (error) {
    yield { path, size: 0, mtime: 0, failure: failureOf(error) }
    return
  }
  if (!found.isDirectory()) {
    if (named || found.isFile()) yield { path, size: found.size, mtime: Math.trunc(found.mtimeMs), failure: null }
    return
  }
  let entries
  try {
    entries = await readdir(path, { withFileTypes: true })
  } catch {
    yield { path, size: 0, mtime: 0, failure: fail('folder-unreadable').error }
    return
  }
  entries.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
  for (const entry of entries) {
    if (entry.isFile() || entry.isDirectory()) yield* expand(join(path, entry.name), false)
  }
}

function failureOf(error: unknown): Failure {
  const code = (error as NodeJS.ErrnoException).code
  return fail(code === 'ENOENT' || code === 'ENOTDIR' ? 'file-missing' : 'file-unreadable').error
}
