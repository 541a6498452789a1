// Where set-up reads and writes: the project's own folder and the user's cache folder, nothing else.
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..');
export const modules = join(root, 'node_modules');
/** What set-up remembers about this checkout. Deleting it only costs time. */
export const state = join(root, '.cache', 'setup');

/** The user's cache folder for this project, by the custom of the platform. */
export function userCache(env = process.env, platform = process.platform, home = homedir()) {
  if (env.XDG_CACHE_HOME) return join(env.XDG_CACHE_HOME, 'rueckkanal');
  if (platform === 'win32') return join(env.LOCALAPPDATA ?? join(home, 'AppData', 'Local'), 'rueckkanal', 'Cache');
  if (platform === 'darwin') return join(home, 'Library', 'Caches', 'rueckkanal');
  return join(home, '.cache', 'rueckkanal');
}
