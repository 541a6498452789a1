import { constants, inflateSync } from 'node:zlib'
import { FailureError } from '../../../shared/result'
import type { DecodedPage, Density, PageHead, Raster } from '../../ports/raster'
import type { PictureLimits } from './limits'

const channelsOfColour: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }
const depthsOfColour: Readonly<Record<number, readonly number[]>> = { 0: [1, 2, 4, 8, 16], 2: [8, 16], 3: [1, 2, 4, 8], 4: [8, 16], 6: [8, 16] }
/** Four bytes a pixel for the largest page: 16 bits a channel are for smaller ones. */
const mostPixelBytes = 4
const inchesPerMetre = 39.3701

interface PngHead extends PageHead {
  readonly depth: number
  readonly colour: number
  readonly channels: number
  readonly interlaced: boolean
  readonly palette: Uint8Array
  readonly data: readonly Uint8Array[]
}

const damaged = (): FailureError => new FailureError({ code: 'file-damaged', params: {} })

/**
 * Only the chunks a picture needs are looked at, and the pixels are inflated to their true size at most:
 * neither a deflate bomb in the pixels nor one in a text or colour profile chunk is ever opened.
 */
export function readPngHead(bytes: Uint8Array, limits: PictureLimits): PngHead {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < 33 || view.getUint32(0) !== 0x89504e47 || view.getUint32(12) !== 0x49484452) throw damaged()
  const width = view.getUint32(16)
  const height = view.getUint32(20)
  const depth = view.getUint8(24)
  const colour = view.getUint8(25)
  if (width < 1 || height < 1 || depthsOfColour[colour]?.includes(depth) !== true) throw damaged()
  const unpacked = (width * height * depth * (channelsOfColour[colour] ?? 1)) / 8
  if (width > limits.pageSide || height > limits.pageSide || width * height > limits.pagePixels || unpacked > limits.pagePixels * mostPixelBytes) {
    throw new FailureError({ code: 'page-too-large', params: { width, height } })
  }
  let palette: Uint8Array = new Uint8Array(0)
  let density: Density | null = null
  const data: Uint8Array[] = []
  for (let at = 33; at + 8 <= bytes.length; ) {
    const size = view.getUint32(at)
    const type = view.getUint32(at + 4)
    const body = bytes.subarray(at + 8, Math.min(at + 8 + size, bytes.length))
    if (type === 0x49444154) data.push(body)
    else if (type === 0x504c5445) palette = body
    else if (type === 0x70485973 && body.length === 9) density = densityOf(view, at + 8)
    else if (type === 0x49454e44) break
    at += 12 + size
  }
  const channels = channelsOfColour[colour] ?? 1
  return { width, height, depth, colour, channels, interlaced: view.getUint8(28) === 1, palette, density, data, orientation: 1, bilevel: depth === 1 }
}

function densityOf(view: DataView, at: number): Density | null {
  const x = view.getUint32(at) / inchesPerMetre
  const y = view.getUint32(at + 4) / inchesPerMetre
  return view.getUint8(at + 8) === 1 && x > 0 && y > 0 ? { x, y } : null
}

export function decodePng(bytes: Uint8Array, limits: PictureLimits): DecodedPage {
  const head = readPngHead(bytes, limits)
  const passes = passesOf(head)
  const size = passes.reduce((sum, pass) => sum + (pass.rowBytes + 1) * pass.height, 0)
  const rows = inflate(head.data, size)
  const samples = new Uint8Array(Math.ceil((head.width * head.channels * head.depth) / 8) * head.height)
  let from = 0
  for (const pass of passes) {
    unfilter(rows, from, pass, Math.max(1, (head.channels * head.depth) >> 3))
    spread(rows, from, pass, samples, head)
    from += (pass.rowBytes + 1) * pass.height
  }
  return { raster: toRaster(samples, head), density: head.density, orientation: 1 }
}

/** A picture cut short shows what it has; the rest stays at zero. */
function inflate(data: readonly Uint8Array[], size: number): Uint8Array {
  const out = new Uint8Array(size)
  try {
    const plain = inflateSync(Buffer.concat(data), { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: size + 65_536 })
    if (plain.length === 0) throw damaged()
    out.set(plain.subarray(0, size))
    return out
  } catch {
    throw damaged()
  }
}

interface Pass {
  readonly left: number
  readonly top: number
  readonly stepX: number
  readonly stepY: number
  readonly width: number
  readonly height: number
  readonly rowBytes: number
}

/** PNG §8.2: one pass, or the seven of Adam7. */
function passesOf(head: PngHead): readonly Pass[] {
  const shapes: readonly (readonly [number, number, number, number])[] = head.interlaced
    ? [[0, 0, 8, 8], [4, 0, 8, 8], [0, 4, 4, 8], [2, 0, 4, 4], [0, 2, 2, 4], [1, 0, 2, 2], [0, 1, 1, 2]]
    : [[0, 0, 1, 1]]
  return shapes
    .map(([left, top, stepX, stepY]) => {
      const width = Math.ceil((head.width - left) / stepX)
      const height = Math.ceil((head.height - top) / stepY)
      return { left, top, stepX, stepY, width, height, rowBytes: Math.ceil((width * head.channels * head.depth) / 8) }
    })
    .filter((pass) => pass.width > 0 && pass.height > 0)
}

