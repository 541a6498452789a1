// From a drawn sheet to what comes out of a fax machine at the other end.
import { PDFiumLibrary } from '@hyzyla/pdfium';
import { makeBitmap, setBlack, setWhite, stamp } from './bitmap.mjs';
import { makeSheets } from './sheet.mjs';

/** T.4, 2: 1728 pels over 215 mm; 7.7 lines a millimetre in fine resolution, 3.85 in standard. */
export const pelsPerLine = 1728;
const pelsPerMm = pelsPerLine / 215;
export const linesPerMm = { fine: 7.7, standard: 3.85 };
export const dpiOf = { fine: [204, 196], standard: [204, 98] };

/** Twice the line's own resolution, so that skewing does not eat thin strokes. */
const scanDpi = 408;
const scanPxPerMm = scanDpi / 25.4;

/** @returns {Promise<{width: number, height: number, data: Uint8Array}[]>} grey, white 255 */
export async function renderPdf(pdf, dpi = scanDpi) {
  const library = await PDFiumLibrary.init();
  try {
    const document = await library.loadDocument(pdf);
    const pages = [];
    for (const page of document.pages()) {
      const { width, height, data } = await page.render({ scale: dpi / 72, colorSpace: 'Gray', render: 'bitmap' });
      pages.push({ width, height, data: Uint8Array.from(data) });
    }
    document.destroy();
    return pages;
  } finally {
    library.destroy();
  }
}

/**
 * The scanner of a fax machine: samples the sheet on the line's grid, turned by `skew` degrees.
 * `dots` spreads the error (greys become dots), otherwise a threshold decides.
 */
export function scan(sheet, { resolution = 'fine', skew = 0, shiftX = 0, shiftY = 0, threshold = 150, dots = false, noise = 10, height = 297 }, random) {
  const perMmY = linesPerMm[resolution];
  const lines = Math.round(height * perMmY);
  const bitmap = makeBitmap(pelsPerLine, lines);
  const down = resolution === 'fine' ? 2 : 4;
  const sampleLine = makeSampler(sheet, { perMmY, down, skew, shiftX, shiftY, height });
  // White paper stays white whatever the noise says: most of a letter is quickly done.
  const whiteStays = !dots && 255 - 2 * noise >= threshold;
  let carried = new Float32Array(pelsPerLine + 2);
  for (let line = 0; line < lines; line += 1) {
    const below = new Float32Array(pelsPerLine + 2);
    const greys = sampleLine(line);
    for (let pel = 0; pel < pelsPerLine; pel += 1) {
      if (whiteStays && greys[pel] === 255) continue;
      const grey = greys[pel] + random.bell(noise);
      if (!dots) {
        if (grey < threshold) setBlack(bitmap, pel, line);
        continue;
      }
      // Paper is not quite white; machines clip it before they spread the error, else the page would be grey with dots.
      const wanted = (grey > 236 ? 255 : grey) + carried[pel + 1];
      const black = wanted < 128;
      if (black) setBlack(bitmap, pel, line);
      const error = wanted - (black ? 0 : 255);
      // Floyd and Steinberg's shares.
      carried[pel + 2] += (error * 7) / 16;
      below[pel] += (error * 3) / 16;
      below[pel + 1] += (error * 5) / 16;
      below[pel + 2] += error / 16;
    }
    carried = below;
  }
  return bitmap;
}

