// The real window for measuring, and the marks that are taken in it.
/// <reference lib="dom" />
import { join } from 'node:path';
import { _electron } from 'playwright';
import { electronRuntime } from '../../setup/electron-path.mjs';
import { root } from '../../setup/paths.mjs';
import { sandboxFor } from '../../setup/sandbox.mjs';

export async function openWindow({ data, profile, env }) {
  const runtime = electronRuntime();
  const { args } = await sandboxFor(runtime.folder);
  const started = performance.now();
  const app = await _electron.launch({ executablePath: runtime.executable, args: [...args, root, '--data', data, `--user-data-dir=${profile}`], env });
  const page = await app.firstWindow();
  return { app, page, started };
}

/** Notes when each key was pressed, by the event's own time. */
export async function markKeys(page) {
  await page.evaluate(() => {
    const marks = { at: 0, waiting: null };
    Object.assign(window, { benchMarks: marks });
    for (const kind of ['keydown', 'pointerdown']) document.addEventListener(kind, (event) => { marks.at = event.timeStamp; }, { capture: true });
  });
}

/**
 * @param {import('playwright').Page} page
 * @param {() => Promise<unknown>} act presses the key
 * @param {(argument: any) => unknown} isDone asked in the window before each frame
 * @returns {Promise<number>} ms from the key to the painted result, NaN where none came
 */
export async function measured(page, act, isDone, argument = null) {
  // As text: the window's policy lets no page make a function of a string, but the one who drives it may.
  await page.evaluate(`(${watch})(${isDone}, ${JSON.stringify(argument)})`);
  await act();
  return page.evaluate(() => window['benchMarks'].waiting);
}

function watch(isDone, argument) {
  const marks = window['benchMarks'];
  const begun = performance.now();
  marks.at = 0;
  marks.waiting = new Promise((resolve) => {
    const look = () => {
      if (marks.at >= begun && isDone(argument)) {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => resolve(performance.now() - marks.at);
        channel.port2.postMessage(null);
      } else if (performance.now() - begun > 15_000) resolve(Number.NaN);
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
}

export const profileIn = (folder, name) => join(folder, `profile-${name}`);
