// The Electron that package.json names, unpacked once in the user's cache folder; where its release host cannot be
// reached, the stand-in, and that is said each time.
import { readFileSync } from 'node:fs';
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { executableIn, runtimeFile } from './electron-path.mjs';
import { fillFolder, readJson, writeWhole } from './files.mjs';
import { withLock } from './lock.mjs';
import { compilerIfMissing } from './native.mjs';
import { modules, userCache } from './paths.mjs';
import { SetupProblem } from './problem.mjs';
import { run } from './run.mjs';
import { makeStandIn, standIn, standInFits } from './stand-in.mjs';
import { ensureSystem, windowNeeds } from './system.mjs';

// No byte within this time means: not reachable. A firewall that swallows packets would otherwise hold set-up for minutes.
const FIRST_BYTE_MS = 20_000;
// A laptop leaves a closed network sooner or later; asking again costs a second or so.
const ASK_AGAIN_MS = 24 * 60 * 60 * 1000;

const wantedVersion = () => JSON.parse(readFileSync(join(modules, 'electron', 'package.json'), 'utf8')).version;
const exists = (path) => access(path).then(() => true, () => false);

/** What is in use can stay: it is the wanted release, or a stand-in for it that was chosen a short while ago. */
export function runtimeMayStay(known, { version, now }) {
  if (!known || known.wanted !== version) return false;
  if (known.kind === 'release') return true;
  return known.recipe === standIn.recipe && now - known.decidedAt < ASK_AGAIN_MS && now >= known.decidedAt;
}

/** A file that came but is not the right one is never a reason to go on with something else. */
export const isUnreachable = (error) => !/checksum/i.test(String(error));

async function download(version, say) {
  const { downloadArtifact } = await import('@electron/get');
  const checksums = await readJson(join(modules, 'electron', 'checksums.json'));
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(new Error(`no answer within ${FIRST_BYTE_MS / 1000} s`)), FIRST_BYTE_MS);
  let shown = 0;
  const getProgressCallback = ({ percent }) => {
    clearTimeout(timer);
    const tenth = Math.floor(percent * 10);
    if (tenth > shown) say(`Electron ${version}: ${(shown = tenth) * 10} %`);
  };
  try {
    return await downloadArtifact({
      version,
      artifactName: 'electron',
      platform: process.platform,
      arch: process.arch,
      checksums,
      cacheRoot: process.env.electron_config_cache,
      downloadOptions: { quiet: true, signal: patience.signal, getProgressCallback },
    });
  } finally {
    clearTimeout(timer);
  }
}

async function release(version, say) {
  const folder = join(userCache(), 'electron', `${version}-${process.platform}-${process.arch}`);
  await withLock(`${folder}.lock`, async () => {
    if (await exists(executableIn(folder))) return;
    say(`Electron ${version}: asking its release host`);
    const archive = await download(version, say);
    const { extract } = await import('@electron-internal/extract-zip');
    await fillFolder(folder, (fresh) => extract(archive, { dir: fresh }));
  });
  return { kind: 'release', version, folder };
}

async function replacement({ say, foreseen }) {
  const folder = join(userCache(), 'electron', `${standIn.version}-stand-in-${standIn.recipe}-${process.platform}-${process.arch}`);
  await withLock(`${folder}.lock`, async () => {
    if (!(await exists(executableIn(folder)))) await fillFolder(folder, (fresh) => makeStandIn(fresh, { say, foreseen: async () => [...(await foreseen()), ...(await compilerIfMissing())] }));
  });
  return { kind: 'stand-in', version: standIn.version, folder, recipe: standIn.recipe };
}

async function choose(version, context) {
  const { say } = context;
  try {
    return await release(version, say);
  } catch (error) {
    if (error instanceof SetupProblem) throw error;
    if (!isUnreachable(error)) throw new SetupProblem(`What came as Electron ${version} is not what it should be: ${error.message}`);
    const reason = error.cause?.message ?? error.message;
    if (!standInFits()) {
      throw new SetupProblem(`Electron ${version} could not be fetched (${reason}). Please check the network; ELECTRON_MIRROR can name another host.`);
    }
    say(`Electron ${version} could not be fetched (${reason}); using the stand-in runtime, Electron ${standIn.version}`);
    return replacement(context);
  }
}

export async function runtime(context) {
  const { remark } = context;
  const version = wantedVersion();
  const known = await readJson(runtimeFile);
  if (runtimeMayStay(known, { version, now: Date.now() }) && (await exists(executableIn(known.folder)))) {
    await ensureSystem(windowNeeds, context);
    if (known.kind === 'stand-in') remark(standInRemark(version));
    return known;
  }
  const chosen = await choose(version, context);
  await ensureSystem(windowNeeds, context);
  const made = { ...chosen, wanted: version, decidedAt: Date.now(), napi: await napiOf(executableIn(chosen.folder)) };
  await writeWhole(runtimeFile, JSON.stringify(made, null, 2));
  if (made.kind === 'stand-in') remark(standInRemark(version));
  return made;
}

/** @param {string} version */
const standInRemark = (version) =>
  `Electron's release host cannot be reached: running on the stand-in, Electron ${standIn.version} instead of ${version}. Good for development and tests, not for a release.`;

async function napiOf(executable) {
  const { stdout } = await run(executable, ['-p', 'process.versions.napi'], { env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' } });
  return Number(stdout.trim());
}
