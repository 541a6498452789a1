import { FailureError, type Failure } from '../../../shared/result'
import type { ErrorCode } from '../../../shared/errors'
import type { Density, PageHead, StoredOrientation } from '../../ports/raster'
import type { Directory } from './directory'

/** Numbers of TIFF 6.0 and its supplements. */
export const compressions = { none: 1, rle: 2, t4: 3, t6: 4, lzw: 5, oldJpeg: 6, jpeg: 7, deflate: 8, packBits: 32773, oldDeflate: 32946 } as const
export const photometrics = { whiteIsZero: 0, blackIsZero: 1, rgb: 2, palette: 3, mask: 4, separated: 5, yCbCr: 6 } as const

const known: ReadonlySet<number> = new Set(Object.values(compressions))

/** Everything decoding needs, checked: whatever passes here cannot make a decoder read or allocate out of bounds. */
export interface Layout extends PageHead {
  readonly compression: number
  readonly photometric: number
  readonly bits: number
  readonly samples: number
  readonly planes: number
  readonly fillOrder: number
  readonly predictor: number
  readonly t4Options: number
  readonly littleEndian: boolean
  readonly palette: readonly number[]
  readonly jpegTables: readonly number[] | null
  /** strips are blocks as wide as the page */
  readonly blockWidth: number
  readonly blockHeight: number
  readonly offsets: readonly number[]
  readonly byteCounts: readonly number[]
}

/** Four bytes a pixel for the largest page: colour with transparency or black. */
const mostPixelBytes = 4

export interface LayoutLimits {
  readonly pageSide: number
  readonly pagePixels: number
}

const stop = (code: ErrorCode, params: Failure['params'] = {}): FailureError => new FailureError({ code, params })

export function readLayout(directory: Directory, fileBytes: number, littleEndian: boolean, limits: LayoutLimits): Layout {
  const one = (tag: number, otherwise: number): number => directory.get(tag)?.[0] ?? otherwise
  const width = one(256, 0)
  const height = one(257, 0)
  if (width < 1 || height < 1) throw stop('file-damaged')
  if (width > limits.pageSide || height > limits.pageSide || width * height > limits.pagePixels) throw stop('page-too-large', { width, height })
  const compression = one(259, compressions.none)
  const samples = one(277, 1)
  const bits = one(258, 1)
  // 16 bits in each of 8 samples would take sixteen times what the pixels alone say: 6.5 GB were measured.
  if ((width * height * bits * samples) / 8 > limits.pagePixels * mostPixelBytes) throw stop('page-too-large', { width, height })
  const photometric = one(262, samples >= 3 ? photometrics.rgb : photometrics.whiteIsZero)
  if (!known.has(compression) || !supported(photometric, bits, samples, one(339, 1))) throw stop('unsupported-type')
  // Uncompressed YCbCr is subsampled in its own way and unknown in faxes and office scans.
  if (photometric === photometrics.yCbCr && compression !== compressions.jpeg) throw stop('unsupported-type')
  const planes = one(284, 1) === 2 && samples > 1 ? samples : 1
  const blocks = readBlocks(directory, width, height, planes, fileBytes)
  return {
    width,
    height,
    bilevel: bits === 1 && samples === 1,
    density: readDensity(directory),
    orientation: readOrientation(one(274, 1)),
    compression,
    photometric,
    bits,
    samples,
    planes,
    fillOrder: one(266, 1),
    predictor: one(317, 1),
    t4Options: one(292, 0),
    littleEndian,
    palette: directory.get(320) ?? [],
    jpegTables: directory.get(347) ?? null,
    ...blocks,
  }
}

function supported(photometric: number, bits: number, samples: number, sampleFormat: number): boolean {
  if (sampleFormat !== 1 || samples < 1 || samples > 8 || ![1, 2, 4, 8, 16].includes(bits)) return false
  switch (photometric) {
    case photometrics.whiteIsZero:
    case photometrics.blackIsZero:
    case photometrics.mask:
      return true
    case photometrics.palette:
      return bits <= 8
    case photometrics.rgb:
    case photometrics.yCbCr:
      return samples >= 3 && bits >= 8
    case photometrics.separated:
      return samples >= 4 && bits >= 8
    default:
      return false
  }
}

function readBlocks(directory: Directory, width: number, height: number, planes: number, fileBytes: number): Pick<Layout, 'blockWidth' | 'blockHeight' | 'offsets' | 'byteCounts'> {
  const tiled = directory.has(322)
  const blockWidth = tiled ? (directory.get(322)?.[0] ?? 0) : width
  const blockHeight = tiled ? (directory.get(323)?.[0] ?? 0) : Math.min(directory.get(278)?.[0] || height, height)
  if (blockWidth < 1 || blockHeight < 1 || blockWidth > width + 8_192 || blockHeight > height + 8_192) throw stop('file-damaged')
  // TIFF 6.0 §15: tiles are multiples of 16 wide, so that their rows lie on bytes.
  if (tiled && blockWidth % 16 !== 0) throw stop('file-damaged')
  const needed = Math.ceil(width / blockWidth) * Math.ceil(height / blockHeight) * planes
  const offsets = (directory.get(tiled ? 324 : 273) ?? []).slice(0, needed)
  if (offsets.length === 0) throw stop('file-damaged')
  const counts = directory.get(tiled ? 325 : 279) ?? []
  // Some fax software leaves the byte counts out or at zero: a strip then ends where the next begins, or with the file.
  const byteCounts = offsets.map((offset, i) => {
    const told = counts[i] ?? 0
    const room = Math.max(0, fileBytes - offset)
    const next = offsets[i + 1] ?? fileBytes
    return Math.min(told > 0 ? told : next > offset ? next - offset : room, room)
  })
  if (byteCounts.every((count) => count === 0)) throw stop('file-damaged')
  return { blockWidth, blockHeight, offsets, byteCounts }
}

function readDensity(directory: Directory): Density | null {
  const unit = directory.get(296)?.[0] ?? 2
  const factor = unit === 3 ? 2.54 : 1
  const x = (directory.get(282)?.[0] ?? 0) * factor
  const y = (directory.get(283)?.[0] ?? 0) * factor
  return Number.isFinite(x) && Number.isFinite(y) && x > 0 && y > 0 ? { x, y } : null
}

export function readOrientation(value: number): StoredOrientation {
  return value >= 1 && value <= 8 && Number.isInteger(value) ? (value as StoredOrientation) : 1
}
