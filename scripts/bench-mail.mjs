// npm run bench:mail [-- intake|fuzz|threads|conversation …] [-- --mails 100000] [--cases 20000] [--seed 1]
// Intake of a Maildir beside `mu index`, search beside `notmuch`, and hostile mails by the thousand; ratios within one run.
// They are read by a person on a quiet machine; only what breaks fails here.
import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runScript, setUp } from './setup/index.mjs';

const parts = {
  intake: () => import('./bench/mail/intake.mjs'),
  fuzz: () => import('./bench/mail/fuzz.mjs'),
  threads: () => import('./bench/mail/threads.mjs'),
  conversation: () => import('./bench/mail/conversation.mjs'),
};

await runScript(async () => {
  await setUp('app', { quietWhenDone: true });
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { mails: { type: 'string', default: '20000' }, cases: { type: 'string', default: '20000' }, seed: { type: 'string', default: '1' } },
  });
  const chosen = positionals.length > 0 ? positionals : Object.keys(parts);
  const print = (line = '') => process.stdout.write(`${line}\n`);
  print(`${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${availableParallelism()} cores, Node ${process.versions.node}, load ${loadavg()[0].toFixed(2)} at the start`);
  for (const name of chosen) {
    const { measure } = await parts[name]();
    const folder = await mkdtemp(join(tmpdir(), `rueckkanal-bench-mail-${name}-`));
    try {
      print();
      await measure({ folder, print, mails: Number(values.mails), cases: Number(values.cases), seed: Number(values.seed) });
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
  print();
  print(`load ${loadavg()[0].toFixed(2)} at the end`);
});
