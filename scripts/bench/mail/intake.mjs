// Intake of a whole Maildir, with what the process takes of memory, beside `mu index`; then search on what was taken in,
// beside `notmuch search --limit=50` less the time its process needs to start.
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compose, openBenchEngine, timed } from '../engine.mjs';
import { makeCorpus } from './corpus.mjs';

const megabyte = 1024 * 1024;
const hitsAsked = 50;
const askEveryMs = 500;

export async function measure({ folder, print, mails, seed }) {
  const { maildir, queries, source } = await makeCorpus(folder, mails, seed);
  print(`${mails} mails of ${source}`);
  const engine = await openBenchEngine(join(folder, 'data'), { workers: 1 });
  const before = process.memoryUsage.rss();
  let most = 0;
  const watch = setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), 100);
  const counts = {};
  const ends = [];
  const began = performance.now();
  const asking = askMeanwhile(engine, queries);
  const own = await timed(async () => {
    await engine.intake.takeIn([maildir], 'terminal', ({ outcome }) => {
      counts[outcome] = (counts[outcome] ?? 0) + 1;
      ends.push((performance.now() - began) / 1000);
    });
    await engine.intake.idle();
  });
  clearInterval(watch);
  const meanwhile = await asking.stop();
  print(`intake        ${(mails / own.seconds).toFixed(0)} mails/s (${own.seconds.toFixed(1)} s; ${JSON.stringify(counts)})`);
  print(`memory        ${(most / megabyte).toFixed(0)} MB at the most, threads included; ${(before / megabyte).toFixed(0)} MB before (to reach: under 400)`);
  const fifth = Math.floor(ends.length / 5);
  const [first, last] = [fifth / (ends[fifth - 1] ?? 1), fifth / ((ends.at(-1) ?? 1) - (ends[ends.length - fifth - 1] ?? 0))];
  print(`rate          ${first.toFixed(0)} mails/s in the first fifth, ${last.toFixed(0)} in the last: ${(last / first).toFixed(2)} of it (to reach: 0.80)`);
  for (const [name, times] of Object.entries(meanwhile)) {
    print(`meanwhile     ${name} answered in ${percentile(times, 0.5).toFixed(0)} ms, p95 ${percentile(times, 0.95).toFixed(0)} ms (asked ${times.length} times while mails were taken in)`);
  }
  const mu = timeMu(folder, maildir);
  print(mu === null ? 'mu            not installed (Debian: maildir-utils)' : `mu index      ${(mails / mu).toFixed(0)} mails/s (${mu.toFixed(1)} s); intake takes ${(own.seconds / mu).toFixed(2)} of its time (to reach: 1.00)`);
  await compareSearch({ engine, folder, maildir, queries, print });
  await engine.stop();
}

/** Asks as a window does that somebody uses meanwhile: a page of the list and a search, twice a second; counted from when they were due. */
function askMeanwhile(engine, queries) {
  const times = { 'inbox.list': [], 'search.find': [] };
  let stopped = false;
  const asking = (async () => {
    for (let round = 0; !stopped; round++) {
      const due = performance.now() + askEveryMs;
      await new Promise((resolve) => setTimeout(resolve, askEveryMs));
      await engine.handle('inbox.list', { filter: 'all', limit: 60, before: null });
      const listed = performance.now();
      times['inbox.list'].push(listed - due);
      await engine.handle('search.find', { query: queries[round % queries.length].q, limit: hitsAsked, before: null });
      times['search.find'].push(performance.now() - listed);
    }
  })();
  return {
    stop: async () => {
      stopped = true;
      await asking;
      return times;
    },
  };
}

function timeMu(folder, maildir) {
  const env = { ...process.env, XDG_CACHE_HOME: join(folder, 'mu'), HOME: folder };
  if (spawnSync('mu', ['--version'], { env }).status !== 0) return null;
  if (spawnSync('mu', ['init', `--maildir=${maildir}`, `--muhome=${join(folder, 'mu')}`], { env }).status !== 0) return null;
  const began = performance.now();
  const done = spawnSync('mu', ['index', `--muhome=${join(folder, 'mu')}`, '--quiet'], { env });
  return done.status === 0 ? (performance.now() - began) / 1000 : null;
}

async function compareSearch({ engine, folder, maildir, queries, print }) {
  const { findIds } = await compose();
  const own = [];
  for (const { q } of queries) own.push((await timed(() => findIds(engine.context.store, q, hitsAsked))).seconds * 1000);
  print(`search        p50 ${percentile(own, 0.5).toFixed(2)} ms, p95 ${percentile(own, 0.95).toFixed(2)} ms for the first ${hitsAsked} of ${queries.length} queries (to reach: p95 under 5)`);
  const answered = await timed(async () => {
    for (const { q } of queries.slice(0, 100)) await engine.handle('search.find', { query: q, limit: hitsAsked, before: null });
  });
  print(`search.find   ${((answered.seconds * 1000) / Math.min(100, queries.length)).toFixed(1)} ms on average with rows, snippets and marks`);
  const notmuch = await timeNotmuch(folder, maildir, queries.slice(0, 200));
  if (notmuch === null) print('notmuch       not installed (Debian: notmuch)');
  else print(`notmuch       p50 ${percentile(notmuch, 0.5).toFixed(1)} ms, p95 ${percentile(notmuch, 0.95).toFixed(1)} ms less its start; ours at p95: ${(percentile(own, 0.95) / percentile(notmuch, 0.95)).toFixed(3)} of it`);
}

async function timeNotmuch(folder, maildir, queries) {
  const config = join(folder, 'notmuch-config');
  mkdirSync(folder, { recursive: true });
  writeFileSync(config, `[database]\npath=${maildir}\n[user]\nname=Bench\nprimary_email=bench@buero.example\n[new]\ntags=\nignore=\n[maildir]\nsynchronize_flags=false\n`);
  const env = { ...process.env, NOTMUCH_CONFIG: config };
  if (spawnSync('notmuch', ['--version'], { env }).status !== 0) return null;
  if (spawnSync('notmuch', ['new', '--quiet'], { env }).status !== 0) return null;
  const run = (args) => timed(() => new Promise((resolve) => spawn('notmuch', args, { env, stdio: 'ignore' }).on('close', resolve)));
  const starts = [];
  for (let round = 0; round < 20; round++) starts.push((await run(['--version'])).seconds * 1000);
  const start = percentile(starts, 0.5);
  const times = [];
  for (const { q } of queries) times.push(Math.max(0, (await run(['search', `--limit=${hitsAsked}`, q])).seconds * 1000 - start));
  return times;
}

const percentile = (numbers, share) => [...numbers].sort((one, other) => one - other)[Math.min(numbers.length - 1, Math.floor(numbers.length * share))] ?? 0;
