import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createTransport } from '../../../src/core/adapters/smtp'
import { formatAddress } from '../../../src/core/composing/format-address'
import { freshDraft, type Answered, type DraftWorld } from '../../../src/core/composing/fresh-draft'
import { cleanFileName, faxFileName, mediaTypeOf, safeMediaType } from '../../../src/core/composing/names'
import { forwardSubject, replySubject } from '../../../src/core/composing/subject'
import { limits } from '../../../src/core/limits'
import { tooLarge } from '../../../src/core/composing/size'

const mail: Answered = {
  channel: 'mail',
  faxNumber: null,
  direction: 'in',
  at: Date.UTC(2026, 2, 3, 13, 5),
  from: { name: 'Erika Beispiel', address: 'erika@kunde.example' },
  replyTo: [],
  to: [{ name: '', address: 'post@buero.example' }],
  cc: [],
  subject: 'Liefertermin',
  text: 'Guten Tag,\r\n\r\nwann kommt die Ware?\r\n> alt\r\n\r\n',
}
const german: DraftWorld = {
  identity: { signature: 'Mit freundlichen Grüßen\nBüro' },
  ours: ['post@buero.example'],
  contactEmail: 'erika@nordlicht.example',
  usable: ({ address }) => address.includes('@'),
  language: 'de',
  timeZone: 'Europe/Berlin',
}

describe('a fresh draft', () => {
  it('answers a mail: place to write, signature, quote', () => {
    expect(freshDraft(mail, german)).toEqual({
      to: 'Erika Beispiel <erika@kunde.example>',
      cc: '',
      subject: 'AW: Liefertermin',
      text: [
        '',
        '',
        '',
        'Mit freundlichen Grüßen',
        'Büro',
        '',
        'Am 3. März 2026 um 14:05 schrieb Erika Beispiel <erika@kunde.example>:',
        '> Guten Tag,',
        '>',
        '> wann kommt die Ware?',
        '>> alt',
        '',
      ].join('\n'),
    })
  })

  it('in English', () => {
    const draft = freshDraft(mail, { ...german, language: 'en' })
    expect(draft.subject).toBe('Re: Liefertermin')
    expect(draft.text).toContain('On 3 March 2026 at 14:05, Erika Beispiel <erika@kunde.example> wrote:')
  })

  it('goes to Reply-To, if there is one', () => {
    expect(freshDraft({ ...mail, replyTo: [{ name: 'Nord, Licht', address: 'dispo@kunde.example' }] }, german).to).toBe('"Nord, Licht" <dispo@kunde.example>')
  })

  it('of a form on our own website goes to who filled it in, not to ourselves', () => {
    const form = { ...mail, from: { name: 'Kontaktformular', address: 'post@buero.example' }, to: [{ name: '', address: 'post@buero.example' }], replyTo: [{ name: '', address: 'kunde@web.example' }] }
    expect(freshDraft(form, german).to).toBe('kunde@web.example')
    expect(freshDraft(form, german, 'all')).toMatchObject({ to: 'kunde@web.example', cc: '' })
  })

  it('leaves ourselves out of a Reply-To of several, but not where nobody else is named', () => {
    const us = { name: 'Büro', address: 'Post@buero.example' }
    expect(freshDraft({ ...mail, replyTo: [us, { name: '', address: 'dispo@kunde.example' }] }, german).to).toBe('dispo@kunde.example')
    expect(freshDraft({ ...mail, direction: 'out', from: us, to: [mail.from, us] }, german).to).toBe('Erika Beispiel <erika@kunde.example>')
    expect(freshDraft({ ...mail, direction: 'out', from: us, to: [us] }, german).to).toBe('Büro <Post@buero.example>')
  })

  it('goes on to the other side where the newest is our own', () => {
    const own = { ...mail, direction: 'out' as const, from: { name: 'Büro', address: 'post@buero.example' }, to: [mail.from] }
    expect(freshDraft(own, german).to).toBe('Erika Beispiel <erika@kunde.example>')
    expect(freshDraft({ ...own, direction: 'in' }, german).to).toBe('Erika Beispiel <erika@kunde.example>')
  })

  it('answers a fax by mail: the address if it is known, a subject, no quote', () => {
    const fax = { ...mail, channel: 'fax' as const, subject: '', from: { name: '', address: '' }, text: 'erkannt' }
    expect(freshDraft(fax, german)).toEqual({ to: 'erika@nordlicht.example', cc: '', subject: 'Ihr Fax vom 3. März 2026', text: '\n\n\nMit freundlichen Grüßen\nBüro\n' })
    expect(freshDraft(fax, { ...german, contactEmail: null, identity: null, ours: [], language: 'en' })).toEqual({ to: '', cc: '', subject: 'Your fax of 3 March 2026', text: '' })
  })

  it('a mail without sender, subject and text', () => {
    expect(freshDraft({ ...mail, from: { name: '', address: '' }, subject: '', text: '' }, { ...german, identity: null, ours: [] })).toEqual({ to: '', cc: '', subject: 'AW:', text: '' })
  })

  it('cuts a quote that nobody reads', () => {
    const { text } = freshDraft({ ...mail, text: 'x\n'.repeat(200_000) }, german)
    expect(text.length).toBeLessThan(120_000)
    expect(text).toContain('> […]')
  })
})

