import type { PreparedPage, Rotation } from '../ports/document-reader'
import type { DecodedPage, GreyRaster, PageHead } from '../ports/raster'
import { faxDensity, pageGeometry, shownSize } from './page-geometry'
import { resample, toGrey } from './resample'
import { findSkew, straighten } from './skew'
import { turn } from './turn'

/** Recognition reads no better above this and takes longer; below the fax's own it reads worse. */
const recognitionDpi = { least: 204, most: 300 } as const
/** Measured on fax pages: this much blur before scaling removes line noise and leaves the dots of ä, ö and ü. */
const faxBlur = { across: 1.2, fine: 1.2, standard: 0.6 } as const
/** Grey pictures carry their smoothness with them. */
const greyBlur = 0.4
/** Rows further apart than this (dpi) are a fax at standard resolution. */
const standardUpTo = 130

/** The page as the recogniser likes it: upright, level, square pixels, grey, line noise blurred away. */
export function prepareForRecognition(page: DecodedPage, rotation: Rotation): PreparedPage {
  const head = headOf(page)
  const geometry = pageGeometry(head)
  const dpi = Math.min(recognitionDpi.most, Math.max(recognitionDpi.least, geometry.dpi))
  const factor = dpi / geometry.dpi
  const grey = toGrey(page.raster)
  const scaled = resample(
    grey,
    Math.max(1, Math.round(geometry.width * factor)),
    Math.max(1, Math.round(geometry.height * factor)),
    sigma(head.bilevel ? faxBlur.across * (geometry.density.x / faxDensity.across) : greyBlur, geometry.density.x, dpi),
    sigma(head.bilevel ? downBlur(geometry.density.y) : greyBlur, geometry.density.y, dpi),
  )
  const turned = turn(scaled, page.orientation, rotation)
  const skew = findSkew(turned)
  const upright = straighten(turned, skew)
  const shown = shownSize(head, rotation)
  return {
    pgm: encodePgm(upright),
    width: upright.width,
    height: upright.height,
    scaleX: shown.width / upright.width,
    scaleY: shown.height / upright.height,
    skew,
  }
}

const downBlur = (density: number): number => (density <= standardUpTo ? faxBlur.standard : (faxBlur.fine * density) / faxDensity.fine)

/** Scaling down needs at least half a new pixel of blur, else thin strokes fall through. */
const sigma = (wanted: number, density: number, dpi: number): number => Math.max(wanted, dpi < density ? (0.5 * density) / dpi : 0)

export const headOf = (page: DecodedPage): PageHead => ({
  width: page.raster.width,
  height: page.raster.height,
  bilevel: page.raster.kind === 'bit',
  density: page.density,
  orientation: page.orientation,
})

/** Binary PGM (netpbm P5): tesseract.js takes no bare pixels. */
export function encodePgm(raster: GreyRaster): Uint8Array {
  const head = new TextEncoder().encode(`P5\n${raster.width} ${raster.height}\n255\n`)
  const out = new Uint8Array(head.length + raster.data.length)
  out.set(head)
  out.set(raster.data, head.length)
  return out
}
