// The built engine for benches: the same files that the app and the terminal run.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from '../setup/paths.mjs';

export const compose = () => import(pathToFileURL(join(root, 'out/main/compose.js')).href);

const noVault = { keyring: async () => false, state: async () => 'none', read: async () => null, write: async () => 'memory' };
const silent = { info() {}, warn() {}, error() {} };

export const built = { resources: join(root, 'resources'), workerPath: join(root, 'out/main/page-worker.js') };

export async function openBenchEngine(data, options = {}) {
  const { openEngine } = await compose();
  const opened = await openEngine({ data, ...built, vault: noVault, log: silent, ...options });
  if (!opened.ok) throw new Error(`engine not opened: ${opened.error.code}`);
  await opened.value.start();
  return opened.value;
}

/** @template T @param {() => Promise<T>} work @returns {Promise<{ seconds: number, value: T }>} */
export async function timed(work) {
  const started = performance.now();
  const value = await work();
  return { seconds: (performance.now() - started) / 1000, value };
}

export const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
