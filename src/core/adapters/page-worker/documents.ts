import { readFileSync, statSync } from 'node:fs'
import { FailureError } from '../../../shared/result'
import { limits } from '../../limits'
import type { PictureType } from '../../ports/document-reader'
import type { DecodedPage, PageHead } from '../../ports/raster'
import { openPdf, type PdfFile } from '../pdf'
import { decodeJpeg, decodeJpegBlock, readJpegHead } from '../picture/jpeg'
import { decodePng, readPngHead } from '../picture/png'
import { openTiff } from '../tiff'

/** One opened file, whatever its format. Pages count from 0 here. */
export interface OpenDocument {
  readonly pages: number
  head(index: number): PageHead
  decode(index: number): DecodedPage
  readonly words: PdfFile['words'] | null
  readonly attachments?: PdfFile['attachments']
  readonly bytes: Uint8Array
  close(): void
}

/** The file opened last stays open: its pages are asked for one after the other. */
let kept: { readonly key: string; readonly document: OpenDocument } | null = null

export async function openDocument(path: string, type: PictureType): Promise<OpenDocument> {
  const key = keyOf(path, type)
  if (kept?.key === key) return kept.document
  closeKept()
  const document = await open(readBytes(path), type)
  kept = { key, document }
  return document
}

export function closeKept(): void {
  kept?.document.close()
  kept = null
}

/** A file that changed meanwhile is another file. */
function keyOf(path: string, type: PictureType): string {
  const { size, mtimeMs, ino } = orFailure(() => statSync(path))
  if (size > limits.fileBytes) throw tooLarge(size, limits.fileBytes)
  return [type, path, size, mtimeMs, ino].join('|')
}

export const megabytes = (bytes: number): number => Math.ceil(bytes / 1_048_576)

export const tooLarge = (size: number, limit: number): FailureError =>
  new FailureError({ code: 'file-too-large', params: { sizeMb: megabytes(size), limitMb: megabytes(limit) } })

export function readBytes(path: string): Uint8Array {
  return orFailure(() => readFileSync(path))
}

function orFailure<T>(action: () => T): T {
  try {
    return action()
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    throw new FailureError({ code: code === 'ENOENT' || code === 'ENOTDIR' ? 'file-missing' : 'file-unreadable', params: {} })
  }
}

async function open(bytes: Uint8Array, type: PictureType): Promise<OpenDocument> {
  if (bytes.length === 0) throw new FailureError({ code: 'file-empty', params: {} })
  const close = (): void => undefined
  switch (type) {
    case 'tiff': {
      const tiff = openTiff(bytes, limits, (block, isYCbCr) => decodeJpegBlock(block, isYCbCr, limits))
      return { ...tiff, words: null, bytes, close }
    }
    case 'pdf':
      return { ...(await openPdf(bytes, limits)), bytes }
    case 'png':
      return { pages: 1, head: () => readPngHead(bytes, limits), decode: () => decodePng(bytes, limits), words: null, bytes, close }
    case 'jpeg':
      return { pages: 1, head: () => readJpegHead(bytes, limits), decode: () => decodeJpeg(bytes, limits), words: null, bytes, close }
  }
}
