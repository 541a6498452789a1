import type { BitRaster, Density } from '../../ports/raster'
import type { Pdfium } from './pdfium'

const imageObject = 3
/** FPDFBitmap_Gray: one byte a pixel. */
const greyFormat = 1
/** Colour spaces in which one bit is simply black or white: DeviceGray and CalGray. */
const greySpaces: ReadonlySet<number> = new Set([1, 4])
const pointsPerInch = 72
/** A picture that leaves this much of the page free is an illustration, not the page. */
const cover = 0.95

export interface ScannedPage {
  readonly object: number
  readonly width: number
  readonly height: number
  readonly density: Density
}

export interface PageSize {
  readonly width: number
  readonly height: number
}

/**
 * A fax in a PDF is one black-and-white picture on each page. Taken out as it is, it keeps every dot and one bit a dot;
 * drawn, it would be blurred between the dots and ten times as large. null where the page is anything else.
 */
export function findScan(pdfium: Pdfium, page: number, size: PageSize, limits: { readonly pageSide: number; readonly pagePixels: number }): ScannedPage | null {
  if (pdfium._FPDFPage_CountObjects(page) !== 1 || pdfium._FPDFPage_GetRotation(page) !== 0 || pdfium._FPDFPage_GetAnnotCount(page) !== 0) return null
  const object = pdfium._FPDFPage_GetObject(page, 0)
  if (object === 0 || pdfium._FPDFPageObj_GetType(object) !== imageObject || !fillsPage(pdfium, object, size)) return null
  const metadata = readMetadata(pdfium, object, page)
  if (metadata === null || metadata.bits !== 1 || !greySpaces.has(metadata.space)) return null
  const { width, height } = metadata
  if (width < 1 || height < 1 || width > limits.pageSide || height > limits.pageSide || width * height > limits.pagePixels) return null
  return { object, width, height, density: { x: (width * pointsPerInch) / size.width, y: (height * pointsPerInch) / size.height } }
}

/** The matrix (ISO 32000-1 §8.9.5) stretches the picture over the page, upright and unmirrored. */
function fillsPage(pdfium: Pdfium, object: number, size: PageSize): boolean {
  const pointer = pdfium._malloc(24)
  try {
    if (pdfium._FPDFPageObj_GetMatrix(object, pointer) === 0) return false
    const [a = 0, b = 0, c = 0, d = 0] = new Float32Array(pdfium.HEAPU8.buffer.slice(pointer, pointer + 24))
    const near = (value: number, whole: number): boolean => value > whole * cover && value < whole / cover
    return near(a, size.width) && near(d, size.height) && Math.abs(b) < 0.01 && Math.abs(c) < 0.01
  } finally {
    pdfium._free(pointer)
  }
}

function readMetadata(pdfium: Pdfium, object: number, page: number): { readonly width: number; readonly height: number; readonly bits: number; readonly space: number } | null {
  const pointer = pdfium._malloc(32)
  try {
    if (pdfium._FPDFImageObj_GetImageMetadata(object, page, pointer) === 0) return null
    const view = new DataView(pdfium.HEAPU8.buffer, pointer, 28)
    return { width: view.getUint32(0, true), height: view.getUint32(4, true), bits: view.getUint32(16, true), space: view.getInt32(20, true) }
  } finally {
    pdfium._free(pointer)
  }
}

/** null where the picture cannot be decoded or is not what its tags say */
export function readScan(pdfium: Pdfium, scan: ScannedPage): BitRaster | null {
  const bitmap = pdfium._FPDFImageObj_GetBitmap(scan.object)
  if (bitmap === 0) return null
  try {
    const { width, height } = scan
    const fits = pdfium._FPDFBitmap_GetWidth(bitmap) === width && pdfium._FPDFBitmap_GetHeight(bitmap) === height
    if (!fits || pdfium._FPDFBitmap_GetFormat(bitmap) !== greyFormat) return null
    const from = pdfium._FPDFBitmap_GetBuffer(bitmap)
    const stride = pdfium._FPDFBitmap_GetStride(bitmap)
    const packed = (width + 7) >> 3
    const data = new Uint8Array(packed * height)
    for (let y = 0; y < height; y++) {
      const row = from + y * stride
      for (let x = 0; x < width; x++) if (pdfium.HEAPU8[row + x]! < 128) data[y * packed + (x >> 3)]! |= 0x80 >> (x & 7)
    }
    return { kind: 'bit', width, height, data }
  } finally {
    pdfium._FPDFBitmap_Destroy(bitmap)
  }
}
