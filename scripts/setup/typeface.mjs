// The typeface of exported letters: free (Bitstream Vera), and it has the letters of all of Europe, Arabic and many signs.
import { join } from 'node:path';
import { copyIfOther } from './files.mjs';
import { modules, root } from './paths.mjs';

const files = ['ttf/DejaVuSans.ttf', 'ttf/DejaVuSans-Bold.ttf', 'LICENSE'];

export async function typeface({ say }) {
  for (const file of files) {
    const from = join(modules, 'dejavu-fonts-ttf', file);
    const to = join(root, 'resources', 'fonts', file.replace('ttf/', ''));
    await copyIfOther(from, to, () => say(`copying ${file}`));
  }
}
