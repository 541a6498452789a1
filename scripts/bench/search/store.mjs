// A store of N messages, written as rows and put into the index by the engine's own code: the words of an office, as common
// as words are (Zipf), with names, numbers, channels and attachments; one in four is a fax with misread words.
import { randomUUID } from 'node:crypto';
import { compose } from '../engine.mjs';

export const vocabulary = 60_000;
const day = 86_400_000;
const begin = Date.UTC(2025, 4, 1);
const span = 548 * day;
const firms = 4_000;
/** Words that people look for, each with how many of a thousand messages have it. */
export const known = { rechnung: 300, lieferung: 220, bestellung: 180, angebot: 120, mahnung: 25, gewaehrleistung: 6, kuechenplanung: 1 };

const chance = (seed) => {
  let state = seed >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
};

const syllables = ['be', 'ver', 'lie', 'fer', 'auf', 'trag', 'zahl', 'ung', 'haus', 'werk', 'stell', 'plan', 'bau', 'holz', 'rohr', 'ein', 'kauf', 'an', 'ge', 'bot', 'frist', 'ter', 'min', 'ware', 'kost', 'stein', 'mark', 'rech', 'neu', 'dach'];
export function wordOf(number) {
  let word = '';
  for (let rest = number + 1; rest > 0; rest = Math.floor(rest / syllables.length)) word += syllables[rest % syllables.length];
  return word;
}