/** Mean grey of each pel of a line: two samples across, `down` samples along, on the sheet turned about its middle. */
function makeSampler(sheet, { perMmY, down, skew, shiftX, shiftY, height }) {
  const cos = Math.cos((skew * Math.PI) / 180);
  const sin = Math.sin((skew * Math.PI) / 180);
  const step = 0.5 / pelsPerMm;
  return (line) => {
    const greys = new Float32Array(pelsPerLine);
    for (let part = 0; part < down; part += 1) {
      const yMm = (line + (part + 0.5) / down) / perMmY - height / 2;
      const startX = (yMm * sin + 105 - shiftX + (step / 2 - 107.5) * cos) * scanPxPerMm;
      const startY = (yMm * cos + height / 2 - shiftY - (step / 2 - 107.5) * sin) * scanPxPerMm;
      for (let half = 0; half < 2 * pelsPerLine; half += 1) {
        const x = Math.floor(startX + half * step * cos * scanPxPerMm);
        const y = Math.floor(startY - half * step * sin * scanPxPerMm);
        const outside = x < 0 || y < 0 || x >= sheet.width || y >= sheet.height;
        greys[half >> 1] += outside ? 255 : sheet.data[y * sheet.width + x];
      }
    }
    for (let pel = 0; pel < pelsPerLine; pel += 1) greys[pel] /= 2 * down;
    return greys;
  };
}

/** Dirt on the glass and noise on the line: specks, white and black streaks, lines that came twice. */
export function wear(bitmap, { specks = 0, streaks = [], repeatedAt = [] }, random) {
  for (let i = 0; i < specks; i += 1) {
    const x = random.whole(0, bitmap.width - 1);
    const y = random.whole(0, bitmap.height - 1);
    const size = random.next() < 0.8 ? 1 : 2;
    for (let dx = 0; dx <= size; dx += 1) for (let dy = 0; dy < size; dy += 1) setBlack(bitmap, x + dx, y + dy);
  }
  for (const { x, black = true, width = 1, from = 0, to = 1 } of streaks) {
    for (let y = Math.round(from * bitmap.height); y < to * bitmap.height; y += 1) {
      if (random.next() < 0.06) continue;
      for (let dx = 0; dx < width; dx += 1) (black ? setBlack : setWhite)(bitmap, x + dx, y);
    }
  }
  for (const share of repeatedAt) {
    // A receiver that finds a damaged line shows the line before it again (T.30, no error correction mode).
    const y = Math.round(share * bitmap.height);
    const row = bitmap.data.slice((y - 1) * bitmap.stride, y * bitmap.stride);
    for (let repeat = 0; repeat < 3; repeat += 1) bitmap.data.set(row, (y + repeat) * bitmap.stride);
  }
  return bitmap;
}

/** The transmit header line, which the sending machine sets straight over the top of what it has scanned. */
export async function stampHeader(bitmap, text, resolution) {
  const strip = await headerStrip(text, resolution);
  for (let y = 0; y < strip.height; y += 1) bitmap.data.fill(0, y * bitmap.stride, (y + 1) * bitmap.stride);
  return stamp(bitmap, strip, 0, 0);
}

async function headerStrip(text, resolution) {
  const heightMm = 4.4;
  // Taller than needed: pdfkit would move a line that touches the lower edge to a sheet of its own.
  const sheetHeightMm = 20;
  const sheets = makeSheets({ size: [(215 * 72) / 25.4, (sheetHeightMm * 72) / 25.4] });
  // As wide as the line allows: a machine's header font does not shrink, ours must, so that long names fit.
  const size = Math.min(10.5, 207 / (text.length * 0.2117));
  sheets.addSheet('mono').text(3.5, 0.7, text, { size, bold: true, width: 230 });
  const [page] = await renderPdf(await sheets.finish());
  const lines = Math.round(heightMm * linesPerMm[resolution]);
  const bitmap = makeBitmap(pelsPerLine, lines);
  for (let line = 0; line < lines; line += 1) {
    const y = Math.min(page.height - 1, Math.floor(((line + 0.5) / lines) * page.height * (heightMm / sheetHeightMm)));
    for (let pel = 0; pel < pelsPerLine; pel += 1) {
      const x = Math.min(page.width - 1, Math.floor(((pel + 0.5) / pelsPerLine) * page.width));
      if (page.data[y * page.width + x] < 140) setBlack(bitmap, pel, line);
    }
  }
  return bitmap;
}
