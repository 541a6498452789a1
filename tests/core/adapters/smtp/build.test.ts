import PostalMime from 'postal-mime'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildMail } from '../../../../src/core/adapters/smtp/build'
import type { OutgoingMail } from '../../../../src/core/ports'

const mail: OutgoingMail = {
  externalId: '<0190a0a0-0000-7000-8000-000000000001@firma.example>',
  inReplyTo: '<alt.1@kunde.example>',
  references: ['<alt.0@kunde.example>', '<alt.1@kunde.example>'],
  from: { name: 'Büro, Müller & Söhne', address: 'buero@firma.example' },
  to: [{ name: '', address: 'eins@kunde.example' }],
  cc: [{ name: 'Zwei', address: 'zwei@kunde.example' }],
  date: Date.UTC(2026, 2, 3, 13, 5),
  subject: 'AW: Rückfrage zu Straße 5 – größer als geplant, bitte prüfen und möglichst bald bestätigen',
  text: 'Guten Tag,\n\nÄpfel, Öl & Übergrößen: 5 €\n.Punkt\nFrom hier  \n\n> zitiert\n',
  html: null,
  attachments: [{ name: 'Fax 2026-03-12 Nördlicht.pdf', mediaType: 'application/pdf', contentId: null, bytes: new Uint8Array([0, 13, 10, 46, 255]) }],
}
const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1')

describe('the bytes of a mail', () => {
  it('are read back as what was written', async () => {
    const read = await PostalMime.parse(await buildMail(mail))
    expect(read.messageId).toBe(mail.externalId)
    expect(read.inReplyTo).toBe(mail.inReplyTo)
    expect(read.references).toBe(mail.references.join(' '))
    expect(read.from).toEqual(mail.from)
    expect(read.to).toEqual(mail.to)
    expect(read.cc).toEqual(mail.cc)
    expect(read.subject).toBe(mail.subject)
    expect(Date.parse(read.date ?? '')).toBe(mail.date)
    expect(read.text?.replaceAll('\r\n', '\n').trimEnd()).toBe(mail.text.trimEnd())
    expect(read.attachments).toHaveLength(1)
    expect(read.attachments[0]).toMatchObject({ filename: mail.attachments[0]?.name, mimeType: 'application/pdf', disposition: 'attachment' })
    expect([...new Uint8Array(read.attachments[0]?.content as ArrayBuffer)]).toEqual([0, 13, 10, 46, 255])
  })

  it('are the same at every try', async () => {
    expect(Buffer.compare(await buildMail(mail), await buildMail(mail))).toBe(0)
  })

  it('keep to seven bits, CRLF and lines of 998 (RFC 5322 §2.1.1)', async () => {
    const raw = text(await buildMail({ ...mail, text: 'ü'.repeat(5_000) + '\n' + 'x'.repeat(5_000) }))
    expect(/[^\x00-\x7f]/.test(raw)).toBe(false)
    expect(/[^\r]\n|\r[^\n]/.test(raw)).toBe(false)
    expect(Math.max(...raw.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(998)
  })

  it('a mail without attachments is one text part in UTF-8', async () => {
    const raw = text(await buildMail({ ...mail, attachments: [] }))
    expect(raw).toMatch(/Content-Type: text\/plain; charset=utf-8/)
    expect(raw).not.toContain('multipart')
  })

  it('an empty text and an empty subject are a mail too', async () => {
    const read = await PostalMime.parse(await buildMail({ ...mail, subject: '', text: '', inReplyTo: null, references: [], attachments: [] }))
    expect(read.messageId).toBe(mail.externalId)
    expect(read.inReplyTo ?? '').toBe('')
  })

  it('no text can become a header', async () => {
    const evil = '\r\nBcc: heimlich@evil.example\r\nX-Evil: 1\r\n\r\nKoerper'
    const anything = fc.oneof(fc.string({ unit: 'binary', maxLength: 60 }), fc.constant(evil), fc.string().map((head) => head + evil))
    await fc.assert(
      fc.asyncProperty(anything, anything, anything, anything, async (subject, name, file, reference) => {
        const raw = text(
          await buildMail({
            ...mail,
            subject,
            from: { name, address: mail.from.address },
            to: [{ name, address: 'eins@kunde.example' }],
            inReplyTo: reference,
            references: [reference],
            attachments: [{ name: file || 'x', mediaType: 'application/pdf', contentId: null, bytes: new Uint8Array(3) }],
          }),
        )
        const head = raw.slice(0, raw.indexOf('\r\n\r\n'))
        const names = head.split('\r\n').filter((line) => !/^[ \t]/.test(line)).map((line) => line.split(':')[0]?.toLowerCase())
        expect(names.filter((header) => header === 'bcc' || header === 'x-evil')).toEqual([])
        expect(raw).not.toMatch(/^(bcc|x-evil):/im)
      }),
      { numRuns: 300 },
    )
  })
})
