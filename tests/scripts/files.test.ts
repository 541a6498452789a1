import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fillFolder, readJson, stampOf, writeWhole } from '../../scripts/setup/files.mjs';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rueckkanal-files-'));
  mkdirSync(join(folder, 'src', 'a'), { recursive: true });
  writeFileSync(join(folder, 'src', 'a', 'one.ts'), 'one');
  writeFileSync(join(folder, 'config.ts'), 'config');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const stamp = (): Promise<string> => stampOf(folder, ['src', 'config.ts', 'absent.json']);

describe('stampOf', () => {
  it('stays when only file times change, as a checkout does', async () => {
    const before = await stamp();
    utimesSync(join(folder, 'config.ts'), new Date(0), new Date(0));
    expect(await stamp()).toBe(before);
  });

  it.each([
    ['a changed file', (): void => writeFileSync(join(folder, 'src', 'a', 'one.ts'), 'One')],
    ['a new file', (): void => writeFileSync(join(folder, 'src', 'two.ts'), '')],
    ['a removed file', (): void => rmSync(join(folder, 'config.ts'))],
    ['a moved file', (): void => { rmSync(join(folder, 'src', 'a', 'one.ts')); writeFileSync(join(folder, 'src', 'one.ts'), 'one'); }],
    ['a file that was absent', (): void => writeFileSync(join(folder, 'absent.json'), '')],
  ])('changes with %s', async (_, change) => {
    const before = await stamp();
    change();
    expect(await stamp()).not.toBe(before);
  });

  it('does not take a byte that moved from one file to the next for the same', async () => {
    writeFileSync(join(folder, 'src', 'a', 'two.ts'), 'xtwo');
    const before = await stamp();
    writeFileSync(join(folder, 'src', 'a', 'one.ts'), 'onex');
    writeFileSync(join(folder, 'src', 'a', 'two.ts'), 'two');
    expect(await stamp()).not.toBe(before);
  });
});

describe('writing whole', () => {
  it('leaves what was there when filling a folder fails, and nothing half done', async () => {
    const target = join(folder, 'product');
    await fillFolder(target, (fresh: string) => writeFile(join(fresh, 'a'), 'first'));
    await expect(fillFolder(target, async (fresh: string) => {
      await writeFile(join(fresh, 'a'), 'second');
      throw new Error('interrupted');
    })).rejects.toThrow('interrupted');
    expect(await readFile(join(target, 'a'), 'utf8')).toBe('first');
    expect((await readdir(folder)).sort()).toEqual(['config.ts', 'product', 'src']);
  });

  it('clears away what a killed set-up left of the same folder', async () => {
    mkdirSync(join(folder, 'product.4711.new', 'half'), { recursive: true });
    mkdirSync(join(folder, 'product-2.4711.new'));
    await fillFolder(join(folder, 'product'), (fresh: string) => writeFile(join(fresh, 'a'), 'whole'));
    expect((await readdir(folder)).sort()).toEqual(['config.ts', 'product', 'product-2.4711.new', 'src']);
  });

  it('reads nothing from a file that is absent or cut off', async () => {
    await writeWhole(join(folder, 'state', 'x.json'), '{"a":1}');
    expect(await readJson(join(folder, 'state', 'x.json'))).toEqual({ a: 1 });
    await writeWhole(join(folder, 'state', 'x.json'), '{"a":');
    expect(await readJson(join(folder, 'state', 'x.json'))).toBeUndefined();
    expect(await readJson(join(folder, 'none.json'))).toBeUndefined();
  });
});