describe('an answer to all', () => {
  const round: Answered = {
    ...mail,
    to: [{ name: 'Büro', address: 'POST@buero.example' }, { name: 'Max', address: 'max@kunde.example' }],
    cc: [{ name: 'Max Muster', address: 'Max@Kunde.example' }, { name: '', address: 'lager@kunde.example' }, mail.from, { name: 'undisclosed-recipients', address: '' }, { name: '', address: 'keine Adresse' }],
  }

  it('goes to the sender, and in copy to the others: once each, and not to ourselves', () => {
    expect(freshDraft(round, german, 'all')).toMatchObject({ to: 'Erika Beispiel <erika@kunde.example>', cc: 'Max <max@kunde.example>, lager@kunde.example', subject: 'AW: Liefertermin' })
    expect(freshDraft(round, german, 'reply').cc).toBe('')
  })

  it('of what we wrote goes to all who got it', () => {
    const own = { ...round, direction: 'out' as const, from: { name: 'Büro', address: 'post@buero.example' }, to: [mail.from], cc: [{ name: '', address: 'lager@kunde.example' }] }
    expect(freshDraft(own, german, 'all')).toMatchObject({ to: 'Erika Beispiel <erika@kunde.example>', cc: 'lager@kunde.example' })
  })

  it('leaves a crowd alone', () => {
    const crowd = Array.from({ length: 101 }, (_, number) => ({ name: '', address: `n${number}@kunde.example` }))
    expect(freshDraft({ ...round, cc: crowd }, german, 'all').cc).toBe('')
    expect(freshDraft({ ...round, to: [], cc: crowd.slice(1) }, german, 'all').cc.split(',')).toHaveLength(100)
  })

  it('whoever calls himself what: every line of it can be sent, and goes to these alone', () => {
    const transport = createTransport()
    const some = fc.record({ name: fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), fc.string({ maxLength: 40 })), address: fc.oneof(fc.string({ maxLength: 30 }), fc.constant('x@y.example'), fc.emailAddress()) })
    fc.assert(
      fc.property(fc.array(some, { maxLength: 6 }), fc.array(some, { maxLength: 6 }), (to, cc) => {
        const usable: DraftWorld['usable'] = (address) => transport.addresses(formatAddress(address)).ok
        const draft = freshDraft({ ...mail, to, cc }, { ...german, usable }, 'all')
        const read = transport.addresses(draft.cc)
        const named = new Set([...to, ...cc].map(({ address }) => address.toLowerCase()))
        return read.ok && read.value.every(({ address }) => named.has(address.toLowerCase()))
      }),
      { numRuns: 100 },
    )
  })
})

describe('a message passed on', () => {
  it('is told apart by its head, and its words stay as they are', () => {
    expect(freshDraft({ ...mail, cc: [{ name: 'Lager', address: 'lager@kunde.example' }] }, german, 'forward')).toEqual({
      to: '',
      cc: '',
      subject: 'WG: Liefertermin',
      text: [
        '',
        '',
        '',
        'Mit freundlichen Grüßen',
        'Büro',
        '',
        '---------- Weitergeleitete Nachricht ----------',
        'Von: Erika Beispiel <erika@kunde.example>',
        'Datum: 3. März 2026 um 14:05',
        'Betreff: Liefertermin',
        'An: post@buero.example',
        'Kopie: Lager <lager@kunde.example>',
        '',
        'Guten Tag,',
        '',
        'wann kommt die Ware?',
        '> alt',
        '',
      ].join('\n'),
    })
  })

  it('a fax says from which number, and not what was made of its pages', () => {
    const fax: Answered = { ...mail, channel: 'fax', subject: '', from: { name: 'Nordlicht', address: '' }, faxNumber: '+49891234', to: [], text: 'erkannt' }
    const draft = freshDraft(fax, { ...german, identity: null, ours: [], language: 'en' }, 'forward')
    expect(draft).toEqual({ to: '', cc: '', subject: 'Fwd: Fax of 3 March 2026', text: '\n\n\n---------- Forwarded fax ----------\nFrom: Nordlicht, +49891234\nDate: 3 March 2026 at 14:05\n' })
  })

  it('no line of its head can be made two', () => {
    const { text } = freshDraft({ ...mail, subject: 'eins\r\nAn: zwei\u2028drei', from: { name: 'a\nb', address: 'a@b.example' } }, german, 'forward')
    expect(text).toContain('Betreff: eins An: zwei drei\n')
    expect(text).toContain('Von: a b <a@b.example>\n')
  })

  it('is cut where it is a dump of data', () => {
    const { text } = freshDraft({ ...mail, text: 'x'.repeat(2_000_000) }, german, 'forward')
    expect(text.length).toBeLessThan(501_000)
    expect(text.trimEnd().endsWith('[…]')).toBe(true)
  })

  it.each([
    ['Liefertermin', 'WG: Liefertermin'],
    ['WG: Fwd: fw: AW: Termin', 'WG: AW: Termin'],
    ['Re: WG: Termin', 'WG: Re: WG: Termin'],
    ['', 'WG:'],
  ])('„%s“ becomes „%s“', (before, after) => {
    expect(forwardSubject(before, 'de')).toBe(after)
  })
})

