// Sets of faxes with known text: a folder with docs/, gt/ and manifest.json, one made now, or the project's own samples.
import { execFile } from 'node:child_process';
import { access, readFile, readdir } from 'node:fs/promises';
import { extname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { root } from '../../setup/paths.mjs';

const run = promisify(execFile);
const isThere = (path) => access(path).then(() => true, () => false);

export async function findSet({ set, generator, seed, folder, say }) {
  if (set !== undefined) return openSet(resolve(set));
  const script = resolve(generator ?? join(root, '../shared/bench/ocr'), 'gen.py');
  if (await isThere(script)) {
    const made = join(folder, 'set');
    try {
      await run('/usr/bin/python3', [script, '--seed', seed, '--out', made], { maxBuffer: 1e8 });
      return { ...(await openSet(made)), name: `generated set, seed ${seed}` };
    } catch {
      say('The set could not be generated: packages of the generator are missing.');
    }
  }
  say("Neither --set nor a generator: the project's own samples are read. They are clean; the figures tell little about real faxes.");
  return ownSamples();
}

/** A fax of several pages is one file, or one file a page where the format holds but one. */
async function openSet(folder) {
  const manifest = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8'));
  const files = await readdir(join(folder, 'docs'));
  const pictures = await readdir(join(folder, 'pages'));
  const stemOf = (file) => file.slice(0, -extname(file).length);
  const pages = [];
  for (const { page, doc, tier, tags } of manifest) {
    const whole = files.find((file) => stemOf(file) === doc);
    const single = files.find((file) => stemOf(file) === page);
    const truth = (ending) => readFile(join(folder, 'gt', `${page}.${ending}`), 'utf8');
    pages.push({
      name: page,
      output: whole === undefined ? `${page}-p1` : page,
      file: join(folder, 'docs', whole ?? single),
      picture: join(folder, 'pages', pictures.find((file) => stemOf(file) === page)),
      pictureArgs: [],
      number: whole === undefined ? 1 : Number(page.slice(page.lastIndexOf('-p') + 2)),
      tier,
      tags,
      truth: { orders: [await truth('gt.txt'), await truth('rows.txt')], line: JSON.parse(await truth('header.json')).raw },
    });
  }
  return { name: folder, pages };
}

async function ownSamples() {
  const { samples } = JSON.parse(await readFile(join(root, 'tests/fixtures/samples-truth.json'), 'utf8'));
  const pages = samples
    .filter(({ kind }) => kind === 'fax')
    .flatMap(({ file, pages: all }) =>
      all.map(({ text, headerLine }, index) => ({
        name: `${file}, page ${index + 1}`,
        output: `${file.slice(0, -extname(file).length)}-p${index + 1}`,
        file: join(root, 'resources/samples', file),
        picture: join(root, 'resources/samples', file),
        pictureArgs: ['-c', `tessedit_page_number=${index}`],
        number: index + 1,
        tier: 'clean-fine',
        tags: [],
        truth: { orders: [text], line: headerLine },
      })),
    );
  return { name: 'own samples', pages };
}
