import { join } from 'node:path';
import { readJson } from './files.mjs';
import { modules, root } from './paths.mjs';
import { npm } from './run.mjs';

/**
 * The packages that are missing or of another version than the lock file says. npm writes its own lock inside
 * node_modules as the last step of an installation, so an interrupted one is seen too.
 */
export function differingPackages(wanted, installed) {
  if (!installed?.packages) return ['node_modules'];
  return Object.entries(wanted.packages)
    .filter(([path]) => path !== '')
    .filter(([path, entry]) => {
      const found = installed.packages[path];
      // An optional package of another platform is rightly absent.
      if (!found) return !(entry.optional || entry.devOptional);
      return found.version !== entry.version || found.integrity !== entry.integrity;
    })
    .map(([path]) => path);
}

export async function dependencies({ say }) {
  const wanted = await readJson(join(root, 'package-lock.json'));
  const installed = await readJson(join(modules, '.package-lock.json'));
  const differing = differingPackages(wanted, installed);
  if (differing.length === 0) return;
  say(`installing ${Object.keys(wanted.packages).length - 1} packages with npm ci`);
  // Without install scripts: nothing a package brings is run, the few steps that are needed are done here and visibly.
  await npm(['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: root });
}
