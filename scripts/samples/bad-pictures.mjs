// Pictures and PDFs that are broken, lie, or want to be too large. Each entry: file, why, expect, bytes.
import { deflateRawSync, constants } from 'node:zlib';
import { makeBitmap, setBlack } from './bitmap.mjs';
import { drawLetter, letterLines, writeJpeg } from './format-pictures.mjs';
import { faxDict, pictureObjects, picturePdf, writePdf } from './pdf.mjs';
import { assemblePng, chunk, header, writePng } from './png.mjs';
import { makeRandom } from './random.mjs';
import { makeSheets } from './sheet.mjs';
import { encodeT6, encodeWhiteT6 } from './t6.mjs';
import { bilevelPage, field, numberBytes, tags, writeTiff } from './tiff.mjs';

const bombSide = 35_000;
const bombPages = 20_000;

/** Something to see, in few bytes: bars of growing width. */
function testBars() {
  const bitmap = makeBitmap(640, 400);
  for (let y = 40; y < 360; y += 1) for (let x = 40; x < 600; x += 1) if ((x * x) % 6000 < 2400) setBlack(bitmap, x, y);
  return bitmap;
}

const first = (buffer, share) => buffer.subarray(0, Math.floor(buffer.length * share));
const bars = testBars();
const barsPage = (how) => bilevelPage(bars, how);
const lying = (change, how) => writeTiff([barsPage(how)], { lieAbout: change });

export function badTiffs() {
  const whole = writeTiff([barsPage({ coding: 'packbits', rowsPerStrip: 50 })]);
  const entry = (file, expect, why, bytes) => ({ file, expect, why, bytes });
  return [
    entry('truncated.tif', 'either', 'ends in the middle of its strips, the directory is gone', first(whole, 0.6)),
    entry('truncated-head.tif', 'quarantined', 'only the first five bytes', whole.subarray(0, 5)),
    entry('truncated-g4.tif', 'either', 'directory whole, data of the only strip half there', lying((fields) => { fields[tags.stripByteCounts] = field.long(40); })),
    entry('ifd-loop.tif', 'either', 'the first directory names itself as the next', loopedTiff()),
    entry('ifd-beyond-end.tif', 'quarantined', 'the first directory lies beyond the end of the file', withBytes(whole, 4, numberBytes(0x7ffffff0, 4, false))),
    entry('ifd-65535-entries.tif', 'quarantined', 'the directory says it has 65535 entries', withBytes(whole, whole.readUInt32LE(4), numberBytes(0xffff, 2, false))),
    entry('strip-beyond-end.tif', 'either', 'strip offsets point beyond the end of the file', lying((fields) => { fields[tags.stripOffsets] = field.long(0x7fffff00); })),
    entry('zero-width.tif', 'quarantined', 'width 0', lying((fields) => { fields[tags.width] = field.long(0); })),
    entry('zero-height.tif', 'quarantined', 'height 0', lying((fields) => { fields[tags.height] = field.long(0); })),
    entry('absurd-byte-count.tif', 'either', 'the strip says it is 4 GB long; the data are there', lying((fields) => { fields[tags.stripByteCounts] = field.long(0xffffffff); })),
    entry('absurd-rows-per-strip.tif', 'either', 'rows per strip 0', lying((fields) => { fields[tags.rowsPerStrip] = field.long(0); })),
    entry('wrong-strip-sizes.tif', 'either', 'byte counts of all strips are 7', lying((fields) => { fields[tags.stripByteCounts] = field.long(...fields[tags.stripByteCounts].values.map(() => 7)); }, { coding: 'none', rowsPerStrip: 50 })),
    entry('no-byte-counts.tif', 'either', 'no StripByteCounts at all; old scanners left them out', lying((fields) => { delete fields[tags.stripByteCounts]; }, { coding: 'none' })),
    entry('zero-resolution.tif', 'recorded', 'resolution 0/0: a page without a size, the picture is whole', lying((fields) => { fields[tags.xResolution] = { type: 5, values: [0, 0] }; fields[tags.yResolution] = { type: 5, values: [0, 0] }; })),
    entry('absurd-resolution.tif', 'recorded', 'a million dots per inch, the picture is whole', lying((fields) => { fields[tags.xResolution] = { type: 5, values: [1_000_000, 1] }; })),
    entry('missing-tags.tif', 'recorded', 'only what a one-bit picture cannot do without; all defaults of TIFF 6.0', lying((fields) => {
      for (const tag of [tags.fillOrder, tags.orientation, tags.samplesPerPixel, tags.xResolution, tags.yResolution, tags.resolutionUnit, tags.rowsPerStrip, tags.t6Options]) delete fields[tag];
    })),
    entry('unknown-compression.tif', 'quarantined', 'compression 64999', lying((fields) => { fields[tags.compression] = field.short(64999); })),
    entry('noise-as-g4.tif', 'either', 'the data are noise, no T.6 code', writeTiff([{ ...barsPage(), strips: [noise(4000)] }])),
    entry('noise-as-g3.tif', 'either', 'the data are noise, no T.4 code', writeTiff([{ ...barsPage({ coding: 'g3' }), strips: [noise(4000)] }])),
    entry('noise-as-lzw.tif', 'either', 'the data are noise, no LZW', writeTiff([{ ...barsPage({ coding: 'lzw' }), strips: [noise(4000)] }])),
    entry('no-pages.tif', 'quarantined', 'a header and no directory', writeTiff([])),
    entry('bomb-35000.tif', 'quarantined', `${bombSide} x ${bombSide} pixels of white in a few kilobytes of G4`, bombTiff()),
    entry('bomb-20000-pages.tif', 'quarantined', `${bombPages} pages that share one strip`, pagesBombTiff()),
    entry('one-broken-page.tif', 'recorded', 'three pages, the second without data: marked, not fatal', writeTiff([barsPage(), barsPage(), barsPage()], { lieAbout: (fields, index) => { if (index === 1) fields[tags.stripOffsets] = field.long(0x7fffff00); } })),
  ];
}

