import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { scorePage, total } from './score.mjs';

/** @param out the folder with NAME-pN.txt; a missing file was read as nothing */
export async function scoreSet(pages, out) {
  const scored = [];
  for (const page of pages) {
    const text = await readFile(join(out, `${page.output}.txt`), 'utf8').catch(() => '');
    scored.push({ page, score: scorePage(text, page.truth) });
  }
  const printed = scored.filter(({ score }) => !score.blank);
  const tiers = {};
  for (const tier of new Set(printed.map(({ page }) => page.tier))) tiers[tier] = total(printed.filter(({ page }) => page.tier === tier).map(({ score }) => score));
  return {
    printed,
    total: total(printed.map(({ score }) => score)),
    tiers,
    madeUp: scored.reduce((sum, { score }) => sum + (score.blank ? score.madeUp : 0), 0),
  };
}

export const worstPages = ({ printed }) =>
  [...printed]
    .sort((a, b) => b.score.characters.errors - a.score.characters.errors)
    .slice(0, 20)
    .map(({ page, score }) => `${page.name.padEnd(28)} ${String(score.characters.errors).padStart(4)} of ${String(score.characters.of).padStart(5)}  ${page.tags.join(',')}`);
