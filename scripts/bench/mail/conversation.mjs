// From the click on a row to its conversation painted: one of 200 mails beside one of 2, in turn, in the real window.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { _electron } from 'playwright';
import { makeConversation } from '../../samples/mails.mjs';
import { withDisplay } from '../../setup/display.mjs';
import { electronRuntime } from '../../setup/electron-path.mjs';
import { root } from '../../setup/paths.mjs';
import { sandboxFor } from '../../setup/sandbox.mjs';
import { median, openBenchEngine } from '../engine.mjs';

const rounds = 9;
const lengths = [2, 200];
const toReachMs = 100;

export async function measure({ folder, print, seed }) {
  const data = join(folder, 'data');
  const engine = await openBenchEngine(data, { workers: 1 });
  const files = lengths.map((length) => written(join(folder, String(length)), length, seed + length));
  await engine.intake.takeIn(files, 'terminal');
  await engine.intake.idle();
  const { value } = await engine.handle('inbox.list', { filter: 'all', limit: 10, before: null });
  await engine.stop();
  const found = value.rows.map(({ messages }) => messages).sort((one, other) => one - other);
  if (found.join() !== lengths.join()) throw new Error(`conversations of ${found.join()} messages instead of ${lengths.join()}`);
  const runtime = electronRuntime();
  const { args } = await sandboxFor(runtime.folder);
  await withDisplay(
    async (env) => {
      const app = await _electron.launch({ executablePath: runtime.executable, args: [...args, root, '--data', data], env });
      const window = await app.firstWindow();
      await window.getByTestId('inbox-row').nth(lengths.length - 1).waitFor();
      const times = Object.fromEntries(lengths.map((length) => [length, []]));
      for (let round = 0; round <= rounds; round++) {
        for (const length of lengths) {
          const ms = await window.evaluate(open, length);
          if (round > 0) times[length].push(ms); // the first of each warms what is loaded once
          await window.reload(); // answers are held while the window lives: each opening is to ask anew
          await window.getByTestId('inbox-row').nth(lengths.length - 1).waitFor();
        }
      }
      await app.close();
      const [few, many] = lengths.map((length) => median(times[length]));
      print(`conversation  of ${lengths[1]} messages painted after ${many.toFixed(0)} ms (to reach: under ${toReachMs}); of ${lengths[0]} after ${few.toFixed(0)} ms, ratio ${(many / few).toFixed(2)}`);
    },
    { say: print },
  );
}

function written(folder, length, seed) {
  mkdirSync(folder, { recursive: true });
  for (const [index, bytes] of makeConversation(length, seed).entries()) writeFileSync(join(folder, `${String(index).padStart(4, '0')}.eml`), bytes);
  return folder;
}

/** In the window: clicks the row of the conversation with so many messages, waits for the frame after all of them stand. */
function open(length) {
  const row = [...document.querySelectorAll('[data-testid="inbox-row"]')].find((one) => one.querySelector('.row-count')?.textContent === String(length));
  return new Promise((resolve) => {
    const began = performance.now();
    const look = () => {
      if (document.querySelectorAll('[data-testid="message"]').length < length) return requestAnimationFrame(look);
      // A frame's callback comes before its paint, the next task after it.
      requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - began)));
    };
    row.click();
    look();
  });
}
