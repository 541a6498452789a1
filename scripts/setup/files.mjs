import { createHash } from 'node:crypto';
import { copyFile, mkdir, readFile, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative, sep } from 'node:path';

export async function readJson(path) {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch {
    return undefined;
  }
}

const unfinished = (path) => `${path}.${process.pid}.new`;

/** Written beside and renamed, so that an interrupted set-up never leaves half a file. */
export async function writeWhole(path, text) {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(unfinished(path), text);
  await rename(unfinished(path), path);
}

export async function copyWhole(from, to) {
  await mkdir(dirname(to), { recursive: true });
  await copyFile(from, unfinished(to));
  await rename(unfinished(to), to);
}

/** What a killed set-up left of the same folder; only one at a time is at work on it, so it belongs to nobody. */
async function clearLeftovers(path) {
  const names = await readdir(dirname(path));
  const left = names.filter((name) => name.startsWith(`${basename(path)}.`) && name.endsWith('.new'));
  await Promise.all(left.map((name) => rm(join(dirname(path), name), { recursive: true, force: true })));
}

/** Fills a folder beside and renames it into place; an existing one is replaced. The caller holds its lock. */
export async function fillFolder(path, fill) {
  const fresh = unfinished(path);
  await mkdir(dirname(path), { recursive: true });
  await clearLeftovers(path);
  await mkdir(fresh);
  try {
    const result = await fill(fresh);
    await rm(path, { recursive: true, force: true });
    await rename(fresh, path);
    return result;
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
}

async function filesUnder(path) {
  const entries = await readdir(path, { withFileTypes: true }).catch((error) => {
    if (error.code === 'ENOTDIR') return undefined;
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  if (entries === undefined) return [path];
  const nested = await Promise.all(entries.map((entry) => (entry.isDirectory() ? filesUnder(join(path, entry.name)) : [join(path, entry.name)])));
  return nested.flat();
}

/** One hash over names and contents, the same on every platform and untouched by git's file times. */
export async function stampOf(base, names, extra = '') {
  const paths = (await Promise.all(names.map((name) => filesUnder(join(base, name))))).flat();
  const keyed = paths.map((path) => ({ key: relative(base, path).split(sep).join('/'), path })).sort((a, b) => (a.key < b.key ? -1 : 1));
  const contents = await Promise.all(keyed.map(({ path }) => readFile(path)));
  const hash = createHash('sha256').update(extra);
  keyed.forEach(({ key }, index) => hash.update(`\0${key}\0${contents[index].length}\0`).update(contents[index]));
  return hash.digest('hex');
}

const sizeOf = (path) => stat(path).then(({ size }) => size, () => undefined);

/** Copies a file of a package where it is missing or of another size; `onCopy` is called before. */
export async function copyIfOther(from, to, onCopy) {
  if ((await sizeOf(from)) === (await sizeOf(to))) return;
  onCopy();
  await copyWhole(from, to);
}
