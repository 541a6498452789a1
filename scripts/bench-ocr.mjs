// npm run bench:ocr -- [--set DIR] [--generator DIR] [--only TIER] [--jobs 1,2] [--without STEP,…] [--steps [--of STEP,…]] [--pages]
// Reads a set of faxes whose text is known and prints how much of it was read wrongly, with CPU seconds and pages a minute:
// the terminal's own recognition, and where they are installed Tesseract's command line and OCRmyPDF, on the same pages in the same run.
import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readers, readersOfSteps } from './bench/ocr/readers.mjs';
import { findSet } from './bench/ocr/sets.mjs';
import { scoreSet, worstPages } from './bench/ocr/score-set.mjs';
import { runScript, setUp } from './setup/index.mjs';

const print = (line = '') => process.stdout.write(`${line}\n`);

const columns = ['pages', 'CER %', 'CER clean', 'CER noisy', 'CER standard', 'WER %', 'F1 %', 'failed', 'blank: signs', 'CPU s', 'pages/min'];
const row = (name, cells) => print(`${name.padEnd(30)}${cells.map((cell, i) => String(cell).padStart(Math.max(8, columns[i].length + 2))).join('')}`);

function cellsOf({ total, tiers, madeUp }, { cpuSeconds, seconds }, pages) {
  const of = (tier) => tiers[tier]?.characterErrors.toFixed(2) ?? '';
  return [
    total.pages,
    total.characterErrors.toFixed(2),
    of('clean-fine'),
    of('noisy-fine'),
    of('std-noisy'),
    total.wordErrors.toFixed(2),
    total.wordF1.toFixed(2),
    total.failed,
    madeUp,
    cpuSeconds.toFixed(1),
    ((pages / seconds) * 60).toFixed(1),
  ];
}

await runScript(async () => {
  await setUp('app', { quietWhenDone: true });
  const { values } = parseArgs({
    options: {
      set: { type: 'string' },
      generator: { type: 'string' },
      seed: { type: 'string', default: '1' },
      only: { type: 'string' },
      jobs: { type: 'string', default: '1,2' },
      without: { type: 'string' },
      steps: { type: 'boolean', default: false },
      of: { type: 'string' },
      pages: { type: 'boolean', default: false },
    },
  });
  const folder = await mkdtemp(join(tmpdir(), 'rueckkanal-bench-ocr-'));
  try {
    const set = await findSet({ ...values, folder, say: print });
    const pages = set.pages.filter((page) => values.only === undefined || page.tier === values.only);
    print(`${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${availableParallelism()} cores, Node ${process.versions.node}, load ${loadavg()[0].toFixed(2)} at the start`);
    print(`${set.name}: ${pages.length} pages in ${new Set(pages.map((page) => page.file)).size} files`);
    print();
    row('', columns);
    const jobs = values.jobs.split(',').map(Number);
    const all = values.steps ? await readersOfSteps(values.of?.split(',') ?? []) : await readers(jobs, values.without?.split(',') ?? []);
    for (const [number, reader] of all.entries()) {
      const out = join(folder, `out-${number}`);
      const times = await reader.read(pages, out);
      const scored = await scoreSet(pages, out);
      row(reader.name, cellsOf(scored, times, pages.length));
      if (values.pages && reader.ours) for (const line of worstPages(scored)) print(`    ${line}`);
    }
    print();
    print(`load ${loadavg()[0].toFixed(2)} at the end`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
