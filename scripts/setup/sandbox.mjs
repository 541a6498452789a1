// Chromium's sandbox stays on wherever the system lets it: it needs user namespaces, or its own helper owned by root
// with the setuid bit. As root Chromium refuses to run with it.
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './run.mjs';

/**
 * What to start Electron with, and what to say about it.
 * @param {{ platform: string, isRoot: boolean, namespaces?: boolean, helper?: boolean, restrictedByAppArmor?: boolean }} system
 * @returns {{ args: string[], remark?: string }}
 */
export function sandboxDecision({ platform, isRoot, namespaces, helper, restrictedByAppArmor }) {
  if (platform !== 'linux') return { args: [] };
  if (isRoot) return { args: ['--no-sandbox'], remark: 'Running as root: Chromium allows that only with its sandbox off.' };
  if (namespaces || helper) return { args: [] };
  const remedy = restrictedByAppArmor
    ? 'AppArmor forbids user namespaces; `sudo sysctl kernel.apparmor_restrict_unprivileged_userns=0` allows them'
    : 'this system allows no user namespaces; `sudo sysctl user.max_user_namespaces=15000` (Debian before 11: kernel.unprivileged_userns_clone=1) allows them';
  return { args: ['--no-sandbox'], remark: `Chromium's sandbox is off: ${remedy}.` };
}

function isRootsSetuid(path) {
  try {
    const { uid, mode } = statSync(path);
    return uid === 0 && (mode & 0o4000) !== 0;
  } catch {
    return false;
  }
}

async function holdsOne(path) {
  const { stdout } = await run('cat', [path], { allowFailure: true });
  return stdout.trim() === '1';
}

/** @param {string} folder the unpacked Electron or app that is to be started */
export async function sandboxFor(folder) {
  if (process.platform !== 'linux' || process.getuid() === 0) {
    return sandboxDecision({ platform: process.platform, isRoot: process.platform === 'linux' });
  }
  // With the uid map, because AppArmor on Ubuntu 24.04 lets the namespace be made and then forbids everything in it.
  const { code } = await run('unshare', ['--user', '--map-root-user', 'true'], { allowFailure: true });
  return sandboxDecision({
    platform: 'linux',
    isRoot: false,
    namespaces: code === 0,
    helper: isRootsSetuid(join(folder, 'chrome-sandbox')),
    restrictedByAppArmor: await holdsOne('/proc/sys/kernel/apparmor_restrict_unprivileged_userns'),
  });
}
