// What an end-to-end test starts: the built app on this checkout's Electron, or the packaged one.
import { dirname } from 'node:path';
import { electronRuntime } from '../setup/electron-path.mjs';
import { root } from '../setup/paths.mjs';
import { sandboxFor } from '../setup/sandbox.mjs';

/** Set by `npm test` for the second run of the same tests. */
export const PACKAGED_EXECUTABLE = 'RUECKKANAL_PACKAGED_EXECUTABLE';

/**
 * For Playwright's `_electron.launch({ executablePath, args: [...args, …], env })`.
 * @returns {Promise<{ executablePath: string, args: string[], isPackaged: boolean }>}
 */
export async function appUnderTest() {
  const packaged = process.env[PACKAGED_EXECUTABLE];
  if (packaged) return { executablePath: packaged, args: (await sandboxFor(dirname(packaged))).args, isPackaged: true };
  const { executable, folder } = electronRuntime();
  return { executablePath: executable, args: [...(await sandboxFor(folder)).args, root], isPackaged: false };
}
