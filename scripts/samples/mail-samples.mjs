// The mails among the app's samples, and what is known of each.
import { encode } from 'fast-png';
import { desk, firms } from './firms.mjs';
import { drawValvePhoto } from './letters-other.mjs';
import { dpiOf, renderPdf } from './line.mjs';
import { address, encodedWords, filePart, mail, mailDate, multipart, textPart } from './mime.mjs';
import { faxDict, picturePdf } from './pdf.mjs';
import { makeSheets } from './sheet.mjs';
import { encodeT6 } from './t6.mjs';

const to = address('', desk.email);

/** @param {{from: {name: string, email: string}, subject: string, at: string, messageId: string, inReplyTo?: string, references?: string[], agent?: string, words?: object}} letter */
function head({ from, subject, at, messageId, inReplyTo, references, agent, words }) {
  return [
    ['Return-Path', `<${from.email}>`],
    ['Date', mailDate(Date.parse(at))],
    ['From', address(from.name, from.email, words)],
    ['To', to],
    ['Subject', encodedWords(subject, words)],
    ['Message-ID', messageId],
    ...(inReplyTo ? [['In-Reply-To', inReplyTo]] : []),
    ...(references ? [['References', references.join('\r\n ')]] : []),
    ...(agent ? [['User-Agent', agent]] : []),
  ];
}

/** One mail as file and truth; `facts` is what only this mail has. */
function sample({ id, file, firm, content, text, attachments = [], facts = {}, letter }) {
  return {
    file,
    bytes: mail(head(letter), content),
    truth: {
      id, kind: 'mail', file, from: letter.from.email, fromName: letter.from.name, firm: firm.name, subject: letter.subject, at: letter.at,
      messageId: letter.messageId, inReplyTo: letter.inReplyTo ?? null, references: letter.references ?? [], attachments, text, facts,
    },
  };
}

export async function mailSamples(faxInside) {
  return [orderQuestion(), await dripPhoto(), inquiry(), inquiryAnswer(), appointment(), gatewayFax(faxInside)];
}

/** From the firm of the order fax: the conversation spans both channels. */
function orderQuestion() {
  const text = `Guten Tag Herr Schöllhuber,

zu unserer Bestellung 4500-71833 vom Montag (kam per Fax) fehlt uns noch
Ihre Auftragsbestätigung. Können Sie den 30. Oktober halten? Die Monteure
sind ab 2. November eingeteilt, und ohne die DN-150-Klappen geht am
Kattwykdamm gar nichts.

Noch eine Frage: Sind die Handgetriebe schon angebaut oder liegen sie bei?
Wenn lose, bräuchten wir die Anzugsmomente für die Montage.

Viele Grüße aus dem Regen
Käthe Brömmelkamp

--
Tollmoor Anlagenbau GmbH · Einkauf
Am Spülfeldhaken 7, 21129 Hamburg
Tel. ${firms.tollmoor.phone} · Fax ${firms.tollmoor.fax}
`;
  return sample({
    id: 'order-question', file: 'Rueckfrage Bestellung 4500-71833.eml', firm: firms.tollmoor, text,
    letter: { from: { name: 'Käthe Brömmelkamp', email: firms.tollmoor.email }, subject: 'Rückfrage zu Bestellung 4500-71833', at: '2026-10-08T12:47:09.000Z',
    messageId: '<7c1e0f52-93aa-4c1b-8a40-5b1f2d0e71a3@tollmoor-anlagenbau.example>', agent: 'Mozilla Thunderbird', words: { charset: 'ISO-8859-1' } },
    content: textPart(text, { charset: 'ISO-8859-1', extra: '; format=flowed' }), facts: { spansWith: 'order', orderNumber: '4500-71833' },
  });
}

