// ITU-T T.6 (Group 4, MMR): every row two-dimensional, the row above the first one white, no EOL.
import { makeBitWriter } from './bit-writer.mjs';
import { endOfLine } from './run-codes.mjs';
import { changesOfRow, putRow2d } from './t4.mjs';

export function encodeT6(bitmap, { endOfBlock = true, from = 0, to = bitmap.height } = {}) {
  const writer = makeBitWriter(bitmap.stride * 16);
  let reference = [];
  for (let y = from; y < to; y += 1) {
    const changes = changesOfRow(bitmap, y);
    putRow2d(writer, changes, reference, bitmap.width);
    reference = changes;
  }
  if (endOfBlock) {
    // EOFB is two EOL (T.6, 2.4.1.1).
    writer.put(endOfLine);
    writer.put(endOfLine);
  }
  return writer.finish();
}

/** All-white rows need one bit each (V0), whatever their width: how a page bomb stays small. */
export function encodeWhiteT6(height) {
  const writer = makeBitWriter(Math.ceil(height / 8) + 8);
  for (let y = 0; y < height; y += 1) writer.put({ value: 1, length: 1 });
  writer.put(endOfLine);
  writer.put(endOfLine);
  return writer.finish();
}
