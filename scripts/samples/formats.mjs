// Every way in which a fax or a scan may be written, with the same pages inside.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { turnedHalf, turnedQuarter } from './bitmap.mjs';
import { drawLetter, formatPictures, letterLines, quarterTurns, rowsFrom, sheetHeightMm, toColour, toInkOnNothing, writeJpeg } from './format-pictures.mjs';
import { faxDict, jpegDict, picturePdf } from './pdf.mjs';
import { writePng } from './png.mjs';
import { makeSheets } from './sheet.mjs';
import { encodeT4 } from './t4.mjs';
import { encodeT6 } from './t6.mjs';
import { bilevelPage, field, tags, writeTiff } from './tiff.mjs';

/**
 * @typedef {{file: string, type: 'tiff'|'png'|'jpeg'|'pdf', pages: number, width: number, height: number,
 *   xDpi: number, yDpi: number, orientation: number, bilevel: 'fine'|'standard'|null, digital: boolean, texts: string[]}} FormatFixture
 *   width, height and resolutions are those stored (before orientation); `bilevel` names the reference picture of
 *   formatPictures() that a lossless decoder must reproduce to the pixel; `texts` one per page
 */

/** @returns {Promise<FormatFixture[]>} */
export async function makeFormatFixtures(dir) {
  mkdirSync(dir, { recursive: true });
  const pictures = await formatPictures();
  const made = [];
  const add = (file, bytes, type, facts) => {
    writeFileSync(join(dir, file), bytes);
    const pages = facts.pages ?? 1;
    made.push({ file, type, pages, orientation: 1, bilevel: null, digital: false, ...facts, texts: pictures.texts.slice(0, pages) });
  };
  addBilevelTiffs(add, pictures);
  addTonedTiffs(add, pictures);
  addPngs(add, pictures);
  addJpegs(add, pictures);
  await addPdfs(add, pictures);
  return made;
}

/** @type {[string, {coding: string, how?: import('./t4.mjs').T4Options}][]} */
const codings = [
  ['none', { coding: 'none' }], ['packbits', { coding: 'packbits' }], ['lzw', { coding: 'lzw' }], ['deflate', { coding: 'deflate' }],
  ['huffman', { coding: 'huffman' }], ['g3', { coding: 'g3' }], ['g3-aligned', { coding: 'g3', how: { alignEol: true } }],
  ['g3-rtc', { coding: 'g3', how: { endOfPage: true } }], ['g3-2d', { coding: 'g3', how: { twoDimensional: true } }],
  ['g3-2d-aligned', { coding: 'g3', how: { twoDimensional: true, alignEol: true } }], ['g4', { coding: 'g4' }],
];

function addBilevelTiffs(add, { fine, standard }) {
  const [page] = fine;
  const size = { width: page.width, height: page.height, xDpi: 204, yDpi: 196, bilevel: 'fine' };
  for (const [name, how] of codings) {
    add(`${name}.tif`, writeTiff([bilevelPage(page, how)]), 'tiff', size);
    add(`${name}-fillorder2.tif`, writeTiff([bilevelPage(page, { ...how, fillOrder: 2 })]), 'tiff', size);
    add(`${name}-minisblack-strips.tif`, writeTiff([bilevelPage(page, { ...how, minIsBlack: true, rowsPerStrip: 100 })]), 'tiff', size);
    add(`${name}-pages.tif`, writeTiff(fine.map((each) => bilevelPage(each, how))), 'tiff', { ...size, pages: 2 });
  }
  add('g4-bigendian.tif', writeTiff([bilevelPage(page, {})], { bigEndian: true }), 'tiff', size);
  const low = { width: standard[0].width, height: standard[0].height, xDpi: 204, yDpi: 98, bilevel: 'standard' };
  add('g4-standard.tif', writeTiff([bilevelPage(standard[0], { yResolution: 98 })]), 'tiff', low);
  add('g3-standard-pages.tif', writeTiff(standard.map((each) => bilevelPage(each, { coding: 'g3', yResolution: 98 }))), 'tiff', { ...low, pages: 2 });
  const inCm = { xResolution: 80.31, resolutionUnit: 3 };
  add('g4-cm.tif', writeTiff([bilevelPage(page, { ...inCm, yResolution: 77.17 })]), 'tiff', size);
  add('g4-standard-cm.tif', writeTiff([bilevelPage(standard[0], { ...inCm, yResolution: 38.58 })]), 'tiff', low);
  // Two codings in one file: a sender whose second page came over a worse line.
  add('mixed-pages.tif', writeTiff([bilevelPage(page, {}), bilevelPage(fine[1], { coding: 'g3', fillOrder: 2 })]), 'tiff', { ...size, pages: 2 });
  addOrientations(add, page, size);
}

