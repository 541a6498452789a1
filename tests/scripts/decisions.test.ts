import { homedir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { refusal } from '../../scripts/packaging/refusal.mjs';
import { differingPackages } from '../../scripts/setup/dependencies.mjs';
import { authorityEntry, lacksDisplay } from '../../scripts/setup/display.mjs';
import { executableIn } from '../../scripts/setup/electron-path.mjs';
import { nodeIsTooOld } from '../../scripts/setup/index.mjs';
import { deferFinalizers, nativeDecision } from '../../scripts/setup/native.mjs';
import { userCache } from '../../scripts/setup/paths.mjs';
import { isUnreachable, runtimeMayStay } from '../../scripts/setup/runtime.mjs';
import { sandboxDecision } from '../../scripts/setup/sandbox.mjs';
import { standIn } from '../../scripts/setup/stand-in.mjs';
import { choosePackages, isDebianLike, missingNeeds } from '../../scripts/setup/system.mjs';

describe('packages', () => {
  const wanted = { packages: { '': {}, 'node_modules/a': { version: '1.0.0', integrity: 'x' }, 'node_modules/b': { version: '2.0.0', optional: true } } };
  it('are complete without an optional one of another platform', () => {
    expect(differingPackages(wanted, { packages: { 'node_modules/a': { version: '1.0.0', integrity: 'x' } } })).toEqual([]);
  });
  it('are named when they are of another version, another content, or missing', () => {
    expect(differingPackages(wanted, { packages: { 'node_modules/a': { version: '1.0.1', integrity: 'x' } } })).toEqual(['node_modules/a']);
    expect(differingPackages(wanted, { packages: { 'node_modules/a': { version: '1.0.0', integrity: 'y' } } })).toEqual(['node_modules/a']);
    expect(differingPackages(wanted, { packages: {} })).toEqual(['node_modules/a']);
  });
  it('count as missing altogether when an installation did not come to its end', () => {
    expect(differingPackages(wanted, undefined)).toEqual(['node_modules']);
  });
});

describe('Node', () => {
  it.each([['20.18.9', true], ['18.20.0', true], ['20.19.0', false], ['22.3.0', false], ['24.0.0', false]])('%s too old: %s', (version, tooOld) => {
    expect(nodeIsTooOld(version)).toBe(tooOld);
  });
});

describe('the database module', () => {
  it.each([
    [{ node: 9, electron: 10 }, 'build'],
    [{ node: 10, electron: 9 }, 'build'],
    [{ node: 9, electron: undefined }, 'build'],
    [{ node: 10, electron: 10 }, 'remove'],
    [{ node: 10, electron: undefined }, 'keep'],
  ])('%j: %s', (napi, decision) => expect(nativeDecision(napi)).toBe(decision));

  it('is never built without the line that defers finalizers', () => {
    const line = 'if constexpr (details::HasExtendedFinalizer<T>::value)';
    expect(deferFinalizers(`a ${line} b ${line}`)).toBe('a if constexpr (true) b if constexpr (true)');
    expect(() => deferFinalizers('another release')).toThrow('node-addon-api has changed');
  });
});

describe('the runtime', () => {
  const now = 1_000_000_000_000;
  const hour = 3_600_000;
  const stand = { kind: 'stand-in', wanted: '45.4.1', recipe: standIn.recipe, decidedAt: now - hour };
  it('stays when it is the release that package.json names', () => {
    expect(runtimeMayStay({ kind: 'release', wanted: '45.4.1' }, { version: '45.4.1', now })).toBe(true);
    expect(runtimeMayStay({ kind: 'release', wanted: '45.4.0' }, { version: '45.4.1', now })).toBe(false);
    expect(runtimeMayStay(undefined, { version: '45.4.1', now })).toBe(false);
  });
  it('is asked for again a day after the stand-in was taken', () => {
    expect(runtimeMayStay(stand, { version: '45.4.1', now })).toBe(true);
    expect(runtimeMayStay({ ...stand, decidedAt: now - 25 * hour }, { version: '45.4.1', now })).toBe(false);
    expect(runtimeMayStay({ ...stand, decidedAt: now + hour }, { version: '45.4.1', now })).toBe(false);
    expect(runtimeMayStay({ ...stand, recipe: standIn.recipe - 1 }, { version: '45.4.1', now })).toBe(false);
  });
  it('is replaced when its host is not reached, never when a wrong file came', () => {
    expect(isUnreachable(new TypeError('fetch failed'))).toBe(true);
    const wrong = new Error('Generated checksum for "electron.zip" did not match expected checksum.');
    expect(isUnreachable(wrong)).toBe(false);
  });
  it('lies where each platform puts it', () => {
    expect(executableIn('E', 'linux')).toBe(join('E', 'electron'));
    expect(executableIn('E', 'win32')).toBe(join('E', 'electron.exe'));
    expect(executableIn('E', 'darwin')).toBe(join('E', 'Electron.app', 'Contents', 'MacOS', 'Electron'));
  });
  it('is never packaged for others when it is the stand-in', () => {
    expect(refusal('stand-in', ['--linux', 'deb'])).toContain('stand-in');
    expect(refusal('stand-in', ['--dir', '--linux', 'AppImage'])).toContain('stand-in');
    expect(refusal('stand-in', [])).toBeUndefined();
    expect(refusal('stand-in', ['--dir'])).toBeUndefined();
    expect(refusal('release', ['--linux', 'deb'])).toBeUndefined();
  });
});

describe('the cache folder', () => {
  it('follows the custom of the platform and XDG_CACHE_HOME', () => {
    expect(userCache({}, 'linux', '/h')).toBe(join('/h', '.cache', 'rueckkanal'));
    expect(userCache({ XDG_CACHE_HOME: '/x' }, 'linux', '/h')).toBe(join('/x', 'rueckkanal'));
    expect(userCache({}, 'darwin', '/h')).toBe(join('/h', 'Library', 'Caches', 'rueckkanal'));
    expect(userCache({ LOCALAPPDATA: 'L' }, 'win32', 'h')).toBe(join('L', 'rueckkanal', 'Cache'));
    expect(userCache({}, 'linux')).toContain(homedir());
  });
});

describe('the system', () => {
  const libraries = '\tlibnss3.so (libc6,x86-64) => /lib/libnss3.so\n\tlibgtk-3.so.0 (libc6) => /lib/libgtk-3.so.0\n';
  it('lacks what is not in its list of libraries and not on the path', () => {
    expect(missingNeeds(['gtk', 'nss', 'gbm', 'display', 'unzip'], libraries, (name: string) => name === 'unzip')).toEqual(['gbm', 'display']);
  });
  it('is not accused where it cannot tell', () => expect(missingNeeds(['gtk', 'nss'], undefined, () => false)).toEqual([]));
  it('gets the names that its archive has', () => {
    expect(choosePackages(['gtk', 'sound'], (name: string) => name.endsWith('t64'))).toEqual(['libgtk-3-0t64', 'libasound2t64']);
    expect(choosePackages(['gtk', 'sound', 'make'], (name: string) => !name.endsWith('t64'))).toEqual(['libgtk-3-0', 'libasound2', 'make']);
  });
  it.each([
    ['ID=debian\n', true],
    ['NAME="Ubuntu"\nID=ubuntu\nID_LIKE=debian\n', true],
    ['ID=linuxmint\nID_LIKE="ubuntu debian"\n', true],
    ['ID=fedora\nPRETTY_NAME="not debian"\n', false],
    ['', false],
  ])('%j is like Debian: %s', (text, expected) => expect(isDebianLike(text)).toBe(expected));
});

describe('the sandbox', () => {
  const user = { platform: 'linux', isRoot: false, namespaces: true, helper: false };
  it('is on wherever the system allows it', () => {
    expect(sandboxDecision(user)).toEqual({ args: [] });
    expect(sandboxDecision({ ...user, namespaces: false, helper: true })).toEqual({ args: [] });
    expect(sandboxDecision({ platform: 'win32', isRoot: false })).toEqual({ args: [] });
  });
  it('is off for root, and that is said', () => {
    const { args, remark } = sandboxDecision({ ...user, isRoot: true });
    expect(args).toEqual(['--no-sandbox']);
    expect(remark).toContain('root');
  });
  it('is off where neither way exists, with what to do', () => {
    expect(sandboxDecision({ ...user, namespaces: false, restrictedByAppArmor: true }).remark).toContain('apparmor_restrict_unprivileged_userns');
    expect(sandboxDecision({ ...user, namespaces: false }).args).toEqual(['--no-sandbox']);
  });
});

describe('the display', () => {
  it('is missing only on Linux without X and Wayland', () => {
    expect(lacksDisplay({}, 'linux')).toBe(true);
    expect(lacksDisplay({ DISPLAY: ':0' }, 'linux')).toBe(false);
    expect(lacksDisplay({ WAYLAND_DISPLAY: 'wayland-0' }, 'linux')).toBe(false);
    expect(lacksDisplay({}, 'darwin')).toBe(false);
  });
  it('is guarded by an entry for any host and number', () => {
    const cookie = Buffer.from('0123456789abcdef');
    expect(authorityEntry(cookie).toString('latin1')).toBe('\xff\xff\0\0\0\0\0\x12MIT-MAGIC-COOKIE-1\0\x100123456789abcdef');
  });
});
