// Which Electron this checkout uses. Set-up decides and writes it down; everything that starts Electron asks here.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { state } from './paths.mjs';
import { SetupProblem } from './problem.mjs';

export const runtimeFile = join(state, 'runtime.json');

/** The executable inside an unpacked Electron. */
export function executableIn(folder, platform = process.platform) {
  if (platform === 'darwin') return join(folder, 'Electron.app', 'Contents', 'MacOS', 'Electron');
  return join(folder, platform === 'win32' ? 'electron.exe' : 'electron');
}

/** `{ kind: 'release' | 'stand-in', version, folder, executable, napi }` */
export function electronRuntime() {
  if (!existsSync(runtimeFile)) throw new SetupProblem('Electron is not set up yet. Please run npm start or npm test once.');
  const runtime = JSON.parse(readFileSync(runtimeFile, 'utf8'));
  return { ...runtime, executable: executableIn(runtime.folder) };
}

export const electronPath = () => electronRuntime().executable;
