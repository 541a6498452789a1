import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { readJson, stampOf, writeWhole } from './files.mjs';
import { modules, root, state } from './paths.mjs';
import { run } from './run.mjs';

const common = ['src/shared', 'electron.vite.config.ts', 'tsconfig.base.json', 'package.json', 'package-lock.json'];

// The three outputs of electron.vite.config.ts. The terminal needs only the first.
const outputs = {
  main: { inputs: ['src/main', 'src/core', 'src/cli'], results: ['index.js', 'engine.js', 'cli.js', 'compose.js', 'disk-worker.js', 'page-worker.js'] },
  preload: { inputs: ['src/preload'], results: ['index.cjs'] },
  renderer: { inputs: ['src/renderer'], results: ['index.html'] },
};
const out = join(root, 'out');

export const viteCli = join(modules, 'electron-vite', 'bin', 'electron-vite.js');

const remembered = (name) => join(state, `build-${name}.json`);

async function lookAt(name) {
  const { inputs, results } = outputs[name];
  const stamp = await stampOf(root, [...common, ...inputs]);
  const isBuilt = (await readJson(remembered(name)))?.stamp === stamp && results.every((file) => existsSync(join(out, name, file)));
  return { name, stamp, isBuilt };
}

/** Built beside and swapped, so that a running app or a failed build never meets half an output. */
async function swapIn(name, fresh) {
  const old = join(state, `out-before-${name}`);
  await rm(old, { recursive: true, force: true });
  await mkdir(out, { recursive: true });
  if (existsSync(join(out, name))) await rename(join(out, name), old);
  await rename(join(fresh, name), join(out, name));
  await rm(old, { recursive: true, force: true });
}

async function buildOutputs(names, say) {
  const stale = (await Promise.all(names.map(lookAt))).filter(({ isBuilt }) => !isBuilt);
  if (stale.length === 0) return;
  say(`building ${stale.map(({ name }) => name).join(', ')}`);
  const fresh = join(state, 'out');
  await Promise.all([fresh, ...stale.map(({ name }) => remembered(name))].map((path) => rm(path, { recursive: true, force: true })));
  const env = { ...process.env, RUECKKANAL_BUILD: stale.map(({ name }) => name).join() };
  await run(process.execPath, [viteCli, 'build', '--logLevel', 'warn', '--ignoreConfigWarning', '--outDir', fresh], { cwd: root, env });
  for (const { name, stamp } of stale) {
    await swapIn(name, fresh);
    await writeWhole(remembered(name), JSON.stringify({ stamp }));
  }
}

export const buildApp = ({ say }) => buildOutputs(Object.keys(outputs), say);
export const buildTerminal = ({ say }) => buildOutputs(['main'], say);
