import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { access, readFile, utimes, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isAbandoned, withLock } from '../../scripts/setup/lock.mjs';

let folder = '';
let path = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rueckkanal-lock-'));
  path = join(folder, 'deep', 'lock');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const exists = (file: string): Promise<boolean> => access(file).then(() => true, () => false);

describe('isAbandoned', () => {
  const dead = { holder: { pid: 1, host: 'here' }, ageMs: 0, thisHost: 'here', isAlive: (): boolean => false };
  it('takes over from a process of this machine that is gone', () => expect(isAbandoned(dead)).toBe(true));
  it('leaves the lock to one that is alive', () => expect(isAbandoned({ ...dead, isAlive: () => true })).toBe(false));
  it('cannot judge a process of another machine by its number', () => expect(isAbandoned({ ...dead, thisHost: 'there' })).toBe(false));
  it('waits for a lock that is just being written', () => expect(isAbandoned({ ...dead, holder: null })).toBe(false));
  it('gives up on one that nobody has touched for long, whoever holds it', () => {
    expect(isAbandoned({ ...dead, holder: null, ageMs: 121_000 })).toBe(true);
    expect(isAbandoned({ ...dead, isAlive: () => true, ageMs: 121_000 })).toBe(true);
  });
});

describe('withLock', () => {
  it.runIf(process.platform === 'linux')('does the work without a lock where nobody may write one', async () => {
    expect(await withLock('/sys/rueckkanal/lock', () => Promise.resolve('in'))).toBe('in');
  });

  it('lets one in at a time', async () => {
    let inside = 0;
    let most = 0;
    const work = async (): Promise<void> => {
      inside += 1;
      most = Math.max(most, inside);
      await new Promise((resolve) => setImmediate(resolve));
      inside -= 1;
    };
    await Promise.all([1, 2, 3, 4].map(() => withLock(path, work)));
    expect(most).toBe(1);
  });

  it('opens again after a failure, and hands the failure on', async () => {
    await expect(withLock(path, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    expect(await withLock(path, () => Promise.resolve('in'))).toBe('in');
    expect(await exists(path)).toBe(false);
  });

  it('takes over from a process that was killed while it held the lock', async () => {
    const lockModule = pathToFileURL(join(import.meta.dirname, '../../scripts/setup/lock.mjs')).href;
    const holder = spawn(process.execPath, ['--input-type=module', '-e', `
      import { withLock } from ${JSON.stringify(lockModule)};
      await withLock(${JSON.stringify(path)}, () => { console.log('held'); return new Promise((resolve) => setTimeout(resolve, 1e9)); });`]);
    await new Promise((resolve) => holder.stdout.once('data', resolve));
    const gone = new Promise((resolve) => holder.once('exit', resolve));
    holder.kill('SIGKILL');
    await gone;
    expect(await exists(path)).toBe(true);
    expect(await withLock(path, () => Promise.resolve('in'))).toBe('in');
  });

  it('clears a lock of unreadable content once it is old', async () => {
    await withLock(path, () => Promise.resolve());
    await writeFile(path, '{"pid":');
    const long = new Date(Date.now() - 200_000);
    await utimes(path, long, long);
    expect(await withLock(path, () => readFile(path, 'utf8'))).toContain(hostname());
  });

  it('names the one it waits for, once', async () => {
    const seen: unknown[] = [];
    let release: (() => void) | undefined;
    const first = withLock(path, () => new Promise<void>((resolve) => (release = resolve)));
    while (!(await exists(path))) await new Promise((resolve) => setImmediate(resolve));
    const second = withLock(path, () => Promise.resolve(), (holder: unknown) => {
      seen.push(holder);
      release?.();
    });
    await Promise.all([first, second]);
    expect(seen).toHaveLength(1);
  });
});
