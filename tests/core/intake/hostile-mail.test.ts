import { describe, expect, it } from 'vitest'
import { parseMail } from '../../../src/core/adapters/mail-parser'
import { limits } from '../../../src/core/limits'
import { freshDraft } from '../../../src/core/composing/fresh-draft'
import { readAddresses } from '../../../src/core/adapters/smtp/addresses'

// Each of these took the parser minutes or all memory, or passed on what others stumble over. The test's own limit is the proof.

const mail = (headers: readonly string[], body = 'Guten Tag'): Uint8Array =>
  new TextEncoder().encode([...(headers.some((line) => line.startsWith('From:')) ? [] : ['From: a@b.example']), 'Message-ID: <1@b.example>', 'MIME-Version: 1.0', ...headers, '', body].join('\r\n'))
const parse = (headers: readonly string[], body?: string) => parseMail(mail(headers, body), limits)
const html = (body: string) => parse(['Content-Type: text/html; charset=utf-8'], body)

describe('a mail made to stall the parser is read within seconds', () => {
  it.each([
    ['an In-Reply-To of nothing but @', ['In-Reply-To: ' + '@'.repeat(150_000) + ' x'], ''],
    ['a million blanks before the end of a line', [], ' '.repeat(1_500_000) + 'x'],
    ['200,000 divs inside each other', ['Content-Type: text/html'], `${'<div>'.repeat(200_000)}Hallo`],
    ['a table cell that spans a million columns', ['Content-Type: text/html'], '<table><tr><td colspan=1000000 rowspan=1000000>Hallo</table>'.repeat(20)],
    ['the same, said as an entity', ['Content-Type: text/html'], '<table><tr><td colspan="&#49;000000" rowspan="1e6">Hallo</table>'],
    ['two million opening brackets', ['Content-Type: text/html'], '<'.repeat(1_900_000)],
    ['20,000 tables inside each other', ['Content-Type: text/html'], '<table><tr><td>'.repeat(20_000)],
  ])('%s', async (_, headers, body) => {
    expect((await parse(headers, body)).externalId).toBe('<1@b.example>')
  }, 10_000)

  it('of 100,000 references keeps the newest', async () => {
    const { references } = await parse([`References: ${Array.from({ length: 100_000 }, (_, i) => `<${String(i)}@x>`).join('\r\n ')}`])
    expect(references).toHaveLength(200)
    expect(references.at(-1)).toBe('<99999@x>')
  })
})

it('the text of an ordinary table and of deep but real HTML stays readable', async () => {
  expect((await html('<table><tr><td colspan=2>Kopf</td></tr><tr><td>links</td><td>rechts</td></tr></table>')).text).toMatch(/Kopf\nlinks +rechts/)
  expect((await html(`${'<div>'.repeat(100)}Hallo &amp; Grüße${'</div>'.repeat(100)}`)).text).toBe('Hallo & Grüße')
})

describe('what a header says is one bounded line', () => {
  it('a subject of a megabyte is cut', async () => {
    const { subject } = await parse(['Subject: ' + '😀a'.repeat(200_000)])
    expect(subject.length).toBeLessThanOrEqual(1_000)
    expect(subject.endsWith('…')).toBe(true)
    expect(subject).not.toMatch(/[\ud800-\udbff](?![\udc00-\udfff])/)
  })

  it('line breaks, NUL and direction overrides inside encoded words are gone', async () => {
    const { subject, from } = await parse(['Subject: =?utf-8?Q?Rechnung=0D=0ABcc:_x@y.example=00=E2=80=AEfdp.exe?=', 'From: =?utf-8?Q?Chef=E2=80=AE=E2=81=A6=0D=0A?= <a@b.example>'])
    expect(subject).toBe('Rechnung Bcc: x@y.example fdp.exe')
    expect(from).toEqual({ name: 'Chef', address: 'a@b.example' })
  })

  it('a name that nobody sees is none', async () => {
    expect((await parse(['From: =?utf-8?Q?=E3=85=A4=E2=80=8B?= <x@y.example>'])).from).toEqual({ name: '', address: 'x@y.example' })
  })

  it('an address of a megabyte is none, a media type of a megabyte is bytes', async () => {
    const { to, attachments } = await parse([`To: ${'a@'.repeat(300_000)}`, `Content-Type: application/${'x'.repeat(900_000)}`])
    expect(to.every(({ address }) => address.length <= 1_000)).toBe(true)
    expect(attachments[0]?.mediaType).toBe('application/octet-stream')
  })

  it('braces, percent signs and tags are letters like others', async () => {
    const told = '{count, plural, one {x} other {%s <b>${y}</b>}}'
    expect((await parse([`Subject: ${told}`])).subject).toBe(told)
  })
})

describe('an answer to a hostile mail', () => {
  const world = { identity: { signature: '' }, ours: ['post@buero.example'], contactEmail: null, usable: () => true, language: 'de', timeZone: 'UTC' } as const
  const draftFor = async (headers: readonly string[]) => {
    const read = await parse(headers)
    return freshDraft({ channel: 'mail', direction: 'in', at: 0, from: read.from ?? { name: '', address: '' }, replyTo: read.replyTo, to: read.to, cc: read.cc, faxNumber: null, subject: read.subject, text: read.text }, world)
  }

  it('has no second recipient smuggled in by name or address', async () => {
    const inName = await draftFor(['Reply-To: =?utf-8?Q?a=3E=2C_evil=40x=2Eexample_=3Cb?= <z@z.example>'])
    const read = readAddresses(inName.to)
    // Refused or read as the one address it is; never two.
    if (read.ok) expect(read.value.map(({ address }) => address)).toEqual(['z@z.example'])
    expect(readAddresses((await draftFor(['Reply-To: "x" <a@b.example,evil@c.example>'])).to).ok).toBe(false)
  })

  it('goes to its sender where Reply-To names a crowd', async () => {
    const crowd = Array.from({ length: 300 }, (_, i) => `opfer${String(i)}@x.example`).join(', ')
    expect((await draftFor([`Reply-To: ${crowd}`])).to).toBe('a@b.example')
    expect((await draftFor(['Reply-To: eins@x.example, zwei@x.example'])).to).toBe('eins@x.example, zwei@x.example')
  })

  it('holds no line that a header could end at', async () => {
    const { subject, to } = await draftFor(['Subject: =?utf-8?Q?x=0D=0ABcc:_evil@x.example=E2=80=A8y?=', 'From: =?utf-8?Q?a=0D=0ABcc=3A_evil=40x?= <a@b.example>'])
    expect(`${subject}${to}`).not.toMatch(/[\r\n\u2028\u2029]/)
  })
})
