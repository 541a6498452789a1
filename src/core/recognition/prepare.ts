import type { Manner, PreparedLine, PreparedPage, Rotation } from '../ports/document-reader'
import type { DecodedPage, GreyRaster, PageHead } from '../ports/raster'
import { cutLines, type FoundLine } from './layout'
import { faxDensity, pageGeometry, shownSize } from './page-geometry'
import { resample, toGrey } from './resample'
import { clearShading } from './shading'
import { belowTransmitLine, findSkew, straighten, straight } from './skew'
import { eraseStreaks } from './streaks'
import { textDirection } from './text-direction'
import { isThin, thicken } from './thicken'
import { turn } from './turn'
import { invertBlackAreas } from './white-on-black'

/** Recognition reads no better above this and takes longer; below the fax's own it reads worse. */
const recognitionDpi = { least: 204, most: 300 } as const
/** Measured on fax pages: this much blur before scaling removes line noise and leaves the dots of ä, ö and ü. */
const faxBlur = { across: 1.2, fine: 1.2, standard: 0.6 } as const
/** Hair-thin and broken strokes get lost in that much; what line noise is left makes them no worse. */
const lightBlur = 0.7
/** Dots: what is narrower than half a fax's line was cut from a screen or scanned coarsely; its letters are small, and it has no line noise. */
const narrowUpTo = 864
/** Grey pictures carry their smoothness with them. */
const greyBlur = 0.4
/** Rows further apart than this (dpi) are a fax at standard resolution. */
const standardUpTo = 130

/** Within this share of the page's height a machine stamps its line. */
const stampedShare = 0.03

/** What can be left out to see what it is worth (`npm run bench:ocr -- --without …`); `reading-steps.ts` has the later ones. */
export const preparationSteps = ['streaks', 'blur', 'inverted', 'shading', 'stamped', 'deskew', 'ink', 'rules', 'boxes'] as const
export type PreparationStep = (typeof preparationSteps)[number]

/** The page as the recogniser likes it: upright, level, square pixels, grey, line noise blurred away, and cut into its lines. */
export function prepareForRecognition(page: DecodedPage, rotation: Rotation, manner: Manner = 'print', without: readonly PreparationStep[] = []): PreparedPage {
  const does = (step: PreparationStep): boolean => !without.includes(step)
  const head = headOf(page)
  const { picture, dpi, thin } = squareGrey(page, manner, does('streaks'), does('blur'))
  if (does('inverted')) invertBlackAreas(picture, dpi)
  if (does('shading')) clearShading(picture, dpi)
  const sent = turn(picture, page.orientation, 0)
  const stampedRows = does('stamped') ? belowTransmitLine(sent) : 0
  const turned = rotation === 0 ? sent : turn(withoutTop(sent, stampedRows), 1, rotation)
  const skew = does('deskew') ? findSkew(turned, rotation === 0 ? stampedRows : 0) : straight
  const upright = straighten(turned, skew)
  const shown = shownSize(head, rotation)
  const cut = { dpi, tiles: does('ink'), rules: does('rules'), boxes: does('boxes'), broken: manner === 'broken' }
  const body = cutLines(upright, cut).map((line) => prepared(line, rotation === 0 && line.baseline <= stampedRows))
  const stamped = rotation === 0 || stampedRows === 0 ? [] : cutLines(top(sent, stampedRows), cut).map((line) => prepared(line, true))
  return {
    width: upright.width,
    height: upright.height,
    dpi,
    direction: textDirection(upright),
    ink: darkShare(upright),
    thin,
    lines: [...stamped, ...body],
    scaleX: shown.width / upright.width,
    scaleY: shown.height / upright.height,
    skew,
  }
}

/** The picture as it is stored with square pixels and without line noise. */
function squareGrey(page: DecodedPage, manner: Manner, withoutStreaks: boolean, blurred: boolean): { readonly picture: GreyRaster; readonly dpi: number; readonly thin: boolean } {
  const head = headOf(page)
  const geometry = pageGeometry(head)
  const dpi = Math.min(recognitionDpi.most, Math.max(recognitionDpi.least, geometry.dpi))
  const factor = dpi / geometry.dpi
  const grey = toGrey(page.raster)
  if (head.bilevel && withoutStreaks && head.width > narrowUpTo) eraseStreaks(grey, geometry.density)
  const thin = head.bilevel && geometry.density.y > standardUpTo && isThin(grey, Math.round(grey.height * stampedShare))
  if (thin && manner === 'thin') thicken(grey)
  const isFax = head.bilevel && blurred
  const share = manner === 'broken' || head.width <= narrowUpTo ? lightBlur : 1
  const picture = resample(
    grey,
    Math.max(1, Math.round(geometry.width * factor)),
    Math.max(1, Math.round(geometry.height * factor)),
    sigma(isFax ? share * faxBlur.across * (geometry.density.x / faxDensity.across) : greyBlur, geometry.density.x, dpi),
    sigma(isFax ? share * downBlur(geometry.density.y) : greyBlur, geometry.density.y, dpi),
  )
  return { picture, dpi, thin }
}

const downBlur = (density: number): number => (density <= standardUpTo ? faxBlur.standard : (faxBlur.fine * density) / faxDensity.fine)

/** Scaling down needs at least half a new pixel of blur, else thin strokes fall through. */
const sigma = (wanted: number, density: number, dpi: number): number => Math.max(wanted, dpi < density ? (0.5 * density) / dpi : 0)

const prepared = ({ left, top, baseline, height, picture }: FoundLine, stamped: boolean): PreparedLine => ({ left, top, baseline, height, picture, stamped })

function darkShare({ data }: GreyRaster): number {
  let dark = 0
  // By index: an iterator over four million pixels takes a tenth of all preparation.
  for (let i = 0; i < data.length; i++) if (data[i]! < 128) dark++
  return dark / data.length
}

function withoutTop(page: GreyRaster, rows: number): GreyRaster {
  const data = page.data.slice()
  data.fill(255, 0, rows * page.width)
  return { ...page, data }
}

const top = (page: GreyRaster, rows: number): GreyRaster => ({ ...page, height: rows, data: page.data.slice(0, rows * page.width) })

export const headOf = (page: DecodedPage): PageHead => ({
  width: page.raster.width,
  height: page.raster.height,
  bilevel: page.raster.kind === 'bit',
  density: page.density,
  orientation: page.orientation,
})
