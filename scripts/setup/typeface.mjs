// The typeface of exported letters: free (Bitstream Vera), and it has the letters of all of Europe, Arabic and many signs.
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { copyWhole } from './files.mjs';
import { modules, root } from './paths.mjs';

const files = ['ttf/DejaVuSans.ttf', 'ttf/DejaVuSans-Bold.ttf', 'LICENSE'];

const sizeOf = (path) => stat(path).then(({ size }) => size, () => undefined);

export async function typeface({ say }) {
  for (const file of files) {
    const from = join(modules, 'dejavu-fonts-ttf', file);
    const to = join(root, 'resources', 'fonts', file.replace('ttf/', ''));
    if ((await sizeOf(from)) === (await sizeOf(to))) continue;
    say(`copying ${file}`);
    await copyWhole(from, to);
  }
}
