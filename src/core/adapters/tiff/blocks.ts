import { constants, inflateSync } from 'node:zlib'
import { FailureError } from '../../../shared/result'
import type { ByteRaster } from '../../ports/raster'
import { reverseBits, unpackBits } from './bytes'
import { decodeFax, type FaxCoding } from './ccitt'
import { compressions, photometrics, type Layout } from './layout'
import { unpackLzw } from './lzw'
import { undoPredictor } from './predictor'

/** JPEG is another library's work; whoever puts the decoders together hands it in. */
export type JpegDecoder = (bytes: Uint8Array, isYCbCr: boolean) => ByteRaster

/** The samples of a page, unpacked: one buffer with all samples of a pixel together, or one buffer for each plane. */
export interface Samples {
  readonly planes: readonly Uint8Array[]
  readonly rowBytes: number
}

export const rowBytesOf = (layout: Layout, width: number): number => Math.ceil((width * layout.bits * (layout.planes > 1 ? 1 : layout.samples)) / 8)

export function readSamples(bytes: Uint8Array, layout: Layout): Samples {
  const rowBytes = rowBytesOf(layout, layout.width)
  const blocksAcross = Math.ceil(layout.width / layout.blockWidth)
  const blocksDown = Math.ceil(layout.height / layout.blockHeight)
  const planes = Array.from({ length: layout.planes }, () => new Uint8Array(rowBytes * layout.height))
  let readable = 0
  for (const [index, offset] of layout.offsets.entries()) {
    const plane = planes[Math.floor(index / (blocksAcross * blocksDown))]
    const count = layout.byteCounts[index] ?? 0
    if (plane === undefined || count === 0) continue
    const place = index % (blocksAcross * blocksDown)
    const top = Math.floor(place / blocksAcross) * layout.blockHeight
    const left = (place % blocksAcross) * layout.blockWidth
    const rows = Math.min(layout.blockHeight, layout.height - top)
    const block = unpackBlock(bytes.subarray(offset, offset + count), layout, blocksAcross > 1 || layout.blockWidth > layout.width ? layout.blockHeight : rows)
    if (block === null) continue
    readable++
    const blockRowBytes = rowBytesOf(layout, layout.blockWidth)
    copyRows(block, blockRowBytes, plane, rowBytes, Math.floor(rowBytesExact(layout, left)), top, rows)
  }
  if (readable === 0) throw new FailureError({ code: 'file-damaged', params: {} })
  return { planes, rowBytes }
}

const rowBytesExact = (layout: Layout, width: number): number => (width * layout.bits * (layout.planes > 1 ? 1 : layout.samples)) / 8

function copyRows(block: Uint8Array, blockRowBytes: number, page: Uint8Array, rowBytes: number, left: number, top: number, rows: number): void {
  const wide = Math.min(blockRowBytes, rowBytes - left)
  for (let row = 0; row < rows; row++) {
    page.set(block.subarray(row * blockRowBytes, row * blockRowBytes + wide), (top + row) * rowBytes + left)
  }
}

/** null where nothing of the block could be read */
function unpackBlock(stored: Uint8Array, layout: Layout, rows: number): Uint8Array | null {
  const bytes = layout.fillOrder === 2 ? reverseBits(stored) : stored
  const size = rowBytesOf(layout, layout.blockWidth) * rows
  switch (layout.compression) {
    case compressions.rle:
      return unpackFax(bytes, { kind: 'rle' }, layout, rows)
    case compressions.t4:
      return unpackT4(bytes, layout, rows)
    case compressions.t6:
      return unpackFax(bytes, { kind: 't6' }, layout, rows)
    case compressions.packBits:
      return unpackBits(bytes, size)
    case compressions.lzw:
      return undoPredictor(unpackLzw(bytes, size), layout, rows)
    case compressions.deflate:
    case compressions.oldDeflate:
      return undoPredictor(inflate(bytes, size), layout, rows)
    default: {
      const out = new Uint8Array(size)
      out.set(bytes.subarray(0, size))
      return out
    }
  }
}

