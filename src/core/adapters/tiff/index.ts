import { FailureError } from '../../../shared/result'
import type { DecodedPage, PageHead } from '../../ports/raster'
import { readJpegBlocks, readSamples, type JpegDecoder } from './blocks'
import { readDirectories, type Directory } from './directory'
import { compressions, readLayout, type LayoutLimits } from './layout'
import { toRaster } from './to-raster'

export { encodeT6 } from './encode-t6'
export { writeFaxTiff, type PackedPage } from './write-fax'

export interface TiffLimits extends LayoutLimits {
  readonly pages: number
}

export interface TiffFile {
  readonly pages: number
  /** @param index from 0; throws FailureError where the page's own tags make no sense */
  head(index: number): PageHead
  decode(index: number): DecodedPage
}

/** NewSubfileType bit 0: a small copy of another page, not a page. */
const isThumbnail = (directory: Directory): boolean => ((directory.get(254)?.[0] ?? 0) & 1) === 1

/** Our own reader, because the one at hand took seven minutes for one G4 page and trusts every offset it finds. */
export function openTiff(bytes: Uint8Array, limits: TiffLimits, jpeg: JpegDecoder): TiffFile {
  const all = readDirectories(bytes, limits.pages)
  if (all.length > limits.pages) throw new FailureError({ code: 'too-many-pages', params: { pages: all.length, limit: limits.pages } })
  const little = bytes[0] === 0x49
  const full = all.filter((directory) => !isThumbnail(directory))
  const directories = full.length > 0 ? full : all
  const layoutOf = (index: number): ReturnType<typeof readLayout> => {
    const directory = directories[index]
    if (directory === undefined) throw new FailureError({ code: 'not-found', params: {} })
    return readLayout(directory, bytes.length, little, limits)
  }
  return {
    pages: directories.length,
    head: layoutOf,
    decode: (index) => {
      const layout = layoutOf(index)
      const raster = layout.compression === compressions.jpeg ? readJpegBlocks(bytes, layout, jpeg) : toRaster(readSamples(bytes, layout), layout)
      return { raster, density: layout.density, orientation: layout.orientation }
    },
  }
}

