// PNG by hand (ISO/IEC 15948): one-bit pictures, resolution and broken chunks are wanted here, and encoders hide them.
import { crc32, deflateSync } from 'node:zlib';

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const colourType = { 1: 0, 2: 4, 3: 2, 4: 6 };

export function chunk(name, data) {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

export function header(width, height, depth, channels) {
  const data = Buffer.alloc(13);
  data.writeUInt32BE(width, 0);
  data.writeUInt32BE(height, 4);
  data[8] = depth;
  data[9] = colourType[channels];
  return chunk('IHDR', data);
}

/** pHYs counts pixels per metre, each way for itself. */
function resolution(xDpi, yDpi) {
  const data = Buffer.alloc(9);
  data.writeUInt32BE(Math.round(xDpi / 0.0254), 0);
  data.writeUInt32BE(Math.round(yDpi / 0.0254), 4);
  data[8] = 1;
  return chunk('pHYs', data);
}

export const assemblePng = (chunks) => Buffer.concat([signature, ...chunks, chunk('IEND', Buffer.alloc(0))]);

/** `rows` are the bytes of all rows one after the other, high bit first where depth is 1. */
export function writePng({ width, height, depth = 8, channels = 1, rows, xDpi, yDpi }) {
  const rowBytes = Math.ceil((width * depth * channels) / 8);
  const raw = Buffer.alloc((rowBytes + 1) * height);
  for (let y = 0; y < height; y += 1) {
    Buffer.from(rows.buffer, rows.byteOffset + y * rowBytes, rowBytes).copy(raw, y * (rowBytes + 1) + 1);
  }
  const physical = xDpi ? [resolution(xDpi, yDpi ?? xDpi)] : [];
  return assemblePng([header(width, height, depth, channels), ...physical, chunk('IDAT', deflateSync(raw))]);
}