describe('the subject of a reply', () => {
  it.each([
    ['Re: Liefertermin', 'AW: Liefertermin'],
    ['AW: Re: aw: Liefertermin', 'AW: Liefertermin'],
    ['Re[2]: AW(3): SV: Termin', 'AW: Termin'],
    ['RE:Termin', 'AW: Termin'],
    ['WG: Termin', 'AW: WG: Termin'],
    ['Reise: Termin', 'AW: Reise: Termin'],
    ['Aw, schade', 'AW: Aw, schade'],
    ['Termin\r\nBcc: x@y.de', 'AW: Termin Bcc: x@y.de'],
  ])('%j', (subject, expected) => expect(replySubject(subject, 'de')).toBe(expected))

  it('answered twice is marked once', () => {
    fc.assert(fc.property(fc.string(), (subject) => replySubject(replySubject(subject, 'de'), 'en').toLowerCase().startsWith('re: aw:') === false))
  })
})

describe('names and sizes', () => {
  const { addresses } = createTransport()

  it('a name as it is written is read back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (name) => {
        const line = formatAddress({ name, address: 'erika@kunde.example' })
        const read = addresses(line)
        // A name that holds another address is refused rather than guessed at.
        if (!read.ok) return name.includes('@')
        return read.value.length === 1 && read.value[0]?.address === 'erika@kunde.example'
      }),
      { numRuns: 2_000 },
    )
  })

  it('of a fax', () => {
    expect(faxFileName('Fax', Date.UTC(2026, 2, 12, 23, 30), 'Nordlicht', 'Europe/Berlin')).toBe('Fax 2026-03-13 Nordlicht.pdf')
    expect(faxFileName('Fax', Date.UTC(2026, 2, 12, 9), 'A/B: <GmbH>\n& Co.', 'Europe/Berlin')).toBe('Fax 2026-03-12 A B GmbH & Co.pdf')
    expect(faxFileName('Fax', Date.UTC(2026, 2, 12, 9), '', 'Europe/Berlin')).toBe('Fax 2026-03-12.pdf')
  })

  it('of a file', () => {
    expect(cleanFileName('Rechnung\r\n "März".pdf')).toBe('Rechnung März .pdf')
    expect(cleanFileName('..\u202e/')).toBe('Anhang')
    expect(cleanFileName(`${'x'.repeat(300)}.docx`)).toHaveLength(120)
    expect(cleanFileName(`${'x'.repeat(300)}.docx`).endsWith('.docx')).toBe(true)
    expect(mediaTypeOf('a.PDF')).toBe('application/pdf')
    expect(mediaTypeOf('a.constructor')).toBe('application/octet-stream')
    expect(mediaTypeOf('ohne')).toBe('application/octet-stream')
    expect(safeMediaType('Image/TIFF')).toBe('image/tiff')
    for (const bad of ['', 'text/html\r\nBcc: x@y.example', 'text/html; charset=x', 'message/rfc822', 'multipart/mixed', 'a/b/c', `x/${'y'.repeat(200)}`]) expect(safeMediaType(bad)).toBe('application/octet-stream')
  })

  it('what becomes too large by its encoding is too large', () => {
    expect(tooLarge('', [18 * 1_048_576], limits.outgoingBytes)).toBeNull()
    expect(tooLarge('', [20 * 1_048_576], limits.outgoingBytes)).toMatchObject({ code: 'message-too-large', params: { limitMb: 25 } })
  })
})
