import { crc32, deflateSync } from 'node:zlib'
import type { Raster } from '../../ports/raster'

const pixelsPerMetre = (dpi: number): number => Math.round(dpi * 39.3701)

/** Black and white stays at one bit a pixel: a fax page takes some 50 KB. */
export function encodePng(raster: Raster, dpi: number): Uint8Array {
  const { width, height } = raster
  const depth = raster.kind === 'bit' ? 1 : 8
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head[8] = depth
  head[9] = raster.kind === 'rgb' ? 2 : 0
  const density = Buffer.alloc(9)
  density.writeUInt32BE(pixelsPerMetre(dpi), 0)
  density.writeUInt32BE(pixelsPerMetre(dpi), 4)
  density[8] = 1
  const rows = raster.kind === 'bit' ? bitRows(raster.data, width, height) : upRows(raster.data, width * (raster.kind === 'rgb' ? 3 : 1), height)
  return Buffer.concat([
    Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
    chunk('IHDR', head),
    chunk('pHYs', density),
    chunk('IDAT', deflateSync(rows, { level: raster.kind === 'bit' ? 6 : 3 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** In PNG a set bit is white. Bits past the width are cleared, so that equal pages give equal bytes. */
function bitRows(data: Uint8Array, width: number, height: number): Uint8Array {
  const stride = (width + 7) >> 3
  const out = new Uint8Array((stride + 1) * height)
  const lastMask = (0xff00 >> ((width - 1) % 8 + 1)) & 0xff
  for (let y = 0; y < height; y++) {
    const to = y * (stride + 1) + 1
    for (let i = 0; i < stride; i++) out[to + i] = ~data[y * stride + i]!
    out[to + stride - 1]! &= lastMask
  }
  return out
}

/** Each row as its difference to the row above (PNG filter 2): paper becomes zeros. */
function upRows(data: Uint8Array, stride: number, height: number): Uint8Array {
  const out = new Uint8Array((stride + 1) * height)
  for (let y = 0; y < height; y++) {
    const to = y * (stride + 1)
    out[to] = 2
    const from = y * stride
    for (let i = 0; i < stride; i++) out[to + 1 + i] = data[from + i]! - (y === 0 ? 0 : data[from + i - stride]!)
  }
  return out
}

function chunk(type: string, body: Uint8Array): Buffer {
  const out = Buffer.alloc(body.length + 12)
  out.writeUInt32BE(body.length, 0)
  out.write(type, 4, 'latin1')
  out.set(body, 8)
  out.writeUInt32BE(crc32(out.subarray(4, 8 + body.length)) >>> 0, 8 + body.length)
  return out
}
