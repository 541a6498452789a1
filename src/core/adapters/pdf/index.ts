import { FailureError } from '../../../shared/result'
import type { Word } from '../../../shared/domain/page'
import type { DecodedPage, PageHead } from '../../ports/raster'
import { forgetPdfium, loadPdf, type PdfHandle } from './pdfium'
import { renderPage } from './render'
import { withTrailer } from './repair'
import { readWords } from './words'

export interface PdfLimits {
  readonly pages: number
}

export interface PdfFile {
  readonly pages: number
  head(index: number): PageHead
  decode(index: number): DecodedPage
  /** null where the page brings no words */
  words(index: number): readonly Word[] | null
  close(): void
}

/** The fax's own resolution: enough to read, and a letter page stays under two megapixels. */
const pageDpi = 204
/** A plan or a poster is shown smaller, not refused. */
const mostSide = 5_000
const pointsPerInch = 72

export async function openPdf(bytes: Uint8Array, limits: PdfLimits): Promise<PdfFile> {
  const handle = await guarded(() => open(bytes))
  const { pdfium, document } = handle
  const pages = pdfium._FPDF_GetPageCount(document)
  if (pages > limits.pages || pages < 1) {
    handle.close()
    throw pages < 1 ? damaged() : new FailureError({ code: 'too-many-pages', params: { pages, limit: limits.pages } })
  }
  const head = (index: number): PageHead => {
    const size = pageSize(handle, index)
    const dpi = Math.min(pageDpi, (mostSide / Math.max(size.width, size.height)) * pointsPerInch)
    return {
      width: Math.max(1, Math.round((size.width / pointsPerInch) * dpi)),
      height: Math.max(1, Math.round((size.height / pointsPerInch) * dpi)),
      bilevel: false,
      density: { x: pageDpi, y: pageDpi },
      orientation: 1,
    }
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
  return {
    pages,
    head,
    decode: (index) =>
      guardedSync(() => {
        const { width, height, density } = head(index)
        return { raster: withPage(index, (page) => renderPage(pdfium, page, width, height)), density, orientation: 1 }
      }),
    words: (index) =>
      guardedSync(() => {
        const { width, height } = head(index)
        return withPage(index, (page) => readWords(pdfium, page, width, height))
      }),
    close: () => handle.close(),
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

function pageSize({ pdfium, document }: PdfHandle, index: number): { readonly width: number; readonly height: number } {
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
