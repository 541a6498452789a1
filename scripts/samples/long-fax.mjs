// A fax of very many pages, each a few KB: what a whole file of records looks like that somebody sends on.
import { makeBitmap, setBlack } from './bitmap.mjs';
import { dpiOf, renderPdf, scan } from './line.mjs';
import { makeRandom } from './random.mjs';
import { makeSheets } from './sheet.mjs';
import { bilevelPage, writeTiff } from './tiff.mjs';

/** @param {number} count */
export async function longFax(count, seed = 1) {
  const sheets = makeSheets({ title: 'Akte' });
  sheets.addSheet('sans').text(25, 40, 'Prüfbericht zur Anlage im dritten Obergeschoss, Blatt der Akte', { size: 14 });
  const [sheet] = await renderPdf(await sheets.finish());
  const drawn = scan(sheet, { resolution: 'standard' }, makeRandom(seed));
  const [xResolution, yResolution] = dpiOf.standard;
  return writeTiff(Array.from({ length: count }, (_, index) => bilevelPage(numbered(drawn, index), { xResolution, yResolution })));
}

/** No page is the same dot by dot: a bar at the foot grows from page to page. */
function numbered(drawn, index) {
  const bitmap = makeBitmap(drawn.width, drawn.height);
  bitmap.data.set(drawn.data);
  for (let x = 0; x <= index; x += 1) setBlack(bitmap, 200 + x, bitmap.height - 60);
  return bitmap;
}
