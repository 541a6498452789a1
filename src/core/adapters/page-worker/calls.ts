import { mkdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { workerData } from 'node:worker_threads'
import { FailureError, ok } from '../../../shared/result'
import { limits } from '../../limits'
import type { DocumentReader, PageOutline } from '../../ports/document-reader'
import { prepareForRecognition, type PreparationStep, shownSize } from '../../recognition'
import { readCodes } from '../codes'
import { readInvoiceXml } from '../invoice-xml'
import { parseMail } from '../mail-parser'
import { isCompoundFile } from '../outlook/compound-file'
import { encodePng } from '../picture/png-writer'
import { openDocument, readBytes, tooLarge, type OpenDocument } from './documents'
import { packPicture } from './pack'
import { cleanedPicture, uprightPicture } from './picture'
import { readSmallFile } from './small-file'

const without = (workerData ?? []) as readonly PreparationStep[]

/** What the thread does for each call of the port. Failures are thrown as FailureError and become values in worker.ts. */
export const calls: Omit<DocumentReader, 'close'> = {
  outline: async (path, type) => {
    const document = await openDocument(path, type)
    const pages = Array.from({ length: document.pages }, (_, index) => outlinePage(document, index))
    const first = pages[0]
    // One code for the file where no page of it can be opened.
    if (first === undefined || pages.every((page) => page.failure !== null)) {
      throw new FailureError(pages.length === 1 && first?.failure ? first.failure : { code: 'file-damaged', params: {} })
    }
    return ok(pages.map((page) => page.outline))
  },
  render: async (path, type, page, rotation, target, look) => {
    const document = await openDocument(path, type)
    const picture = look === 'cleaned' ? cleanedPicture : uprightPicture
    const { raster, dpi } = picture(document, indexOf(document, page), rotation)
    writeWhole(target, encodePng(raster, dpi))
    return ok({ width: raster.width, height: raster.height })
  },
  pack: async (path, type, page, rotation) => {
    const document = await openDocument(path, type)
    return ok(packPicture(uprightPicture(document, indexOf(document, page), rotation)))
  },
  textLayer: async (path, page) => {
    const document = await openDocument(path, 'pdf')
    return ok(document.words?.(indexOf(document, page)) ?? null)
  },
  invoice: async (path) => {
    const document = await openDocument(path, 'pdf')
    for (const { bytes } of document.attachments?.('.xml') ?? []) {
      const facts = readInvoiceXml(bytes)
      if (facts !== null) return ok(facts)
    }
    return ok(null)
  },
  codes: async (path, type, page) => {
    const document = await openDocument(path, type)
    return ok(await readCodes(document.decode(indexOf(document, page))))
  },
  prepare: async (path, type, page, rotation, manner) => {
    const document = await openDocument(path, type)
    return ok(prepareForRecognition(document.decode(indexOf(document, page)), rotation, manner, without))
  },
  smallFiles: async (places) => ok(await Promise.all(places.map(readSmallFile))),
  mail: async (original) => {
    const size = typeof original === 'string' ? sizeOf(original) : original.length
    if (size > limits.mailBytes) throw tooLarge(size, limits.mailBytes)
    return ok(await parseMail(await asMail(typeof original === 'string' ? readBytes(original) : original), limits))
  },
  toPdf: async (path, type, rotations) => {
    const document = await openDocument(path, type)
    if (type === 'pdf') return ok(Uint8Array.from(document.bytes))
    // pdfkit takes longer to load than everything else of this thread together, and few arrivals need it.
    const { makePdf } = await import('./make-pdf')
    return ok(await makePdf(document, rotations))
  },
}

/** What Outlook saved is told as the mail it is. Loaded with the first of them. */
async function asMail(bytes: Uint8Array): Promise<Uint8Array> {
  return isCompoundFile(bytes) ? (await import('../outlook')).outlookToMime(bytes, limits) : bytes
}

function outlinePage(document: OpenDocument, index: number): { readonly outline: PageOutline; readonly failure: FailureError['failure'] | null } {
  try {
    return { outline: { number: index + 1, ...shownSize(document.head(index), 0), code: null }, failure: null }
  } catch (error) {
    if (!(error instanceof FailureError)) throw error
    return { outline: { number: index + 1, width: 0, height: 0, code: error.failure.code }, failure: error.failure }
  }
}

function indexOf(document: OpenDocument, page: number): number {
  if (!Number.isInteger(page) || page < 1 || page > document.pages) throw new FailureError({ code: 'not-found', params: {} })
  return page - 1
}

function sizeOf(path: string): number {
  try {
    return statSync(path).size
  } catch {
    throw new FailureError({ code: 'file-missing', params: {} })
  }
}

/** Nobody ever sees half a picture. */
function writeWhole(target: string, bytes: Uint8Array): void {
  const temporary = `${target}.${process.pid}.part`
  try {
    mkdirSync(dirname(target), { recursive: true })
    writeFileSync(temporary, bytes)
    renameSync(temporary, target)
  } catch (error) {
    rmSync(temporary, { force: true })
    const code = (error as NodeJS.ErrnoException).code
    throw new FailureError({ code: code === 'ENOSPC' || code === 'EDQUOT' ? 'disk-full' : 'data-unwritable', params: {} })
  }
}