/** HTML with a picture inside and one that lies on a server, which a careful program does not fetch. */
async function dripPhoto() {
  const text = `Grüß Gott,

unser Haustechniker hat heute früh das hier fotografiert: Am Strangventil im zweiten Stock (QA-3340, Baujahr 2024) tropft es. Wir haben eine Schüssel darunter gestellt, am Samstag kommt eine Hochzeit mit 120 Gästen.

Gibt es die Dichtung einzeln? Und wer kann bis Freitag kommen?

Herzliche Grüße vom Zwirbelhof
Resi Öttl, Hausdame
`;
  const sheets = makeSheets({ size: [62 * 72 / 25.4, 42 * 72 / 25.4] });
  drawValvePhoto(sheets.addSheet(), 0, 0);
  const [photo] = await renderPdf(await sheets.finish(), 180);
  const png = Buffer.from(encode({ width: photo.width, height: photo.height, data: photo.data, channels: 1, depth: 8 }));
  const paragraphs = text.trim().split('\n\n');
  const html = `<html><head><style>p{font-family:Calibri,sans-serif;font-size:11pt}</style></head><body>
<p>${paragraphs[0]}</p>
<p>${paragraphs[1].replace('tropft es', '<b>tropft es</b>')}</p>
<p><img src="cid:ventil-2og@zwirbelhof.example" alt="Strangventil, zweiter Stock" width="${photo.width}" height="${photo.height}"></p>
<p>${paragraphs[2]}</p>
<p>${paragraphs[3].replace('\n', '<br>')}</p>
<p style="color:#7a6a55;font-size:9pt">Hotel Zwirbelhof GmbH · ${firms.hotel.street} · ${firms.hotel.town} · Telefon ${firms.hotel.phone}</p>
<img src="https://bilder.zwirbelhof.example/gruss.gif" width="1" height="1" alt="">
</body></html>
`;
  const related = multipart('related', '----=_Teil_0002', [textPart(html, { subtype: 'html' }), filePart('image/png', 'ventil.png', png, { inlineId: 'ventil-2og@zwirbelhof.example' })]);
  return sample({
    id: 'drip-photo', file: 'Strangventil tropft.eml', firm: firms.hotel, text,
    letter: { from: { name: 'Resi Öttl (Hotel Zwirbelhof)', email: firms.hotel.email }, subject: 'Strangventil tropft – bitte bis Freitag!', at: '2026-10-14T06:22:41.000Z',
    messageId: '<20261014062241.5D1A7@post.zwirbelhof.example>', words: { base64: true } },
    content: multipart('alternative', '----=_Teil_0001', [textPart(text, { encoding: 'base64' }), related], { preamble: 'Diese Nachricht hat mehrere Teile.' }),
    attachments: [{ name: 'ventil.png', type: 'image/png', inline: true }], facts: { remotePictures: 1 },
  });
}

const inquiryId = '<CAJ8-magnetventile-2026@mail.blaukehlchen-gewaechshaus.example>';
const ourAnswerId = '<0c93c9be.41a7@quendelbach-armaturen.example>';

function inquiry() {
  const text = `Liebes Quendelbach-Team,

für unsere neue Halle Nord suchen wir 48 Magnetventile 24 V, 3/4 Zoll,
stromlos geschlossen, für Regenwasser mit etwas Sand darin. Die bisherigen
eines anderen Herstellers setzen sich alle paar Wochen zu.

1. Welche Baureihe empfehlen Sie?
2. Was kostet das Stück bei 48 und bei 100?
3. Wie schnell wären die ersten zwölf lieferbar?

Für einen Anruf bin ich meist bis neun Uhr im Büro, danach im Gewächshaus.

Mit grünem Gruß
Sönke Überwasser
Blaukehlchen Gewächshausbau eG, ${firms.gartenbau.phone}
`;
  return sample({
    id: 'inquiry', file: 'Anfrage Magnetventile Halle Nord.eml', firm: firms.gartenbau, text,
    letter: { from: { name: 'Sönke Überwasser', email: firms.gartenbau.email }, subject: 'Anfrage: 48 Magnetventile für Halle Nord', at: '2026-10-05T05:58:13.000Z',
    messageId: inquiryId }, content: textPart(text, { encoding: '8bit' }), facts: { thread: 'magnetventile' },
  });
}

