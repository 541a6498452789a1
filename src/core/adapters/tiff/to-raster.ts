import type { ByteRaster, Raster } from '../../ports/raster'
import type { Samples } from './blocks'
import { photometrics, type Layout } from './layout'

/** From the samples as stored to black and white, grey or colour as seen. */
export function toRaster(samples: Samples, layout: Layout): Raster {
  if (layout.bilevel) return bilevel(samples, layout)
  const { width, height } = layout
  switch (layout.photometric) {
    case photometrics.palette:
      return paletted(samples, layout)
    case photometrics.rgb:
      return { kind: 'rgb', width, height, data: interleave(samples, layout, (r, g, b) => [r, g, b]) }
    case photometrics.separated:
      return { kind: 'rgb', width, height, data: interleave(samples, layout, separated) }
    default: {
      const flip = layout.photometric === photometrics.blackIsZero ? 0 : 255
      const read = sampleReader(samples, layout)
      const data = new Uint8Array(width * height)
      for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) data[y * width + x] = read(x, y, 0) ^ flip
      return { kind: 'grey', width, height, data }
    }
  }
}

function bilevel(samples: Samples, layout: Layout): Raster {
  const data = samples.planes[0] ?? new Uint8Array(0)
  if (oneIsWhite(layout)) for (let i = 0; i < data.length; i++) data[i] = ~data[i]!
  return { kind: 'bit', width: layout.width, height: layout.height, data }
}

function oneIsWhite(layout: Layout): boolean {
  if (layout.photometric !== photometrics.palette) return layout.photometric === photometrics.blackIsZero
  const light = (index: number): number => (layout.palette[index] ?? 0) + (layout.palette[index + 2] ?? 0) + (layout.palette[index + 4] ?? 0)
  return light(1) > light(0)
}

function paletted(samples: Samples, layout: Layout): ByteRaster {
  const size = 1 << layout.bits
  const colour = (index: number, part: number): number => (layout.palette[part * size + index] ?? 0) >> 8
  const { width, height } = layout
  const read = sampleReader(samples, layout, false)
  const data = new Uint8Array(width * height * 3)
  for (let y = 0, to = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const index = read(x, y, 0)
      data[to++] = colour(index, 0)
      data[to++] = colour(index, 1)
      data[to++] = colour(index, 2)
    }
  }
  return { kind: 'rgb', width, height, data }
}

type Colour = readonly [number, number, number]

function interleave(samples: Samples, layout: Layout, mix: (a: number, b: number, c: number, d: number) => Colour): Uint8Array {
  const { width, height } = layout
  const plain = layout.bits === 8 && layout.samples === 3 && layout.planes === 1 && layout.photometric === photometrics.rgb
  if (plain && samples.planes[0] !== undefined) return samples.planes[0]
  const read = sampleReader(samples, layout)
  const out = new Uint8Array(width * height * 3)
  for (let y = 0, to = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [r, g, b] = mix(read(x, y, 0), read(x, y, 1), read(x, y, 2), layout.samples > 3 ? read(x, y, 3) : 0)
      out[to++] = r
      out[to++] = g
      out[to++] = b
    }
  }
  return out
}

const separated = (cyan: number, magenta: number, yellow: number, black: number): Colour => {
  const light = 255 - black
  return [((255 - cyan) * light) / 255, ((255 - magenta) * light) / 255, ((255 - yellow) * light) / 255]
}

/** A sample as 0..255, or as the bare number where `scaled` is false. */
function sampleReader(samples: Samples, layout: Layout, scaled = true): (x: number, y: number, sample: number) => number {
  const { bits, rowBytes, planar, step } = { bits: layout.bits, rowBytes: samples.rowBytes, planar: layout.planes > 1, step: layout.planes > 1 ? 1 : layout.samples }
  const planeOf = (sample: number): Uint8Array => samples.planes[planar ? sample : 0] ?? new Uint8Array(0)
  const place = (x: number, sample: number): number => x * step + (planar ? 0 : sample)
  if (bits === 8) return (x, y, sample) => planeOf(sample)[y * rowBytes + place(x, sample)] ?? 0
  if (bits === 16) {
    const high = layout.littleEndian ? 1 : 0
    return (x, y, sample) => planeOf(sample)[y * rowBytes + place(x, sample) * 2 + high] ?? 0
  }
  const most = (1 << bits) - 1
  return (x, y, sample) => {
    const bit = place(x, sample) * bits
    const byte = planeOf(sample)[y * rowBytes + (bit >> 3)] ?? 0
    const value = (byte >> (8 - bits - (bit & 7))) & most
    return scaled ? Math.round((value * 255) / most) : value
  }
}
