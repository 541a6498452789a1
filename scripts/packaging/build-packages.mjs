import { cp, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { electronRuntime } from '../setup/electron-path.mjs';
import { modules, root } from '../setup/paths.mjs';
import { run } from '../setup/run.mjs';
import { openInspectFuse } from './fuses.mjs';

const dist = join(root, 'dist');
const builderCli = join(modules, 'electron-builder', 'cli.js');

/** Runs electron-builder with this project's configuration on the Electron that set-up chose. */
export async function electronBuilder(args) {
  const { folder, version } = electronRuntime();
  const config = ['--config', 'electron.builder.yml', `-c.electronDist=${folder}`, `-c.electronVersion=${version}`, '--publish', 'never'];
  return run(process.execPath, [builderCli, ...args, ...config], { cwd: root });
}

/** The folder of an unpacked app and its executable, by electron-builder's custom. */
async function unpackedIn(folder) {
  if (process.platform === 'darwin') {
    const app = (await readdir(folder)).find((name) => name.endsWith('.app'));
    return { folder, executable: join(folder, app, 'Contents', 'MacOS', app.replace(/\.app$/, '')) };
  }
  return { folder, executable: join(folder, process.platform === 'win32' ? 'rueckkanal.exe' : 'rueckkanal') };
}

async function builtFolder() {
  const suffix = process.arch === 'x64' ? '' : `-${process.arch}`;
  const names = { linux: `linux${suffix}-unpacked`, win32: `win${suffix}-unpacked`, darwin: `mac${suffix}` };
  return join(dist, names[process.platform]);
}

/** The release as an unpacked app, and beside it the same files with the one fuse that lets a test drive it. */
export async function buildPackages({ say }) {
  say('packaging the app');
  const folder = await builtFolder();
  const copy = `${folder}-test`;
  await Promise.all([folder, copy].map((path) => rm(path, { recursive: true, force: true })));
  await electronBuilder(['--dir']);
  await cp(folder, copy, { recursive: true, verbatimSymlinks: true });
  const [release, test] = await Promise.all([unpackedIn(folder), unpackedIn(copy)]);
  await openInspectFuse(test.executable);
  return { release, test };
}
