import type { GreyRaster } from '../../ports/raster'

/** Where there is ink: one byte a pixel, 1 is ink. */
export interface Ink {
  readonly width: number
  readonly height: number
  readonly data: Uint8Array
}

export function inkOf({ width, height, data: grey }: GreyRaster, lightest: number): Ink {
  const data = new Uint8Array(width * height)
  for (let i = 0; i < data.length; i++) data[i] = grey[i]! < lightest ? 1 : 0
  return { width, height, data }
}