function loopedTiff() {
  const tiff = writeTiff([barsPage(), barsPage()]);
  const start = tiff.readUInt32LE(4);
  const next = start + 2 + tiff.readUInt16LE(start) * 12;
  return withBytes(tiff, next, numberBytes(start, 4, false));
}

function withBytes(buffer, at, bytes) {
  const copy = Buffer.from(buffer);
  bytes.copy(copy, at);
  return copy;
}

function noise(length) {
  const random = makeRandom(99);
  return Buffer.from(Array.from({ length }, () => random.whole(0, 255)));
}

const bombFields = () => ({ ...barsPage().fields, [tags.width]: field.long(bombSide), [tags.height]: field.long(bombSide), [tags.rowsPerStrip]: field.long(bombSide) });
const bombTiff = () => writeTiff([{ fields: bombFields(), strips: [encodeWhiteT6(bombSide)] }]);

/** The strip lies once at byte 8; every later page has no strip of its own and points there. */
function pagesBombTiff() {
  const [strip] = barsPage().strips;
  const { fields } = barsPage();
  /** @type {Record<number, import('./tiff.mjs').Field>} */
  const few = {};
  for (const tag of [tags.width, tags.height, tags.compression, tags.photometric]) few[tag] = fields[tag];
  const pages = Array.from({ length: bombPages }, (_, index) => ({ fields: few, strips: index === 0 ? [strip] : [] }));
  return writeTiff(pages, { lieAbout: (own) => { own[tags.stripOffsets] = field.long(8); own[tags.stripByteCounts] = field.long(strip.length); } });
}

export function badPngsAndJpegs() {
  const png = writePng({ ...bars, depth: 1, rows: bars.data, xDpi: 204, yDpi: 98 });
  const grey = new Uint8Array(640 * 400).map((_, at) => (at * 7) % 256);
  const jpeg = writeJpeg({ width: 640, height: 400, data: grey });
  const wrongSum = Buffer.from(png);
  wrongSum[30] ^= 0xff; // in the checksum of IHDR
  return [
    { file: 'truncated.png', expect: 'either', why: 'ends in the middle of its picture data', bytes: first(png, 0.5) },
    { file: 'wrong-checksum.png', expect: 'either', why: 'IHDR with a wrong CRC', bytes: wrongSum },
    { file: 'zero-width.png', expect: 'quarantined', why: 'width 0', bytes: assemblePng([header(0, 400, 1, 1), chunk('IDAT', Buffer.alloc(8))]) },
    { file: 'bomb-35000.png', expect: 'quarantined', why: `${bombSide} x ${bombSide} pixels of black in a few hundred kilobytes`, bytes: bombPng() },
    { file: 'truncated.jpg', expect: 'either', why: 'ends in the middle of its scan', bytes: first(jpeg, 0.5) },
    { file: 'truncated-head.jpg', expect: 'quarantined', why: 'only its first bytes', bytes: jpeg.subarray(0, 24) },
    { file: 'bomb-65500.jpg', expect: 'quarantined', why: 'says it is 65500 x 65500 pixels, has almost no data', bytes: jpegOfSize(jpeg, 65_500, 65_500) },
  ];
}

/** Black rows deflated once and repeated: a full flush ends each block on a byte and forgets what was before (RFC 1951). */
function bombPng() {
  const rowsAtOnce = 1000;
  const rowBytes = Math.ceil(bombSide / 8) + 1;
  const block = deflateRawSync(Buffer.alloc(rowsAtOnce * rowBytes), { finishFlush: constants.Z_FULL_FLUSH, level: 9 });
  const blocks = Array.from({ length: bombSide / rowsAtOnce }, () => block);
  const adler = Buffer.alloc(4);
  // Adler-32 of zeros: a stays 1, b counts the bytes (RFC 1950, 8.2).
  adler.writeUInt32BE((((bombSide * rowBytes) % 65521) * 65536) + 1);
  const stream = Buffer.concat([Buffer.from([0x78, 0xda]), ...blocks, Buffer.from([0x03, 0x00]), adler]);
  return assemblePng([header(bombSide, bombSide, 1, 1), chunk('IDAT', stream)]);
}