/** PNG §9, in place; the filter byte stays before each row. */
function unfilter(rows: Uint8Array, start: number, pass: Pass, step: number): void {
  const stride = pass.rowBytes + 1
  for (let y = 0; y < pass.height; y++) {
    const row = start + y * stride + 1
    const filter = rows[row - 1]!
    const up = y === 0 ? -1 : row - stride
    for (let i = 0; i < pass.rowBytes; i++) {
      const left = i >= step ? rows[row + i - step]! : 0
      const above = up < 0 ? 0 : rows[up + i]!
      if (filter === 1) rows[row + i]! += left
      else if (filter === 2) rows[row + i]! += above
      else if (filter === 3) rows[row + i]! += (left + above) >> 1
      else if (filter === 4) rows[row + i]! += paeth(left, above, up < 0 || i < step ? 0 : rows[up + i - step]!)
    }
  }
}

function paeth(left: number, above: number, corner: number): number {
  const guess = left + above - corner
  const toLeft = Math.abs(guess - left)
  const toAbove = Math.abs(guess - above)
  const toCorner = Math.abs(guess - corner)
  if (toLeft <= toAbove && toLeft <= toCorner) return left
  return toAbove <= toCorner ? above : corner
}

/** Puts the pixels of a pass where they belong in the whole picture. */
function spread(rows: Uint8Array, start: number, pass: Pass, samples: Uint8Array, head: PngHead): void {
  const stride = Math.ceil((head.width * head.channels * head.depth) / 8)
  const bits = head.channels * head.depth
  for (let y = 0; y < pass.height; y++) {
    const from = start + y * (pass.rowBytes + 1) + 1
    const to = (pass.top + y * pass.stepY) * stride
    if (pass.stepX === 1) samples.set(rows.subarray(from, from + pass.rowBytes), to)
    else if (bits >= 8) spreadBytes(rows, from, pass, samples, to, bits >> 3)
    else spreadBits(rows, from, pass, samples, to, bits)
  }
}

function spreadBytes(rows: Uint8Array, from: number, pass: Pass, samples: Uint8Array, to: number, size: number): void {
  for (let x = 0; x < pass.width; x++) {
    const place = to + (pass.left + x * pass.stepX) * size
    samples.set(rows.subarray(from + x * size, from + (x + 1) * size), place)
  }
}

function spreadBits(rows: Uint8Array, from: number, pass: Pass, samples: Uint8Array, to: number, bits: number): void {
  const mask = (1 << bits) - 1
  for (let x = 0; x < pass.width; x++) {
    const value = (rows[from + ((x * bits) >> 3)]! >> (8 - bits - ((x * bits) & 7))) & mask
    const place = (pass.left + x * pass.stepX) * bits
    samples[to + (place >> 3)]! |= value << (8 - bits - (place & 7))
  }
}

function toRaster(samples: Uint8Array, head: PngHead): Raster {
  const { width, height, depth, colour, channels } = head
  if (depth === 1) return bilevel(samples, head)
  const stride = Math.ceil((width * channels * depth) / 8)
  const most = (1 << Math.min(depth, 8)) - 1
  const read = (x: number, y: number, channel: number): number => {
    if (depth >= 8) return samples[y * stride + (x * channels + channel) * (depth >> 3)]!
    return (samples[y * stride + ((x * depth) >> 3)]! >> (8 - depth - ((x * depth) & 7))) & most
  }
  const grey = colour === 0 || colour === 4
  const alpha = colour === 4 || colour === 6
  const data = new Uint8Array(width * height * (grey ? 1 : 3))
  for (let y = 0, to = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const cover = alpha ? read(x, y, channels - 1) / 255 : 1
      for (let part = 0; part < (grey ? 1 : 3); part++) {
        const value = colour === 3 ? (head.palette[read(x, y, 0) * 3 + part] ?? 0) : depth < 8 ? (read(x, y, 0) * 255) / most : read(x, y, part)
        // See-through parts lie on white paper.
        data[to++] = cover === 1 ? value : value * cover + 255 * (1 - cover)
      }
    }
  }
  return { kind: grey ? 'grey' : 'rgb', width, height, data }
}

function bilevel(samples: Uint8Array, head: PngHead): Raster {
  const light = (index: number): number => (head.palette[index * 3] ?? 0) + (head.palette[index * 3 + 1] ?? 0) + (head.palette[index * 3 + 2] ?? 0)
  const oneIsBlack = head.colour === 3 && light(1) < light(0)
  if (!oneIsBlack) for (let i = 0; i < samples.length; i++) samples[i] = ~samples[i]!
  return { kind: 'bit', width: head.width, height: head.height, data: samples }
}
