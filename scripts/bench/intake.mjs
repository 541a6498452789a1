// Mails a second through the whole of intake: kept, flushed, parsed, filed, indexed, committed.
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeMails } from '../samples/mails.mjs';
import { median, openBenchEngine, timed } from './engine.mjs';

const count = 5_000;
const rounds = 3;

export async function measure({ folder, print }) {
  const mails = join(folder, 'mails');
  await makeMails(mails, count, 1);
  const rates = [];
  const floor = [];
  for (let round = 0; round < rounds; round++) {
    floor.push(count / (await timed(() => readAndHash(mails))).seconds);
    const engine = await openBenchEngine(join(folder, `data-${round}`));
    const { seconds, value } = await timed(async () => {
      const ends = [];
      await engine.intake.takeIn([mails], 'terminal', (end) => ends.push(end));
      await engine.intake.idle();
      return ends;
    });
    const recorded = value.filter((end) => end.outcome === 'recorded').length;
    if (recorded !== count) throw new Error(`${recorded} of ${count} mails were recorded`);
    await engine.stop();
    rates.push(count / seconds);
  }
  print(`intake  ${median(rates).toFixed(0)} mails/s of ${count} (to reach: 800)   ${(median(rates) / median(floor)).toFixed(3)} of reading and hashing the same files`);
}

async function readAndHash(mails) {
  for (const name of await readdir(mails)) createHash('sha256').update(await readFile(join(mails, name))).digest('hex');
}
