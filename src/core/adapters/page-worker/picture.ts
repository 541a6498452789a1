import type { Rotation } from '../../ports/document-reader'
import type { Raster } from '../../ports/raster'
import { headOf, pageGeometry, stretch, turn } from '../../recognition'
import type { OpenDocument } from './documents'

/** The picture of a page as people see it: square pixels, upright. */
export function uprightPicture(document: OpenDocument, index: number, rotation: Rotation): { readonly raster: Raster; readonly dpi: number } {
  const decoded = document.decode(index)
  const geometry = pageGeometry(headOf(decoded))
  return { raster: turn(stretch(decoded.raster, geometry.width, geometry.height), decoded.orientation, rotation), dpi: geometry.dpi }
}
