// A Maildir of business mails in `folder`/mail: by the generator beside the repository where it is, with its queries and
// known threads; else by our own samples.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeMails } from '../../samples/mails.mjs';
import { root } from '../../setup/paths.mjs';

const generator = join(root, '..', 'shared', 'bench', 'mail', 'gen.mjs');

/** @returns {Promise<{ maildir: string, queries: { kind: string, q: string }[], source: string }>} */
export async function makeCorpus(folder, count, seed) {
  const maildir = join(folder, 'mail');
  if (existsSync(generator)) {
    const made = spawnSync(process.execPath, [generator, folder, String(count), String(seed)], { encoding: 'utf8' });
    if (made.status === 0) return { maildir, queries: JSON.parse(readFileSync(join(folder, 'queries.json'), 'utf8')), source: 'the shared generator' };
  }
  for (const name of ['new', 'tmp']) mkdirSync(join(maildir, name), { recursive: true });
  await makeMails(join(maildir, 'cur'), count, seed);
  const words = ['angebot', 'rechnung', 'lieferung', 'termin', 'bestellung', 'rückfrage'];
  return { maildir, queries: [...words.map((q) => ({ kind: 'word', q })), ...words.map((q) => ({ kind: 'two', q: `${q} bitte` }))], source: 'our own samples' };
}
