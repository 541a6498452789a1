// npm run bench -- search: the first page of searches in a large store, by kind. RUECKKANAL_MESSAGES=1000000 for the full size,
// RUECKKANAL_STORE=DIR keeps the store, so that it is filled only once. Times are the engine's own answers, hits and snippets with them.
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { openBenchEngine } from './engine.mjs';
import { fillStore, wordOf } from './search/store.mjs';

const messages = Number(process.env.RUECKKANAL_MESSAGES ?? 100_000);

const rare = (number) => wordOf(20_000 + number * 37);
const common = (number) => wordOf(2 + number);
const pick = (all, number) => all[number % all.length];

/** A kind of search, and its queries. */
const kinds = {
  'a rare word': rare,
  'a common word': (n) => pick(['rechnung', 'lieferung', 'bestellung', 'angebot', common(n)], n),
  'two words': (n) => `${common(n)} ${rare(n)}`,
  'two common words': (n) => `rechnung ${common(n)}`,
  'beginning of one letter': (n) => pick([...'abdefghiklmnprstvwz'], n),
  'beginning of two letters': (n) => pick(['be', 've', 're', 'li', 'an', 'au', 'ge', 'ha', 'ei', 'ma'], n),
  'beginning of three letters': (n) => pick(['bes', 'ver', 'rec', 'lie', 'ang', 'auf', 'ter', 'hau', 'ein', 'mar'], n),
  'word and beginning': (n) => `rechnung ${pick(['b', 've', 'rec', 'li', 'ang'], n)}`,
  'quotes': (n) => `"${common(n)} ${common(n + 1)}"`,
  'rare word, filter': (n) => `${rare(n)} ${pick(['kanal:fax', 'hat:anhang', 'ist:gesendet', 'vor:2026', 'nach:3/2026'], n)}`,
  'common word, filter': (n) => `${pick(['rechnung', 'lieferung', 'angebot'], n)} ${pick(['kanal:fax', 'hat:anhang', 'ist:gesendet', 'vor:2026', 'im:8/2025'], n)}`,
  'common word, filter that nothing passes': (n) => pick(['nurmail kanal:fax', 'nurfax kanal:mail', 'nurfax hat:anhang', 'nurfax ist:gesendet', 'nurmail nurfax', 'rechnung vor:2020', 'rechnung nurfax hat:pdf'], n),
  'filter alone': (n) => pick(['kanal:fax', 'hat:anhang', 'ist:gesendet', 'vor:2026', 'am:12.3.2026', 'kanal:fax hat:anhang'], n),
  'sender': (n) => `von:firma${n * 13}`,
  'sender and word': (n) => `rechnung von:firma${n}`,
  'number': (n) => `${10_000 + n * 997}`,
  'nr:': (n) => `nr:RE2025${10_000 + n * 997}`,
  'minus': (n) => pick(['rechnung -mahnung', '-kanal:mail', 'lieferung -rechnung', '-rechnung -lieferung', 'nurfax -kanal:fax'], n),
  'OR': (n) => `${rare(n)} OR ${common(n)} kanal:fax`,
  'state alone': (n) => pick(['zustand:offen', 'zustand:wartet', 'zustand:erledigt', '-zustand:erledigt'], n),
  'common word, state': (n) => `${pick(['rechnung', 'lieferung', 'angebot'], n)} ${pick(['zustand:offen', 'zustand:erledigt', 'zustand:wartet', '-zustand:erledigt'], n)}`,
  'two common words, state': (n) => `rechnung ${common(n)} ${pick(['zustand:offen', 'zustand:erledigt', 'zustand:wartet'], n)}`,
  'rare word, state': (n) => `${rare(n)} ${pick(['zustand:offen', 'zustand:erledigt', '-zustand:erledigt'], n)}`,
  'beginning, state': (n) => `zustand:${pick(['offen', 'erledigt'], n)} ${pick(['be', 've', 'rec', 'lie', 'a'], n)}`,
  'owner alone': (n) => pick(['zuständig:anna', 'zuständig:niemand', 'zuständig:emil', '-zuständig:anna'], n),
  'common word, owner': (n) => `${pick(['rechnung', 'lieferung', 'nurfax'], n)} zuständig:${pick(['anna', 'emil', 'niemand'], n)}`,
  'state and owner': (n) => `zustand:${pick(['offen', 'wartet', 'erledigt'], n)} zuständig:${pick(['anna', 'cem', 'niemand'], n)}`,
  'label': (n) => pick(['schlagwort:viel', 'schlagwort:selten', 'schlagwort:viel rechnung', 'schlagwort:selten rechnung', 'schlagwort:selten nurfax nurmail'], n),
  'due, urgent': (n) => pick(['fällig:überfällig', 'fällig:ja rechnung', 'ist:dringend', 'ist:dringend zustand:offen', 'ist:dringend nurfax'], n),
  'condition that nothing passes': (n) => pick(['zustand:junk', 'rechnung zustand:papierkorb', 'zustand:offen vor:2026', 'rechnung zustand:offen vor:2026', 'zustand:wartet zuständig:anna vor:2026 rechnung'], n),
  'OR with a condition': (n) => pick(['mahnung OR zustand:offen', 'rechnung OR schlagwort:viel', 'zustand:offen OR zustand:wartet rechnung', 'küchenplanung OR zuständig:emil'], n),
  'misread': (n) => pick(['rechnunq', 'rechnumg', 'lieferunq', 'kuechenplanunq', `${rare(n).slice(0, -1)}q`], n),
  'nothing at all': (n) => `qqxy${n}`,
};

const quantile = (numbers, share) => [...numbers].sort((a, b) => a - b)[Math.min(numbers.length - 1, Math.floor(numbers.length * share))];

export async function measure({ folder, print }) {
  const data = process.env.RUECKKANAL_STORE ?? join(folder, 'data');
  const filled = existsSync(join(data, 'rueckkanal.sqlite'));
  const engine = await openBenchEngine(data);
  try {
    if (!filled) {
      const { indexingUs } = await fillStore({ store: engine.context.store, messages, say: print });
      print(`filled with ${messages} messages; index: ${indexingUs.toFixed(0)} µs CPU a message`);
    }
    print(`store ${(statSync(join(data, 'rueckkanal.sqlite')).size / 1e6).toFixed(0)} MB`);
    print(`${'first page of 50, ms'.padEnd(42)}${['p50', 'p95', 'worst', 'CPU p95', 'hits'].map((name) => name.padStart(9)).join('')}`);
    const every = [];
    for (const [kind, queryOf] of Object.entries(kinds)) {
      const wall = [];
      const cpu = [];
      let hits = 0;
      for (let number = 0; number < 40; number += 1) {
        const before = process.cpuUsage();
        const started = performance.now();
        const found = await engine.handle('search.find', { query: queryOf(number), limit: 50, before: null });
        wall.push(performance.now() - started);
        const used = process.cpuUsage(before);
        cpu.push((used.user + used.system) / 1000);
        if (!found.ok) throw new Error(`${queryOf(number)}: ${found.error.code}`);
        hits += found.value.hits.length;
      }
      every.push(...wall);
      print(`${kind.padEnd(42)}${[quantile(wall, 0.5), quantile(wall, 0.95), Math.max(...wall), quantile(cpu, 0.95)].map((ms) => ms.toFixed(1).padStart(9)).join('')}${String(Math.round(hits / 40)).padStart(9)}`);
    }
    print(`${'all'.padEnd(42)}${[quantile(every, 0.5), quantile(every, 0.95), Math.max(...every)].map((ms) => ms.toFixed(1).padStart(9)).join('')}`);
  } finally {
    await engine.stop();
  }
}
