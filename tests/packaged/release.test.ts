import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readFuses, releaseFuses, testFuses } from '../../scripts/packaging/fuses.mjs';
import { sandboxFor } from '../../scripts/setup/sandbox.mjs';
import { PACKAGED_EXECUTABLE } from '../../scripts/testing/app-under-test.mjs';

const needed = (name: string): string => {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set: run npm test -- --only packaged`);
  return value;
};

const release = needed('RUECKKANAL_RELEASE');
const forTests = needed(PACKAGED_EXECUTABLE);
const data = mkdtempSync(join(tmpdir(), 'rueckkanal-release-'));
afterAll(() => rmSync(data, { recursive: true, force: true }));

interface Ended {
  readonly code: number | string | null;
  readonly stdout: string;
  readonly stderr: string;
}

async function start(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Ended> {
  const sandbox = await sandboxFor(dirname(release));
  return new Promise((resolve) => {
    execFile(release, [...sandbox.args, ...args], { env: { ...process.env, RUECKKANAL_DATA: data, ...env }, timeout: 100_000 }, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : (error.code ?? error.signal ?? null), stdout, stderr });
    });
  });
}

describe('the release build', () => {
  it('has every fuse hard', async () => {
    expect(await readFuses(release)).toEqual(releaseFuses);
  });

  it('is what the test build is but for the fuse that lets a test drive it', async () => {
    expect(await readFuses(forTests)).toEqual(testFuses);
    const differing = Object.keys(releaseFuses).filter((name) => Reflect.get(releaseFuses, name) !== Reflect.get(testFuses, name));
    expect(differing).toEqual(['EnableNodeCliInspectArguments']);
  });

  it('holds no other app than its own', () => {
    const resources = process.platform === 'darwin' ? join(dirname(release), '..', 'Resources') : join(dirname(release), 'resources');
    expect(existsSync(join(resources, 'app.asar'))).toBe(true);
    expect(existsSync(join(resources, 'default_app.asar'))).toBe(false);
  });

  it('comes up', async () => {
    const { code, stdout } = await start(['--smoke']);
    expect(stdout).toMatch(/^rueckkanal ready \d+\.\d+\.\d+$/m);
    expect(code).toBe(0);
  });

  it('is not Node for whoever sets a variable', async () => {
    const { stdout } = await start(['--smoke'], { ELECTRON_RUN_AS_NODE: '1', NODE_OPTIONS: '--title=altered' });
    expect(stdout).toMatch(/^rueckkanal ready/m);
  });

  it('cannot be inspected', async () => {
    const { stderr } = await start(['--inspect=0', '--smoke']);
    expect(stderr).not.toContain('Debugger listening');
  });
});

describe('the terminal of the installed app', () => {
  // Without a display, as an administrator on a server starts it.
  const server = { DISPLAY: undefined, WAYLAND_DISPLAY: undefined };

  it('explains itself', async () => {
    const { code, stdout } = await start(['--cli', '--help'], server);
    expect(stdout).toContain('intake');
    expect(code).toBe(0);
  });

  it('takes in a fax and reads it with what lies inside the package', async () => {
    const fax = join(import.meta.dirname, '../../resources/samples/Fax_069_90009713_08.10.2026.tif');
    const folder = join(data, 'terminal');
    const intake = await start(['--cli', 'intake', fax, '--data', folder, '--json'], server);
    expect(JSON.parse(intake.stdout)).toMatchObject({ path: fax, outcome: 'recorded' });
    expect(intake.code).toBe(0);
    const search = await start(['--cli', 'search', 'Arbeitsmedizin', '--data', folder, '--json'], server);
    expect(JSON.parse(search.stdout).hits).toHaveLength(1);
  });

  it('says in one line what is wrong, and that it failed', async () => {
    const { code, stdout } = await start(['--cli', 'no-such-command'], server);
    expect(code).toBe(1);
    expect(stdout).toBe('');
  });
});
