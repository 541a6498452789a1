// Mails that are broken, lie, or want to be too large. Each entry: file, why, expect, bytes.
import { base64Lines, mail, multipart, part, quotedPrintable, textPart } from './mime.mjs';

const usual = (subject, id) => [
  ['Date', 'Mon, 12 Oct 2026 10:00:00 +0200'], ['From', 'Test <absender@boese-post.example>'], ['To', 'post@quendelbach-armaturen.example'],
  ['Subject', subject], ['Message-ID', `<${id}@boese-post.example>`],
];
const raw = (lines) => Buffer.from(lines.join('\r\n'), 'latin1');
const headerLines = (subject, id) => usual(subject, id).map(([name, value]) => `${name}: ${value}`);
const attachment = (name) => ({
  headers: [['Content-Type', 'application/octet-stream'], ['Content-Transfer-Encoding', 'base64'], ['Content-Disposition', `attachment; filename="${name}"`]],
  body: base64Lines(Buffer.from(`Inhalt von ${name}`)),
});

export const traversalNames = ['../../../../tmp/entkommen.txt', '..\\..\\entkommen.exe', '/etc/entkommen', 'C:\\Windows\\entkommen.dll', 'CON', 'a\u0000b.txt', '.', '..', '', `${'lang'.repeat(200)}.pdf`];

