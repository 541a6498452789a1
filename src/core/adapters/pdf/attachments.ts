import type { PdfHandle, Pdfium } from './pdfium'

/** An invoice has one or a handful; more are not looked at. */
const mostAttachments = 20
/** The largest invoice XML of real life has some hundred thousand signs. */
const mostBytes = 4 * 1_048_576

export interface PdfAttachment {
  readonly name: string
  readonly bytes: Uint8Array
}

/** Files inside a PDF (ISO 32000-1 §7.11.4) whose name ends as asked. */
export function attachmentsOf({ pdfium, document }: PdfHandle, ending: string): readonly PdfAttachment[] {
  const count = Math.min(mostAttachments, pdfium._FPDFDoc_GetAttachmentCount(document))
  return Array.from({ length: Math.max(0, count) }, (_, index) => index).flatMap((index) => {
    const attachment = pdfium._FPDFDoc_GetAttachment(document, index)
    if (attachment === 0) return []
    const name = nameOf(pdfium, attachment)
    if (!name.toLowerCase().endsWith(ending)) return []
    const bytes = bytesOf(pdfium, attachment)
    return bytes === null ? [] : [{ name, bytes }]
  })
}

function nameOf(pdfium: Pdfium, attachment: number): string {
  const length = Math.min(1_024, pdfium._FPDFAttachment_GetName(attachment, 0, 0))
  if (length < 2) return ''
  return withMemory(pdfium, length, (pointer) => {
    pdfium._FPDFAttachment_GetName(attachment, pointer, length)
    return new TextDecoder('utf-16le').decode(pdfium.HEAPU8.slice(pointer, pointer + length)).replace(/\0.*$/s, '')
  })
}

function bytesOf(pdfium: Pdfium, attachment: number): Uint8Array | null {
  return withMemory(pdfium, 4, (size) => {
    const length = (): number => new DataView(pdfium.HEAPU8.buffer).getUint32(size, true)
    if (pdfium._FPDFAttachment_GetFile(attachment, 0, 0, size) === 0 || length() === 0 || length() > mostBytes) return null
    const bytes = length()
    return withMemory(pdfium, bytes, (pointer) => (pdfium._FPDFAttachment_GetFile(attachment, pointer, bytes, size) === 0 ? null : pdfium.HEAPU8.slice(pointer, pointer + bytes)))
  })
}

function withMemory<T>(pdfium: Pdfium, bytes: number, use: (pointer: number) => T): T {
  const pointer = pdfium._malloc(bytes)
  if (pointer === 0) throw new RangeError('memory')
  try {
    return use(pointer)
  } finally {
    pdfium._free(pointer)
  }
}
