import type { GreyRaster, Raster } from '../ports/raster'

const paper = 255
/** Weights are whole numbers out of this many. */
const unit = 1 << 14

/** For every pixel of the new row or column: which old ones it is made of, and how much of each. */
interface Taps {
  readonly count: number
  readonly first: Int32Array
  readonly weights: Int32Array
}

/**
 * Blurs and scales in one go: each new pixel is the Gaussian-weighted mean of the old ones around its place.
 * @param sigmaX, sigmaY width of the Gaussian in old pixels; below 0.4 it would fall between the pixels
 */
export function resample(source: GreyRaster, width: number, height: number, sigmaX: number, sigmaY: number): GreyRaster {
  const across = resampleRows(source, width, taps(source.width, width, sigmaX))
  return resampleColumns(across, height, taps(source.height, height, sigmaY))
}

function taps(from: number, to: number, sigma: number): Taps {
  const spread = Math.max(0.4, sigma)
  const radius = Math.ceil(spread * 2.5)
  const count = Math.min(from, radius * 2 + 1)
  const first = new Int32Array(to)
  const weights = new Int32Array(to * count)
  for (let i = 0; i < to; i++) {
    const centre = ((i + 0.5) * from) / to - 0.5
    const start = Math.min(Math.max(0, Math.round(centre) - radius), from - count)
    first[i] = start
    const raw = Array.from({ length: count }, (_, k) => Math.exp(-((start + k - centre) ** 2) / (2 * spread * spread)))
    const sum = raw.reduce((total, weight) => total + weight, 0)
    for (const [k, weight] of raw.entries()) weights[i * count + k] = Math.round((weight * unit) / sum)
  }
  return { count, first, weights }
}

function resampleRows(source: GreyRaster, width: number, { count, first, weights }: Taps): GreyRaster {
  const data = new Uint8Array(width * source.height).fill(paper)
  for (let y = 0; y < source.height; y++) {
    const row = y * source.width
    const end = row + source.width
    let ink = row
    for (let x = 0; x < width; x++) {
      const from = row + first[x]!
      // A fax is mostly paper: what is white all around stays white.
      if (ink < from) ink = from
      while (ink < end && source.data[ink] === paper) ink++
      if (ink >= from + count) continue
      const weight = x * count
      let sum = unit >> 1
      for (let k = 0; k < count; k++) sum += source.data[from + k]! * weights[weight + k]!
      data[y * width + x] = Math.min(255, sum / unit)
    }
  }
  return { kind: 'grey', width, height: source.height, data }
}

function resampleColumns(source: GreyRaster, height: number, { count, first, weights }: Taps): GreyRaster {
  const { width } = source
  const data = new Uint8Array(width * height)
  const sums = new Int32Array(width)
  for (let y = 0; y < height; y++) {
    sums.fill(unit >> 1)
    for (let k = 0; k < count; k++) {
      const weight = weights[y * count + k]!
      const row = (first[y]! + k) * width
      for (let x = 0; x < width; x++) sums[x]! += source.data[row + x]! * weight
    }
    for (let x = 0; x < width; x++) data[y * width + x] = Math.min(255, sums[x]! / unit)
  }
  return { kind: 'grey', width, height, data }
}

export function toGrey(raster: Raster): GreyRaster {
  const { width, height } = raster
  if (raster.kind === 'grey') return { kind: 'grey', width, height, data: raster.data }
  const data = new Uint8Array(width * height)
  if (raster.kind === 'rgb') {
    for (let i = 0, from = 0; i < data.length; i++, from += 3) {
      // ITU-R BT.601 luma in whole numbers.
      data[i] = (raster.data[from]! * 77 + raster.data[from + 1]! * 150 + raster.data[from + 2]! * 29) >> 8
    }
    return { kind: 'grey', width, height, data }
  }
  data.fill(255)
  const stride = (width + 7) >> 3
  for (let y = 0; y < height; y++) {
    for (let i = 0; i < stride; i++) {
      const byte = raster.data[y * stride + i]!
      if (byte === 0) continue
      const end = Math.min(8, width - i * 8)
      for (let bit = 0; bit < end; bit++) if (byte & (0x80 >> bit)) data[y * width + i * 8 + bit] = 0
    }
  }
  return { kind: 'grey', width, height, data }
}

/** The picture people see: nothing is blurred, rows and dots are repeated until the shape is right. */
export function stretch(raster: Raster, width: number, height: number): Raster {
  if (raster.width === width && raster.height === height) return raster
  const rows = raster.width === width ? raster : raster.kind === 'bit' ? stretchBits(raster.data, raster.width, raster.height, width) : stretchBytes(raster, width)
  const stride = rows.kind === 'bit' ? (width + 7) >> 3 : width * (rows.kind === 'rgb' ? 3 : 1)
  const data = new Uint8Array(stride * height)
  for (let y = 0; y < height; y++) {
    const from = Math.floor(((y + 0.5) * rows.height) / height) * stride
    data.set(rows.data.subarray(from, from + stride), y * stride)
  }
  return { ...rows, height, data }
}

function stretchBits(data: Uint8Array, from: number, height: number, width: number): Raster {
  const before = (from + 7) >> 3
  const after = (width + 7) >> 3
  const out = new Uint8Array(after * height)
  const sources = Int32Array.from({ length: width }, (_, x) => Math.floor(((x + 0.5) * from) / width))
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const source = sources[x]!
      if (data[y * before + (source >> 3)]! & (0x80 >> (source & 7))) out[y * after + (x >> 3)]! |= 0x80 >> (x & 7)
    }
  }
  return { kind: 'bit', width, height, data: out }
}

function stretchBytes(raster: Raster, width: number): Raster {
  const step = raster.kind === 'rgb' ? 3 : 1
  const data = new Uint8Array(width * raster.height * step)
  for (let y = 0; y < raster.height; y++) {
    for (let x = 0; x < width; x++) {
      const from = (y * raster.width + Math.floor(((x + 0.5) * raster.width) / width)) * step
      for (let part = 0; part < step; part++) data[(y * width + x) * step + part] = raster.data[from + part]!
    }
  }
  return { ...raster, width, data }
}
