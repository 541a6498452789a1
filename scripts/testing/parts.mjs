// The parts of npm test. Each gives back what it counted; its runner shows failures in full as they happen.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { appEnvironment, foreground } from '../setup/foreground.mjs';
import { readJson } from '../setup/files.mjs';
import { modules, root } from '../setup/paths.mjs';
import { buildPackages } from '../packaging/build-packages.mjs';
import { PACKAGED_EXECUTABLE } from './app-under-test.mjs';
import { add, playwrightCounts, vitestCounts } from './counts.mjs';
import { typecheck } from './typecheck.mjs';

const vitestCli = join(modules, 'vitest', 'vitest.mjs');
const playwrightCli = join(modules, 'playwright', 'cli.js');

/** Gives `work` a path for the runner's report, and afterwards the report, undefined when the runner wrote none. */
async function withReport(work) {
  const folder = await mkdtemp(join(tmpdir(), 'rueckkanal-tests-'));
  const path = join(folder, 'report.json');
  try {
    const code = await work(path);
    return { code, report: await readJson(path) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function vitest(args, env) {
  const { code, report } = await withReport((path) =>
    foreground(process.execPath, [vitestCli, 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${path}`, ...args], { cwd: root, env }),
  );
  return vitestCounts(report, code);
}

async function playwright(args, env) {
  const { code, report } = await withReport((path) =>
    foreground(process.execPath, [playwrightCli, 'test', '--reporter=list,json', ...args], { cwd: root, env: { ...appEnvironment(env), PLAYWRIGHT_JSON_OUTPUT_NAME: path } }),
  );
  return playwrightCounts(report, code);
}

/**
 * What hangs on how the app was started and where its files lie. A whole run takes every window test on the packaged app, the
 * one that people get, and only these on the built one as well: all of them twice took a third of the time of everything.
 */
export const onBothApps = ['main-walk', 'host', 'security', 'payment-code', 'presence'];

export const parts = {
  types: ({ say }) => typecheck({ say }),
  unit: ({ env, args }) => vitest(args, env),
  e2e: ({ env, args, chosen }) => playwright(args.length === 0 && chosen.includes('packaged') ? onBothApps.map((name) => `tests/e2e/${name}.spec.ts`) : args, env),
  packaged: async ({ env, args, say }) => {
    const { release, test } = await buildPackages({ say });
    const proof = await vitest(['--config', 'vitest.packaged.config.ts'], { ...env, RUECKKANAL_RELEASE: release.executable, [PACKAGED_EXECUTABLE]: test.executable });
    return add(proof, await playwright(args, { ...env, [PACKAGED_EXECUTABLE]: test.executable }));
  },
};
