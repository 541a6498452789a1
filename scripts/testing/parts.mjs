// The parts of npm test. Each gives back what it counted; its runner shows failures in full as they happen.
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { appEnvironment, foreground } from '../setup/foreground.mjs';
import { readJson } from '../setup/files.mjs';
import { modules, root, state } from '../setup/paths.mjs';
import { buildPackages } from '../packaging/build-packages.mjs';
import { PACKAGED_EXECUTABLE } from './app-under-test.mjs';
import { add, playwrightCounts, vitestCounts } from './counts.mjs';
import { typecheck } from './typecheck.mjs';

const vitestCli = join(modules, 'vitest', 'vitest.mjs');
const playwrightCli = join(modules, 'playwright', 'cli.js');

async function vitest(name, args, env) {
  const report = join(state, `tests-${name}.json`);
  await rm(report, { force: true });
  const code = await foreground(process.execPath, [vitestCli, 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...args], { cwd: root, env });
  return vitestCounts(await readJson(report), code);
}

async function playwright(name, args, env) {
  const report = join(state, `tests-${name}.json`);
  await rm(report, { force: true });
  const code = await foreground(process.execPath, [playwrightCli, 'test', '--reporter=list,json', ...args], {
    cwd: root,
    env: { ...appEnvironment(env), PLAYWRIGHT_JSON_OUTPUT_NAME: report },
  });
  return playwrightCounts(await readJson(report), code);
}

export const parts = {
  types: ({ say }) => typecheck({ say }),
  unit: ({ env, args }) => vitest('unit', args, env),
  e2e: ({ env, args }) => playwright('e2e', args, env),
  packaged: async ({ env, args, say }) => {
    const { release, test } = await buildPackages({ say });
    const proof = await vitest('packaged', ['--config', 'vitest.packaged.config.ts'], { ...env, RUECKKANAL_RELEASE: release.executable, [PACKAGED_EXECUTABLE]: test.executable });
    return add(proof, await playwright('packaged-e2e', args, { ...env, [PACKAGED_EXECUTABLE]: test.executable }));
  },
};

/** `--only NAME` (more than once if wanted); what follows goes to the runner. */
export function parseArguments(argv) {
  const only = [];
  const args = [];
  for (let index = 0; index < argv.length; index += 1) {
    if (argv[index] === '--only') only.push(argv[(index += 1)] ?? '');
    else args.push(argv[index]);
  }
  const unknown = only.find((name) => !Object.hasOwn(parts, name));
  return { chosen: only.length > 0 ? only : Object.keys(parts), args, unknown };
}
