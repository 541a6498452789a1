import type { Raster } from '../../ports/raster'

/** Where a row changes between white and black: even entries begin black runs, odd ones white runs. */
export function changesOf(raster: Raster, y: number, into: number[]): void {
  into.length = 0
  if (raster.kind === 'bit') changesOfBits(raster.data, ((raster.width + 7) >> 3) * y, raster.width, into)
  else changesOfBytes(raster, y, into)
}

function changesOfBits(data: Uint8Array, start: number, width: number, into: number[]): void {
  let black = 0
  for (let x = 0; x < width; x++) {
    const byte = data[start + (x >> 3)] ?? 0
    if ((x & 7) === 0 && byte === (black ? 0xff : 0)) {
      x += 7
      continue
    }
    const bit = (byte >> (7 - (x & 7))) & 1
    if (bit !== black) {
      into.push(x)
      black = bit
    }
  }
}

function changesOfBytes({ data, width, kind }: Raster, y: number, into: number[]): void {
  const step = kind === 'rgb' ? 3 : 1
  let black = false
  for (let x = 0, at = y * width * step; x < width; x++, at += step) {
    // Green stands for brightness: nearly all of it comes from there.
    const dark = (data[at + (step === 3 ? 1 : 0)] ?? 255) < 128
    if (dark !== black) {
      into.push(x)
      black = dark
    }
  }
}

export function isBlack(raster: Raster, x: number, y: number): boolean {
  if (raster.kind === 'bit') return (((raster.data[((raster.width + 7) >> 3) * y + (x >> 3)] ?? 0) >> (7 - (x & 7))) & 1) === 1
  const step = raster.kind === 'rgb' ? 3 : 1
  return (raster.data[(y * raster.width + x) * step + (step === 3 ? 1 : 0)] ?? 255) < 128
}
