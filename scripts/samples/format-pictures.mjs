// The two pages that every format fixture shows: the same text in each, so that a test can compare what comes out.
import jpeg from 'jpeg-js';
import { renderPdf, scan } from './line.mjs';
import { makeRandom } from './random.mjs';
import { makeSheets } from './sheet.mjs';

export const sheetHeightMm = 148;
const letters = [
  ['Lieferverzug Auftrag 7731', 'Sehr geehrte Frau Größmann,', 'die für Montag zugesagten Spülkästen sind bis heute nicht eingetroffen. Unsere Monteure warten seit sieben Uhr auf der Baustelle, der Aufzug ist nur bis Mittwoch gemietet.', 'Bitte teilen Sie uns bis 14:30 Uhr mit, wann der Wagen kommt. Rückruf unter 030 23125-377.', 'Mit freundlichen Grüßen', 'Jürgen Weißhäupl, Bauleitung'],
  ['Anlage: Stückliste zum Auftrag 7731', 'Fünf Spülkästen weiß, zwölf Eckventile, acht Rosetten.', 'Zusätzlich gewünscht: drei Sätze Dübel und ein Schlüssel für die Bügelschlösser. Die Übergabe quittiert unser Polier, Herr Kücükbas, am Tor.', 'Menge gesamt: 25 Stück, Gewicht 143,5 kg.'],
];

/** @typedef {{width: number, height: number, data: Uint8Array}} GreyPicture */

let made;

/**
 * @returns {Promise<{texts: string[], fine: import('./bitmap.mjs').Bitmap[], standard: import('./bitmap.mjs').Bitmap[], grey: GreyPicture[]}>}
 *   `fine` 1728 wide at 204x196, `standard` at 204x98 (both one-bit), `grey` 8 bit at 150 dpi
 */
export function formatPictures() {
  made ??= drawPictures();
  return made;
}

async function drawPictures() {
  const sheets = makeSheets({ size: [595.28, (sheetHeightMm * 72) / 25.4] });
  for (const lines of letters) drawLetter(sheets.addSheet('sans'), lines);
  const pdf = await sheets.finish();
  const sharp = await renderPdf(pdf);
  const take = (resolution) => sharp.map((page) => scan(page, { resolution, height: sheetHeightMm, noise: 0 }, makeRandom(1)));
  return { texts: sheets.pages.map((words) => words.join('\n')), fine: take('fine'), standard: take('standard'), grey: await renderPdf(pdf, 150) };
}

export function drawLetter(sheet, lines) {
  let y = 20;
  lines.forEach((line, index) => {
    y = sheet.text(25, y, line, { size: index === 0 ? 15 : 12, bold: index === 0, gap: 2 }) + 5;
  });
}

export const letterLines = letters;

/** Dark blue on cream: a colour picture that a program may not take for a grey one. */
export function toColour({ width, height, data }, channels = 3) {
  const colour = new Uint8Array(width * height * channels);
  for (let at = 0; at < data.length; at += 1) {
    const share = data[at] / 255;
    colour[at * channels] = Math.round(20 + share * 233);
    colour[at * channels + 1] = Math.round(30 + share * 218);
    colour[at * channels + 2] = Math.round(90 + share * 140);
    if (channels === 4) colour[at * channels + 3] = 255;
  }
  return colour;
}

/** Black ink on nothing: where a program forgets the alpha channel, the page turns black. */
export function toInkOnNothing({ width, height, data }) {
  const colour = new Uint8Array(width * height * 4);
  for (let at = 0; at < data.length; at += 1) colour[at * 4 + 3] = 255 - data[at];
  return colour;
}

export function quarterTurns(picture, turns) {
  let result = picture;
  for (let turn = 0; turn < turns; turn += 1) {
    const { width, height, data } = result;
    const turned = new Uint8Array(data.length);
    for (let y = 0; y < height; y += 1) for (let x = 0; x < width; x += 1) turned[x * height + (height - 1 - y)] = data[y * width + x];
    result = { width: height, height: width, data: turned };
  }
  return result;
}

export function rowsFrom({ width, data }, from, to) {
  return { width, height: to - from, data: data.subarray(from * width, to * width) };
}

/**
 * JFIF with a resolution; `exifOrientation` adds an Exif segment that says how the picture was held.
 * @param {{width: number, height: number, data: Uint8Array}} grey
 * @param {{dpi?: number, exifOrientation?: number, quality?: number}} [options]
 */
export function writeJpeg(grey, { dpi = 150, exifOrientation, quality = 82 } = {}) {
  const plain = Buffer.from(jpeg.encode({ width: grey.width, height: grey.height, data: toColour(grey, 4) }, quality).data);
  plain[13] = 1; // JFIF unit: dots per inch
  plain.writeUInt16BE(dpi, 14);
  plain.writeUInt16BE(dpi, 16);
  if (!exifOrientation) return plain;
  const exif = Buffer.from('4578696600004d4d002a00000008000101120003000000010000000000000000', 'hex');
  exif.writeUInt16BE(exifOrientation, 24);
  const marker = Buffer.from([0xff, 0xe1, 0, exif.length + 2]);
  return Buffer.concat([plain.subarray(0, 2), marker, exif, plain.subarray(2)]);
}
