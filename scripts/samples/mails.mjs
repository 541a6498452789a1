// Any number of small German business mails with known threads: for benchmarks and tests of intake, grouping and search.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { desk } from './firms.mjs';
import { address, encodedWords, mail, mailDate, multipart, textPart } from './mime.mjs';
import { makeRandom } from './random.mjs';

const things = 'Flansch Rohr Kessel Pumpen Ventil Schrauben Kabel Motor Getriebe Träger Blech Filter Tank Kran Hallen Fenster Türen Brücken Küchen Lüfter Heiz Kühl Spül Prüf Schweiß Mess Förder Säge Bohr Fräs Guss Stahl Kupfer Glas Gummi Faser Wärme Druck Öl Gas'.split(' ');
const kinds = 'dichtung anlage einheit leitung gehäuse halterung messung prüfung lieferung montage wartung abnahme planung steuerung schale scheibe büchse kappe strecke gruppe reihe zeichnung liste karte rampe werkstatt'.split(' ');
const first = 'Jürgen Änne Götz Wiebke Matthäus Heike Sönke Käthe Xaver Uwe Özlem Björn Marlies Torsten Ilse Ferdinand Gülay Raphaela Jörn Elfriede Ansgar Dörte Lothar Swantje'.split(' ');
const last = 'Brömmelkamp Schöllhuber Weißhäupl Großkopf Böhlke Rüttgensiepen Überwasser Pflügerl Habermehl Kücükbas Lüdemann Öttl Schlüter Nölting Größmann Wiesengrundler Tollmoor Ziegenhagel Krautwurst Müßiggang'.split(' ');
const matters = ['Bestellung', 'Rechnung', 'Anfrage', 'Liefertermin', 'Reklamation', 'Angebot', 'Rückfrage', 'Abholung', 'Gutschrift', 'Wartungsvertrag'];
const forms = ['GmbH', 'KG', 'OHG', 'AG', 'eG', '& Söhne'];
const days = ['Montag', 'Dienstag', 'Mittwoch', 'Donnerstag', 'Freitag'];
const openings = ['Guten Tag,', 'Sehr geehrte Damen und Herren,', 'Hallo Frau Özgür,', 'Moin,', 'Guten Morgen Herr Schöllhuber,', 'Grüß Gott,'];
const closings = ['Mit freundlichen Grüßen', 'Viele Grüße', 'Beste Grüße', 'Freundliche Grüße', 'Schöne Grüße aus der Werkstatt'];
const prefixes = ['AW: ', 'Re: ', 'Antw: '];

const sentences = [
  (r) => `Die ${noun(r)} ist am ${r.pick(days)} angekommen, aber leider fehlen ${r.whole(2, 40)} Stück der ${noun(r)}.`,
  (r) => `Können Sie uns bitte bis ${r.pick(days)} mitteilen, wann die ${noun(r)} geliefert wird?`,
  (r) => `Laut Lieferschein ${r.whole(10000, 99999)} waren es ${r.whole(2, 90)} Kartons, gezählt haben wir nur ${r.whole(1, 60)}.`,
  (r) => `Wir brauchen die ${noun(r)} spätestens in Kalenderwoche ${r.whole(40, 52)}, sonst steht die ${noun(r)} still.`,
  (r) => `Der Preis für die ${noun(r)} beträgt nach unserem Stand ${r.whole(3, 990)},${r.whole(10, 99)} EUR je Stück, zuzüglich Umsatzsteuer.`,
  (r) => `Bitte schicken Sie die Zeichnung zur ${noun(r)} noch einmal, die letzte Fassung ließ sich nicht öffnen.`,
  (r) => `Herr ${r.pick(last)} ist ab ${r.pick(days)} im Urlaub; Fragen zur ${noun(r)} beantwortet Frau ${r.pick(last)}.`,
  (r) => `Für die ${noun(r)} liegt uns noch keine Auftragsbestätigung vor, unsere Nummer ist ${r.whole(100000, 999999)}.`,
  (r) => `Die ${noun(r)} hat beim Probelauf Öl verloren, deshalb haben wir sie wieder ausgebaut.`,
  (r) => `Eine Gutschrift über ${r.whole(20, 900)},${r.whole(10, 99)} EUR wäre für uns in Ordnung, wenn die ${noun(r)} bei uns bleibt.`,
  (r) => `Der Spediteur will die ${noun(r)} nur vormittags abholen, Rampe ${r.whole(1, 9)} ist dann frei.`,
  (r) => `Nach der ${noun(r)} melden wir uns mit den Messwerten, voraussichtlich am ${r.pick(days)} gegen ${r.whole(7, 16)} Uhr.`,
];

const noun = (random) => random.pick(things) + random.pick(kinds);