function jpegOfSize(jpeg, width, height) {
  const copy = Buffer.from(jpeg);
  const frame = copy.indexOf(Buffer.from([0xff, 0xc0])); // SOF0: length, precision, height, width
  copy.writeUInt16BE(height, frame + 5);
  copy.writeUInt16BE(width, frame + 7);
  return copy;
}

export async function badPdfs() {
  const picture = { ...bars, xDpi: 204, yDpi: 196, dict: faxDict(bars.width, bars.height), stream: encodeT6(bars) };
  const whole = picturePdf([picture]);
  return [
    { file: 'truncated.pdf', expect: 'either', why: 'cut off in the middle of its picture', bytes: first(whole, 0.5) },
    { file: 'truncated-head.pdf', expect: 'quarantined', why: 'only %PDF-1.4', bytes: whole.subarray(0, 9) },
    { file: 'encrypted.pdf', expect: 'quarantined', why: 'asks for a password', bytes: await encryptedPdf() },
    { file: 'no-xref-no-trailer.pdf', expect: 'either', why: 'objects only, as some FRITZ!Box versions leave them', bytes: picturePdf([picture], { xref: false }) },
    { file: 'no-page-tree.pdf', expect: 'either', why: 'page and picture, but no catalogue, page tree, xref or trailer (FRITZ!Box)', bytes: withoutPageTree(picture) },
    { file: 'broken-startxref.pdf', expect: 'recorded', why: 'startxref points nowhere; readers rebuild the table', bytes: Buffer.from(whole.toString('latin1').replace(/startxref\n\d+/, 'startxref\n99999999'), 'latin1') },
    { file: 'no-pages.pdf', expect: 'quarantined', why: 'a catalogue with an empty page tree', bytes: writePdf(['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Count 0 /Kids [] >>']) },
    { file: 'page-tree-loop.pdf', expect: 'either', why: 'the page tree is its own child', bytes: writePdf(['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Count 1 /Kids [2 0 R] >>']) },
    { file: 'huge-page.pdf', expect: 'either', why: 'a page of 3.5 km by 3.5 km', bytes: writePdf(['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Count 1 /Kids [3 0 R] >>', '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9999999 9999999] >>']) },
    { file: 'bomb-35000.pdf', expect: 'either', why: `a page of A4 around a picture of ${bombSide} x ${bombSide} pixels`, bytes: picturePdf([{ width: bombSide, height: bombSide, xDpi: 4233, yDpi: 2993, dict: faxDict(bombSide, bombSide), stream: encodeWhiteT6(bombSide) }]) },
    { file: 'bomb-20000-pages.pdf', expect: 'quarantined', why: `${bombPages} empty pages`, bytes: pagesBombPdf() },
    { file: 'script-and-launch.pdf', expect: 'recorded', why: 'a script and a program to start on opening: shown, never run', bytes: activePdf(picture) },
  ];
}

async function encryptedPdf() {
  const sheets = makeSheets({ encrypt: { userPassword: 'geheim', ownerPassword: 'noch geheimer', pdfVersion: '1.4' } });
  drawLetter(sheets.addSheet('sans'), letterLines[0]);
  return sheets.finish();
}

function withoutPageTree(picture) {
  const [, , page, content, image] = pictureObjects([picture]);
  const named = Buffer.concat([page, content, image].map((object, index) => {
    const number = index + 3;
    if (typeof object === 'string') return Buffer.from(`${number} 0 obj\n${object}\nendobj\n`, 'latin1');
    return Buffer.concat([Buffer.from(`${number} 0 obj\n<< ${object.dict} /Length ${object.stream.length} >>\nstream\n`, 'latin1'), object.stream, Buffer.from('\nendstream\nendobj\n', 'latin1')]);
  }));
  return Buffer.concat([Buffer.from('%PDF-1.3\n', 'latin1'), named]);
}

function pagesBombPdf() {
  const kids = Array.from({ length: bombPages }, (_, index) => `${index + 3} 0 R`).join(' ');
  const page = '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>';
  return writePdf(['<< /Type /Catalog /Pages 2 0 R >>', `<< /Type /Pages /Count ${bombPages} /Kids [${kids}] >>`, ...Array.from({ length: bombPages }, () => page)]);
}

function activePdf(picture) {
  const [, tree, ...rest] = pictureObjects([picture]);
  const catalogue = `<< /Type /Catalog /Pages 2 0 R /OpenAction ${rest.length + 3} 0 R >>`;
  return writePdf([catalogue, tree, ...rest, `<< /S /JavaScript /JS (app.alert\\("offen"\\);) /Next << /S /Launch /F (/bin/true) >> >>`]);
}
