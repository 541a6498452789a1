import { encode } from 'jpeg-js'
import type { PackedPicture } from '../../ports/document-reader'
import type { ByteRaster, Raster } from '../../ports/raster'
import { encodeT6 } from '../tiff'

/** Of 100: at this quality letters on a grey scan keep their edges, and a page stays under a megabyte. */
const jpegQuality = 85

/** Black and white loses nothing; grey and colour pages come from scanners and cameras and are JPEG already. */
export function packPicture({ raster, dpi }: { readonly raster: Raster; readonly dpi: number }): PackedPicture {
  const { width, height } = raster
  if (raster.kind === 'bit') return { width, height, dpi, packing: 'fax', data: encodeT6(raster) }
  return { width, height, dpi, packing: 'jpeg', data: Uint8Array.from(encode({ width, height, data: withAlpha(raster) }, jpegQuality).data) }
}

function withAlpha({ kind, width, height, data }: ByteRaster): Uint8Array {
  const out = new Uint8Array(width * height * 4)
  const step = kind === 'rgb' ? 3 : 1
  for (let from = 0, to = 0; to < out.length; from += step, to += 4) {
    out[to] = data[from]!
    out[to + 1] = data[from + (step === 3 ? 1 : 0)]!
    out[to + 2] = data[from + (step === 3 ? 2 : 0)]!
    out[to + 3] = 255
  }
  return out
}
