// Whoever reads the pages of a set: our terminal, and what is installed of Tesseract and OCRmyPDF.
import { execFile, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
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

/** Tries of a page that are left out by not answering them: the turns, and the two manners beside that of print. */
const tries = ['upright', 'broken', 'thin'];

/**
 * What each step is worth: everything, then one step less each time. A line that was read once is not read again;
 * the CPU seconds that it took are counted each time.
 * @param {readonly string[]} only the steps in question; none: all
 */
export async function readersOfSteps(only) {
  const { preparationSteps, readingSteps } = await compose();
  const steps = [...preparationSteps, ...tries, ...readingSteps].filter((step) => only.length === 0 || only.includes(step));
  const lines = new Map();
  return [inProcess('all steps', 1, [], lines), ...steps.map((step) => inProcess(`without ${step}`, 1, [step], lines))];
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

/** With steps left out, which the terminal does not offer. @param {Map<string, { line: unknown, cpu: number }> | null} known lines that were read before */
const inProcess = (name, jobs, without, known = null) => ({
  name,
  ours: true,
  read: async (pages, out) => {
    const { openReading, preparationSteps, readingSteps, recognisePage } = await compose();
    await mkdir(out, { recursive: true });
    const opened = openReading({ ...built, workers: jobs, without: without.filter((step) => preparationSteps.includes(step)) });
    const remembering = known === null ? { recogniser: opened.recogniser, saved: () => 0 } : rememberLines(opened.recogniser, known);
    const readers = { reader: withoutTries(opened.reader, without), recogniser: remembering.recogniser, without: without.filter((step) => readingSteps.includes(step)) };
    const lies = without.includes('upright') ? { lies: 0 } : {};
    const [before, started] = [process.cpuUsage(), performance.now()];
    const waiting = [...pages];
    const lane = async () => {
      for (let page = waiting.shift(); page; page = waiting.shift()) {
        const read = await recognisePage(readers, { path: page.file, type: await opened.tellType(page.file), page: page.number, ...lies });
        if (read.ok) await writeFile(join(out, `${page.output}.txt`), read.value.text);
      }
    };
    await Promise.all(Array.from({ length: jobs }, lane));
    const { user, system } = process.cpuUsage(before);
    await opened.reader.close();
    await opened.recogniser.close();
    return { cpuSeconds: (user + system) / 1e6 + remembering.saved(), seconds: (performance.now() - started) / 1000 };
  },
});

/** A page that is not prepared in a manner is not read in it. */
function withoutTries(reader, without) {
  let asPrint = null;
  return {
    ...reader,
    prepare: async (path, type, page, rotation, manner) => {
      if (manner === 'broken' && without.includes('broken')) return { ok: true, value: { ...asPrint, lines: [] } };
      const prepared = await reader.prepare(path, type, page, rotation, manner);
      if (!prepared.ok) return prepared;
      const value = without.includes('thin') ? { ...prepared.value, thin: false } : prepared.value;
      if (manner === 'print') asPrint = value;
      return { ok: true, value };
    },
  };
}

/** Reads each line once, whoever asks for it, and keeps what it took; one page is read at a time. */
function rememberLines(recogniser, known) {
  let saved = 0;
  const read = async (lines, language, signal) => {
    const keys = lines.map(({ width, height, data }) => createHash('sha1').update(`${language} ${width} ${height} `).update(data).digest('hex'));
    const missing = lines.filter((_, i) => !known.has(keys[i]));
    for (const key of keys) saved += known.get(key)?.cpu ?? 0;
    const before = process.cpuUsage();
    const found = missing.length === 0 ? { ok: true, value: [] } : await recogniser.recognise(missing, language, signal);
    if (!found.ok) return found;
    const { user, system } = process.cpuUsage(before);
    const area = missing.reduce((sum, { data }) => sum + data.length, 0);
    for (const [i, line] of missing.entries()) known.set(keys[lines.indexOf(line)], { line: found.value[i], cpu: ((user + system) / 1e6) * (line.data.length / area) });
    return { ok: true, value: keys.map((key) => known.get(key).line) };
  };
  return { recogniser: { size: recogniser.size, available: () => recogniser.available(), close: () => recogniser.close(), recognise: read }, saved: () => saved };
}

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
