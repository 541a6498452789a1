import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { readJson, stampOf, writeWhole } from './files.mjs';
import { modules, root, state } from './paths.mjs';
import { run } from './run.mjs';

const inputs = ['src', 'electron.vite.config.ts', 'tsconfig.json', 'package.json', 'package-lock.json'];
const results = ['main/index.js', 'preload/index.cjs', 'renderer/index.html'];
const out = join(root, 'out');
const remembered = join(state, 'build.json');

export const viteCli = join(modules, 'electron-vite', 'bin', 'electron-vite.js');

export async function build({ say }) {
  const stamp = await stampOf(root, inputs);
  if ((await readJson(remembered))?.stamp === stamp && results.every((file) => existsSync(join(out, file)))) return;
  say('building the app');
  // Built beside and swapped, so that a running app or a failed build never meets half an `out`.
  const fresh = join(state, 'out');
  const old = join(state, 'out-before');
  await Promise.all([fresh, old, remembered].map((path) => rm(path, { recursive: true, force: true })));
  await run(process.execPath, [viteCli, 'build', '--logLevel', 'warn', '--outDir', fresh], { cwd: root, env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' } });
  if (existsSync(out)) await rename(out, old);
  await rename(fresh, out);
  await rm(old, { recursive: true, force: true });
  await writeWhole(remembered, JSON.stringify({ stamp }));
}
