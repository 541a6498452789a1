// npm run bench [-- recognition|intake|mailbox|window|lists|search …]: the figures of this machine, as ratios within one run.
// They are read by a person on a quiet machine; nothing here fails by the clock.
import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { runScript, setUp } from './setup/index.mjs';

const parts = {
  recognition: () => import('./bench/recognition.mjs'),
  intake: () => import('./bench/intake.mjs'),
  mailbox: () => import('./bench/mailbox.mjs'),
  window: () => import('./bench/window.mjs'),
  lists: () => import('./bench/lists.mjs'),
  search: () => import('./bench/search.mjs'),
};

await runScript(async () => {
  await setUp('app', { quietWhenDone: true });
  const asked = process.argv.slice(2);
  const chosen = asked.length > 0 ? asked : Object.keys(parts).filter((name) => name !== 'lists'); // a store of a million messages takes long to make
  const print = (line = '') => process.stdout.write(`${line}\n`);
  print(`${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${availableParallelism()} cores, Node ${process.versions.node}, load ${loadavg()[0].toFixed(2)} at the start`);
  for (const name of chosen) {
    const { measure } = await parts[name]();
    const folder = await mkdtemp(join(tmpdir(), `rueckkanal-bench-${name}-`));
    try {
      print();
      await measure({ folder, print });
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
  print();
  print(`load ${loadavg()[0].toFixed(2)} at the end`);
});
