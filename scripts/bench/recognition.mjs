// Pages a minute through preparation, orientation and recognition, with one worker and with two, in turn.
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { built, compose, median, timed } from './engine.mjs';

const rounds = 3;
/** Times that each worker count reads the samples: with few pages the last one, which one worker ends alone, would weigh most. */
const turns = 2;

export async function measure({ print }) {
  const { openReading, recognisePage } = await compose();
  const samples = join(built.resources, 'samples');
  const faxes = (await readdir(samples)).filter((name) => /\.tiff?$/i.test(name)).map((name) => join(samples, name));
  const rates = { 1: [], 2: [] };
  for (let round = 0; round < rounds; round++) {
    for (const workers of [1, 2]) rates[workers].push(await pagesAMinute(openReading({ ...built, workers }), recognisePage, faxes, workers));
  }
  const [one, two] = [median(rates[1]), median(rates[2])];
  print(`recognition  1 worker   ${one.toFixed(1)} pages/min`);
  print(`recognition  2 workers  ${two.toFixed(1)} pages/min   ratio ${(two / one).toFixed(2)} (to reach: 1.70)`);
}

async function pagesAMinute({ reader, recogniser }, recognisePage, faxes, workers) {
  const pages = [];
  for (const path of faxes) {
    const outline = await reader.outline(path, 'tiff');
    if (outline.ok) for (const page of outline.value) pages.push({ path, type: 'tiff', page: page.number });
  }
  const waiting = Array.from({ length: turns }, () => pages).flat();
  // Start-up of threads and engines is not the pages': each worker reads one before.
  await Promise.all(pages.slice(0, workers).map((page) => recognisePage({ reader, recogniser }, page)));
  const all = waiting.length;
  const lane = async () => {
    for (let page = waiting.shift(); page; page = waiting.shift()) await recognisePage({ reader, recogniser }, page);
  };
  const { seconds } = await timed(() => Promise.all(Array.from({ length: workers }, lane)));
  await reader.close();
  await recogniser.close();
  return (all / seconds) * 60;
}
