// better-sqlite3 brings prebuilt files for Node-API 10 (Node 22.14 up, Electron 36 up). On an older Node or Electron
// they crash, so there it is built from source, in a way that runs on the older and the newer ones.
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { executableIn } from './electron-path.mjs';
import { copyWhole, fillFolder, readJson, stampOf, writeWhole } from './files.mjs';
import { withLock } from './lock.mjs';
import { modules, state, userCache } from './paths.mjs';
import { SetupProblem } from './problem.mjs';
import { run } from './run.mjs';
import { compilerNeeds, ensureSystem } from './system.mjs';

export const PREBUILT_NAPI = 10;
const target = join(modules, 'better-sqlite3');
const placed = join(target, 'build', 'Release', 'better_sqlite3.node');

/** `build` the module, `remove` an earlier build so that the prebuilt file is taken, or `keep` what is there. */
export function nativeDecision({ node, electron }) {
  if (node < PREBUILT_NAPI || (electron !== undefined && electron < PREBUILT_NAPI)) return 'build';
  // Without Electron (the terminal) only this Node is known; a build that Electron may need stays, it runs here too.
  return electron === undefined ? 'keep' : 'remove';
}

const gypArguments = ['rebuild', '--release', '--force_build=1'];

// node-addon-api takes the finalizers' strict signature as soon as experimental Node-API is on; opting out again gives
// the signature that older runtimes have. The experimental level itself is needed for functions that became stable in 10.
const shim = `#undef NAPI_VERSION
#define NAPI_EXPERIMENTAL
#define NODE_API_EXPERIMENTAL_NO_WARNING
#define NODE_API_EXPERIMENTAL_NOGC_ENV_OPT_OUT
#define NAPI_VERSION 2147483647
#include "napi.h"
`;

// Without this replacement finalizers run inside the garbage collection, which has aborted Electron 33 long after short
// tests had passed ("Finalizer is calling a function that may affect GC state").
const strict = 'if constexpr (details::HasExtendedFinalizer<T>::value)';
export function deferFinalizers(source) {
  if (!source.includes(strict)) throw new SetupProblem('node-addon-api has changed: its finalizer code is not where the build expects it.');
  return source.replaceAll(strict, 'if constexpr (true)');
}

/** A name for the way it is built, so that the product of an earlier way is not taken. */
const recipe = createHash('sha256').update(shim + strict + gypArguments.join()).digest('hex').slice(0, 8);

async function buildIn(work, say) {
  const folder = join(work, 'node_modules', 'better-sqlite3');
  const addonApi = join(work, 'node_modules', 'node-addon-api');
  await cp(target, folder, { recursive: true, filter: (path) => path !== join(target, 'build') });
  await cp(join(modules, 'node-addon-api'), addonApi, { recursive: true });
  const header = join(addonApi, 'napi-inl.h');
  await writeFile(header, deferFinalizers(await readFile(header, 'utf8')));
  const shimPath = join(work, 'shim.h');
  await writeFile(shimPath, shim);
  const prefix = dirname(dirname(process.execPath));
  // Node's own headers when they lie beside it; else node-gyp fetches them.
  const headers = existsSync(join(prefix, 'include', 'node', 'node_api.h')) ? [`--nodedir=${prefix}`] : [];
  say('compiling better-sqlite3 for this older runtime (one to three minutes, once for this machine)');
  const env = { ...process.env, JOBS: 'max', CXXFLAGS: `${process.env.CXXFLAGS ?? ''} -include "${shimPath}"`.trim() };
  const gyp = join(modules, 'node-gyp', 'bin', 'node-gyp.js');
  await run(process.execPath, [gyp, ...gypArguments, ...headers], { cwd: folder, env });
  return join(folder, 'build', 'Release', 'better_sqlite3.node');
}

/** Whether this Linux has another C library than glibc, for which a build of its own is needed. */
function isMusl() {
  if (process.platform !== 'linux') return false;
  Object.assign(process.report, { excludeNetwork: true }); // else it asks the name server about every connection
  return !(/** @type {{ header: { glibcVersionRuntime?: string } }} */ (process.report.getReport()).header.glibcVersionRuntime);
}

async function productFolder() {
  const [sqlite, addonApi] = await Promise.all(['better-sqlite3', 'node-addon-api'].map((name) => readJson(join(modules, name, 'package.json'))));
  return join(userCache(), 'native', `better-sqlite3-${sqlite.version}-${addonApi.version}-${process.platform}${isMusl() ? '-musl' : ''}-${process.arch}-${recipe}`);
}

// The garbage collection between the statements is the point of this trial, see `strict` above.
const trial = `
const Database = require(process.argv[1]);
for (let round = 0; round < 20; round += 1) {
  const db = new Database(':memory:');
  db.exec('create table t (a)');
  for (let n = 0; n < 50; n += 1) db.prepare('insert into t values (?)').run(n);
  if (db.prepare('select count(*) c from t').get().c !== 50) process.exit(3);
  gc();
  if (round % 2) db.close();
}
gc();
process.stdout.write('works');`;

async function works(executable, env) {
  const { stdout } = await run(executable, ['--expose-gc', '-e', trial, target], { env, allowFailure: true });
  return stdout === 'works';
}

async function tryOut(electron) {
  if (!(await works(process.execPath, process.env))) throw new SetupProblem(`The database module does not run on Node ${process.versions.node}.`);
  if (electron && !(await works(executableIn(electron.folder), { ...process.env, ELECTRON_RUN_AS_NODE: '1' }))) {
    throw new SetupProblem(`The database module does not run on Electron ${electron.version}.`);
  }
}

const productIn = (folder) => join(folder, 'better_sqlite3.node');

/** What building would need, nothing if it was built before. */
export const compilerIfMissing = async () => (existsSync(productIn(await productFolder())) ? [] : compilerNeeds);

async function place(context) {
  const { say } = context;
  const folder = await productFolder();
  const product = productIn(folder);
  await withLock(`${folder}.lock`, async () => {
    if (existsSync(product)) return;
    await ensureSystem(compilerNeeds, context);
    await fillFolder(folder, async (fresh) => {
      const work = join(fresh, 'work');
      await copyWhole(await buildIn(work, say), productIn(fresh));
      await rm(work, { recursive: true, force: true });
    });
  });
  await copyWhole(product, placed);
}

export async function nativeModules(context) {
  const { electron } = context;
  const remembered = join(state, `native-${electron ? 'app' : 'terminal'}.json`);
  const decision = nativeDecision({ node: Number(process.versions.napi), electron: electron?.napi });
  const runtimes = JSON.stringify([decision, process.version, process.arch, electron?.folder, recipe]);
  const present = () => stampOf(target, ['package.json', 'build/Release/better_sqlite3.node'], runtimes);
  // The very file that was tried out on these very runtimes.
  if ((await readJson(remembered))?.tried === (await present())) return;
  if (decision === 'build' && process.platform === 'win32') throw new SetupProblem('On Windows please use Node 22.14 or newer.');
  if (decision === 'build') await place(context);
  if (decision === 'remove') await rm(join(target, 'build'), { recursive: true, force: true });
  await tryOut(electron);
  await writeWhole(remembered, JSON.stringify({ tried: await present() }));
}
