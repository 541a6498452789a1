// From spawn to a usable list against the smallest possible window on the same runtime, and the memory of both when idle.
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { _electron } from 'playwright';
import { makeMails } from '../samples/mails.mjs';
import { withDisplay } from '../setup/display.mjs';
import { electronRuntime } from '../setup/electron-path.mjs';
import { root } from '../setup/paths.mjs';
import { sandboxFor } from '../setup/sandbox.mjs';
import { median, openBenchEngine } from './engine.mjs';

const rounds = 7;
const conversations = 500;
/** What is left to do after the first paint has been done by then: Chromium's own start-up work lasts some seconds. */
const settleMs = 8_000;

const bareMain = `const { app, BrowserWindow } = require('electron');
app.whenReady().then(() => new BrowserWindow({ width: 1200, height: 800 }).loadFile('index.html'));`;

export async function measure({ folder, print }) {
  const bare = join(folder, 'bare');
  await mkdir(bare);
  await writeFile(join(bare, 'package.json'), '{"name":"bare","main":"main.js"}');
  await writeFile(join(bare, 'main.js'), bareMain);
  await writeFile(join(bare, 'index.html'), '<!doctype html><title>bare</title><ul><li data-testid="inbox-row">one</li></ul>');
  const data = await filledData(folder);
  const runtime = electronRuntime();
  const { args } = await sandboxFor(runtime.folder);
  const apps = {
    bare: [...args, bare, `--user-data-dir=${join(folder, 'bare-profile')}`],
    app: [...args, root, '--data', data, `--user-data-dir=${join(folder, 'app-profile')}`],
  };
  await withDisplay(
    async (env) => {
      const starts = { bare: [], app: [] };
      const memory = { bare: [], app: [] };
      for (let round = 0; round <= rounds; round++) {
        for (const name of ['bare', 'app']) {
          const weigh = round > 0 && round <= 3;
          const seen = await launch(runtime.executable, apps[name], env, weigh);
          if (round === 0) continue; // the first run of each warms the disk
          starts[name].push(seen.ms);
          if (weigh) memory[name].push(seen.pss);
        }
      }
      const [bareMs, appMs] = [median(starts.bare), median(starts.app)];
      const [bareMb, appMb] = [median(memory.bare), median(memory.app)];
      print(`window  bare ${bareMs.toFixed(0)} ms   list of ${conversations} usable ${appMs.toFixed(0)} ms   ratio ${(appMs / bareMs).toFixed(2)} (to reach: 1.50)`);
      print(`memory  bare ${bareMb.toFixed(0)} MB   idle ${appMb.toFixed(0)} MB (PSS of all processes)   ratio ${(appMb / bareMb).toFixed(2)} (to reach: 1.70)`);
    },
    { say: print },
  );
}

async function filledData(folder) {
  const mails = join(folder, 'mails');
  await makeMails(mails, conversations, 7);
  const data = join(folder, 'data');
  const engine = await openBenchEngine(data);
  await engine.intake.takeIn([mails], 'terminal');
  await engine.intake.idle();
  await engine.stop();
  return data;
}

async function launch(executablePath, args, env, weigh) {
  const started = performance.now();
  const app = await _electron.launch({ executablePath, args, env });
  const window = await app.firstWindow();
  await window.getByTestId('inbox-row').first().waitFor();
  const ms = performance.now() - started;
  let pss = 0;
  if (weigh) {
    await new Promise((resolve) => setTimeout(resolve, settleMs));
    pss = await familyPss(app.process().pid);
  }
  await app.close();
  return { ms, pss };
}

/** Proportional set size of a process and all below it, in MB: shared pages are counted once. Linux only. */
async function familyPss(pid) {
  const parents = new Map();
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const stat = await readFile(`/proc/${name}/stat`, 'utf8').catch(() => '');
    if (stat) parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]));
  }
  const family = new Set([pid]);
  for (let grown = true; grown; ) {
    grown = false;
    for (const [child, parent] of parents) if (family.has(parent) && !family.has(child)) grown = Boolean(family.add(child));
  }
  let kb = 0;
  for (const member of family) {
    const rollup = await readFile(`/proc/${member}/smaps_rollup`, 'utf8').catch(() => '');
    kb += Number(/^Pss:\s+(\d+)/m.exec(rollup)?.[1] ?? 0);
  }
  return kb / 1024;
}