function unpackFax(bytes: Uint8Array, coding: FaxCoding, layout: Layout, rows: number): Uint8Array | null {
  const fax = decodeFax(bytes, coding, layout.blockWidth, rows)
  if (fax.rows === 0) return null
  return whiteRest(fax.data, layout, fax.rows, rows)
}

/** Some writers say T.4 and write bare rows on byte edges; whichever reading gets further is the right one. */
function unpackT4(bytes: Uint8Array, layout: Layout, rows: number): Uint8Array | null {
  const asTold = decodeFax(bytes, { kind: 't4', twoDimensional: (layout.t4Options & 1) === 1 }, layout.blockWidth, rows)
  if (asTold.rows === rows) return asTold.data
  const bare = decodeFax(bytes, { kind: 'rle' }, layout.blockWidth, rows)
  const better = bare.rows > asTold.rows ? bare : asTold
  return better.rows === 0 ? null : whiteRest(better.data, layout, better.rows, rows)
}

/** Rows that never came are paper, whatever the file calls white. */
function whiteRest(data: Uint8Array, layout: Layout, read: number, rows: number): Uint8Array {
  if (layout.photometric === photometrics.blackIsZero) data.fill(0xff, read * ((layout.blockWidth + 7) >> 3), rows * ((layout.blockWidth + 7) >> 3))
  return data
}

function inflate(bytes: Uint8Array, size: number): Uint8Array {
  const out = new Uint8Array(size)
  try {
    // The bound is what the page can hold: a deflate bomb stops there. A stream cut short gives what it has.
    const plain = inflateSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: size + 65_536 })
    out.set(plain.subarray(0, size))
  } catch {
    throw new FailureError({ code: 'file-damaged', params: {} })
  }
  return out
}

/** Each block of compression 7 is a JPEG of its own that borrows its tables from the directory (TIFF Technical Note 2). */
export function readJpegBlocks(bytes: Uint8Array, layout: Layout, decode: JpegDecoder): ByteRaster {
  const across = Math.ceil(layout.width / layout.blockWidth)
  const page = new Uint8Array(layout.width * layout.height * 3).fill(255)
  let kind: ByteRaster['kind'] = 'grey'
  for (const [index, offset] of layout.offsets.entries()) {
    const count = layout.byteCounts[index] ?? 0
    if (count < 4) continue
    const block = decode(withTables(bytes, layout, offset, count), layout.photometric === photometrics.yCbCr)
    if (block.kind === 'rgb') kind = 'rgb'
    pasteColour(block, page, layout, (index % across) * layout.blockWidth, Math.floor(index / across) * layout.blockHeight)
  }
  if (kind === 'rgb') return { kind, width: layout.width, height: layout.height, data: page }
  const grey = new Uint8Array(layout.width * layout.height)
  for (let i = 0; i < grey.length; i++) grey[i] = page[i * 3]!
  return { kind, width: layout.width, height: layout.height, data: grey }
}

function withTables(bytes: Uint8Array, layout: Layout, offset: number, count: number): Uint8Array {
  const stream = bytes.subarray(offset, offset + count)
  const [place, total] = layout.jpegTables ?? []
  if (place === undefined || total === undefined || total < 6) return stream
  // Between the start and end marks of the tables and after the start mark of the picture.
  return Buffer.concat([bytes.subarray(place, place + total - 2), stream.subarray(2)])
}

function pasteColour(block: ByteRaster, page: Uint8Array, layout: Layout, left: number, top: number): void {
  const step = block.kind === 'rgb' ? 3 : 1
  const rows = Math.min(block.height, layout.height - top)
  const columns = Math.min(block.width, layout.width - left)
  for (let y = 0; y < rows; y++) {
    for (let x = 0; x < columns; x++) {
      const from = (y * block.width + x) * step
      const to = ((top + y) * layout.width + left + x) * 3
      page[to] = block.data[from]!
      page[to + 1] = block.data[from + (step === 3 ? 1 : 0)]!
      page[to + 2] = block.data[from + (step === 3 ? 2 : 0)]!
    }
  }
}