export function badMails() {
  const text = textPart('Guten Tag, das ist der Text.\n');
  const whole = mail(usual('Vollständig bis hier'.replace('ä', 'ae'), 'ganz'), multipart('mixed', 'grenze', [text, attachment('liste.txt')]));
  const entry = (file, expect, why, bytes) => ({ file, expect, why, bytes });
  return [
    entry('truncated.eml', 'recorded', 'ends in the middle of an attachment', whole.subarray(0, whole.length - 30)),
    entry('truncated-headers.eml', 'either', 'ends in the middle of the headers', whole.subarray(0, 70)),
    entry('no-headers.eml', 'either', 'text without one header line', raw(['Guten Tag,', '', 'hier fehlen alle Kopfzeilen.', ''])),
    entry('empty-headers.eml', 'either', 'begins with the empty line, a body follows', raw(['', 'Nur ein Text.', ''])),
    entry('no-body.eml', 'recorded', 'headers and no body', raw([...headerLines('Ohne Text', 'ohne-text'), '', ''])),
    entry('no-date-no-id.eml', 'recorded', 'neither Date nor Message-ID', raw(['From: absender@boese-post.example', 'Subject: Ohne Datum', '', 'Text', ''])),
    entry('broken-date.eml', 'recorded', 'a date that is none', raw(['Date: gestern abend', 'From: absender@boese-post.example', 'Message-ID: <gestern@boese-post.example>', 'Subject: Gestern', '', 'Text', ''])),
    entry('broken-from.eml', 'recorded', 'a From that is no address', raw(['Date: Mon, 12 Oct 2026 10:00:00 +0200', 'From: <<@>>, "', 'Message-ID: <von@boese-post.example>', 'Subject: Von wem', '', 'Text', ''])),
    entry('broken-boundary.eml', 'recorded', 'the boundary of the header never occurs in the body', raw([...headerLines('Grenze fehlt', 'grenze'), 'MIME-Version: 1.0', 'Content-Type: multipart/mixed; boundary="gibt-es-nicht"', '', '--andere', 'Content-Type: text/plain', '', 'Der Text steht hinter der falschen Grenze.', '--andere--', ''])),
    entry('unclosed-boundary.eml', 'recorded', 'the last boundary is missing', raw([...headerLines('Offen', 'offen'), 'MIME-Version: 1.0', 'Content-Type: multipart/mixed; boundary="g"', '', '--g', 'Content-Type: text/plain', '', 'Der Text hat kein Ende', ''])),
    entry('no-boundary.eml', 'recorded', 'multipart without a boundary parameter', raw([...headerLines('Ohne Grenze', 'ohne-grenze'), 'MIME-Version: 1.0', 'Content-Type: multipart/mixed', '', 'Text ohne Teile', ''])),
    entry('zero-parts.eml', 'recorded', 'a multipart with no part in it', raw([...headerLines('Leer', 'leer'), 'MIME-Version: 1.0', 'Content-Type: multipart/mixed; boundary="g"', '', '--g--', ''])),
    entry('10000-parts.eml', 'either', '10,000 parts', mail(usual('Zehntausend Teile', 'teile'), multipart('mixed', 'g', Array.from({ length: 10_000 }, (_, index) => ({ headers: [['Content-Type', 'text/plain'], ['Content-Disposition', `attachment; filename="teil-${index}.txt"`]], body: `Teil ${index}` }))))),
    entry('500-levels.eml', 'either', 'multiparts nested 500 deep', nestedMultiparts(500)),
    entry('50-mails-nested.eml', 'either', 'message/rfc822 nested 50 deep', nestedMails(50)),
    entry('forwarded.eml', 'recorded', 'an ordinary mail attached as message/rfc822', nestedMails(1)),
    entry('huge-header-line.eml', 'either', 'one header line of 2 MB', raw([...headerLines('Riesenzeile', 'zeile'), `X-Riese: ${'x'.repeat(2_000_000)}`, '', 'Text', ''])),
    entry('100000-headers.eml', 'either', '100,000 header lines', raw([...headerLines('Viele Kopfzeilen', 'viele'), ...Array.from({ length: 100_000 }, (_, index) => `X-${index}: y`), '', 'Text', ''])),
    entry('10000-recipients.eml', 'recorded', '10,000 addresses in To', raw([...headerLines('Rundschreiben', 'rund').filter((line) => !line.startsWith('To:')), `To: ${Array.from({ length: 10_000 }, (_, index) => `a${index}@verteiler.example`).join(',\r\n ')}`, '', 'Text', ''])),
    entry('unknown-charset.eml', 'recorded', 'a character set that nobody knows', raw([...headerLines('=?x-klingonisch?Q?Gr=FC=DFe?=', 'zeichensatz'), 'MIME-Version: 1.0', 'Content-Type: text/plain; charset=x-klingonisch', 'Content-Transfer-Encoding: quoted-printable', '', 'Gr=FC=DFe', ''])),
    entry('wrong-charset.eml', 'recorded', 'says UTF-8, is Latin-1', raw([...headerLines('Falscher Zeichensatz', 'falsch'), 'MIME-Version: 1.0', 'Content-Type: text/plain; charset=utf-8', 'Content-Transfer-Encoding: 8bit', '', 'Gr\xfc\xdfe aus K\xf6ln', ''])),
    entry('bad-base64.eml', 'recorded', 'base64 with foreign signs and a wrong end', raw([...headerLines('Kaputtes Base64', 'b64'), 'MIME-Version: 1.0', 'Content-Type: text/plain; charset=utf-8', 'Content-Transfer-Encoding: base64', '', 'R3V0ZW4g%%%VGFnLCBkYXMgaXN0!!0=A=', ''])),
    entry('bad-quoted-printable.eml', 'recorded', 'equals signs without hexadecimal digits', raw([...headerLines('Kaputtes QP', 'qp'), 'MIME-Version: 1.0', 'Content-Type: text/plain; charset=utf-8', 'Content-Transfer-Encoding: quoted-printable', '', 'Preis =ZZ 5 =', '=', '= Ende', ''])),
    entry('unknown-encoding.eml', 'recorded', 'a transfer encoding that nobody knows', raw([...headerLines('Unbekannt', 'kodierung'), 'MIME-Version: 1.0', 'Content-Type: text/plain', 'Content-Transfer-Encoding: x-geheim', '', 'Text', ''])),
    entry('nul-bytes.eml', 'recorded', 'NUL bytes in subject and text', raw([...headerLines('Vor\u0000nach', 'nul'), '', 'Text mit \u0000 darin', ''])),
    entry('header-injection.eml', 'recorded', 'encoded words that decode to line ends and further headers', raw([...headerLines('=?utf-8?Q?Hallo=0D=0ABcc:_opfer@boese-post.example=0D=0A=0D=0AText?=', 'injektion'), 'Reply-To: =?utf-8?Q?a=0D=0ABcc:_b=40c.example?= <x@boese-post.example>', '', 'Text', ''])),
    entry('id-injection.eml', 'recorded', 'a Message-ID and References with line ends and quotes, as they would land in a reply', raw(['Date: Mon, 12 Oct 2026 10:00:00 +0200', 'From: absender@boese-post.example', 'Subject: Kennung', 'Message-ID: <a"\t> <b\\r\\nBcc: x@y.example>', `References: ${'<gleich@boese-post.example> '.repeat(5000)}`, '', 'Text', ''])),
    entry('broken-words.eml', 'recorded', 'encoded words cut off, empty and nested', raw([...headerLines('=?utf-8?Q?Gr=C3?= =?utf-8?Q?=BC=C3=9Fe?= =?utf-8?B?????= =?utf-8?Q?ohne Ende', 'woerter'), '', 'Text', ''])),
    entry('calendar-only.eml', 'recorded', 'nothing but a calendar part, and that is cut off', mail(usual('Nur Kalender', 'kalender'), textPart('BEGIN:VCALENDAR\nMETHOD:REQUEST\nBEGIN:VEVENT\nSUMMARY:Abbruch\n', { subtype: 'calendar', extra: '; method=REQUEST' }))),
    entry('path-names.eml', 'recorded', 'attachments with names that want to leave the folder', mail(usual('Namen', 'namen'), multipart('mixed', 'g', [text, ...traversalNames.map(attachment)]))),
    entry('script-html.eml', 'recorded', 'HTML with script, handlers, form, frame and styles that fetch', mail(usual('Skript', 'skript'), textPart(hostileHtml, { subtype: 'html' }))),
    entry('deep-html.eml', 'recorded', 'HTML with 20,000 open elements', mail(usual('Tief', 'tief'), textPart(`${'<div>'.repeat(20_000)}innen`, { subtype: 'html' }))),
    entry('no-newline-html.eml', 'recorded', 'one line of 3 MB of text', raw([...headerLines('Eine Zeile', 'eine-zeile'), '', 'Wort '.repeat(600_000)])),
    entry('mbox-line.eml', 'recorded', 'begins with the From line of an mbox', Buffer.concat([Buffer.from('From absender@boese-post.example Mon Oct 12 10:00:00 2026\r\n'), whole])),
    entry('bare-newlines.eml', 'recorded', 'LF instead of CRLF throughout', Buffer.from(whole.toString('latin1').replace(/\r\n/g, '\n').replace('<ganz@', '<ganz-lf@'), 'latin1')),
    entry('byte-order-mark.eml', 'recorded', 'a UTF-8 byte order mark before the first header', Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(whole.toString('latin1').replace('<ganz@', '<ganz-bom@'), 'latin1')])),
  ];
}

