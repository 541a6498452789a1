import type { Rotation } from '../ports/document-reader'
import type { BitRaster, Raster, StoredOrientation } from '../ports/raster'
import { addRotation, swapsSides, turnsOfOrientation } from './page-geometry'

/** Brings a stored picture upright by its own tag and then turns it clockwise. */
export function turn<R extends Raster>(raster: R, orientation: StoredOrientation, rotation: Rotation): R {
  const stored = turnsOfOrientation[orientation]
  const whole = addRotation(stored.rotation, rotation)
  if (!stored.mirrored && whole === 0) return raster
  const place = placer(raster.width, raster.height, stored.mirrored, whole)
  const [width, height] = swapsSides(whole) ? [raster.height, raster.width] : [raster.width, raster.height]
  const data = raster.kind === 'bit' ? turnBits(raster, place, width, height) : turnBytes(raster, place, width, height, raster.kind === 'rgb' ? 3 : 1)
  return { ...raster, width, height, data }
}

/** Where a pixel goes is linear in x and y: column = cx + xx·x + xy·y, row = cy + yx·x + yy·y. */
interface Placer {
  readonly cx: number
  readonly xx: number
  readonly xy: number
  readonly cy: number
  readonly yx: number
  readonly yy: number
}

function placer(width: number, height: number, mirrored: boolean, rotation: Rotation): Placer {
  const flip = mirrored ? -1 : 1
  const start = mirrored ? width - 1 : 0
  switch (rotation) {
    case 0:
      return { cx: start, xx: flip, xy: 0, cy: 0, yx: 0, yy: 1 }
    case 90:
      return { cx: height - 1, xx: 0, xy: -1, cy: start, yx: flip, yy: 0 }
    case 180:
      return { cx: width - 1 - start, xx: -flip, xy: 0, cy: height - 1, yx: 0, yy: -1 }
    case 270:
      return { cx: 0, xx: 0, xy: 1, cy: width - 1 - start, yx: -flip, yy: 0 }
  }
}

function turnBytes(raster: Raster, place: Placer, width: number, height: number, step: number): Uint8Array {
  const out = new Uint8Array(width * height * step)
  const { data } = raster
  let from = 0
  for (let y = 0; y < raster.height; y++) {
    let to = ((place.cy + place.yy * y) * width + place.cx + place.xy * y) * step
    const along = (place.yx * width + place.xx) * step
    for (let x = 0; x < raster.width; x++) {
      for (let part = 0; part < step; part++) out[to + part] = data[from++]!
      to += along
    }
  }
  return out
}

/** Pages are mostly white: only bytes with black in them are looked at. */
function turnBits(raster: BitRaster, place: Placer, width: number, height: number): Uint8Array {
  const from = (raster.width + 7) >> 3
  const to = (width + 7) >> 3
  const out = new Uint8Array(to * height)
  for (let y = 0; y < raster.height; y++) {
    for (let i = 0; i < from; i++) {
      const byte = raster.data[y * from + i]!
      if (byte === 0) continue
      for (let bit = 0; bit < 8; bit++) {
        const x = i * 8 + bit
        if ((byte & (0x80 >> bit)) === 0 || x >= raster.width) continue
        const column = place.cx + place.xx * x + place.xy * y
        const row = place.cy + place.yx * x + place.yy * y
        out[row * to + (column >> 3)]! |= 0x80 >> (column & 7)
      }
    }
  }
  return out
}
