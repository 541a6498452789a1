// Mutated mails through the same thread that takes arrivals apart: none crashes it, none hangs it, and memory does not grow.
import { readdirSync, readFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { makeMails } from '../../samples/mails.mjs';
import { makeRandom } from '../../samples/random.mjs';
import { root } from '../../setup/paths.mjs';
import { built, compose } from '../engine.mjs';
import { mutate } from './mutate.mjs';

const megabyte = 1024 * 1024;

export async function measure({ folder, print, cases, seed }) {
  const mails = await seeds(folder);
  const { openReading } = await compose();
  const { reader, recogniser } = openReading({ ...built, workers: 1 });
  const random = makeRandom(seed);
  const codes = {};
  let slowest = 0;
  let most = 0;
  for (let number = 0; number < cases; number++) {
    const bytes = mutate(random.pick(mails), random);
    const began = performance.now();
    const result = await reader.mail(bytes);
    slowest = Math.max(slowest, performance.now() - began);
    const code = result.ok ? 'parsed' : result.error.code;
    codes[code] = (codes[code] ?? 0) + 1;
    if (number % 500 === 0) most = Math.max(most, process.memoryUsage.rss());
  }
  await reader.close();
  await recogniser.close();
  print(`fuzz          ${cases} cases from ${mails.length} mails (seed ${seed}): ${JSON.stringify(codes)}; slowest ${slowest.toFixed(0)} ms; ${(most / megabyte).toFixed(0)} MB at the most`);
  if (codes['decode-crashed'] || codes['decode-timeout']) throw new Error('a mail crashed or held up the thread');
}

async function seeds(folder) {
  await makeMails(join(folder, 'mails'), 200, 1);
  return [join(folder, 'mails'), join(root, '..', 'shared', 'samples', 'mail'), join(root, '..', 'shared', 'samples', 'mail-msg')]
    .filter((path) => existsSync(path))
    .flatMap((path) => readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile() && /\.(?:eml|msg|txt)$/.test(entry.name)).map((entry) => join(entry.parentPath, entry.name)))
    .map((path) => readFileSync(path))
    .filter((bytes) => bytes.length > 0 && bytes.length < 512 * 1024);
}