const id = (at, random) => {
  const hex = at.toString(16).padStart(12, '0');
  const tail = Math.floor(random() * 2 ** 48).toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7${tail.slice(0, 3)}-8${tail.slice(3, 6)}-${tail.slice(6)}${randomUUID().slice(0, 6)}`;
};

/** @param {{ store: any, messages: number, seed?: number, say: (line: string) => void }} options */
export async function fillStore({ store, messages, seed = 1, say }) {
  const { reindexMessages } = await compose();
  const random = chance(seed);
  const zipf = () => Math.floor(vocabulary ** random()) - 1;
  const contacts = await makeContacts(store, random);
  const desk = await makeDesk(store, random);
  const step = 2_000;
  let indexing = 0;
  for (let start = 0; start < messages; start += step) {
    const rows = Array.from({ length: Math.min(step, messages - start) }, (_, offset) => makeMessage(begin + Math.floor(((start + offset) / messages) * span), random, zipf, contacts, desk));
    await store.write(async (tx) => {
      for (let from = 0; from < rows.length; from += 500) {
        const part = rows.slice(from, from + 500);
        const fresh = part.flatMap((one) => one.conversation ?? []);
        await tx.insertInto('conversation').values(fresh.map(({ labelIds, ...conversation }) => conversation)).execute();
        const labels = fresh.flatMap(({ id: conversation_id, at, labelIds }) => labelIds.map((label_id) => ({ label_id, conversation_id, at })));
        if (labels.length > 0) await tx.insertInto('conversation_label').values(labels).execute();
        await tx.insertInto('message').values(part.map((one) => one.message)).execute();
        const files = part.flatMap((one) => one.files);
        if (files.length > 0) await tx.insertInto('attachment').values(files).execute();
        const pages = part.flatMap((one) => one.pages);
        if (pages.length > 0) await tx.insertInto('page').values(pages).execute();
      }
      const before = process.cpuUsage();
      await reindexMessages(tx, rows.map((one) => one.message.id));
      const { user, system } = process.cpuUsage(before);
      indexing += user + system;
    });
    if ((start / step) % 50 === 49) say(`${start + step} messages, ${(indexing / (start + step)).toFixed(0)} µs of index each`);
  }
  return { indexingUs: indexing / messages };
}

async function makeContacts(store, random) {
  const contacts = Array.from({ length: firms }, (_, number) => {
    const name = `${cap(wordOf(900 + number * 7))} ${['GmbH', 'AG', 'KG', 'eG'][number % 4]}`;
    return { id: id(begin - firms + number, random), name, address: `info@firma${number}.example`, fax: `+4943120${String(10_000 + number)}` };
  });
  await store.write(async (tx) => {
    for (let from = 0; from < firms; from += 500) {
      await tx.insertInto('contact').values(contacts.slice(from, from + 500).map(({ id: contactId, name }) => ({ id: contactId, name, created_at: begin }))).execute();
    }
  });
  return contacts;
}

/** Five colleagues; a label that one in 50 conversations bears, and one that hardly any does. */
async function makeDesk(store, random) {
  const people = ['Anna', 'Bernd', 'Cem', 'Dörte', 'Emil'].map((name) => ({ id: id(begin, random), name, initials: name[0], colour: 'teal', hours_json: '[]', created_at: begin, left_at: null }));
  const labels = ['Viel', 'Selten'].map((name) => ({ id: id(begin, random), name, colour: 'red' }));
  await store.write(async (tx) => {
    await tx.insertInto('person').values(people).execute();
    await tx.insertInto('label').values(labels).execute();
  });
  return { people, labels };
}

/** What is old is done, what is new mostly open; seven in ten have an owner. */
function standingOf(at, random, { people, labels }) {
  const age = begin + span - at;
  const state = random() < (age > 14 * day ? 0.99 : 0.3) ? 'done' : random() < 0.6 ? 'open' : 'waiting';
  const owner = random() < 0.7 ? people[Math.floor(people.length * random() ** 2)].id : null;
  const due = random() < 0.05 ? Math.floor(at / day) * day + 10 * day : null;
  const busy = state !== 'done';
  return {
    state, state_at: at, list: state, owner_id: owner, held_by: busy ? owner : null, due_on: due, falls_due: busy ? due : null, urgent: random() < 0.01 ? 1 : 0,
    labelIds: [...(random() < 0.02 ? [labels[0].id] : []), ...(random() < 0.0001 ? [labels[1].id] : [])],
  };
}

const cap = (word) => word[0].toUpperCase() + word.slice(1);

let last = null;
function makeMessage(at, random, zipf, contacts, desk) {
  const contact = contacts[Math.floor(firms * random() ** 2)];
  const fax = random() < 0.25;
  const out = !fax && random() < 0.3;
  const words = [];
  for (let count = 40 + Math.floor(random() * 60); count > 0; count -= 1) words.push(wordOf(zipf()));
  for (const [word, of] of Object.entries(known)) if (random() * 1000 < of) words.splice(Math.floor(random() * words.length), 0, word);
  if (!fax && random() < 0.5) words.push('nurmail');
  if (fax && random() < 0.8) words.push('nurfax');
  const number = `RE-${2025 + (at > begin + 244 * day ? 1 : 0)}/${Math.floor(random() * 90_000) + 10_000}`;
  words.push('Nr.', number, `${Math.floor(random() * 9000)},${10 + Math.floor(random() * 89)}`);
  if (fax && random() < 0.02) words.push('rechnunq');
  const text = words.join(' ');
  const messageId = id(at, random);
  const fresh = last === null || random() < 0.45;
  if (fresh) last = id(at, random);
  const conversation = fresh ? { id: last, contact_id: contact.id, subject: words.slice(0, 4).join(' '), created_at: at, at, channel: fax ? 'fax' : 'mail', direction: 'in', snippet: '', messages: 1, unread: 0, troubled: 0, ...standingOf(at, random, desk) } : null;
  const attached = !fax && random() < 0.3;
  const file = (role, name, type) => ({ id: id(at, random), message_id: messageId, role, position: 0, sha256: 'a'.repeat(64), name, media_type: type === 'tiff' ? 'image/tiff' : 'application/pdf', size: 1, content_id: null, type });
  const files = fax ? [file('document', 'fax.tif', 'tiff')] : attached ? [file('attached', `${wordOf(zipf())}.pdf`, 'pdf')] : [];
  const pages = fax ? [{ id: id(at, random), attachment_id: files[0].id, message_id: messageId, number: 1, width: 1, height: 1, rotation: 0, code: null, recognition: 'done', text, language: 'deu', confidence: 90, line_json: null, facts_json: null }] : [];
  const message = {
    id: messageId, conversation_id: last, contact_id: contact.id, channel: fax ? 'fax' : 'mail', direction: out ? 'out' : 'in', at, external_id: null, in_reply_to: null,
    references_json: '[]', sha256: null, arrival_id: null, from_name: out ? 'Büro' : contact.name, from_address: out ? 'post@buero.example' : fax ? '' : contact.address,
    fax_number: fax ? contact.fax : null, to_json: JSON.stringify([{ name: '', address: out ? contact.address : 'post@buero.example' }]), cc_json: '[]', reply_to_json: '[]',
    subject: fax ? '' : words.slice(0, 4).join(' '), text: fax ? '' : text, has_html: 0, unread: 0, touched: 0, delivery_step: null, delivery_at: null, delivery_code: null,
    delivery_params_json: '{}', delivery_attempts: 0, delivery_next_at: null, undo_until: null, joined_to: null, joined_from: null, reasons_json: '[]', topic: null,
    body_print: null, automatic: null, twin_of: null, warning: null, announcement_json: null, trashed: 0,
  };
  return { message, conversation, files, pages };
}
