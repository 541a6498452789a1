import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseMail } from '../../../../src/core/adapters/mail-parser'
import { decodeUtf7, withoutUtf7Words } from '../../../../src/core/adapters/mail-parser/utf-7'
import { limits } from '../../../../src/core/limits'

const decode = (text: string): string => decodeUtf7(Buffer.from(text, 'latin1'))
const parse = async (...lines: readonly string[]) => parseMail(Buffer.from(['From: a@b.example', ...lines].join('\r\n'), 'latin1'), limits)

/** RFC 2152, written the plain way: all that is no letter or blank is shifted. */
const encode = (text: string): string =>
  text.replace(/\+/g, '+-').replace(/[^A-Za-z0-9 +-]+/g, (run) => `+${Buffer.from(run, 'utf16le').swap16().toString('base64').replace(/=+$/, '')}-`)

describe('UTF-7 (RFC 2152)', () => {
  it.each([
    ['the examples of the RFC', 'A+ImIDkQ.', 'A\u2262\u0391.'],
    ['a run that a minus ends, and one in the middle', 'Hi Mom +Jjo--+Jjo-!', 'Hi Mom \u263a-\u263a!'],
    ['a plus', 'item 3 is +AKM-1 +- 2', 'item 3 is \u00a31 + 2'],
    ['a sign beyond the first plane', '+2D3eAA-', '\u{1f600}'],
    ['half a pair', '+2D0-x', '\ufffdx'],
    ['a run that nobody ends', 'Fr+APY', 'Frö'],
  ])('says what was written: %s', (_what, written, read) => {
    expect(decode(written)).toBe(read)
  })

  it.each(['+49 40 123456', 'a + b', '+', '++', '1+1=2', '+A', '+!x', 'x+'])('leaves what is none as it stands: %s', (text) => {
    expect(decode(text).length).toBeGreaterThan(0)
    expect(decode(text)).toBe(text)
  })

  it('reads letters of 8 bits that do not belong there', () => {
    expect(decode('Gr\xfc\xdfe +APY-')).toBe('Grüße ö')
    expect(decodeUtf7(Buffer.from('Grüße +APY-'))).toBe('Grüße ö')
  })

  it('gives back every text', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => void expect(decode(encode(text))).toBe(text)))
  })

  it('ends for all that anybody may write, and makes it no longer than it was', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => void expect(decodeUtf7(bytes).length).toBeLessThanOrEqual(bytes.length)))
    for (const hostile of ['+', '+A', '+AAA-', '+-', '=?utf-7?q?', '=?utf-7?b?+', '=?utf-7*']) {
      expect(decode(hostile.repeat(50_000)).length).toBeLessThanOrEqual(hostile.length * 50_000)
      expect(withoutUtf7Words(hostile.repeat(20_000)).length).toBeGreaterThan(0)
    }
  })
})

describe('a mail in UTF-7', () => {
  it.each(['utf-7', '"UTF-7"', 'unicode-1-1-utf-7', 'x-unicode-2-0-utf-7', 'csUnicode11UTF7', 'utf7'])('has its text, named %s', async (charset) => {
    const mail = await parse(`Content-Type: text/plain; charset=${charset}`, 'Content-Transfer-Encoding: quoted-printable', '', 'Die Hasen und die Fr+A=', 'PY-sche, 1 +- 1')
    expect(mail.text).toBe('Die Hasen und die Frösche, 1 + 1')
  })

  it('has its names and subject', async () => {
    const mail = await parse('To: =?utf-7?B?SitBUHctcmdlbg==?= <j@b.example>', 'Subject: =?unicode-1-1-utf-7?Q?Die_Fr+APY-sche_=28?=', ' =?UTF-7*de?q?nass)?= und =?utf-8?q?Gr=C3=BC=C3=9Fe?=', '', 'Fr+APY-sche')
    expect([mail.to[0]?.name, mail.subject, mail.text]).toEqual(['Jürgen', 'Die Frösche (nass) und Grüße', 'Fr+APY-sche'])
  })

  it('has the words of each part in their charset, names of files both ways, and files as they came', async () => {
    const mail = await parse(
      'Content-Type: multipart/mixed; boundary=b',
      '',
      ...['--b', 'Content-Type: multipart/alternative; boundary=a', ''],
      ...['--a', 'Content-Type: text/plain; charset=utf-7', 'Content-Transfer-Encoding: base64', '', Buffer.from('Fr+APY-sche').toString('base64')],
      ...['--a', 'Content-Type: text/html; charset=utf-7', '', '+ADw-p+AD4-Fr+APY-sche+ADw-/p+AD4-', '--a--'],
      ...['--b', 'Content-Type: text/plain; charset=us-ascii', '', '+APY-'],
      ...['--b', 'Content-Type: text/plain; charset=utf-7; name="=?utf-7?Q?Fr+APY-sche.txt?="', 'Content-Disposition: attachment', '', 'Fr+APY-sche'],
      ...['--b', 'Content-Type: application/pdf', "Content-Disposition: attachment; filename*0*=utf-7''Fr%2BAPY-; filename*1*=sche.pdf", '', '%PDF'],
      ...['--b', 'Content-Type: message/rfc822', '', 'Subject: =?utf-7?Q?Fr+APY-sche?=', 'Content-Type: text/plain; charset=utf-7', '', 'Fr+APY-sche'],
      '--b--',
    )
    expect(mail.text.split('\n').filter((line) => line !== '')).toEqual(['Frösche', '+APY-'])
    expect(mail.html).toContain('<p>Frösche</p>')
    expect(mail.attachments.map(({ name }) => name)).toEqual(['Frösche.txt', 'Frösche.pdf', 'message-3.eml'])
    expect(Buffer.from(mail.attachments[0]?.bytes ?? []).toString().trim()).toBe('Fr+APY-sche')
    expect(Buffer.from(mail.attachments[2]?.bytes ?? []).toString()).toContain('Subject: =?utf-7?Q?Fr+APY-sche?=')
  })

  it('brings no line into the header and no markup past the text', async () => {
    const mail = await parse('Subject: =?utf-7?Q?a+AA0ACg-Bcc:_x=40y.example?=', 'Content-Type: text/plain; charset=utf-7', '', '+ADw-script+AD4-')
    expect([mail.subject, mail.text, mail.html]).toEqual(['a Bcc: x@y.example', '<script>', null])
  })
})