/** TIFF 6.0, tag 274: 3 upside down, 6 to be turned a quarter clockwise for reading, 8 the other way. */
function addOrientations(add, page, size) {
  const lying = { ...size, width: page.height, height: page.width, xDpi: 196, yDpi: 204 };
  const stored = { 1: page, 3: turnedHalf(page), 6: turnedHalf(turnedQuarter(page)), 8: turnedQuarter(page) };
  for (const [tag, bitmap] of Object.entries(stored)) {
    const orientation = Number(tag);
    const facts = orientation >= 6 ? lying : size;
    add(`g4-orientation${tag}.tif`, writeTiff([bilevelPage(bitmap, { orientation, xResolution: facts.xDpi, yResolution: facts.yDpi })]), 'tiff', { ...facts, orientation });
  }
}

function tonedPage(grey, { bits, photometric, strips, compression = 1, rowsPerStrip = grey.height, extra = {} }) {
  return {
    strips,
    fields: {
      [tags.width]: field.short(grey.width), [tags.height]: field.short(grey.height), [tags.bitsPerSample]: field.short(...bits),
      [tags.compression]: field.short(compression), [tags.photometric]: field.short(photometric), [tags.samplesPerPixel]: field.short(bits.length),
      [tags.rowsPerStrip]: field.short(rowsPerStrip), [tags.xResolution]: field.rational(150), [tags.yResolution]: field.rational(150),
      [tags.resolutionUnit]: field.short(2), ...extra,
    },
  };
}

/** TIFF 6.0, section 21; 1, 1 means that every pixel keeps its colour, which is how jpeg-js writes. */
const yCbCrSubsampling = 530;

function addTonedTiffs(add, { grey }) {
  const [page] = grey;
  const size = { width: page.width, height: page.height, xDpi: 150, yDpi: 150 };
  const bytes = Buffer.from(page.data);
  const tiff = (file, how) => add(file, writeTiff([tonedPage(page, how)]), 'tiff', size);
  tiff('grey.tif', { bits: [8], photometric: 1, strips: [bytes] });
  tiff('grey-miniswhite.tif', { bits: [8], photometric: 0, strips: [bytes.map((value) => 255 - value)] });
  tiff('rgb.tif', { bits: [8, 8, 8], photometric: 2, strips: [Buffer.from(toColour(page))] });
  tiff('rgb-deflate.tif', { bits: [8, 8, 8], photometric: 2, compression: 8, strips: [deflateSync(toColour(page))] });
  // The palette runs backwards: whoever takes the index for a grey gets a negative.
  const ramp = Array.from({ length: 256 }, (_, index) => (255 - index) * 257);
  tiff('palette.tif', { bits: [8], photometric: 3, strips: [bytes.map((value) => 255 - value)], extra: { [tags.colorMap]: field.short(...ramp, ...ramp, ...ramp) } });
  const jpegStrips = (picture, rows) => {
    const strips = [];
    for (let from = 0; from < picture.height; from += rows) strips.push(writeJpeg(rowsFrom(picture, from, Math.min(picture.height, from + rows))));
    return strips;
  };
  const jpegPage = (picture, rows) => tonedPage(picture, { bits: [8, 8, 8], photometric: 6, compression: 7, rowsPerStrip: rows, strips: jpegStrips(picture, rows), extra: { [yCbCrSubsampling]: field.short(1, 1) } });
  add('jpeg.tif', writeTiff([jpegPage(page, page.height)]), 'tiff', size);
  add('jpeg-strips.tif', writeTiff([jpegPage(page, 256)]), 'tiff', size);
  add('jpeg-pages.tif', writeTiff(grey.map((each) => jpegPage(each, each.height))), 'tiff', { ...size, pages: 2 });
}

