// What the operating system has to bring. Installed with apt-get where that is possible, else named in one command.
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { SetupProblem } from './problem.mjs';
import { run } from './run.mjs';

// A library is known by its file name, a program by its command. `packages` are Debian's names, the first that the
// system's archive knows is taken: Ubuntu 24.04 renamed libraries for 64-bit time.
export const needs = {
  gtk: { library: 'libgtk-3.so.0', packages: ['libgtk-3-0t64', 'libgtk-3-0'] },
  nss: { library: 'libnss3.so', packages: ['libnss3'] },
  sound: { library: 'libasound.so.2', packages: ['libasound2t64', 'libasound2'] },
  gbm: { library: 'libgbm.so.1', packages: ['libgbm1'] },
  display: { command: 'Xvfb', packages: ['xvfb'] },
  unzip: { command: 'unzip', packages: ['unzip'] },
  compiler: { command: 'g++', packages: ['g++'] },
  make: { command: 'make', packages: ['make'] },
  python: { command: 'python3', packages: ['python3'] },
};

export const windowNeeds = ['gtk', 'nss', 'sound', 'gbm'];
export const compilerNeeds = ['compiler', 'make', 'python'];

export function hasCommand(name, env = process.env) {
  return (env.PATH ?? '').split(delimiter).some((folder) => folder && existsSync(join(folder, name)));
}

async function knownLibraries() {
  const ldconfig = ['/sbin/ldconfig', '/usr/sbin/ldconfig'].find((path) => existsSync(path)) ?? 'ldconfig';
  const { code, stdout } = await run(ldconfig, ['-p'], { allowFailure: true });
  return code === 0 ? stdout : undefined;
}

/** The names out of `wanted` that this system lacks. `libraries` undefined: it cannot tell, so nothing is claimed. */
export function missingNeeds(wanted, libraries, has) {
  return wanted.filter((name) => {
    const need = needs[name];
    if (need.command) return !has(need.command);
    return libraries !== undefined && !libraries.includes(need.library);
  });
}

export function isDebianLike(osRelease) {
  const ids = osRelease.match(/^(?:ID|ID_LIKE)=.*$/gm) ?? [];
  return ids.some((line) => /\b(debian|ubuntu)\b/.test(line));
}

/** Debian's package for each need, by what the archive of this system knows. */
export function choosePackages(missing, isKnown) {
  return missing.map((name) => needs[name].packages.find(isKnown) ?? needs[name].packages.at(-1));
}

async function aptKnows(packages) {
  const { stdout } = await run('apt-cache', ['policy', ...packages], { allowFailure: true });
  const candidates = new Set();
  let current = '';
  for (const line of stdout.split('\n')) {
    if (/^\S+:$/.test(line)) current = line.slice(0, -1);
    else if (/^\s+Candidate: (?!\(none\))/.test(line)) candidates.add(current);
  }
  return (name) => candidates.has(name);
}

let listsAreFresh = false;

/**
 * Makes sure that everything in `wanted` is there; a no-op outside Linux. Once anything is missing, what will be asked
 * for later comes along: one command to run, one go of apt-get.
 * @param {readonly string[]} wanted
 * @param {{ say: (text: string) => void, foreseen?: () => Promise<readonly string[]> }} context
 */
export async function ensureSystem(wanted, { say, foreseen = async () => [] }) {
  if (process.platform !== 'linux') return;
  const libraries = await knownLibraries();
  if (missingNeeds(wanted, libraries, hasCommand).length === 0) return;
  const missing = missingNeeds([...new Set([...wanted, ...(await foreseen())])], libraries, hasCommand);
  const debian = isDebianLike(await readFile('/etc/os-release', 'utf8').catch(() => ''));
  if (!debian || !hasCommand('apt-get')) {
    const names = missing.map((name) => needs[name].library ?? needs[name].command).join(', ');
    throw new SetupProblem(`This system lacks ${names}. Please install them with its package manager, then run the same command again.`);
  }
  const candidates = missing.flatMap((name) => needs[name].packages);
  if (process.getuid() !== 0) {
    const packages = choosePackages(missing, await aptKnows(candidates));
    throw new SetupProblem(`This system lacks a few packages. Please run\n\n    sudo apt-get install -y ${packages.join(' ')}\n\nthen the same command again.`);
  }
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  if (!listsAreFresh) {
    say('reading the package lists (apt-get update)');
    await run('apt-get', ['update', '-q'], { env });
    listsAreFresh = true;
  }
  const packages = choosePackages(missing, await aptKnows(candidates));
  say(`installing ${packages.join(' ')} (apt-get install)`);
  await run('apt-get', ['install', '-yq', '--no-install-recommends', ...packages], { env });
}
