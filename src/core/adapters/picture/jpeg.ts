import { decode } from 'jpeg-js'
import { FailureError } from '../../../shared/result'
import type { ByteRaster, DecodedPage, Density, PageHead, StoredOrientation } from '../../ports/raster'
import type { PictureLimits } from './limits'

/** jpeg-js counts what it allocates itself; 100 megapixels in colour need about 700 MB. */
const decoderMemoryMb = 1_024

const damaged = (): FailureError => new FailureError({ code: 'file-damaged', params: {} })

interface JpegHead extends PageHead {
  readonly components: number
}

/** Walks the marker segments (ITU-T T.81 annex B) up to the first frame header. */
export function readJpegHead(bytes: Uint8Array, limits: PictureLimits): JpegHead {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < 4 || view.getUint16(0) !== 0xffd8) throw damaged()
  let density: Density | null = null
  let orientation: StoredOrientation = 1
  for (let at = 2; at + 4 <= bytes.length; ) {
    if (bytes[at] !== 0xff) throw damaged()
    const marker = bytes[at + 1]!
    if (marker === 0xff || marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)) {
      at += marker === 0xff ? 1 : 2
      continue
    }
    const size = view.getUint16(at + 2)
    const body = bytes.subarray(at + 4, Math.min(at + 2 + size, bytes.length))
    if (marker === 0xe0) density ??= jfifDensity(body)
    else if (marker === 0xe1) orientation = exifOrientation(body) ?? orientation
    else if (isFrame(marker)) {
      if (body.length < 6) throw damaged()
      return { ...frame(body, limits), density, orientation, bilevel: false }
    }
    at += 2 + size
  }
  throw damaged()
}

const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)

function frame(body: Uint8Array, limits: PictureLimits): { readonly width: number; readonly height: number; readonly components: number } {
  const height = (body[1]! << 8) | body[2]!
  const width = (body[3]! << 8) | body[4]!
  if (width < 1 || height < 1) throw damaged()
  if (width > limits.pageSide || height > limits.pageSide || width * height > limits.pagePixels) {
    throw new FailureError({ code: 'page-too-large', params: { width, height } })
  }
  return { width, height, components: body[5]! }
}

function jfifDensity(body: Uint8Array): Density | null {
  if (body.length < 12 || Buffer.from(body.subarray(0, 4)).toString('latin1') !== 'JFIF') return null
  const factor = body[7] === 1 ? 1 : body[7] === 2 ? 2.54 : 0
  const x = ((body[8]! << 8) | body[9]!) * factor
  const y = ((body[10]! << 8) | body[11]!) * factor
  return x > 0 && y > 0 ? { x, y } : null
}

/** EXIF is a TIFF directory of its own; only its orientation is asked for. */
function exifOrientation(body: Uint8Array): StoredOrientation | null {
  if (body.length < 14 || Buffer.from(body.subarray(0, 4)).toString('latin1') !== 'Exif') return null
  const tiff = body.subarray(6)
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength)
  const little = tiff[0] === 0x49
  const start = view.getUint32(4, little)
  if (start + 2 > tiff.length) return null
  const entries = view.getUint16(start, little)
  for (let i = 0; i < entries; i++) {
    const at = start + 2 + i * 12
    if (at + 12 > tiff.length) return null
    const value = view.getUint16(at + 8, little)
    if (view.getUint16(at, little) === 0x0112) return value >= 1 && value <= 8 ? (value as StoredOrientation) : null
  }
  return null
}

export function decodeJpeg(bytes: Uint8Array, limits: PictureLimits): DecodedPage {
  const head = readJpegHead(bytes, limits)
  return { raster: decodePixels(bytes, head, undefined), density: head.density, orientation: head.orientation }
}

/** @param isYCbCr what the file around it says, where it says anything */
export function decodeJpegBlock(bytes: Uint8Array, isYCbCr: boolean, limits: PictureLimits): ByteRaster {
  return decodePixels(bytes, readJpegHead(bytes, limits), isYCbCr)
}

function decodePixels(bytes: Uint8Array, head: JpegHead, isYCbCr: boolean | undefined): ByteRaster {
  const options = { useTArray: true, formatAsRGBA: false, tolerantDecoding: true, maxMemoryUsageInMB: decoderMemoryMb } as const
  try {
    const picture = decode(withEnd(bytes), isYCbCr === undefined ? options : { ...options, colorTransform: isYCbCr })
    if (picture.width !== head.width || picture.height !== head.height) throw damaged()
    if (head.components !== 1) return { kind: 'rgb', width: head.width, height: head.height, data: picture.data }
    const grey = new Uint8Array(head.width * head.height)
    for (let i = 0; i < grey.length; i++) grey[i] = picture.data[i * 3]!
    return { kind: 'grey', width: head.width, height: head.height, data: grey }
  } catch {
    throw damaged()
  }
}

/** A picture cut short ends without its mark; with one, the decoder shows what there is. */
function withEnd(bytes: Uint8Array): Uint8Array {
  const tail = bytes.subarray(-64)
  for (let i = 0; i + 1 < tail.length; i++) if (tail[i] === 0xff && tail[i + 1] === 0xd9) return bytes
  return Buffer.concat([bytes, Uint8Array.of(0xff, 0xd9)])
}
