// A TIFF 6.0 writer: any number of pages, any tags; nothing is guessed, nothing is hidden.
import { deflateSync } from 'node:zlib';
import { inverted } from './bitmap.mjs';
import { lzw, packBits, withReversedBits } from './packings.mjs';
import { encodeModifiedHuffman, encodeT4 } from './t4.mjs';
import { encodeT6 } from './t6.mjs';

export const tags = {
  subfileType: 254, width: 256, height: 257, bitsPerSample: 258, compression: 259, photometric: 262,
  fillOrder: 266, description: 270, make: 271, model: 272, stripOffsets: 273, orientation: 274,
  samplesPerPixel: 277, rowsPerStrip: 278, stripByteCounts: 279, xResolution: 282, yResolution: 283,
  t4Options: 292, t6Options: 293, resolutionUnit: 296, pageNumber: 297, software: 305, dateTime: 306,
  artist: 315, hostComputer: 316, colorMap: 320, badFaxLines: 326, cleanFaxData: 327,
  consecutiveBadFaxLines: 328, faxRecvParams: 34908, faxSubAddress: 34909, faxRecvTime: 34910, faxDcs: 34911,
};

const short = (...values) => ({ type: 3, values });
const long = (...values) => ({ type: 4, values });
const ascii = (text) => ({ type: 2, values: [...Buffer.from(`${text}\0`, 'latin1')] });
const rational = (value) => ({ type: 5, values: [Math.round(value * 1000), 1000] });
export const field = { short, long, ascii, rational };

const typeSize = { 1: 1, 2: 1, 3: 2, 4: 4, 5: 4 };

/**
 * Strip offsets and counts are filled in; `lieAbout` has the last word on the tags, for files that are wrong on purpose.
 * @typedef {{type: number, values: number[]}} Field
 * @typedef {{fields: Record<number, Field>, strips: Buffer[]}} TiffPage
 * @param {TiffPage[]} pages
 * @param {{bigEndian?: boolean, lieAbout?: (fields: Record<number, Field>, index: number) => void}} [options]
 */
export function writeTiff(pages, { bigEndian = false, lieAbout } = {}) {
  const parts = [];
  let at = 8;
  const add = (buffer) => {
    const where = at;
    const padding = buffer.length % 2;
    parts.push(buffer);
    if (padding) parts.push(Buffer.alloc(1));
    at += buffer.length + padding;
    return where;
  };
  const u16 = (value) => numberBytes(value, 2, bigEndian);
  const u32 = (value) => numberBytes(value, 4, bigEndian);
  // Every directory comes after its strips; the pointer to the next one is known once that is laid out.
  const laidOut = pages.map((page, index) => {
    const offsets = page.strips.map(add);
    const fields = {
      ...page.fields,
      [tags.stripOffsets]: long(...offsets),
      [tags.stripByteCounts]: long(...page.strips.map((strip) => strip.length)),
    };
    lieAbout?.(fields, index);
    const entries = Object.entries(fields).map(([tag, { type, values }]) => {
      const bytes = Buffer.concat(values.map((value) => numberBytes(value, typeSize[type], bigEndian)));
      const count = type === 5 ? values.length / 2 : values.length;
      const inline = bytes.length <= 4 ? Buffer.concat([bytes, Buffer.alloc(4 - bytes.length)]) : u32(add(bytes));
      return Buffer.concat([u16(Number(tag)), u16(type), u32(count), inline]);
    });
    // A directory's length is even, so that it is the last part after adding it: no padding follows.
    return { where: add(Buffer.concat([u16(entries.length), ...entries, u32(0)])), part: parts.length - 1 };
  });
  laidOut.forEach(({ part }, index) => {
    const next = laidOut[index + 1]?.where ?? 0;
    u32(next).copy(parts[part], parts[part].length - 4);
  });
  const mark = Buffer.from(bigEndian ? 'MM' : 'II', 'latin1');
  return Buffer.concat([mark, u16(42), u32(laidOut[0]?.where ?? 0), ...parts]);
}

export function numberBytes(value, size, bigEndian) {
  const buffer = Buffer.alloc(size);
  if (bigEndian) buffer.writeUIntBE(value, 0, size);
  else buffer.writeUIntLE(value, 0, size);
  return buffer;
}

const codings = {
  none: { tag: 1, encode: (bitmap, rows) => rowsOf(bitmap, rows) },
  huffman: { tag: 2, encode: (bitmap, rows) => encodeModifiedHuffman(bitmap, rows) },
  g3: { tag: 3, encode: (bitmap, rows, how) => encodeT4(bitmap, { ...how, ...rows }) },
  g4: { tag: 4, encode: (bitmap, rows) => encodeT6(bitmap, rows) },
  lzw: { tag: 5, encode: (bitmap, rows) => lzw(rowsOf(bitmap, rows)) },
  deflate: { tag: 8, encode: (bitmap, rows) => deflateSync(rowsOf(bitmap, rows)) },
  packbits: { tag: 32773, encode: (bitmap, rows) => packBits(rowsOf(bitmap, rows), bitmap.stride) },
};

const rowsOf = (bitmap, { from, to }) => Buffer.from(bitmap.data.subarray(from * bitmap.stride, to * bitmap.stride));

/**
 * A one-bit page. `minIsBlack` stores white as 1, as PhotometricInterpretation 1 says.
 * @param {import('./bitmap.mjs').Bitmap} bitmap
 * @param {{coding?: string, how?: import('./t4.mjs').T4Options, fillOrder?: number, minIsBlack?: boolean, rowsPerStrip?: number,
 *   xResolution?: number, yResolution?: number, resolutionUnit?: number, orientation?: number, extra?: Record<number, Field>}} [options]
 * @returns {TiffPage}
 */
export function bilevelPage(bitmap, { coding = 'g4', how = {}, fillOrder = 1, minIsBlack = false, rowsPerStrip = bitmap.height, xResolution = 204, yResolution = 196, resolutionUnit = 2, orientation = 1, extra = {} } = {}) {
  const stored = minIsBlack ? inverted(bitmap) : bitmap;
  const { tag, encode } = codings[coding];
  const strips = [];
  for (let from = 0; from < bitmap.height; from += rowsPerStrip) {
    const coded = encode(stored, { from, to: Math.min(bitmap.height, from + rowsPerStrip) }, how);
    strips.push(fillOrder === 2 ? withReversedBits(coded) : coded);
  }
  const t4Options = (how.twoDimensional ? 1 : 0) | (how.alignEol ? 4 : 0);
  return {
    strips,
    fields: {
      [tags.width]: long(bitmap.width),
      [tags.height]: long(bitmap.height),
      [tags.bitsPerSample]: short(1),
      [tags.compression]: short(tag),
      [tags.photometric]: short(minIsBlack ? 1 : 0),
      [tags.fillOrder]: short(fillOrder),
      [tags.orientation]: short(orientation),
      [tags.samplesPerPixel]: short(1),
      [tags.rowsPerStrip]: long(rowsPerStrip),
      [tags.xResolution]: rational(xResolution),
      [tags.yResolution]: rational(yResolution),
      [tags.resolutionUnit]: short(resolutionUnit),
      ...(coding === 'g3' ? { [tags.t4Options]: long(t4Options) } : {}),
      ...(coding === 'g4' ? { [tags.t6Options]: long(0) } : {}),
      ...extra,
    },
  };
}
