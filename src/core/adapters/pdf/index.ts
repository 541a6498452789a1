import { FailureError } from '../../../shared/result'
import type { Word } from '../../../shared/domain/page'
import type { DecodedPage, PageHead } from '../../ports/raster'
import { attachmentsOf, type PdfAttachment } from './attachments'
import { forgetPdfium, loadPdf, type PdfHandle } from './pdfium'
import { renderPage } from './render'
import { withTrailer } from './repair'
import { findScan, readScan, type PageSize, type ScannedPage } from './scanned'
import { readWords } from './words'

export interface PdfLimits {
  readonly pages: number
  readonly pageSide: number
  readonly pagePixels: number
}

export interface PdfFile {
  readonly pages: number
  head(index: number): PageHead
  decode(index: number): DecodedPage
  /** null where the page brings no words */
  words(index: number): readonly Word[] | null
  /** files inside it whose name ends so */
  attachments(ending: string): readonly PdfAttachment[]
  close(): void
}

/** The fax's own resolution: enough to read, and a letter page stays under two megapixels. */
const pageDpi = 204
/** A plan or a poster is shown smaller, not refused. */
const mostSide = 5_000
const pointsPerInch = 72
/** Looking into each page costs some milliseconds; a document longer than this is no fax. */
const scansUpTo = 200

export async function openPdf(bytes: Uint8Array, limits: PdfLimits): Promise<PdfFile> {
  const handle = await guarded(() => open(bytes))
  const { pdfium, document } = handle
  const pages = pdfium._FPDF_GetPageCount(document)
  if (pages > limits.pages || pages < 1) {
    handle.close()
    throw pages < 1 ? damaged() : new FailureError({ code: 'too-many-pages', params: { pages, limit: limits.pages } })
  }
  const withPage = <T>(index: number, use: (page: number) => T): T => {
    const page = pdfium._FPDF_LoadPage(document, index)
    if (page === 0) throw damaged()
    try {
      return use(page)
    } finally {
      pdfium._FPDF_ClosePage(page)
    }
  }
  const scanOf = (page: number, index: number): ScannedPage | null => (pages > scansUpTo ? null : findScan(pdfium, page, pageSize(handle, index), limits))
  const heads: PageHead[] = []
  const head = (index: number): PageHead => (heads[index] ??= pages > scansUpTo ? drawnHead(pageSize(handle, index)) : withPage(index, (page) => headOfPage(page, index)))
  const headOfPage = (page: number, index: number): PageHead => {
    const scan = scanOf(page, index)
    return scan === null ? drawnHead(pageSize(handle, index)) : { width: scan.width, height: scan.height, density: scan.density, bilevel: true, orientation: 1 }
  }
  const decodePage = (page: number, index: number): DecodedPage => {
    const scan = scanOf(page, index)
    const raster = scan === null ? null : readScan(pdfium, scan)
    if (scan !== null && raster !== null) return { raster, density: scan.density, orientation: 1 }
    // What could not be taken out is drawn in the same place and size.
    const { width, height, density } = head(index)
    return { raster: renderPage(pdfium, page, width, height), density, orientation: 1 }
  }
  return {
    pages,
    head: (index) => guardedSync(() => head(index)),
    decode: (index) => guardedSync(() => withPage(index, (page) => decodePage(page, index))),
    words: (index) =>
      guardedSync(() => {
        const { width, height } = drawnHead(pageSize(handle, index))
        return head(index).bilevel ? null : withPage(index, (page) => readWords(pdfium, page, width, height))
      }),
    attachments: (ending) => guardedSync(() => attachmentsOf(handle, ending)),
    close: () => handle.close(),
  }
}

function drawnHead(size: PageSize): PageHead {
  const dpi = Math.min(pageDpi, (mostSide / Math.max(size.width, size.height)) * pointsPerInch)
  return {
    width: Math.max(1, Math.round((size.width / pointsPerInch) * dpi)),
    height: Math.max(1, Math.round((size.height / pointsPerInch) * dpi)),
    bilevel: false,
    density: { x: pageDpi, y: pageDpi },
    orientation: 1,
  }
}

const damaged = (): FailureError => new FailureError({ code: 'file-damaged', params: {} })

async function open(bytes: Uint8Array): Promise<PdfHandle> {
  try {
    return await loadPdf(bytes)
  } catch (error) {
    const reason = error instanceof Error ? error.message : ''
    if (/password|security/i.test(reason)) throw new FailureError({ code: 'file-encrypted', params: {} })
    if (isFault(error)) throw error
    const mended = withTrailer(bytes)
    if (mended === null) throw damaged()
    return loadPdf(mended).catch(() => {
      throw damaged()
    })
  }
}

function pageSize({ pdfium, document }: PdfHandle, index: number): PageSize {
  const pointer = pdfium._malloc(16)
  try {
    if (pdfium._FPDF_GetPageSizeByIndex(document, index, pointer, pointer + 8) === 0) throw damaged()
    const width = pdfium.HEAPF64[pointer / 8] ?? 0
    const height = pdfium.HEAPF64[pointer / 8 + 1] ?? 0
    if (!(width >= 1 && height >= 1 && Number.isFinite(width) && Number.isFinite(height))) throw damaged()
    return { width, height }
  } finally {
    pdfium._free(pointer)
  }
}

async function guarded<T>(action: () => Promise<T>): Promise<T> {
  try {
    return await action()
  } catch (error) {
    throw asFailure(error)
  }
}

function guardedSync<T>(action: () => T): T {
  try {
    return action()
  } catch (error) {
    throw asFailure(error)
  }
}

function asFailure(error: unknown): FailureError {
  if (error instanceof FailureError) return error
  forgetPdfium()
  return new FailureError({ code: error instanceof RangeError ? 'file-too-large' : 'decode-crashed', params: {} })
}

/** A trap inside WebAssembly, or its memory at an end. */
const isFault = (error: unknown): boolean => error instanceof RangeError || (error instanceof Error && error.name === 'RuntimeError')
