import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseMail } from '../../../../src/core/adapters/mail-parser'
import type { ParsedMail } from '../../../../src/core/ports/document-reader'

const limits = { mailParts: 100, mailDepth: 20 }
const parse = (lines: readonly string[] | Uint8Array): Promise<ParsedMail> => parseMail(lines instanceof Uint8Array ? lines : Buffer.from(lines.join('\r\n'), 'utf8'), limits)
const failureOf = async (action: Promise<unknown>): Promise<unknown> => action.then(() => null, (error: { failure?: unknown }) => error.failure)

const head = ['From: =?utf-8?q?J=C3=BCrgen?= <j@firma.example>', 'To: a@b.example, "Amt, Bau" <amt@stadt.example>', 'Message-ID: <1@firma.example>', 'Date: Mon, 23 Nov 2026 10:00:00 +0100', 'MIME-Version: 1.0']

const multipart = (boundary: string, ...parts: readonly (readonly string[])[]): string[] => [
  `Content-Type: multipart/mixed; boundary="${boundary}"`,
  '',
  ...parts.flatMap((part) => [`--${boundary}`, ...part]),
  `--${boundary}--`,
  '',
]

describe('a mail', () => {
  it('gives who, to whom, when, what and the ids it belongs to', async () => {
    const mail = await parse([...head, 'Subject: =?iso-8859-1?Q?Gr=FC=DFe?=', 'In-Reply-To: <0@b.example>', 'References: <00@b.example>', ' <0@b.example> <00@b.example>', '', 'Hallo'])
    expect(mail).toEqual({
      externalId: '<1@firma.example>',
      inReplyTo: '<0@b.example>',
      references: ['<00@b.example>', '<0@b.example>'],
      from: { name: 'Jürgen', address: 'j@firma.example' },
      replyTo: [],
      to: [{ name: '', address: 'a@b.example' }, { name: 'Amt, Bau', address: 'amt@stadt.example' }],
      cc: [],
      subject: 'Grüße',
      date: Date.UTC(2026, 10, 23, 9),
      text: 'Hallo',
      folded: { text: 'hallo', numbers: [] },
      html: null,
      attachments: [],
      isDelivered: false,
      senderDenied: false,
      automatic: null,
      asksReceipt: false,
      report: null,
      bodyPrint: expect.any(String) as string,
      appointments: [],
    })
  })

  it('bears the traces of a server that delivered it', async () => {
    for (const trace of ['Received: from a by b', 'Return-Path: <>', 'Delivered-To: a@b.example']) expect((await parse([trace, ...head, '', 'x'])).isDelivered).toBe(true)
  })

  it('is denied its sender where the last server says so, whatever stands below it', async () => {
    const denied = async (...results: readonly string[]): Promise<boolean> => (await parse([...results.map((one) => `Authentication-Results: mx.example; ${one}`), ...head, '', 'x'])).senderDenied
    expect(await Promise.all([denied('dmarc=fail'), denied('spf=fail; dkim=none'), denied('spf=fail; dkim=pass'), denied('spf=fail; dmarc=pass'), denied('dmarc=pass', 'dmarc=fail'), denied('dmarc=fail', 'dmarc=pass'), denied()])).toEqual([true, true, false, false, false, true, false])
  })

  it('has a readable subject where a mailer wrote bare 8-bit letters into an encoded word', async () => {
    const subject = async (...parts: readonly (string | number)[]) => (await parse(Buffer.concat(['From: a@b.example\r\nSubject: ', ...parts, '\r\n\r\nx'].map((part) => (typeof part === 'number' ? Buffer.from([part]) : Buffer.from(part)))))).subject
    expect(await subject('=?iso-8859-1?Q?Die_Fr', 0xf6, 'sche?=')).toBe('Die Frösche')
    expect(await subject('=?UTF-8?Q?Die_Fr', 0xc3, 0xb6, 'sche?= und =?iso-8859-15?q?', 0xa4, '?=')).toBe('Die Frösche und €')
    expect(await subject('Gr', 0xfc, 0xdf, 'e =?x?Q?', 0xff)).toMatch(/^Grüße/)
  })

  it('is read in the charset it names', async () => {
    const umlauts = (charset: string, bytes: readonly number[]): Buffer => Buffer.concat([Buffer.from(`From: a@b.example\r\nContent-Type: text/plain; charset=${charset}\r\nContent-Transfer-Encoding: 8bit\r\n\r\n`), Buffer.from(bytes)])
    expect((await parse(umlauts('iso-8859-15', [0xe4, 0xa4]))).text).toBe('ä€')
    expect((await parse(umlauts('windows-1252', [0xfc, 0x80]))).text).toBe('ü€')
    expect((await parse(umlauts('utf-8', [0xc3, 0xbc]))).text).toBe('ü')
    expect((await parse(umlauts('koi8-r', [0xc4, 0xc1]))).text).toBe('да')
    expect((await parse(umlauts('no-such-charset', [0x61]))).text).toBe('a')
  })

  it('is read where an old mailer put bare letters into the header', async () => {
    const mail = await parse(Buffer.from('From: J\xfcrgen <j@firma.example>\r\nSubject: Gr\xfc\xdfe\r\n\r\nHallo', 'latin1'))
    expect([mail.subject, mail.from?.name]).toEqual(['Grüße', 'Jürgen'])
  })

  it('keeps header values on one line, whatever is encoded in them', async () => {
    const mail = await parse([...head, 'Subject: =?utf-8?q?a=0D=0ABcc:_x@y.example=00b?=', '', ''])
    expect(mail.subject).toBe('a Bcc: x@y.example b')
  })

  it('makes text of HTML where it has no other', async () => {
    const mail = await parse([...head, 'Content-Type: text/html; charset=utf-8', '', '<h1>Angebot</h1><p>Guten&nbsp;Tag, <a href="https://x.example">hier</a></p><script>no()</script><img src="cid:x" alt="Logo">'])
    expect(mail.text).toContain('Angebot')
    expect(mail.text).toContain('Guten Tag, hier')
    expect(mail.text).not.toMatch(/no\(\)|https|Logo/)
    expect(mail.html).toContain('<h1>Angebot</h1>')
  })

  const textOf = async (html: string): Promise<string> => (await parse([...head, 'Content-Type: text/html; charset=utf-8', '', html])).text

  it.each([
    ['display:none', '<div style="display:none">Nur Vorschau</div>'],
    ['display with blanks and capitals, important', '<DIV STYLE="color:red; DISPLAY : None !important">Nur Vorschau</DIV>'],
    ['visibility', '<p style="visibility:hidden">Nur Vorschau</p>'],
    ['no size', '<span style="font-size:0">Nur Vorschau</span>'],
    ['a size of a dot', '<span style="font-size:1px;color:#fff">Nur Vorschau</span>'],
    ['no size in the short form', '<span style="font:0/0 a">Nur Vorschau</span>'],
    ['no size, further in', '<div style="font-size:0px"><b>Nur <i>Vorschau</i></b></div>'],
    ['hidden from Outlook', '<div style="mso-hide:all">Nur Vorschau</div>'],
    ['no height', '<div style="max-height:0px;overflow:hidden">Nur Vorschau</div>'],
    ['cut off', '<div style="height:0;overflow:hidden">Nur Vorschau</div>'],
    ['see-through', '<div style="opacity:0.0">Nur Vorschau</div>'],
    ['the attribute', '<div hidden>Nur Vorschau</div>'],
    ['in a cell', '<table><tr><td style="display:none">Nur Vorschau</td></tr></table>'],
    ['a title', '<title>Nur Vorschau</title>'],
  ])('leaves out what nobody sees: %s', async (_how, hidden) => {
    expect(await textOf(`<html><head></head><body>${hidden}<p>Guten Tag</p></body></html>`)).toBe('Guten Tag')
  })

  const styled = (css: string, body: string): string => `<html><head><style type="text/css">${css}</style></head><body>${body}<p>Guten Tag</p></body></html>`
  it.each([
    ['a class', styled('body{color:red} .preheader { display:none !important; }', '<div class="big preheader">Nur Vorschau</div>')],
    ['an id, among others', styled('@import url(x.css); p.x, #vorschau{visibility:hidden}', '<span id="vorschau">Nur Vorschau</span>')],
    ['in the second sheet, in a comment of the last century', `<style>p{}</style>${styled('<!-- /* ; } */ .v{font-size:0;mso-hide:all} -->', '<b class=v>Nur Vorschau</b>')}`],
    ['behind what holds for small screens', styled('@media (max-width:600px){.w{width:100%}.x{display:block}} .v{opacity:0}', '<b class="v">Nur Vorschau</b>')],
    ['by a sheet that stands behind it', '<body><b class="v">Nur Vorschau</b><p>Guten Tag</p><style>.v{display:none}</style></body>'],
  ])('leaves out what a style sheet hides: %s', async (_how, html) => {
    expect(await textOf(html)).toBe('Guten Tag')
  })

  it.each([
    ['on small screens alone', '@media only screen and (max-width:480px){.v{display:none}} .w{color:red}'],
    ['in another place alone', '.mobile .v{display:none} .v > b{display:none} .v:hover{display:none}'],
    ['and shows again', '.v{display:none} .v{display:block}'],
    ['and shows again on a condition', '.v{display:none} #t:checked ~ .v{display:block}'],
    ['of another kind of element', 'td.v{display:none} span#v{display:none}'],
    ['without end', '.w{color:red} .v{display:none'],
    ['in a comment', '/* .v{display:none} */'],
    ['with brackets that do not fit', '}}{{.v{display:none}'],
  ])('keeps what a style sheet hides %s', async (_how, css) => {
    expect(await textOf(styled(css, '<p class="v">Sehr geehrte Frau Ott,</p>'))).toBe('Sehr geehrte Frau Ott,\n\nGuten Tag')
  })

  it.each(['print', '(max-width: 480px)', 'only screen and (max-width:480px)'])('keeps what a sheet hides that is for %s', async (media) => {
    expect(await textOf(`<style media="${media}">.v{display:none}</style><p class="v">Sehr geehrte Frau Ott,</p>`)).toBe('Sehr geehrte Frau Ott,')
  })

  it('keeps what an element shows against its sheet, and reads a sheet of megabytes in no time to speak of', async () => {
    expect(await textOf(styled('.v{display:none}', '<p class="v" style="display: block">Sehr geehrte Frau Ott,</p>'))).toContain('Frau Ott')
    expect(await textOf(styled('{'.repeat(400_000) + '/*'.repeat(400_000), ''))).toBe('Guten Tag')
    expect(await textOf(`${`<div>${'<style></style>'.repeat(15_000)}</div>`.repeat(8)}<p>Guten Tag</p>`)).toBe('Guten Tag')
  })

  it.each([
    ['words that have a size again', '<div style="font-size:0px"><table><tr><td style="font-size:13px">Guten Tag</td></tr></table></div>'],
    ['a height that cuts nothing', '<div style="height:0">Guten Tag</div>'],
    ['a style that is none', '<div style="display:none-of-it;font-size:;:;max-height:100px">Guten Tag</div>'],
    ['words behind the end', '<html><body></body></html>Guten Tag'],
    ['a head that nobody closed', '<html><head><style>p{display:none}</style><body>Guten Tag'],
  ])('keeps what is seen: %s', async (_how, html) => {
    expect(await textOf(html)).toBe('Guten Tag')
  })

  it('takes away rows of signs that fill a line, and leaves the one that belongs to a word', async () => {
    expect(await textOf(`<p>Ihre Rechnung${'&#847;&zwnj;&nbsp;&#8199;&shy; '.repeat(60)}</p><p>Guten Tag</p>`)).toBe('Ihre Rechnung\n\nGuten Tag')
    const plain = await parse([...head, 'Content-Type: text/plain; charset=utf-8', '', `Donau\u00addampf \u{1f469}\u200d\u{1f52c}${' \u034f \u200c'.repeat(40)}`])
    expect(plain.text).toBe('Donau\u00addampf \u{1f469}\u200d\u{1f52c}')
  })

  it('tells pictures its HTML shows from files it carries', async () => {
    const mail = await parse([
      ...head,
      ...multipart(
        'b',
        ['Content-Type: text/html', '', '<img src="cid:logo@firma.example">'],
        ['Content-Type: image/png; name="logo.png"', 'Content-ID: <logo@firma.example>', 'Content-Transfer-Encoding: base64', '', 'iVBORw0KGgo='],
        ['Content-Type: image/png; name="plan.png"', 'Content-ID: <plan@firma.example>', 'Content-Transfer-Encoding: base64', '', 'iVBORw0KGgo='],
        ['Content-Type: text/calendar; method=REQUEST; charset=utf-8', '', 'BEGIN:VCALENDAR', 'END:VCALENDAR'],
        ['Content-Type: message/rfc822', '', 'From: x@y.example', 'Subject: innen', '', 'Text innen'],
      ),
    ])
    expect(mail.attachments.map(({ name, role, mediaType, contentId }) => [name, role, mediaType, contentId])).toEqual([
      ['logo.png', 'inline', 'image/png', 'logo@firma.example'],
      ['plan.png', 'attached', 'image/png', 'plan@firma.example'],
      ['invite-3.ics', 'attached', 'text/calendar', null],
      ['message-4.eml', 'attached', 'message/rfc822', null],
    ])
    expect(Buffer.from(mail.attachments[3]?.bytes ?? []).toString()).toContain('Text innen')
    expect(mail.text).not.toContain('Text innen')
  })

  it.each([
    ['../../etc/passwd', 'passwd'],
    ['C:\\Windows\\evil.exe', 'evil.exe'],
    ['fax\u202efit.exe', 'faxfit.exe'],
    ['a\u0000b\r\n.pdf', 'a b .pdf'],
    ['..', 'attachment-1.bin'],
    ['con.pdf', '_con.pdf'],
    ['Rechnung <1>|2?.pdf', 'Rechnung _1__2_.pdf'],
    [`${'ä'.repeat(300)}.pdf`, `${'ä'.repeat(116)}.pdf`],
  ])('gives the file name %j as a name only', async (told, name) => {
    const encoded = `=?utf-8?B?${Buffer.from(told).toString('base64')}?=`
    const mail = await parse([...head, ...multipart('b', ['Content-Type: application/octet-stream', `Content-Disposition: attachment; filename="${encoded}"`, '', 'x'])])
    expect(mail.attachments[0]?.name).toBe(name)
  })

  it('still yields something where its structure is broken', async () => {
    const neverBegun = await parse([...head, 'Content-Type: multipart/mixed; boundary="b"', '', 'Der Text steht ohne Teile da.'])
    expect(neverBegun.text).toContain('Der Text steht ohne Teile da.')
    const neverEnded = await parse([...head, 'Content-Type: multipart/mixed; boundary="b"', '', '--b', 'Content-Type: text/plain', '', 'Kein Ende'])
    expect(neverEnded.text).toBe('Kein Ende')
    const headless = await parse(['', 'Nur Text'])
    expect([headless.from, headless.subject, headless.text]).toEqual([null, '', 'Nur Text'])
    expect(await parse(new Uint8Array(0))).toMatchObject({ externalId: null, text: '', attachments: [] })
    expect(await parse(['Message-ID: nonsense', 'Date: gestern', 'From: ', '', ''])).toMatchObject({ externalId: null, date: null, from: null })
  })

  it('is refused before parsing where it has too many parts or too deep ones', async () => {
    const parts = Array.from({ length: 101 }, () => ['Content-Type: text/plain', '', 'x'])
    expect(await failureOf(parse([...head, ...multipart('b', ...parts)]))).toEqual({ code: 'mail-too-many-parts', params: {} })
    const nested = Array.from({ length: 30 }, (_, depth) => [`Content-Type: multipart/mixed; boundary="b${depth}"`, '', `--b${depth}`]).flat()
    expect(await failureOf(parse([...head, ...nested]))).toEqual({ code: 'mail-too-many-parts', params: {} })
    const dashes = Array.from({ length: 300 }, (_, line) => (line % 2 === 0 ? '-- ' : '--bb'))
    const lined = await parse([...head, ...multipart('b', ['Content-Type: text/plain', '', ...dashes])])
    expect(lined.text.split('\n').length).toBeGreaterThan(290)
  })

  it('never throws anything but a failure, whatever bytes come', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom('--b', '--b--', 'Content-Type: multipart/mixed; boundary=b', 'Content-Type: text/html; charset=utf-16', 'Content-Transfer-Encoding: base64', '', '=?utf-8?q?=FF?=', '\u0000', ' x', 'Content-Type: message/rfc822', '<a><b>'), { maxLength: 40 }), async (lines) => {
        const mail = await parse(lines).catch((error: { failure?: { code: string } }) => error.failure?.code ?? 'thrown')
        return mail !== 'thrown'
      }),
      { numRuns: 200 },
    )
  })
})
