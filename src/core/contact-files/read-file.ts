import { basename } from 'node:path'
import { fail, ok, type Result } from '../../shared/result'
import { mendCodePage } from '../../shared/text/code-page'
import { openPlainFile } from '../plain-file'
import type { Entry } from './entry'
import { readTable } from './table'
import { readVcards } from './vcard'

/** A card with a picture has some 50 kB; an office's contacts without pictures have some 300 bytes each. */
const mostBytes = 20 * 1024 * 1024
/** All are looked at and written in one go, which holds everybody else up. */
const mostEntries = 20_000

export interface ReadFile {
  readonly name: string
  readonly entries: readonly Entry[]
}

/** The contacts of a file: cards or a table, told by its content, however it is encoded. */
export async function readContactsFile(path: string): Promise<Result<ReadFile>> {
  const bytes = await bytesOf(path)
  if (!bytes.ok) return bytes
  const text = textOf(bytes.value)
  const entries = /^\s*BEGIN:VCARD/im.test(text.slice(0, 4_096)) ? readVcards(text) : readTable(text)
  if (entries === null || entries.length === 0) return fail('contacts-file-unknown')
  return entries.length > mostEntries ? fail('contacts-file-too-long', { found: entries.length, limit: mostEntries }) : ok({ name: basename(path), entries })
}

async function bytesOf(path: string): Promise<Result<Uint8Array>> {
  try {
    const file = await openPlainFile(path)
    try {
      const { size } = await file.stat()
      if (size > mostBytes) return fail('file-too-large', { sizeMb: Math.ceil(size / 1024 / 1024), limitMb: mostBytes / 1024 / 1024 })
      return ok(await file.readFile())
    } finally {
      await file.close()
    }
  } catch (error) {
    return fail((error as NodeJS.ErrnoException).code === 'ENOENT' ? 'file-missing' : 'file-unreadable')
  }
}

/** By its mark (BOM), else UTF-8 where it is that throughout, else as an older Excel and Outlook write in Germany. */
export function textOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return mendCodePage(Buffer.from(bytes).toString('latin1'))
  }
}