/**
 * Writes `count` mails as 00000001.eml ... into dir, the same for the same seed.
 * A later mail of a thread answers an earlier one and names all before it in References.
 * @param {string} dir
 * @param {number} count
 * @param {number} [seed]
 * @returns {{file: string, messageId: string, thread: number, subject: string, from: string, at: number}[]}
 */
export function makeMails(dir, count, seed = 1) {
  mkdirSync(dir, { recursive: true });
  const random = makeRandom(seed);
  const open = [];
  const made = [];
  let threads = 0;
  for (let index = 0; index < count; index += 1) {
    const answering = open.length > 0 && random.next() < 0.5;
    const thread = answering ? random.pick(open) : newThread(random, threads);
    if (!answering) {
      threads += 1;
      open.push(thread);
      // Old matters fall silent: only the last few hundred are still answered.
      if (open.length > 400) open.shift();
    }
    const file = `${String(index + 1).padStart(8, '0')}.eml`;
    const { bytes, facts } = nextMail(thread, index, seed, random);
    writeFileSync(join(dir, file), bytes);
    made.push({ file, thread: thread.number, ...facts });
  }
  return made;
}

/**
 * One conversation of so many mails, each an answer to the one before.
 * @param {number} length
 * @param {number} [seed]
 * @returns {Buffer[]}
 */
export function makeConversation(length, seed = 1) {
  const random = makeRandom(seed);
  const thread = newThread(random, 0);
  return Array.from({ length }, (_, index) => nextMail(thread, index, seed, random).bytes);
}

function newThread(random, number) {
  const name = `${random.pick(last)} ${noun(random)} ${random.pick(forms)}`;
  const people = Array.from({ length: random.whole(1, 3) }, () => `${random.pick(first)} ${random.pick(last)}`);
  return { number, name, domain: `firma-${random.whole(1, 4000)}.example`, people, subject: `${random.pick(matters)} ${random.whole(10000, 99999)}: ${noun(random)}`, ids: [], lastText: '' };
}

const firstAt = Date.UTC(2026, 8, 1, 5, 0, 0);
/** One mail every seven minutes: a busy firm. */
const pace = 7 * 60_000;

function nextMail(thread, index, seed, random) {
  const person = random.pick(thread.people);
  const mailbox = `${asciiOf(person)}@${thread.domain}`;
  const at = firstAt + index * pace + random.whole(0, 59) * 1000;
  const messageId = `<${seed}.${index}.${random.whole(1e8, 9e8)}@${thread.domain}>`;
  const answers = thread.ids.length > 0;
  const subject = (answers ? random.pick(prefixes) : '') + thread.subject;
  const own = `${random.pick(openings)}\n\n${body(random)}\n\n${random.pick(closings)}\n${person}\n${thread.name}\n`;
  const quoted = answers ? `\nAm ${random.pick(days)} schrieb ${random.pick(thread.people)}:\n${thread.lastText.split('\n').slice(0, 12).map((line) => `> ${line}`).join('\n')}\n` : '';
  const headers = [
    ['Received', `from mx.${thread.domain} by mail.${desk.domain} with ESMTPS id ${random.whole(1e8, 9e8).toString(36)}; ${mailDate(at + 2000)}`],
    ['Date', mailDate(at)], ['From', address(person, mailbox, { base64: index % 3 === 0 })], ['To', desk.email], ['Subject', encodedWords(subject, { base64: index % 2 === 0 })], ['Message-ID', messageId],
    ...(answers ? [['In-Reply-To', thread.ids.at(-1)], ['References', thread.ids.slice(-10).join('\r\n ')]] : []),
  ];
  thread.ids.push(messageId);
  thread.lastText = own;
  return { bytes: mail(headers, contentOf(own + quoted, index, random)), facts: { messageId, subject, from: mailbox, at } };
}

function body(random) {
  const paragraphs = Array.from({ length: random.whole(3, 7) }, () => Array.from({ length: random.whole(1, 4) }, () => random.pick(sentences)(random)).join(' '));
  return paragraphs.join('\n\n');
}

/** Half plain, a fifth base64, the rest HTML beside the text: about what German business mail looks like. */
function contentOf(text, index, random) {
  const share = random.next();
  if (share < 0.5) return textPart(text);
  if (share < 0.7) return textPart(text, { encoding: 'base64' });
  const html = `<html><body style="font-family:Calibri,sans-serif;font-size:11pt">\n${text.split('\n').map((line) => `<p>${line.replace(/&/g, '&amp;').replace(/>/g, '&gt;')}</p>`).join('\n')}\n</body></html>\n`;
  return multipart('alternative', `=_teil_${index}_${random.whole(1e6, 9e6)}`, [textPart(text), textPart(html, { subtype: 'html' })]);
}

const plain = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss', ' ': '.' };
const asciiOf = (name) => name.toLowerCase().replace(/[äöüß ]/g, (sign) => plain[sign]);
