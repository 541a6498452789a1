import { compressions, type Layout } from './layout'

/** Horizontal differencing (TIFF 6.0 §14), undone in place. Only LZW and Deflate pages have it. */
export function undoPredictor(data: Uint8Array, layout: Layout, rows: number): Uint8Array {
  const packed = layout.compression === compressions.lzw || layout.compression === compressions.deflate || layout.compression === compressions.oldDeflate
  if (layout.predictor !== 2 || !packed) return data
  const samples = layout.planes > 1 ? 1 : layout.samples
  if (layout.bits === 8) undoBytes(data, layout.blockWidth * samples, samples, rows)
  if (layout.bits === 16) undoWords(data, layout.blockWidth * samples, samples, rows, layout.littleEndian)
  return data
}

function undoBytes(data: Uint8Array, rowLength: number, step: number, rows: number): void {
  for (let row = 0; row < rows; row++) {
    const start = row * rowLength
    for (let i = start + step; i < start + rowLength; i++) data[i] = data[i]! + data[i - step]!
  }
}

function undoWords(data: Uint8Array, rowLength: number, step: number, rows: number, little: boolean): void {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength)
  for (let row = 0; row < rows; row++) {
    const start = row * rowLength
    for (let i = start + step; i < start + rowLength; i++) {
      view.setUint16(i * 2, view.getUint16(i * 2, little) + view.getUint16((i - step) * 2, little), little)
    }
  }
}
