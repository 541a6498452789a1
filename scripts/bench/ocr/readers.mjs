// Whoever reads the pages of a set: our terminal, and what is installed of Tesseract and OCRmyPDF.
import { execFile, spawn } from 'node:child_process';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { root } from '../../setup/paths.mjs';
import { built, compose } from '../engine.mjs';

const isInstalled = (program) => promisify(execFile)(program, ['--version']).then(() => true, () => false);
const oneThread = { ...process.env, OMP_THREAD_LIMIT: '1' };

export async function readers(jobs, without) {
  const found = jobs.map((count) => (without.length === 0 ? ours(count) : inProcess(`without ${without.join(', ')}, ${count} jobs`, count, without)));
  if (await isInstalled('tesseract')) found.push(tesseract);
  if (await isInstalled('ocrmypdf')) found.push(ocrMyPdf);
  return found;
}

/** What each step of the preparation is worth: everything, then one step less each time. */
export async function readersOfSteps() {
  const { preparationSteps } = await compose();
  return [inProcess('all steps', 2, []), ...preparationSteps.map((step) => inProcess(`without ${step}`, 2, [step]))];
}

/** Runs a program and tells the CPU seconds of all its processes (POSIX `times`: the second line is the children's). */
async function timed(command, args) {
  const started = performance.now();
  const child = spawn('/bin/sh', ['-c', '"$@" >/dev/null 2>&1; times', 'sh', command, ...args], { env: oneThread, stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  for await (const part of child.stdout) said += part;
  const [, children = ''] = said.trim().split('\n');
  const cpuSeconds = [...children.matchAll(/(\d+)m([\d.]+)s/g)].reduce((sum, [, minutes, seconds]) => sum + Number(minutes) * 60 + Number(seconds), 0);
  return { cpuSeconds, seconds: (performance.now() - started) / 1000 };
}

const ours = (jobs) => ({
  name: `Rückkanal, ${jobs} ${jobs === 1 ? 'job' : 'jobs'}`,
  ours: true,
  read: (pages, out) => timed(join(root, 'bin/rueckkanal'), ['recognise', ...new Set(pages.map((page) => page.file)), '--out', out, '--jobs', String(jobs)]),
});

/** With steps of the preparation left out, which the terminal does not offer. */
const inProcess = (name, jobs, without) => ({
  name,
  ours: true,
  read: async (pages, out) => {
    const { openReading, recognisePage } = await compose();
    await mkdir(out, { recursive: true });
    const { reader, recogniser, tellType } = openReading({ ...built, workers: jobs, without });
    const [before, started] = [process.cpuUsage(), performance.now()];
    const waiting = [...pages];
    const lane = async () => {
      for (let page = waiting.shift(); page; page = waiting.shift()) {
        const read = await recognisePage({ reader, recogniser }, { path: page.file, type: await tellType(page.file), page: page.number });
        if (read.ok) await writeFile(join(out, `${page.output}.txt`), read.value.text);
      }
    };
    await Promise.all(Array.from({ length: jobs }, lane));
    const { user, system } = process.cpuUsage(before);
    await reader.close();
    await recogniser.close();
    return { cpuSeconds: (user + system) / 1e6, seconds: (performance.now() - started) / 1000 };
  },
});

/** One page after the other; a page that cannot be read has no text. */
const pageByPage = (name, read) => ({
  name,
  ours: false,
  read: async (pages, out) => {
    await mkdir(out, { recursive: true });
    const sum = { cpuSeconds: 0, seconds: 0 };
    for (const page of pages) {
      const times = await read(page, join(out, page.output));
      sum.cpuSeconds += times.cpuSeconds;
      sum.seconds += times.seconds;
    }
    return sum;
  },
});

const tesseract = pageByPage('Tesseract (deu, as it is)', (page, stem) => timed('tesseract', [page.picture, stem, '-l', 'deu', '--psm', '3', ...page.pictureArgs]));

const ocrMyPdf = pageByPage('OCRmyPDF (deskew, clean, rotate)', async (page, stem) => {
  if (page.pictureArgs.length > 0) return { cpuSeconds: 0, seconds: 0 };
  const [text, pdf] = [`${stem}.sidecar`, `${stem}.pdf`];
  const times = await timed('ocrmypdf', ['-l', 'deu', '--jobs', '1', '--deskew', '--clean', '--rotate-pages', '--image-dpi', '200', '--output-type', 'pdf', '--sidecar', text, page.picture, pdf]);
  if (await readFile(text).catch(() => null)) await rename(text, `${stem}.txt`);
  await rm(pdf, { force: true });
  return times;
});
