// One-bit pictures. A set bit is black, the leftmost pixel is the high bit: the way T.4 thinks of a page.

/** @typedef {{width: number, height: number, stride: number, data: Uint8Array}} Bitmap */

/** @returns {Bitmap} */
export function makeBitmap(width, height) {
  const stride = (width + 7) >> 3;
  return { width, height, stride, data: new Uint8Array(stride * height) };
}

export function isBlack(bitmap, x, y) {
  return (bitmap.data[y * bitmap.stride + (x >> 3)] & (0x80 >> (x & 7))) !== 0;
}

export function setBlack(bitmap, x, y) {
  if (x < 0 || y < 0 || x >= bitmap.width || y >= bitmap.height) return;
  bitmap.data[y * bitmap.stride + (x >> 3)] |= 0x80 >> (x & 7);
}

export function setWhite(bitmap, x, y) {
  if (x < 0 || y < 0 || x >= bitmap.width || y >= bitmap.height) return;
  bitmap.data[y * bitmap.stride + (x >> 3)] &= ~(0x80 >> (x & 7));
}

export function inverted(bitmap) {
  const result = makeBitmap(bitmap.width, bitmap.height);
  const spare = bitmap.stride * 8 - bitmap.width;
  const lastMask = (0xff << spare) & 0xff;
  for (let i = 0; i < result.data.length; i += 1) {
    const mask = (i + 1) % bitmap.stride === 0 ? lastMask : 0xff;
    result.data[i] = ~bitmap.data[i] & mask;
  }
  return result;
}

/** The picture as its sender laid it the wrong way round into the feeder. */
export function turnedHalf(bitmap) {
  const result = makeBitmap(bitmap.width, bitmap.height);
  for (let y = 0; y < bitmap.height; y += 1) {
    for (let x = 0; x < bitmap.width; x += 1) {
      if (isBlack(bitmap, x, y)) setBlack(result, bitmap.width - 1 - x, bitmap.height - 1 - y);
    }
  }
  return result;
}

/** A quarter turn clockwise, for the orientation tags. */
export function turnedQuarter(bitmap) {
  const result = makeBitmap(bitmap.height, bitmap.width);
  for (let y = 0; y < bitmap.height; y += 1) {
    for (let x = 0; x < bitmap.width; x += 1) {
      if (isBlack(bitmap, x, y)) setBlack(result, bitmap.height - 1 - y, x);
    }
  }
  return result;
}

/** Draws `over` onto `under` where it is black. */
export function stamp(under, over, left, top) {
  for (let y = 0; y < over.height; y += 1) {
    for (let x = 0; x < over.width; x += 1) {
      if (isBlack(over, x, y)) setBlack(under, left + x, top + y);
    }
  }
  return under;
}

/** Every second line only: the same letter as a sender in standard resolution would have put it on the line. */
export function halfHeight(bitmap) {
  const result = makeBitmap(bitmap.width, bitmap.height >> 1);
  for (let y = 0; y < result.height; y += 1) {
    result.data.set(bitmap.data.subarray(2 * y * bitmap.stride, (2 * y + 1) * bitmap.stride), y * bitmap.stride);
  }
  return result;
}

/** Black 0, white 255, one byte a pixel. */
export function toGrey(bitmap) {
  const grey = new Uint8Array(bitmap.width * bitmap.height);
  for (let y = 0, at = 0; y < bitmap.height; y += 1) {
    for (let x = 0; x < bitmap.width; x += 1, at += 1) grey[at] = isBlack(bitmap, x, y) ? 0 : 255;
  }
  return grey;
}
