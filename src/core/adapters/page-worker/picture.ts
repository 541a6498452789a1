import type { Rotation } from '../../ports/document-reader'
import type { Raster } from '../../ports/raster'
import { cleanPicture, headOf, pageGeometry, stretch, turn } from '../../recognition'
import type { OpenDocument } from './documents'

interface Picture {
  readonly raster: Raster
  readonly dpi: number
}

/** The picture of a page as people see it: square pixels, upright. */
export function uprightPicture(document: OpenDocument, index: number, rotation: Rotation): Picture {
  const decoded = document.decode(index)
  const geometry = pageGeometry(headOf(decoded))
  return { raster: turn(stretch(decoded.raster, geometry.width, geometry.height), decoded.orientation, rotation), dpi: geometry.dpi }
}

/** The same without what the machine and the line added. */
export const cleanedPicture = (document: OpenDocument, index: number, rotation: Rotation): Picture => cleanPicture(document.decode(index), rotation)
