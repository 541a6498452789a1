// A fax whose call broke: four pages were sent, three came. Small, for tests that read it from the file to the trouble.
import { drawLetter } from './format-pictures.mjs';
import { dpiOf, renderPdf, scan, stampHeader } from './line.mjs';
import { makeRandom } from './random.mjs';
import { makeSheets } from './sheet.mjs';
import { bilevelPage, writeTiff } from './tiff.mjs';

const heightMm = 100;
const letter = [
  ['Mängelliste Haus Lindenhof', 'Erdgeschoss: Die Haustür schließt nicht, der Griff ist lose.', 'Im Flur fehlen drei Sockelleisten.'],
  ['Obergeschoss', 'Das Fenster im Bad klemmt, die Dichtung ist gerissen.', 'Der Heizkörper im Kinderzimmer wird nicht warm.'],
  ['Dachgeschoss', 'Zwei Ziegel sind gebrochen, es tropft auf die Treppe.', 'Die Dämmung liegt offen.'],
  ['Garten', 'Der Zaun steht schief, das Tor fällt nicht ins Schloss.', 'Bitte beheben Sie alles bis zum Monatsende.'],
];

/** @param {{came?: readonly number[], of?: number, sender?: string, name?: string, to?: string, at?: string, then?: {came: readonly number[], of: number, at: string}}} [call] which pages came, from 1, and what the machine stamps; `then` a further fax of the same sender in the same file */
export async function makeBrokenFax({ came = [1, 2, 4], sender = '+49 7031 886640', name = 'HAUSVERWALTUNG LINDE', to = '+49 30 23125190', at = '17.10.2026 14:05', of = letter.length, then } = {}) {
  const sheets = makeSheets({ size: [595.28, (heightMm * 72) / 25.4] });
  for (const lines of letter) drawLetter(sheets.addSheet('sans'), lines);
  const rendered = await renderPdf(await sheets.finish());
  const pages = [];
  const stamped = [{ came, of, at }, ...(then ? [then] : [])].flatMap((fax) => fax.came.map((number) => ({ ...fax, number })));
  for (const { number, of: pageCount, at: moment } of stamped) {
    const bitmap = scan(rendered[number - 1], { resolution: 'fine', height: heightMm, noise: 6 }, makeRandom(number));
    const header = `${moment}   VON: ${name}   ${sender}   AN: ${to}   S. 0${number}/0${pageCount}`;
    const [xResolution, yResolution] = dpiOf.fine;
    pages.push(bilevelPage(await stampHeader(bitmap, header, 'fine'), { coding: 'g4', xResolution, yResolution }));
  }
  return writeTiff(pages);
}
