import { FailureError } from '../../../shared/result'
import type { Raster } from '../../ports/raster'
import type { Pdfium } from './pdfium'

const bgra = 4
const white = 0xffffffff
/** FPDF_ANNOT: stamps and filled forms belong to the page. */
const withAnnotations = 0x01
/** Colours nearer together than this are grey with the noise of a scanner. */
const colourless = 12

export function renderPage(pdfium: Pdfium, page: number, width: number, height: number): Raster {
  const bytes = width * height * bgra
  const pointer = pdfium._malloc(bytes)
  if (pointer === 0) throw new FailureError({ code: 'page-too-large', params: { width, height } })
  const bitmap = pdfium._FPDFBitmap_CreateEx(width, height, bgra, pointer, width * bgra)
  try {
    pdfium._FPDFBitmap_FillRect(bitmap, 0, 0, width, height, white)
    pdfium._FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, withAnnotations)
    return slim(pdfium.HEAPU8.subarray(pointer, pointer + bytes), width, height)
  } finally {
    pdfium._FPDFBitmap_Destroy(bitmap)
    pdfium._free(pointer)
  }
}

/** Most pages have no colour; they take a third of the room then. */
function slim(pixels: Uint8Array, width: number, height: number): Raster {
  const count = width * height
  if (hasColour(pixels)) {
    const data = new Uint8Array(count * 3)
    for (let from = 0, to = 0; to < data.length; from += 4) {
      data[to++] = pixels[from + 2]!
      data[to++] = pixels[from + 1]!
      data[to++] = pixels[from]!
    }
    return { kind: 'rgb', width, height, data }
  }
  const data = new Uint8Array(count)
  for (let i = 0; i < count; i++) data[i] = pixels[i * 4 + 1]!
  return { kind: 'grey', width, height, data }
}

function hasColour(pixels: Uint8Array): boolean {
  for (let i = 0; i < pixels.length; i += 4) {
    const blue = pixels[i]!
    const green = pixels[i + 1]!
    const red = pixels[i + 2]!
    if (Math.abs(red - green) > colourless || Math.abs(green - blue) > colourless) return true
  }
  return false
}
