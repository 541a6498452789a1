import type { LinePicture } from '../../ports/recogniser'
import type { GreyRaster } from '../../ports/raster'
import { checkBoxes } from './check-boxes'
import { label } from './components'
import { faintInkOf, inkOf, printIn } from './ink'
import { linePicture } from './line-picture'
import { inRows } from './reading-order'
import { eraseRules, findRules } from './rules'
import { smear } from './smear'
import { findTextLines, letters, words } from './text-lines'

export interface FoundLine {
  readonly left: number
  readonly top: number
  readonly baseline: number
  readonly height: number
  readonly picture: LinePicture
}

/** In pixels at 204 dpi: strokes of letters are shorter, bars and stems of headings thicker. */
const rule = { across: 90, down: 70, thickest: 8 } as const

export interface CutOptions {
  readonly dpi: number
  /** what is ink is decided tile by tile */
  readonly tiles: boolean
  /** tables' and forms' rules are taken out, */
  readonly rules: boolean
  /** and boxes to tick */
  readonly boxes: boolean
  /** the print has fallen to pieces or is handwriting: lines are made of words instead of letters */
  readonly broken: boolean
}

/** Finds the lines of text of a level page and cuts each out; in the order in which they are read. */
export function cutLines(page: GreyRaster, { dpi, tiles, rules, boxes, broken }: CutOptions): readonly FoundLine[] {
  const scale = dpi / 204
  const ink = tiles ? inkOf(page) : printIn(page)
  const clean: GreyRaster = { ...page, data: page.data.slice() }
  if (rules) {
    const thickest = rule.thickest * scale
    eraseRules(findRules(ink, { shortest: rule.across * scale, thickest }, { shortest: rule.down * scale, thickest }, faintInkOf(page)), ink, clean.data)
  }
  const labelled = label(broken ? smear(clean, scale) : ink)
  const lines = broken ? findTextLines(labelled.components, scale, words) : findTextLines(labelled.components, scale, letters, boxes ? checkBoxes(labelled, page.width, scale) : undefined)
  return inRows(lines, dpi)
    .flat()
    .map((line) => ({ baseline: line.baseline, height: line.height, ...linePicture(clean, labelled, line) }))
}
