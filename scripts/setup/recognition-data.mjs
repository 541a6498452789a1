// tesseract.js wants one folder with all languages; npm has one package for each.
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { copyWhole } from './files.mjs';
import { modules, root } from './paths.mjs';

// Whole-number weights of the best model: a fifth of the size of the full one and the fastest.
const VARIANT = '4.0.0_best_int';
export const recognitionLanguages = ['deu', 'eng'];

const sizeOf = (path) => stat(path).then(({ size }) => size, () => undefined);

export async function recognitionData({ say }) {
  for (const language of recognitionLanguages) {
    const name = `${language}.traineddata.gz`;
    const from = join(modules, '@tesseract.js-data', language, VARIANT, name);
    const to = join(root, 'resources', 'tessdata', name);
    if ((await sizeOf(from)) === (await sizeOf(to))) continue;
    say(`copying ${name}`);
    await copyWhole(from, to);
  }
}
