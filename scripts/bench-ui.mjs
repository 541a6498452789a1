// npm run bench:ui [-- --conversations 100000] [--messages 1000000]: from key to painted result on the real window, and the
// start with an empty store beside one with many messages. Read by a person on a quiet machine; nothing fails by the clock.
import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { measureHand } from './bench/ui/hand.mjs';
import { measureStart } from './bench/ui/start.mjs';
import { runScript, setUp } from './setup/index.mjs';
import { withDisplay } from './setup/display.mjs';

await runScript(async () => {
  await setUp('app', { quietWhenDone: true });
  const { values } = parseArgs({ options: { conversations: { type: 'string', default: '100000' }, messages: { type: 'string', default: '1000000' }, only: { type: 'string' } } });
  const print = (line = '') => process.stdout.write(`${line}\n`);
  print(`${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${availableParallelism()} cores, load ${loadavg()[0].toFixed(2)} at the start`);
  const folder = await mkdtemp(join(tmpdir(), 'rueckkanal-bench-ui-'));
  try {
    await withDisplay(
      async (env) => {
        if (values.only !== 'start') await measureHand({ folder, env, print, conversations: Number(values.conversations) });
        if (values.only !== 'hand') await measureStart({ folder, env, print, messages: Number(values.messages) });
      },
      { say: print },
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  print(`load ${loadavg()[0].toFixed(2)} at the end`);
});
