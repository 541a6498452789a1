import type { FileHandle } from 'node:fs/promises'
import { openPlainFile } from '../../plain-file'
import { holdsBareFromLine, withoutFromEscapes } from './from-lines'

/** Where a message lies in its container. */
export interface Place {
  readonly path: string
  readonly firstByte: number
  readonly size: number
  /** whether its container may be a link */
  readonly follow: boolean
}

/** Pieces in which a large file is read. */
export const pieceBytes = 1 << 20
/** A From line that is longer is none; see mbox.ts. */
const fromLineBytes = 4 * 1024

/** The message's own bytes, without what its container added to them. */
export async function* messagePieces(place: Place): AsyncGenerator<Uint8Array> {
  const file = await openPlainFile(place.path, place.follow)
  try {
    const bare = await holdsBareFromLine(rawPieces(file, place))
    yield* bare ? rawPieces(file, place) : withoutFromEscapes(rawPieces(file, place))
  } finally {
    await file.close()
  }
}

async function* rawPieces(file: FileHandle, { firstByte, size }: Place): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < size; ) {
    const bytes = new Uint8Array(Math.min(pieceBytes, size - at))
    const { bytesRead } = await file.read(bytes, 0, bytes.length, firstByte + at)
    if (bytesRead === 0) return
    yield bytes.subarray(0, bytesRead)
    at += bytesRead
  }
}

/**
 * Whether a message still lies where it was seen. A container that changed may have grown at its end, which mail programs do;
 * one that was tidied up has other bytes there.
 */
export async function isStillThere({ path, firstByte, size, follow }: Place): Promise<boolean> {
  const file = await openPlainFile(path, follow)
  try {
    const before = await readAt(file, Math.max(0, firstByte - fromLineBytes), Math.min(firstByte, fromLineBytes))
    const lines = before.toString('latin1').split('\n')
    const behind = await readAt(file, firstByte + size, 16)
    const ends = behind.length === 0 || /^\r?\n?(?:From |$)/.test(behind.toString('latin1'))
    return lines.at(-1) === '' && (lines.at(-2)?.replace('\u00ef\u00bb\u00bf', '').startsWith('From ') ?? false) && ends && (await file.stat()).size >= firstByte + size
  } finally {
    await file.close()
  }
}

async function readAt(file: FileHandle, at: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length)
  const { bytesRead } = await file.read(buffer, 0, length, at)
  return buffer.subarray(0, bytesRead)
}
