import type { Rotation } from '../ports/document-reader'
import type { Density, PageHead } from '../ports/raster'

/** Dots per inch that T.4 and T.30 pages have: 8 dots a millimetre across; 3.85, 7.7 or 15.4 lines a millimetre down. */
export const faxDensity = { across: 204, standard: 98, fine: 196, superfine: 391 } as const

/** T.4 §2: dots in a line of 215, 255 and 303 mm, at 8 and at 16 dots a millimetre. */
const faxWidths: ReadonlySet<number> = new Set([1728, 2048, 2432, 3456, 4096, 4864])
/** Below this a scan is unreadable, above no scanner goes; both mean that the tag is wrong. */
const densityRange = { least: 60, most: 2_500 } as const
/** A page that is to be seen whole: no channel has its rows more than this many times as far apart as its dots. */
const mostStretch = 4.5
const usualPageWidthInches = 8.27
/** Tags that differ by less are rounding (203 against 204). */
const sameDensity = 0.015
/** What writers put in when they do not know. */
const placeholderDensities: ReadonlySet<number> = new Set([72, 96])

/** How a stored picture becomes one with square pixels, before any turning. */
export interface PageGeometry {
  readonly dpi: number
  readonly width: number
  readonly height: number
  readonly density: Density
}

export function pageGeometry(head: PageHead): PageGeometry {
  const density = usable(head) ?? guessed(head)
  if (Math.abs(density.x / density.y - 1) < sameDensity) {
    return { dpi: Math.round(density.x), width: head.width, height: head.height, density: { x: density.x, y: density.x } }
  }
  const dpi = Math.max(density.x, density.y)
  return {
    dpi: Math.round(dpi),
    width: Math.max(1, Math.round((head.width * dpi) / density.x)),
    height: Math.max(1, Math.round((head.height * dpi) / density.y)),
    density,
  }
}

function usable(head: PageHead): Density | null {
  const { density } = head
  if (density === null) return null
  const { x, y } = density
  if (Math.min(x, y) < densityRange.least || Math.max(x, y) > densityRange.most) return null
  if (Math.max(x / y, y / x) > mostStretch) return null
  if (head.bilevel && faxWidths.has(head.width) && x === y && placeholderDensities.has(x)) return null
  return density
}

/** A4 at standard resolution has 0.66 rows a dot, at fine 1.32, at superfine 2.65. */
function guessed(head: PageHead): Density {
  if (head.bilevel && faxWidths.has(head.width)) {
    const across = head.width >= 3_456 ? faxDensity.across * 2 : faxDensity.across
    const shape = (head.height / head.width) * (across / faxDensity.across)
    const down = shape < 0.9 ? faxDensity.standard : shape < 1.9 ? faxDensity.fine : faxDensity.superfine
    return { x: across, y: down }
  }
  const dpi = Math.min(600, Math.max(72, Math.min(head.width, head.height) / usualPageWidthInches))
  return { x: dpi, y: dpi }
}

/** The clockwise turns behind the stored orientations; 2, 4, 5 and 7 are mirrored first. */
export const turnsOfOrientation = {
  1: { mirrored: false, rotation: 0 },
  2: { mirrored: true, rotation: 0 },
  3: { mirrored: false, rotation: 180 },
  4: { mirrored: true, rotation: 180 },
  5: { mirrored: true, rotation: 270 },
  6: { mirrored: false, rotation: 90 },
  7: { mirrored: true, rotation: 90 },
  8: { mirrored: false, rotation: 270 },
} as const

export const addRotation = (a: Rotation, b: Rotation): Rotation => ((a + b) % 360) as Rotation

export const swapsSides = (rotation: Rotation): boolean => rotation === 90 || rotation === 270

/** The size of the picture as it is shown. */
export function shownSize(head: PageHead, rotation: Rotation): { readonly width: number; readonly height: number } {
  const { width, height } = pageGeometry(head)
  const turned = swapsSides(addRotation(turnsOfOrientation[head.orientation].rotation, rotation))
  return turned ? { width: height, height: width } : { width, height }
}
