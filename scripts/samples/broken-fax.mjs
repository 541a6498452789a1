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

/** @param {{came?: readonly number[], sender?: string, name?: string, to?: string, at?: string}} [call] which pages came, from 1, and what the machine stamps */
export async function makeBrokenFax({ came = [1, 2, 4], sender = '+49 7031 886640', name = 'HAUSVERWALTUNG LINDE', to = '+49 30 23125190', at = '17.10.2026 14:05' } = {}) {
  const sheets = makeSheets({ size: [595.28, (heightMm * 72) / 25.4] });
  for (const lines of letter) drawLetter(sheets.addSheet('sans'), lines);
  const rendered = await renderPdf(await sheets.finish());
  const pages = [];
  for (const number of came) {
    const bitmap = scan(rendered[number - 1], { resolution: 'fine', height: heightMm, noise: 6 }, makeRandom(number));
    const header = `${at}   VON: ${name}   ${sender}   AN: ${to}   S. 0${number}/0${letter.length}`;
    const [xResolution, yResolution] = dpiOf.fine;
    pages.push(bilevelPage(await stampHeader(bitmap, header, 'fine'), { coding: 'g4', xResolution, yResolution }));
  }
  return writeTiff(pages);
}