const hostileHtml = `<html><head><meta http-equiv="refresh" content="0;url=https://boese-post.example/"><base href="https://boese-post.example/"><style>@import url(https://boese-post.example/a.css); body{background:url(https://boese-post.example/b.png)}</style></head>
<body onload="alert(1)"><script>alert(2)</script><img src="x" onerror="alert(3)"><a href="javascript:alert(4)">Sichtbarer Text</a><form action="https://boese-post.example/"><input name="kennwort"></form><iframe src="https://boese-post.example/"></iframe><svg><script>alert(5)</script></svg><object data="https://boese-post.example/"></object></body></html>
`;

function nestedMultiparts(levels) {
  let content = textPart('Ganz innen.\n');
  for (let level = levels; level > 0; level -= 1) content = multipart('mixed', `ebene-${level}`, [content]);
  return mail(usual('Fuenfhundert Ebenen', 'ebenen'), content);
}

function nestedMails(levels) {
  let inner = part([...usual('Die innerste', `innen-${levels}`), ['Content-Type', 'text/plain; charset=UTF-8'], ['Content-Transfer-Encoding', 'quoted-printable']], quotedPrintable('Der Text der innersten Nachricht.\n'));
  for (let level = levels; level > 0; level -= 1) {
    const attached = { headers: [['Content-Type', 'message/rfc822'], ['Content-Disposition', 'attachment; filename="weitergeleitet.eml"']], body: inner };
    inner = mail(usual(`WG: Ebene ${level}`, `wg-${levels}-${level}`), multipart('mixed', `wg-${level}`, [textPart('Zur Kenntnis.\n'), attached]));
  }
  return inner;
}
