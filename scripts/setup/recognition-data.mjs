// tesseract.js wants one folder with all languages; npm has one package for each.
import { join } from 'node:path';
import { copyIfOther } from './files.mjs';
import { modules, root } from './paths.mjs';

// Whole-number weights of the best model: a fifth of the size of the full one and the fastest.
const VARIANT = '4.0.0_best_int';
export const recognitionLanguages = ['deu', 'eng'];

export async function recognitionData({ say }) {
  for (const language of recognitionLanguages) {
    const name = `${language}.traineddata.gz`;
    const from = join(modules, '@tesseract.js-data', language, VARIANT, name);
    const to = join(root, 'resources', 'tessdata', name);
    await copyIfOther(from, to, () => say(`copying ${name}`));
  }
}
