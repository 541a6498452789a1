// Faxes for the fax record in the window: an order that came twice, a call that broke and its rest, a page without writing,
// pages out of order, two faxes in one file.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeBitmap } from './bitmap.mjs';
import { makeBrokenFax } from './broken-fax.mjs';
import { faxes, faxTiff, receiveFax } from './faxes.mjs';
import { wear } from './line.mjs';
import { makeRandom } from './random.mjs';

const sample = (id) => faxes.find((fax) => fax.id === id) ?? faxes[0];

/** The order again, an hour later and through another line. */
const orderAgain = () => {
  const order = sample('order');
  return { ...order, seed: 91, header: (n, of) => order.header(n, of).replace('09:14', '10:20'), machine: [{ skew: -0.5, shiftX: -1, noise: 9 }], dirt: { specks: 140 } };
};

/** A sheet that was fed with nothing on it: only what the glass and the line leave there. */
function blankLike(bitmap, random) {
  const blank = makeBitmap(bitmap.width, bitmap.height);
  wear(blank, { specks: 30 }, random);
  return blank;
}

/** @param {string} folder writes `bestellung.tif`, `bestellung-noch-einmal.tif`, `maengel.tif` (pages 1, 2, 4 of 4), `maengel-rest.tif` (page 3), `angebot.tif` (its second page is blank), `durcheinander.tif` (pages 1, 3, 2, 4), `zwei-faxe.tif` (one of four pages, then one of two) */
export async function makeRecordFaxes(folder) {
  const order = sample('order');
  const again = orderAgain();
  const quote = sample('quote');
  const { bitmaps } = await receiveFax(quote);
  const [first, ...rest] = bitmaps;
  const files = {
    'bestellung.tif': faxTiff(order, (await receiveFax(order)).bitmaps),
    'bestellung-noch-einmal.tif': faxTiff(again, (await receiveFax(again)).bitmaps),
    'maengel.tif': await makeBrokenFax(),
    'maengel-rest.tif': await makeBrokenFax({ came: [3], at: '17.10.2026 14:12' }),
    'durcheinander.tif': await makeBrokenFax({ came: [1, 3, 2, 4], sender: '+49 7031 886655', name: 'BAULEITUNG KERN', at: '19.10.2026 08:30' }),
    'zwei-faxe.tif': await makeBrokenFax({
      sender: '+49 7031 886677',
      name: 'MALER STUBENVOLL',
      came: [1, 2, 3, 4],
      at: '20.10.2026 15:11',
      then: { came: [1, 2], of: 2, at: '20.10.2026 15:40' },
    }),
    'angebot.tif': faxTiff(quote, [first, blankLike(first, makeRandom(5)), ...rest]),
  };
  await Promise.all(Object.entries(files).map(([name, bytes]) => writeFile(join(folder, name), bytes)));
}