/** Answers a reply of ours that is not among the samples: the References still tie both mails together. */
function inquiryAnswer() {
  const text = `Guten Morgen Frau Özgür,

vielen Dank, das ging ja schnell! Wir nehmen die QA-5120 mit Schmutzfänger.
Bitte schicken Sie uns ein Angebot über 60 Stück (nicht 48, die Erdbeeren
bekommen nun auch welche) und dazu drei Ersatzspulen.

Lieferung bitte nur vormittags, nachmittags ist das Tor zu.

Mit grünem Gruß
Sönke Überwasser

Am 06.10.2026 um 09:31 schrieb Quendelbach Armaturen:
> Sehr geehrter Herr Überwasser,
>
> für sandiges Regenwasser empfehlen wir die QA-5120 mit vorgeschaltetem
> Schmutzfänger. Zwölf Stück liegen am Lager, die übrigen kommen in KW 43.
>
>> 2. Was kostet das Stück bei 48 und bei 100?
>
> 41,20 EUR ab 48 Stück, 37,90 EUR ab 100 Stück, jeweils netto.
`;
  return sample({
    id: 'inquiry-answer', file: 'AW Anfrage Magnetventile Halle Nord.eml', firm: firms.gartenbau, text,
    letter: { from: { name: 'Sönke Überwasser', email: firms.gartenbau.email }, subject: 'AW: Anfrage: 48 Magnetventile für Halle Nord', at: '2026-10-07T06:05:50.000Z',
    messageId: '<CAJ8-magnetventile-2026-2@mail.blaukehlchen-gewaechshaus.example>', inReplyTo: ourAnswerId, references: [inquiryId, ourAnswerId] },
    content: textPart(text), facts: { thread: 'magnetventile' },
  });
}

function appointment() {
  const text = `Sehr geehrte Frau Özgür,

wie telefonisch besprochen: Den 12. Dezember halten wir als Montagetag für
die Rohrbrücke frei, siehe Angebot A 26/318. Der Termin hängt an.

Mit freundlichen Grüßen
Uwe Böhlke
Stahlbau Rüttgensiepen GmbH
`;
  const calendar = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Stahlbau Ruettgensiepen//Termine//DE', 'METHOD:REQUEST', 'BEGIN:VEVENT', 'UID:montage-26-318@ruettgensiepen-stahlbau.example', 'DTSTAMP:20261015T090000Z',
    'DTSTART:20261212T060000Z', 'DTEND:20261212T150000Z', 'SUMMARY:Montage Rohrbrücke Halle 4', 'LOCATION:Quendelbach Armaturen\\, Pfefferrohrweg 12\\, Berlin', `ORGANIZER;CN=Uwe Böhlke:mailto:${firms.stahlbau.email}`, `ATTENDEE;RSVP=TRUE:mailto:${desk.email}`, 'END:VEVENT', 'END:VCALENDAR', ''].join('\n');
  return sample({
    id: 'appointment', file: 'Montagetermin Rohrbruecke.eml', firm: firms.stahlbau, text,
    letter: { from: { name: 'Böhlke, Uwe', email: firms.stahlbau.email }, subject: 'Montagetermin Rohrbrücke Halle 4', at: '2026-10-15T09:00:27.000Z',
    messageId: '<DB9P.montage.318@ruettgensiepen-stahlbau.example>' },
    content: multipart('mixed', '_004_DB9P_', [textPart(text), textPart(calendar, { subtype: 'calendar', encoding: 'base64', extra: '; method=REQUEST; name="termin.ics"' })]),
    attachments: [{ name: 'termin.ics', type: 'text/calendar', inline: false }], facts: { spansWith: 'quote', quoteNumber: 'A 26/318' },
  });
}

/** What a FRITZ!Box sends: from the firm's own address, the number in the subject, one PDF. */
function gatewayFax({ fax, bitmaps, texts }) {
  const [xDpi, yDpi] = dpiOf[fax.resolution];
  const pdf = picturePdf(bitmaps.map((bitmap) => ({ ...bitmap, xDpi, yDpi, dict: faxDict(bitmap.width, bitmap.height), stream: encodeT6(bitmap) })));
  const number = fax.firm.fax.replace(/\D/g, '');
  const name = `13.10.26_08.05_Telefax.${number}.pdf`;
  const text = `Von Ihrer FRITZ!Box wurde ein Fax empfangen.

Absender: ${number}
Datum: 13.10.2026
Uhrzeit: 08:05
Seiten: ${bitmaps.length}
`;
  return sample({
    id: 'gateway-fax', file: `Fax von ${number}.eml`, firm: fax.firm, text,
    letter: { from: { name: 'FRITZ!Box', email: desk.email }, subject: `Fax von ${number}`, at: '2026-10-13T06:06:02.000Z',
    messageId: '<a81f5c.1791871562@fritz.box.quendelbach-armaturen.example>' },
    content: multipart('mixed', 'fritz-0x5f3759df', [textPart(text), filePart('application/pdf', name, pdf)]),
    attachments: [{ name, type: 'application/pdf', inline: false }],
    facts: { spansWith: 'order', gateway: 'fritzbox', faxNumber: fax.firm.faxE164, headerLine: fax.header(1, bitmaps.length), faxPages: texts.map((words) => words.join('\n')), ...fax.facts },
  });
}
