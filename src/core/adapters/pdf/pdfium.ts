import type { PDFiumDocument, PDFiumLibrary } from '@hyzyla/pdfium'

/** What of PDFium's own functions is used beside the wrapper: it hides page sizes, character boxes and bare pixels. */
export interface Pdfium {
  readonly HEAPU8: Uint8Array
  readonly HEAPF64: Float64Array
  _malloc(bytes: number): number
  _free(pointer: number): void
  _FPDF_GetPageCount(document: number): number
  _FPDF_GetPageSizeByIndex(document: number, index: number, width: number, height: number): number
  _FPDF_LoadPage(document: number, index: number): number
  _FPDF_ClosePage(page: number): void
  _FPDFBitmap_CreateEx(width: number, height: number, format: number, pointer: number, stride: number): number
  _FPDFBitmap_FillRect(bitmap: number, left: number, top: number, width: number, height: number, colour: number): void
  _FPDFBitmap_Destroy(bitmap: number): void
  _FPDFBitmap_GetFormat(bitmap: number): number
  _FPDFBitmap_GetBuffer(bitmap: number): number
  _FPDFBitmap_GetWidth(bitmap: number): number
  _FPDFBitmap_GetHeight(bitmap: number): number
  _FPDFBitmap_GetStride(bitmap: number): number
  _FPDF_RenderPageBitmap(bitmap: number, page: number, x: number, y: number, width: number, height: number, rotate: number, flags: number): void
  _FPDFPage_GetRotation(page: number): number
  _FPDFPage_GetAnnotCount(page: number): number
  _FPDFPage_CountObjects(page: number): number
  _FPDFPage_GetObject(page: number, index: number): number
  _FPDFPageObj_GetType(object: number): number
  _FPDFPageObj_GetMatrix(object: number, matrix: number): number
  _FPDFImageObj_GetBitmap(object: number): number
  _FPDFImageObj_GetImageMetadata(object: number, page: number, metadata: number): number
  _FPDFDoc_GetAttachmentCount(document: number): number
  _FPDFDoc_GetAttachment(document: number, index: number): number
  _FPDFAttachment_GetName(attachment: number, buffer: number, length: number): number
  _FPDFAttachment_GetFile(attachment: number, buffer: number, length: number, size: number): number
  _FPDFText_LoadPage(page: number): number
  _FPDFText_ClosePage(text: number): void
  _FPDFText_CountChars(text: number): number
  _FPDFText_GetUnicode(text: number, index: number): number
  _FPDFText_GetCharBox(text: number, index: number, left: number, right: number, bottom: number, top: number): number
  _FPDF_PageToDevice(page: number, x: number, y: number, width: number, height: number, rotate: number, pageX: number, pageY: number, deviceX: number, deviceY: number): number
}

interface Insides {
  readonly module: Pdfium
  readonly documentIdx: number
}

export interface PdfHandle {
  readonly pdfium: Pdfium
  readonly document: number
  close(): void
}

let library: Promise<PDFiumLibrary> | null = null

/** The module is loaded with the first PDF; most days of most firms need it, an idle app does not. */
export async function loadPdf(bytes: Uint8Array): Promise<PdfHandle> {
  library ??= import('@hyzyla/pdfium').then(({ PDFiumLibrary }) => PDFiumLibrary.init())
  const document: PDFiumDocument = await (await library).loadDocument(bytes)
  const { module, documentIdx } = document as unknown as Insides
  return { pdfium: module, document: documentIdx, close: () => document.destroy() }
}

/** After a fault inside WebAssembly its memory is not to be trusted: the next PDF gets a new instance. */
export function forgetPdfium(): void {
  library = null
}
