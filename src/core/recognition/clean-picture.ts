import type { Rotation } from '../ports/document-reader'
import type { DecodedPage, GreyRaster, Raster } from '../ports/raster'
import { clearBlack } from './clear-black'
import { pageGeometry, type PageGeometry } from './page-geometry'
import { headOf } from './prepare'
import { resample, stretch, toGrey } from './resample'
import { eraseSpecks } from './specks'
import { eraseStreaks } from './streaks'
import { turn } from './turn'

/** More shows nothing more on a screen and makes large pages slow. */
const mostDpi = 400
/** Dots: enough to round the steps of a fax's letters, too little to blur them. */
const softness = 0.5

/**
 * A page for the eye: without streaks, specks and black borders, white writing on black turned over. Nothing moves and
 * rules stay, so that words lie on it as they lie on the page as it came.
 */
export function cleanPicture(page: DecodedPage, rotation: Rotation): { readonly raster: Raster; readonly dpi: number } {
  const geometry = pageGeometry(headOf(page))
  const { raster, dpi } = page.raster.kind === 'bit' ? cleanFax(page.raster, geometry) : cleanScan(page.raster, geometry)
  return { raster: turn(raster, page.orientation, rotation), dpi }
}

function cleanFax(raster: Raster, { width, height, dpi: stored, density }: PageGeometry): { readonly raster: GreyRaster; readonly dpi: number } {
  const grey = toGrey(raster)
  eraseStreaks(grey, density, 'rules')
  const square = toGrey(stretch(grey, width, height))
  const dpi = Math.min(mostDpi, stored)
  const page = dpi < stored ? scaledDown(square, dpi / stored) : square
  clearBlack(page, dpi)
  eraseSpecks(page, dpi)
  // Rows or dots that were repeated for the shape are rounded as far as they reach.
  const soft = (stored: number): number => softness * Math.max(1, dpi / stored)
  return { raster: resample(page, page.width, page.height, soft(density.x), soft(density.y)), dpi }
}

function scaledDown(page: GreyRaster, factor: number): GreyRaster {
  const side = (length: number): number => Math.max(1, Math.round(length * factor))
  return resample(page, side(page.width), side(page.height), softness / factor, softness / factor)
}

/** Colour and grey come from scanners: what is black at the edges becomes paper, what is coloured stays so. */
function cleanScan(raster: Raster, { width, height, dpi }: PageGeometry): { readonly raster: Raster; readonly dpi: number } {
  const shown = stretch(raster, width, height)
  const before = lightness(shown)
  const after: GreyRaster = { ...before, data: before.data.slice() }
  clearBlack(after, dpi)
  if (shown.kind !== 'rgb') return { raster: after, dpi }
  const data = shown.data.slice()
  for (let i = 0; i < after.data.length; i++) if (after.data[i] !== before.data[i]) data.fill(after.data[i]!, i * 3, i * 3 + 3)
  return { raster: { ...shown, data }, dpi }
}

/** A deep blue is dark, but not black: only where no colour is bright there is black. */
function lightness(raster: Raster): GreyRaster {
  if (raster.kind !== 'rgb') return toGrey(raster)
  const { width, height, data } = raster
  const most = new Uint8Array(width * height)
  for (let i = 0, from = 0; i < most.length; i++, from += 3) most[i] = Math.max(data[from]!, data[from + 1]!, data[from + 2]!)
  return { kind: 'grey', width, height, data: most }
}
