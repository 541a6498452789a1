// An invented office for benches, made once and kept: to fill one with a million messages takes longer than to measure it.
import { existsSync } from 'node:fs';
import { cp, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { state } from '../setup/paths.mjs';
import { built, compose } from './engine.mjs';

/** Fixed: the same office on every machine and day. */
const until = Date.UTC(2026, 10, 27, 17);
const silent = { info() {}, warn() {}, error() {} };

/**
 * A data folder with this many conversations (2.3 messages each), made where it is not there yet. To be copied, never
 * opened to write: deleting `.cache/setup/demo-stores` makes it anew.
 * @param {{ conversations: number, print: (line: string) => void }} wish
 */
export async function demoStore({ conversations, print }) {
  const folder = join(state, 'demo-stores', String(conversations));
  if (existsSync(join(folder, 'made'))) return folder;
  const fresh = `${folder}.fresh`;
  await rm(fresh, { recursive: true, force: true });
  await rm(folder, { recursive: true, force: true });
  await mkdir(fresh, { recursive: true });
  const { makeDemo } = await compose();
  print(`making an office of ${conversations} conversations in ${folder} (once)`);
  const started = performance.now();
  const made = await makeDemo({ data: fresh, ...built }, { conversations, months: 18, seed: 1, until }, silent, () => undefined);
  if (!made.ok) throw new Error(made.error.code);
  print(`made ${made.value.messages} messages in ${((performance.now() - started) / 1000).toFixed(0)} s`);
  await writeFile(join(fresh, 'made'), JSON.stringify(made.value));
  await rename(fresh, folder);
  return folder;
}

/** A copy to work on: what is measured must not change what is measured next. */
export async function copyOf(store, target) {
  await cp(store, target, { recursive: true });
  return target;
}

/** @param {readonly number[]} numbers @param {number} share 0..1 */
export const quantile = (numbers, share) => [...numbers].sort((a, b) => a - b)[Math.min(numbers.length - 1, Math.floor(numbers.length * share))];
