import { readdir, stat } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import type { ArrivalHints } from '../../shared/domain/arrival'
import { fail, type Failure } from '../../shared/result'
import { openPlainFile } from '../plain-file'
import { hasFlags, isIndexFile, isMaildir, isSubfolderName, maildirHints, subfolderName } from './containers/maildir'
import { mboxHeadBytes, mboxHints, mboxParts, mboxStart } from './containers/mbox'
import { pieceBytes } from './containers/part-bytes'

export interface FoundFile {
  readonly path: string
  /** bytes of the file, or of the message in its container; 0 where it was not asked yet */
  readonly size: number
  /** of the file */
  readonly mtime: number
  /** why it cannot even be looked at; it still becomes an arrival, so that it is not lost silently */
  readonly failure: Failure | null
  /** number of the message in its container and where its bytes begin; null where the file is the message */
  readonly part: number | null
  readonly firstByte: number | null
  readonly hints: ArrivalHints
}

const alone = { failure: null, part: null, firstByte: null, hints: {} } as const

/**
 * Files for files, all files below for folders, all messages for archives (Maildir, mbox), in a stable order. Links are
 * followed only where they were named.
 */
export async function* expandPaths(paths: readonly string[]): AsyncGenerator<FoundFile> {
  for (const path of paths) yield* expand(resolve(path), true)
}

async function* expand(path: string, named: boolean): AsyncGenerator<FoundFile> {
  let found
  try {
    found = await stat(path)
  } catch (error) {
    yield { ...alone, path, size: 0, mtime: 0, failure: failureOf(error) }
    return
  }
  const file: FoundFile = { ...alone, path, size: found.size, mtime: Math.trunc(found.mtimeMs) }
  if (found.isDirectory()) yield* expandFolder(path)
  // Also where only the folder `cur` of a Maildir was named: the flags are in the names.
  else if (hasFlags(basename(path))) yield { ...file, hints: maildirHints(basename(path), null) }
  else if (found.isFile()) yield* expandFile(file)
  else if (named) yield file
}

async function* expandFolder(path: string): AsyncGenerator<FoundFile> {
  const entries = await entriesOf(path)
  if (entries === null) {
    yield unreadable(path)
    return
  }
  if (isMaildir(entries.folders)) {
    yield* expandMaildir(path, entries, null)
    return
  }
  for (const { name, isFolder } of entries.all) {
    if (isFolder || !isPlain(name)) yield* expand(join(path, name), false)
    else if (!/\.msf$/i.test(name)) yield { ...alone, path: join(path, name), size: 0, mtime: 0 }
  }
}

/** Mails with their flags, then sub-folders. Lists and caches of the server, and what it has not finished writing, are no arrivals. */
async function* expandMaildir(path: string, entries: Entries, folder: string | null): AsyncGenerator<FoundFile> {
  for (const name of ['new', 'cur']) {
    const mails = entries.folders.includes(name) ? await entriesOf(join(path, name)) : noEntries
    if (mails === null) yield unreadable(join(path, name))
    for (const mail of mails?.all ?? []) {
      if (mail.isFolder || mail.name.startsWith('.')) continue
      // Its size is found out as that of any plain file: asking here would cost an archive of 100,000 seconds.
      yield { ...alone, path: join(path, name, mail.name), size: 0, mtime: 0, hints: maildirHints(mail.name, folder) }
    }
  }
  for (const { name, isFolder } of entries.all) {
    if (['cur', 'new', 'tmp'].includes(name)) continue
    if (isFolder && isSubfolderName(name)) {
      const below = await entriesOf(join(path, name))
      if (below === null) yield unreadable(join(path, name))
      else if (below.folders.includes('cur') || below.folders.includes('new')) yield* expandMaildir(join(path, name), below, subfolderName(name))
    } else if (isFolder || !isIndexFile(name)) yield* expand(join(path, name), false)
  }
}

/** Names of what is no archive, whatever it begins with: they need not be opened. A mail saved alone may keep its From line. */
const neverArchive = /\.(?:eml|msg|tiff?|pdf|png|jpe?g)$/i

/** Nothing more need be asked of a file with such a name here: the next stage, which reads it, finds out how large it is. */
const isPlain = (name: string): boolean => /\.msf$/i.test(name) || (neverArchive.test(name) && !hasFlags(name))

async function* expandFile(file: FoundFile): AsyncGenerator<FoundFile> {
  if (!(await beginsAsMbox(file.path))) {
    yield file
    return
  }
  const handle = await openPlainFile(file.path)
  const hints = mboxHints(file.path)
  try {
    for await (const { part, firstByte, size } of mboxParts(handle.createReadStream({ highWaterMark: pieceBytes, autoClose: false }))) yield { ...file, hints, part, firstByte, size }
  } catch {
    yield { ...file, failure: fail('file-unreadable').error } // its end, at least
  } finally {
    await handle.close()
  }
}

/** What cannot be read is said by the stage that has to read it. */
export async function beginsAsMbox(path: string, follow = true): Promise<boolean> {
  const file = neverArchive.test(path) ? null : await openPlainFile(path, follow).catch(() => null)
  if (file === null) return false
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(mboxHeadBytes), 0, mboxHeadBytes, 0)
    return mboxStart(buffer.subarray(0, bytesRead)) !== null
  } catch {
    return false
  } finally {
    await file.close()
  }
}

interface Entries {
  /** files and folders in a stable order, no links */
  readonly all: readonly { readonly name: string; readonly isFolder: boolean }[]
  readonly folders: readonly string[]
}

const noEntries: Entries = { all: [], folders: [] }

async function entriesOf(path: string): Promise<Entries | null> {
  const entries = await readdir(path, { withFileTypes: true }).catch(() => null)
  if (entries === null) return null
  const all = entries.filter((entry) => entry.isFile() || entry.isDirectory()).map((entry) => ({ name: entry.name, isFolder: entry.isDirectory() }))
  all.sort((one, other) => (one.name < other.name ? -1 : one.name > other.name ? 1 : 0))
  return { all, folders: all.filter(({ isFolder }) => isFolder).map(({ name }) => name) }
}

const unreadable = (path: string): FoundFile => ({ ...alone, path, size: 0, mtime: 0, failure: fail('folder-unreadable').error })

function failureOf(error: unknown): Failure {
  const code = (error as NodeJS.ErrnoException).code
  return fail(code === 'ENOENT' || code === 'ENOTDIR' ? 'file-missing' : 'file-unreadable').error
}
