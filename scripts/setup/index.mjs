// The one set-up behind npm start, npm test, npm run bench and bin/rueckkanal. Every step looks first and does nothing
// when there is nothing to do; every step can be killed and simply done again.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildApp, buildTerminal } from './build.mjs';
import { dependencies } from './dependencies.mjs';
import { lacksDisplay } from './display.mjs';
import { isRefused, withLock } from './lock.mjs';
import { compilerIfMissing, nativeModules, PREBUILT_NAPI } from './native.mjs';
import { root, state } from './paths.mjs';
import { SetupProblem } from './problem.mjs';
import { recognitionData } from './recognition-data.mjs';
import { runtime } from './runtime.mjs';
import { windowNeeds } from './system.mjs';
import { typeface } from './typeface.mjs';

const STILL_AT_IT_MS = 15_000;
const OLDEST_NODE = [20, 19];

export function nodeIsTooOld(version) {
  const [major, minor] = version.split('.').map(Number);
  return major < OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor < OLDEST_NODE[1]);
}

const packagesStep = { name: 'Packages', run: dependencies };
const runtimeStep = { name: 'Runtime', run: async (context) => ({ electron: await runtime(context) }) };
const databaseStep = { name: 'Database module', run: nativeModules };
const dataStep = { name: 'Recognition data', run: recognitionData };
const typefaceStep = { name: 'Typeface', run: typeface };
const buildStep = { name: 'Build', run: buildApp };
const buildTerminalStep = { name: 'Build', run: buildTerminal };

export const stepsFor = {
  app: [packagesStep, runtimeStep, databaseStep, dataStep, typefaceStep, buildStep],
  terminal: [packagesStep, databaseStep, dataStep, typefaceStep, buildTerminalStep],
  development: [packagesStep, runtimeStep, databaseStep, dataStep, typefaceStep],
};

/** What the system will have to bring, as far as it can be told before the runtime is chosen. */
async function foreseen(purpose) {
  const forWindow = purpose === 'terminal' ? [] : [...windowNeeds, ...(lacksDisplay(process.env, process.platform) ? ['display'] : [])];
  return [...forWindow, ...(Number(process.versions.napi) < PREBUILT_NAPI ? await compilerIfMissing() : [])];
}

async function runStep(step, label, context, line) {
  const started = Date.now();
  const say = (text) => line(`${label} ${step.name}: ${text}`);
  const stillAtIt = setInterval(() => say(`still at it, ${Math.round((Date.now() - started) / 1000)} s`), STILL_AT_IT_MS);
  try {
    return await step.run({ ...context, say });
  } finally {
    clearInterval(stillAtIt);
  }
}

/**
 * @param {'app' | 'terminal' | 'development'} purpose
 * @param {{ stream?: NodeJS.WritableStream, quietWhenDone?: boolean }} [options] `quietWhenDone`: nothing to do, nothing said
 */
export async function setUp(purpose, { stream = process.stdout, quietWhenDone = false } = {}) {
  const started = Date.now();
  let lines = 0;
  const line = (text) => {
    lines += 1;
    stream.write(`${text}\n`);
  };
  if (nodeIsTooOld(process.versions.node)) throw new SetupProblem(`Node ${OLDEST_NODE.join('.')} or newer is needed, this is ${process.versions.node}.`);
  const steps = stepsFor[purpose];
  let context = { remark: (text) => line(text), foreseen: () => foreseen(purpose) };
  const wait = (holder) => line(`Another set-up is at work here${holder ? ` (process ${holder.pid})` : ''}; waiting for it.`);
  await withLock(
    join(state, 'lock'),
    async () => {
      for (const [index, step] of steps.entries()) {
        context = { ...context, ...(await runStep(step, `[${index + 1}/${steps.length}]`, context, line)) };
      }
    },
    wait,
  );
  if (lines > 0 || !quietWhenDone) line(`Set-up finished in ${((Date.now() - started) / 1000).toFixed(1)} s.`);
}

const faultFile = join(state, 'fault.txt');

/** One line, never a stack trace; of what nobody foresaw the rest lies in a file. */
export function wordsOf(error) {
  if (error instanceof SetupProblem) return error.message;
  if (isRefused(error)) return `${error.path ?? root} cannot be written to. Please run the set-up once as the user whom this folder belongs to: npm start, or bin/rueckkanal --version.`;
  if (error?.code === 'ENOSPC') return 'The disk is full. Please make room and try again.';
  const line = String(error?.message ?? error).split('\n')[0];
  try {
    mkdirSync(state, { recursive: true });
    writeFileSync(faultFile, String(error?.stack ?? error));
    return `${line} (all of it: ${faultFile})`;
  } catch {
    return line;
  }
}

/** Runs a script's main function; the exit code tells whether it came to its end. */
export async function runScript(main) {
  try {
    await main();
  } catch (error) {
    process.stderr.write(`${wordsOf(error)}\n`);
    process.exitCode = 1;
  }
}
