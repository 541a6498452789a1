// The compressions of TIFF 6.0 that are not T.4 or T.6: PackBits (section 9) and LZW (section 13).
import { makeBitWriter } from './bit-writer.mjs';

/** Rows are packed one by one: no packet may run over the end of a row. */
export function packBits(data, rowBytes) {
  const out = [];
  for (let start = 0; start < data.length; start += rowBytes) packRow(data.subarray(start, start + rowBytes), out);
  return Buffer.from(out);
}

function packRow(row, out) {
  let at = 0;
  while (at < row.length) {
    const run = runLength(row, at);
    if (run >= 2) {
      out.push(257 - run, row[at]);
      at += run;
      continue;
    }
    let end = at + 1;
    while (end < row.length && end - at < 128 && runLength(row, end) < 3) end += 1;
    out.push(end - at - 1, ...row.subarray(at, end));
    at = end;
  }
}

function runLength(row, at) {
  let length = 1;
  while (length < 128 && row[at + length] === row[at]) length += 1;
  return length;
}

const clearCode = 256;
const endCode = 257;

/** TIFF's LZW: high bit first, and the code length grows one code early ("early change"). */
export function lzw(data) {
  const writer = makeBitWriter(data.length >> 1 || 16);
  let table = new Map();
  let next = 258;
  let length = 9;
  const put = (value) => writer.put({ value, length });
  const clear = () => {
    put(clearCode);
    table = new Map();
    next = 258;
    length = 9;
  };
  clear();
  let prefix = -1;
  for (const byte of data) {
    if (prefix < 0) {
      prefix = byte;
      continue;
    }
    const key = prefix * 256 + byte;
    const known = table.get(key);
    if (known !== undefined) {
      prefix = known;
      continue;
    }
    put(prefix);
    table.set(key, next);
    next += 1;
    if (next === 4094) clear();
    else if (next + 1 > 1 << length) length += 1;
    prefix = byte;
  }
  if (prefix >= 0) {
    put(prefix);
    next += 1;
    if (next + 1 > 1 << length && length < 12) length += 1;
  }
  put(endCode);
  return writer.finish();
}

const reversedBits = Uint8Array.from({ length: 256 }, (_, byte) => {
  let result = 0;
  for (let bit = 0; bit < 8; bit += 1) if (byte & (1 << bit)) result |= 0x80 >> bit;
  return result;
});

/** FillOrder 2: the bits of each byte the other way round, as many fax modems deliver them. */
export const withReversedBits = (data) => Buffer.from(data, 0).map((byte) => reversedBits[byte]);
