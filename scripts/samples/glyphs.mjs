// The letters that the demo's faxes are drawn with: each letter of a few faces as a fax machine's scanner sees it.
// node scripts/samples/glyphs.mjs writes resources/demo/glyphs.json.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import PDFDocument from 'pdfkit';
import { root } from '../setup/paths.mjs';
import { renderPdf } from './line.mjs';

const dpi = 200;
/** Size in points of each face; at 200 dots an inch, 14 points are a line of 39 rows. */
/** @type {Record<string, [string, number]>} */
const faces = { text: ['Helvetica', 10.5], bold: ['Helvetica-Bold', 10.5], title: ['Helvetica-Bold', 15], small: ['Helvetica', 8], stamp: ['Courier-Bold', 9] };
const letters = [...'!"#$%&\'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]_abcdefghijklmnopqrstuvwxyz{|}~ÄÖÜäöüßéèà€§°·–„“”…×'];
const cell = 36; // points, so that no letter reaches into the next
const perRow = 16;
const dark = 150;

async function face([name, size]) {
  const doc = new PDFDocument({ size: [cell * perRow, cell * Math.ceil(letters.length / perRow)], margin: 0 });
  const chunks = [];
  doc.on('data', (chunk) => chunks.push(chunk));
  const ended = new Promise((resolve) => doc.on('end', resolve));
  doc.font(name).fontSize(size);
  letters.forEach((letter, index) => doc.text(letter, cell * (index % perRow) + 6, cell * Math.floor(index / perRow) + 6, { lineBreak: false }));
  const advance = (text) => Math.round((doc.widthOfString(text) / 72) * dpi * 10) / 10;
  const widths = letters.map(advance);
  const blank = advance(' ');
  doc.end();
  await ended;
  const [picture] = await renderPdf(Buffer.concat(chunks), dpi);
  const perCell = (cell / 72) * dpi;
  const glyphs = {};
  letters.forEach((letter, index) => {
    const left = Math.round(perCell * (index % perRow));
    const top = Math.round(perCell * Math.floor(index / perRow));
    glyphs[letter] = { advance: widths[index], ...inked(picture, left, top, Math.round(perCell), Math.round((6 / 72) * dpi)) };
  });
  return { blank, glyphs };
}

/** The dark part of a cell: its place in the line and its rows, packed. */
function inked({ width, data }, left, top, size, origin) {
  const isDark = (x, y) => data[(top + y) * width + left + x] < dark;
  let [x0, y0, x1, y1] = [size, size, -1, -1];
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      if (!isDark(x, y)) continue;
      [x0, y0, x1, y1] = [Math.min(x0, x), Math.min(y0, y), Math.max(x1, x), Math.max(y1, y)];
    }
  }
  if (x1 < 0) throw new Error('a letter left no ink');
  const stride = Math.ceil((x1 - x0 + 1) / 8);
  const bits = Buffer.alloc(stride * (y1 - y0 + 1));
  for (let y = y0; y <= y1; y += 1) for (let x = x0; x <= x1; x += 1) if (isDark(x, y)) bits[(y - y0) * stride + ((x - x0) >> 3)] |= 0x80 >> ((x - x0) & 7);
  return { left: x0 - origin, top: y0 - origin, width: x1 - x0 + 1, height: y1 - y0 + 1, bits: bits.toString('base64') };
}

const made = {};
for (const [name, font] of Object.entries(faces)) made[name] = await face(font);
await writeFile(join(root, 'resources', 'demo', 'glyphs.json'), `${JSON.stringify({ dpi, faces: made })}\n`);
