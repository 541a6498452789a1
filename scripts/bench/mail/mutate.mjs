// Mails as nobody meant them: bytes turned, lines doubled, parts cut and sewn together again, numbers blown up.

/** @param {Uint8Array} mail @param {ReturnType<typeof import('../../samples/random.mjs').makeRandom>} random @returns {Uint8Array} */
export function mutate(mail, random) {
  let bytes = Buffer.from(mail);
  for (let changes = random.whole(1, 6); changes > 0; changes--) bytes = random.pick(ways)(bytes, random);
  return new Uint8Array(bytes.subarray(0, mostBytes));
}

/** Doubling what was doubled must not fill the memory of the bench itself. */
const mostBytes = 1024 * 1024;

const place = (bytes, random) => random.whole(0, Math.max(0, bytes.length - 1));
const piece = (bytes, random) => {
  const from = place(bytes, random);
  return [from, Math.min(bytes.length, from + random.whole(1, 2_000))];
};

const nasty = [
  '\r\n\r\n', '\n', '\r', '\0', '--', '=?UTF-8?B?', '=?utf-8?Q?=FF=FE?=', '=?x?', '?=', '=', '=\r\n', '"', '(', '((((((((', '<', '>', ':', ';',
  'boundary="a"', 'Content-Type: multipart/mixed; boundary=a\r\n', 'Content-Type: message/rfc822\r\n\r\n', 'Content-Transfer-Encoding: base64\r\n',
  'Content-Type: text/html\r\n', 'charset=utf-16', 'charset="unknown-8bit"', 'filename*0*=x', '../../../etc/passwd', '\u202e', '<table colspan=99999999><tr><td colspan=99999999>',
  '<div>'.repeat(200), '[[[[', '\ufeff', 'From x\n', '>From x\n', `${'a'.repeat(5_000)}\r\n`, 'Date: Mon, 99 Foo 999999 99:99:99 +9999\r\n', 'References: <a@b> <a@b>\r\n', 'Subject: =?UTF-8?B?////?=\r\n',
];

const ways = [
  (bytes, random) => {
    bytes[place(bytes, random)] = random.whole(0, 255);
    return bytes;
  },
  (bytes, random) => bytes.subarray(0, place(bytes, random)),
  (bytes, random) => {
    const [from, to] = piece(bytes, random);
    return Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)]);
  },
  (bytes, random) => {
    const [from, to] = piece(bytes, random);
    return Buffer.concat([bytes.subarray(0, to), bytes.subarray(from)]);
  },
  (bytes, random) => {
    const at = place(bytes, random);
    return Buffer.concat([bytes.subarray(0, at), Buffer.from(random.pick(nasty)), bytes.subarray(at)]);
  },
  (bytes, random) => {
    const at = bytes.indexOf('\n', place(bytes, random)) + 1;
    return Buffer.concat([bytes.subarray(0, at), Buffer.from(random.pick(nasty)), bytes.subarray(at)]);
  },
  (bytes, random) => {
    const [from, to] = piece(bytes, random);
    const part = bytes.subarray(from, to);
    return Buffer.concat([bytes, ...Array.from({ length: random.whole(1, 30) }, () => part)]);
  },
  (bytes, random) => Buffer.from(bytes.toString('latin1').replace(/\d+/g, (digits) => (random.next() < 0.1 ? '99999999999999999999' : digits)), 'latin1'),
];
