// npm run bench -- lists: the first page of each view, and one further down, in the engine beside a small store.
// RUECKKANAL_STORE=DIR takes that store (as `npm run bench -- search` keeps one) for the large one: to make an office of a million messages takes hours.
import { join } from 'node:path';
import { copyOf, demoStore, quantile } from './demo-store.mjs';
import { openBenchEngine } from './engine.mjs';

/** 2.3 messages each: a million. */
const sizes = [2_000, Number(process.env.RUECKKANAL_BENCH_CONVERSATIONS ?? 435_000)];
const rounds = 60;
const filters = ['all', 'open', 'mine', 'mentioned', 'due', 'snoozed', 'waiting', 'done', 'unread', 'troubled', 'drafts', 'trash', 'junk'];
const pageSize = 60;

export async function measure({ folder, print }) {
  print(`${'lists'.padEnd(22)}${sizes.map((size) => `${size} conversations  p50 / p95 ms`.padStart(38)).join('')}`);
  const measured = [];
  for (const conversations of sizes) {
    const kept = conversations === sizes[1] && process.env.RUECKKANAL_STORE;
    measured.push(await measureStore(await copyOf(kept || (await demoStore({ conversations, print })), join(folder, String(conversations)))));
  }
  for (const name of new Set(measured.flatMap(Object.keys))) {
    print(`${name.padEnd(22)}${measured.map((each) => (each[name] ? `${each[name].p50.toFixed(2)} / ${each[name].p95.toFixed(2)}` : '–').padStart(38)).join('')}`);
  }
  print('to reach: first page p95 under 50 ms');
}

async function measureStore(data) {
  const engine = await openBenchEngine(data);
  try {
    /** @type {Record<string, { p50: number, p95: number }>} */
    const found = {};
    const [people, labels] = [await engine.handle('people.list', {}), await engine.handle('labels.list', {})];
    await engine.handle('people.choose', { id: people.value.people[0].id });
    for (const filter of [...filters, ...labels.value.labels.map(({ id }) => `label:${id}`)]) {
      const first = await listOf(engine, filter, null);
      const name = filter.startsWith('label:') ? `label ${labels.value.labels.findIndex(({ id }) => filter === `label:${id}`) + 1}` : filter;
      found[`first page: ${name}`] = await repeat(() => listOf(engine, filter, null));
      if (first.next) found[`second page: ${name}`] = await repeat(() => listOf(engine, filter, first.next));
    }
    found.counts = await repeat(() => engine.handle('inbox.counts', {}));
    const { rows } = await listOf(engine, 'all', null);
    found['one conversation'] = await repeat((round) => engine.handle('conversation.get', { id: rows[round % rows.length].id }));
    found['search: a word'] = await repeat((round) => engine.handle('search.find', { query: ['Kugelhahn', 'Rechnung', 'Lieferung', 'Ventil'][round % 4], limit: 50, before: null }));
    const queries = { state: 'zustand:offen', 'state, owner': 'zustand:erledigt zuständig:ich', 'word, state': 'rechnung zustand:offen', label: 'schlagwort:Zoll kugelhahn', fax: 'kanal:fax ventil -zustand:erledigt' };
    for (const [name, query] of Object.entries(queries)) found[`search: ${name}`] = await repeat(() => engine.handle('search.find', { query, limit: 50, before: null }));
    return found;
  } finally {
    await engine.stop();
  }
}

async function listOf(engine, filter, before) {
  const list = await engine.handle('inbox.list', { filter, limit: pageSize, before });
  if (!list.ok) throw new Error(list.error.code);
  return list.value;
}

async function repeat(work) {
  const times = [];
  for (let round = 0; round < rounds; round += 1) {
    const started = performance.now();
    await work(round);
    times.push(performance.now() - started);
  }
  return { p50: quantile(times, 0.5), p95: quantile(times, 0.95) };
}
