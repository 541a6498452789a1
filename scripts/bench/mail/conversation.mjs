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
          const seen = await window.evaluate(open, length);
          if (round > 0) times[length].push(seen); // the first of each warms what is loaded once
          await window.reload(); // answers are held while the window lives: each opening is to ask anew
          await window.getByTestId('inbox-row').nth(lengths.length - 1).waitFor();
        }
      }
      await app.close();
      const [few, many] = lengths.map((length) => median(times[length].map(({ painted }) => painted)));
      const whole = median(times[lengths[1]].map((seen) => seen.whole));
      print(`conversation  of ${lengths[1]} messages painted after ${many.toFixed(0)} ms (to reach: under ${toReachMs}), all of it standing after ${whole.toFixed(0)} ms; of ${lengths[0]} painted after ${few.toFixed(0)} ms, ratio ${(many / few).toFixed(2)}`);
    },
    { say: print },
  );
}

function written(folder, length, seed) {
  mkdirSync(folder, { recursive: true });
  for (const [index, bytes] of makeConversation(length, seed).entries()) writeFileSync(join(folder, `${String(index).padStart(4, '0')}.eml`), bytes);
  return folder;
}

/** In the window: clicks the row of the conversation with so many messages; ms until its newest message is painted, and until all stand. */
function open(length) {
  const row = [...document.querySelectorAll('[data-testid="inbox-row"]')].find((one) => one.querySelector('.row-count')?.textContent === String(length));
  return new Promise((resolve) => {
    const began = performance.now();
    let painted = 0;
    const look = () => {
      const messages = document.querySelectorAll('[data-testid="message"]');
      // A frame's callback comes before its paint, the next task after it.
      if (messages.length > 0 && painted === 0) requestAnimationFrame(() => setTimeout(() => (painted ||= performance.now() - began)));
      if (painted > 0 && messages.length === length) resolve({ painted, whole: performance.now() - began });
      else requestAnimationFrame(look);
    };
    if (row instanceof HTMLElement) row.click();
    look();
  });
}