function addPngs(add, { fine, grey }) {
  const [bitmap] = fine;
  const [page] = grey;
  const inverted = bitmap.data.map((byte) => ~byte & 0xff);
  add('bilevel.png', writePng({ ...bitmap, depth: 1, rows: inverted, xDpi: 204, yDpi: 196 }), 'png', { width: bitmap.width, height: bitmap.height, xDpi: 204, yDpi: 196, bilevel: 'fine' });
  const size = { width: page.width, height: page.height, xDpi: 150, yDpi: 150 };
  const png = (file, channels, rows) => add(file, writePng({ ...page, channels, rows, xDpi: 150 }), 'png', size);
  png('grey.png', 1, page.data);
  png('rgb.png', 3, toColour(page));
  png('alpha.png', 4, toInkOnNothing(page));
}

function addJpegs(add, { grey }) {
  const [page] = grey;
  const size = { width: page.width, height: page.height, xDpi: 150, yDpi: 150 };
  add('scan.jpg', writeJpeg(page), 'jpeg', size);
  const held = quarterTurns(page, 3);
  add('scan-exif6.jpg', writeJpeg(held, { exifOrientation: 6 }), 'jpeg', { ...size, width: held.width, height: held.height, orientation: 6 });
}

async function addPdfs(add, { fine, standard, grey }) {
  const asG4 = (bitmap, yDpi) => ({ ...bitmap, xDpi: 204, yDpi, dict: faxDict(bitmap.width, bitmap.height), stream: encodeT6(bitmap) });
  const asG3 = (bitmap) => ({ ...bitmap, xDpi: 204, yDpi: 196, dict: faxDict(bitmap.width, bitmap.height, 0), stream: encodeT4(bitmap, { endOfPage: true }) });
  const asJpeg = (picture) => ({ ...picture, xDpi: 150, yDpi: 150, dict: jpegDict, stream: writeJpeg(picture) });
  const size = { width: fine[0].width, height: fine[0].height, xDpi: 204, yDpi: 196 };
  const toned = { width: grey[0].width, height: grey[0].height, xDpi: 150, yDpi: 150 };
  add('scanned-g4.pdf', picturePdf([asG4(fine[0], 196)]), 'pdf', size);
  add('scanned-g4-standard.pdf', picturePdf([asG4(standard[0], 98)]), 'pdf', { ...size, height: standard[0].height, yDpi: 98 });
  add('scanned-g3.pdf', picturePdf([asG3(fine[0])]), 'pdf', size);
  add('scanned-g4-pages.pdf', picturePdf(fine.map((each) => asG4(each, 196))), 'pdf', { ...size, pages: 2 });
  add('scanned-jpeg.pdf', picturePdf([asJpeg(grey[0])]), 'pdf', toned);
  add('scanned-jpeg-pages.pdf', picturePdf(grey.map(asJpeg)), 'pdf', { ...toned, pages: 2 });
  const lying = quarterTurns(grey[0], 3);
  add('scanned-rotate90.pdf', picturePdf([{ ...asJpeg(lying), rotate: 90 }]), 'pdf', { ...toned, width: lying.width, height: lying.height, orientation: 6 });
  for (const pages of [1, 2]) {
    const sheets = makeSheets({ size: [595.28, (sheetHeightMm * 72) / 25.4] });
    for (const lines of letterLines.slice(0, pages)) drawLetter(sheets.addSheet('sans'), lines);
    add(pages === 1 ? 'digital.pdf' : 'digital-pages.pdf', await sheets.finish(), 'pdf', { width: 595, height: 420, xDpi: 72, yDpi: 72, digital: true, pages });
  }
}
