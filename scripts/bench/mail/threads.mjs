// Conversations against the known threads of the corpus: pairwise precision, recall and F1, with the mails in their order,
// in any order, with a tenth of them missing, and without References.
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeMails } from '../../samples/mails.mjs';
import { makeRandom } from '../../samples/random.mjs';
import { openBenchEngine, timed } from '../engine.mjs';
import { makeCorpus } from './corpus.mjs';

const toReach = 0.995;

export async function measure({ folder, print, mails, seed }) {
  const { maildir, truth, source } = await corpusWithThreads(folder, mails, seed);
  print(`${mails} mails of ${source}, ${new Set(truth.values()).size} threads (to reach: F1 ${toReach})`);
  const random = makeRandom(seed);
  /** @type {(readonly [string, (files: readonly string[]) => void])[]} */
  const runs = [
    ['as they were written', () => {}],
    ['in any order', (files) => files.forEach((path) => renameSync(path, inAnyOrder(path, random)))],
    ['a tenth missing', (files) => files.filter(() => random.whole(1, 10) === 1).forEach((path) => rmSync(path))],
    ['In-Reply-To only', (files) => files.forEach((path) => writeFileSync(path, readFileSync(path, 'latin1').replace(/^References:.*\r\n(?:[ \t].*\r\n)*/im, ''), 'latin1'))],
    ['no ids at all', (files) => files.forEach((path) => writeFileSync(path, readFileSync(path, 'latin1').replace(/^(?:References|In-Reply-To):.*\r\n(?:[ \t].*\r\n)*/gim, ''), 'latin1'))],
  ];
  for (const [index, [name, change]] of runs.entries()) {
    const copy = join(folder, `run-${index}`);
    cpSync(maildir, join(copy, 'mail'), { recursive: true });
    change(filesOf(join(copy, 'mail', 'cur')));
    const engine = await openBenchEngine(join(copy, 'data'), { workers: 1 });
    const { seconds } = await timed(async () => {
      await engine.intake.takeIn([join(copy, 'mail')], 'terminal');
      await engine.intake.idle();
    });
    const rows = await engine.context.store.read((tx) => tx.selectFrom('message').select(['external_id', 'conversation_id']).execute());
    await engine.stop();
    rmSync(copy, { recursive: true, force: true });
    const { precision, recall, f1 } = pairwise(rows.map(({ external_id, conversation_id }) => [truth.get(external_id), conversation_id]));
    print(`threads       F1 ${f1.toFixed(5)} (precision ${precision.toFixed(5)}, recall ${recall.toFixed(5)})  ${name}; ${rows.length} mails, ${(rows.length / seconds).toFixed(0)} a second`);
    if (index < 2 && f1 < toReach) throw new Error(`F1 ${f1} is under ${toReach}`);
  }
}

async function corpusWithThreads(folder, count, seed) {
  const made = await makeCorpus(folder, count, seed);
  const told = join(folder, 'threads.tsv');
  if (existsSync(told)) return { ...made, truth: new Map(readFileSync(told, 'utf8').trim().split('\n').map((line) => pairOf(line))) };
  mkdirSync(join(folder, 'again'));
  const again = makeMails(join(folder, 'again'), count, seed);
  return { ...made, truth: new Map(again.map(({ messageId, thread }) => [messageId, String(thread)])) };
}

/** @param {string} line @returns {[string, string]} */
function pairOf(line) {
  const [id = '', thread = ''] = line.split('\t');
  return [id, thread];
}

const filesOf = (cur) => readdirSync(cur).sort().map((name) => join(cur, name));

function inAnyOrder(path, random) {
  const name = path.split('/').pop();
  return join(path, '..', `${String(random.whole(0, 99_999_999)).padStart(8, '0')}-${name}`);
}

/** @param {(readonly [string | undefined, string])[]} pairs each message's true thread and its conversation */
export function pairwise(pairs) {
  const twos = (keys) => {
    const counts = new Map();
    for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
    return [...counts.values()].reduce((sum, count) => sum + (count * (count - 1)) / 2, 0);
  };
  const both = twos(pairs.map(([thread, conversation]) => `${thread}\t${conversation}`));
  const told = twos(pairs.map(([, conversation]) => conversation));
  const real = twos(pairs.map(([thread]) => thread));
  const precision = told === 0 ? 1 : both / told;
  const recall = real === 0 ? 1 : both / real;
  return { precision, recall, f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall) };
}
