// ITU-T T.4 (Group 3): one-dimensional (MH) and two-dimensional (MR) coding of one-bit pictures.
import { makeBitWriter } from './bit-writer.mjs';
import { endOfLine, longestMakeUp, modes, runCodes } from './run-codes.mjs';

/** Where the colour changes along a row, starting from an imagined white pixel before it (T.4, 4.2.1.1). */
export function changesOfRow(bitmap, y) {
  const changes = [];
  const start = y * bitmap.stride;
  let colour = 0;
  for (let at = 0; at < bitmap.stride; at += 1) {
    const byte = bitmap.data[start + at];
    if (byte === (colour === 0 ? 0x00 : 0xff)) continue;
    for (let bit = 0; bit < 8; bit += 1) {
      const pixel = (byte >> (7 - bit)) & 1;
      const x = at * 8 + bit;
      if (pixel !== colour && x < bitmap.width) {
        changes.push(x);
        colour = pixel;
      }
    }
  }
  return changes;
}

export function putRun(writer, colour, length) {
  const { terminating, makeUp } = runCodes[colour];
  let left = length;
  while (left >= 64) {
    const piece = Math.min(left - (left % 64), longestMakeUp);
    writer.put(makeUp[piece / 64 - 1]);
    left -= piece;
  }
  writer.put(terminating[left]);
}

/** T.4, 4.1: white and black runs in turn, a white one first even if it is empty. */
export function putRow1d(writer, changes, width) {
  let from = 0;
  let colour = 0;
  for (const to of [...changes, width]) {
    putRun(writer, colour, to - from);
    from = to;
    colour ^= 1;
  }
}

/** T.4, 4.2.1: the row told by its differences from the row above; a0, a1, b1 ... are the standard's own names. */
export function putRow2d(writer, current, reference, width) {
  let a0 = -1;
  let colour = 0;
  let own = 0;
  let above = 0;
  while (a0 < width) {
    const a1 = current[own] ?? width;
    above = Math.max(0, above - 1);
    while (above < reference.length && (reference[above] <= a0 || above % 2 !== colour)) above += 1;
    const b1 = reference[above] ?? width;
    const b2 = reference[above + 1] ?? width;
    if (b2 < a1) {
      writer.put(modes.pass);
      a0 = b2;
    } else if (Math.abs(a1 - b1) <= 3) {
      writer.put(modes.vertical[a1 - b1 + 3]);
      a0 = a1;
      own += 1;
      colour ^= 1;
    } else {
      const a2 = current[own + 1] ?? width;
      writer.put(modes.horizontal);
      putRun(writer, colour, a1 - Math.max(a0, 0));
      putRun(writer, colour ^ 1, a2 - a1);
      a0 = a2;
      own += 2;
    }
  }
}

/**
 * `twoDimensional`: MR instead of MH. `parameterK`: rows per one-dimensional row, 2 in standard and 4 in fine
 * resolution (T.4, 4.2.2). `alignEol`: fill bits so that each EOL ends on a byte (TIFF 6.0, T4Options bit 2).
 * `endOfPage`: the return to control, six EOL (T.4, 4.1.4), which TIFF files mostly leave out.
 * @typedef {{twoDimensional?: boolean, parameterK?: number, alignEol?: boolean, endOfPage?: boolean}} T4Options
 * @param {import('./bitmap.mjs').Bitmap} bitmap
 * @param {T4Options & {from?: number, to?: number}} [options]
 */
export function encodeT4(bitmap, { twoDimensional = false, parameterK = 4, alignEol = false, endOfPage = false, from = 0, to = bitmap.height } = {}) {
  const writer = makeBitWriter(bitmap.stride * 16);
  const tag = (oneDimensional) => {
    if (twoDimensional) writer.put({ value: oneDimensional ? 1 : 0, length: 1 });
  };
  const putEol = () => {
    if (alignEol) writer.fillTo(4);
    writer.put(endOfLine);
  };
  let reference = [];
  for (let y = from; y < to; y += 1) {
    const changes = changesOfRow(bitmap, y);
    const oneDimensional = !twoDimensional || (y - from) % parameterK === 0;
    putEol();
    tag(oneDimensional);
    if (oneDimensional) putRow1d(writer, changes, bitmap.width);
    else putRow2d(writer, changes, reference, bitmap.width);
    reference = changes;
  }
  for (let i = 0; endOfPage && i < 6; i += 1) {
    putEol();
    tag(true);
  }
  return writer.finish();
}

/** TIFF 6.0, section 10 (compression 2): MH rows without EOL, each beginning on a byte. */
export function encodeModifiedHuffman(bitmap, { from = 0, to = bitmap.height } = {}) {
  const writer = makeBitWriter(bitmap.stride * 16);
  for (let y = from; y < to; y += 1) {
    putRow1d(writer, changesOfRow(bitmap, y), bitmap.width);
    writer.fillTo(0);
  }
  return writer.finish();
}
