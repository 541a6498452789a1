// Writing mails by hand: RFC 5322 headers, RFC 2047 words, RFC 2045 bodies. Senders differ, so nothing is normalised.

const newline = '\r\n';

/**
 * RFC 2047 "Q" or "B" words, cut so that no word is longer than 75 characters and no character is split.
 * @param {string} text
 * @param {{charset?: string, base64?: boolean}} [how]
 */
export function encodedWords(text, { charset = 'UTF-8', base64 = false } = {}) {
  if (/^[\x20-\x7e]*$/.test(text)) return text;
  /** @type {BufferEncoding} */
  const encoding = charset === 'UTF-8' ? 'utf8' : 'latin1';
  const asQ = (piece) => [...Buffer.from(piece, encoding)].map((byte) => (byte === 0x20 ? '_' : /[A-Za-z0-9]/.test(String.fromCharCode(byte)) ? String.fromCharCode(byte) : `=${hex(byte)}`)).join('');
  const asB = (piece) => Buffer.from(piece, encoding).toString('base64');
  const word = (piece) => `=?${charset}?${base64 ? 'B' : 'Q'}?${base64 ? asB(piece) : asQ(piece)}?=`;
  const words = [];
  let piece = '';
  for (const character of text) {
    if (word(piece + character).length > 75) {
      words.push(word(piece));
      piece = '';
    }
    piece += character;
  }
  return [...words, word(piece)].join(`${newline} `);
}

const hex = (byte) => byte.toString(16).toUpperCase().padStart(2, '0');

/**
 * RFC 2045, 6.7.
 * @param {string} text
 * @param {BufferEncoding} encoding
 */
export function quotedPrintable(text, encoding = 'utf8') {
  return text.split('\n').map((line) => {
    const bytes = Buffer.from(line, encoding);
    let out = '';
    let length = 0;
    bytes.forEach((byte, index) => {
      const plain = (byte >= 33 && byte <= 126 && byte !== 61) || ((byte === 32 || byte === 9) && index < bytes.length - 1);
      const sign = plain ? String.fromCharCode(byte) : `=${hex(byte)}`;
      if (length + sign.length > 75) {
        out += `=${newline}`;
        length = 0;
      }
      out += sign;
      length += sign.length;
    });
    return out;
  }).join(newline);
}

export const base64Lines = (bytes) => Buffer.from(bytes).toString('base64').replace(/.{76}(?=.)/g, `$&${newline}`);

export const address = (name, mailbox, how) => (name ? `${/[^\x20-\x7e]/.test(name) ? encodedWords(name, how) : `"${name}"`} <${mailbox}>` : mailbox);

/**
 * @param {string[][]} headers in order as [name, value]
 * @param {string | Buffer} body text, or bytes that are already encoded
 */
export const part = (headers, body) => Buffer.concat([
  Buffer.from(`${headers.map(([name, value]) => `${name}: ${value}`).join(newline)}${newline}${newline}`, 'utf8'),
  typeof body === 'string' ? Buffer.from(body, 'utf8') : body,
]);

export function textPart(text, { charset = 'UTF-8', subtype = 'plain', encoding = 'quoted-printable', extra = '' } = {}) {
  /** @type {BufferEncoding} */
  const bytes = charset === 'UTF-8' ? 'utf8' : 'latin1';
  const body = encoding === 'base64' ? base64Lines(Buffer.from(text.replace(/\n/g, newline), bytes))
    : encoding === '8bit' ? Buffer.from(text.replace(/\n/g, newline), bytes)
      : quotedPrintable(text, bytes);
  return { headers: [['Content-Type', `text/${subtype}; charset=${charset}${extra}`], ['Content-Transfer-Encoding', encoding]], body };
}

/**
 * @param {string} type
 * @param {string} name
 * @param {Uint8Array} bytes
 * @param {{inlineId?: string}} [options]
 */
export function filePart(type, name, bytes, { inlineId } = {}) {
  return {
    headers: [
      ['Content-Type', `${type}; name="${name}"`],
      ['Content-Transfer-Encoding', 'base64'],
      ['Content-Disposition', `${inlineId ? 'inline' : 'attachment'}; filename="${name}"`],
      ...(inlineId ? [['Content-ID', `<${inlineId}>`]] : []),
    ],
    body: base64Lines(bytes),
  };
}

export function multipart(kind, boundary, parts, { preamble = '' } = {}) {
  const chunks = [Buffer.from(preamble ? `${preamble}${newline}` : '', 'utf8')];
  for (const each of parts) chunks.push(Buffer.from(`--${boundary}${newline}`), part(each.headers, each.body), Buffer.from(newline));
  chunks.push(Buffer.from(`--${boundary}--${newline}`));
  return { headers: [['Content-Type', `multipart/${kind}; boundary="${boundary}"`]], body: Buffer.concat(chunks) };
}

export const mail = (headers, content) => part([...headers, ['MIME-Version', '1.0'], ...content.headers], content.body);

const days = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const two = (value) => String(value).padStart(2, '0');

/** RFC 5322 date of UTC milliseconds, as a clock `offsetHours` from UTC shows it. */
export function mailDate(at, offsetHours = 2) {
  const local = new Date(at + offsetHours * 3_600_000);
  return `${days[local.getUTCDay()]}, ${two(local.getUTCDate())} ${months[local.getUTCMonth()]} ${local.getUTCFullYear()} ${two(local.getUTCHours())}:${two(local.getUTCMinutes())}:${two(local.getUTCSeconds())} +${two(offsetHours)}00`;
}
