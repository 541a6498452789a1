/** A page of a fax, already packed (T.6) in strips of the same number of rows. */
export interface PackedPage {
  readonly width: number
  readonly rowsPerStrip: number
  readonly strips: readonly Uint8Array[]
  readonly dpi: number
}

const short = 3
const long = 4
const rational = 5

/** A TIFF of one bit a pixel as fax servers write it (TIFF 6.0, class F), one page. */
export function writeFaxTiff({ width, rowsPerStrip, strips, dpi }: PackedPage): Uint8Array {
  const count = strips.length
  const entries = 13
  const directory = 8
  const resolution = directory + 2 + entries * 12 + 4
  const offsets = resolution + 8
  const lengths = offsets + 4 * count
  const data = lengths + 4 * count
  const bytes = new Uint8Array(data + strips.reduce((sum, strip) => sum + strip.length, 0))
  const view = new DataView(bytes.buffer)
  view.setUint32(0, 0x49492a00)
  view.setUint32(4, directory, true)
  view.setUint16(directory, entries, true)
  let entry = directory + 2
  const put = (tag: number, type: number, values: number, value: number): void => {
    view.setUint16(entry, tag, true)
    view.setUint16(entry + 2, type, true)
    view.setUint32(entry + 4, values, true)
    view.setUint32(entry + 8, value, true)
    entry += 12
  }
  put(256, long, 1, width)
  put(257, long, 1, rowsPerStrip * count)
  put(258, short, 1, 1)
  put(259, short, 1, 4)
  put(262, short, 1, 0) // 0 is white
  put(266, short, 1, 1)
  put(273, long, count, offsets)
  put(277, short, 1, 1)
  put(278, long, 1, rowsPerStrip)
  put(279, long, count, lengths)
  put(282, rational, 1, resolution)
  put(283, rational, 1, resolution)
  put(296, short, 1, 2)
  view.setUint32(resolution, dpi, true)
  view.setUint32(resolution + 4, 1, true)
  let at = data
  strips.forEach((strip, index) => {
    view.setUint32(offsets + 4 * index, at, true)
    view.setUint32(lengths + 4 * index, strip.length, true)
    bytes.set(strip, at)
    at += strip.length
  })
  return bytes
}
