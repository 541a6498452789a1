import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { makeRandom } from '../../../../scripts/samples/random.mjs'
import { tellFileType } from '../../../../src/core/adapters/file-type'
import { parseMail } from '../../../../src/core/adapters/mail-parser'
import { createDocumentReader } from '../../../../src/core/adapters/page-worker/client'
import { outlookToMime } from '../../../../src/core/adapters/outlook'
import { toMime } from '../../../../src/core/adapters/outlook/to-mime'
import { limits } from '../../../../src/core/limits'
import type { ParsedMail } from '../../../../src/core/ports'
import { FailureError } from '../../../../src/shared/result'
import { repository, workerPath } from '../../../helpers/engine'

const samples = join(repository, '..', 'shared', 'samples', 'mail-msg', 'HiraokaHyperTools+msgreader', 'test')
const bytesOf = (name: string): Uint8Array => new Uint8Array(readFileSync(join(samples, name)))
const mailOf = (bytes: Uint8Array): Promise<ParsedMail> => parseMail(outlookToMime(bytes, limits), limits)

interface Expected {
  readonly subject: string
  readonly body: string
  readonly headers?: string
  readonly messageDeliveryTime: string
  readonly recipients: readonly { readonly email: string; readonly recipType: string }[]
  readonly attachments: readonly { readonly fileName?: string; readonly contentLength?: number }[]
}

describe.skipIf(!existsSync(samples))('a mail that Outlook saved (shared samples)', () => {
  for (const name of existsSync(samples) ? readdirSync(samples).filter((one) => one.endsWith('.msg') && existsSync(join(samples, one.replace('.msg', '.json')))) : []) {
    it(`${name} says what is expected`, async () => {
      const expected = JSON.parse(readFileSync(join(samples, name.replace('.msg', '.json')), 'utf8')) as Expected
      const mail = await mailOf(bytesOf(name))
      expect(await tellFileType(join(samples, name))).toBe('mail')
      expect(await tellFileType(bytesOf(name))).toBe('mail')
      expect(mail.subject).toBe(expected.subject)
      expect(mail.text).toBe(expected.body.replaceAll('\r\n', '\n').split('\n').map((line) => line.trimEnd()).join('\n').trim())
      for (const kind of ['to', 'cc'] as const) expect(mail[kind].map((one) => one.address)).toEqual(expected.recipients.filter((one) => one.recipType === kind).map((one) => one.email))
      expect(mail.attachments).toHaveLength(expected.attachments.length)
      expected.attachments.forEach((one, index) => {
        if (one.fileName) expect(mail.attachments[index]).toMatchObject({ name: one.fileName })
        if (one.contentLength) expect(mail.attachments[index]?.bytes).toHaveLength(one.contentLength)
      })
      if (!expected.headers) expect(mail.date).toBe(Date.parse(expected.messageDeliveryTime))
    })
  }

  it('all others are mails, too', async () => {
    for (const name of readdirSync(samples).filter((one) => one.endsWith('.msg'))) expect((await mailOf(bytesOf(name))).text).not.toBe('')
    expect(await mailOf(bytesOf('sent.msg'))).toMatchObject({ from: { name: 'xmailuser', address: 'xmailuser@xmailserver.test' }, to: [{ address: 'xmailuser@xmailserver.test' }] })
    const attached = (await mailOf(bytesOf('msgInMsg.msg'))).attachments.find((part) => part.name.endsWith('.msg'))
    expect((await mailOf(Uint8Array.from(attached?.bytes ?? []))).subject).toBe('Microsoft Outlook テスト メッセージ')
  })

  it('bring the HTML that Outlook wrapped in RTF', async () => {
    for (const name of ['Simple.msg', 'htmlLink.msg', 'unicode1.msg', 'Hello +CJK.msg']) {
      const { html, text } = await mailOf(bytesOf(name))
      expect(html).toMatch(/<html/i)
      expect(html).not.toMatch(/\\htmltag|\\rtf1/)
      // It says what the words say.
      const shown = (html ?? '').replace(/<(style|head)[\s\S]*?<\/\1>/gi, ' ').replace(/<[^>]*>/g, '').replace(/&nbsp;/g, ' ').replace(/\s+/g, '')
      expect(shown).toContain(text.split('\n')[0]?.replace(/<[^>]*>|\s+/g, ''))
    }
  })

  it('is read by the built thread, too: bundled, the reader is another module', async () => {
    const reader = createDocumentReader({ workerPath })
    onTestFinished(() => reader.close())
    expect(await reader.mail(join(samples, 'Subject.msg'))).toMatchObject({ ok: true, value: { subject: 'Subject', cc: [{ address: 'cc@example.com' }], html: expect.stringContaining('<html') } })
  })

  it('ends with a code or a mail, whatever its bytes say', { timeout: 60_000 }, async () => {
    const random = makeRandom(4)
    const names = readdirSync(samples).filter((one) => one.endsWith('.msg'))
    for (let round = 0; round < 300; round++) {
      const bytes = bytesOf(random.pick(names))
      for (let change = random.whole(1, 12); change > 0; change--) {
        // The header and the tables are where it hurts.
        const at = random.whole(0, (random.next() < 0.5) ? 1_024 : bytes.length - 1)
        bytes[at] = (random.next() < 0.3) ? 0xff : random.whole(0, 255)
      }
      const cut = (random.next() < 0.2) ? bytes.subarray(0, random.whole(0, bytes.length)) : bytes
      try {
        outlookToMime(cut, limits)
      } catch (error) {
        expect(error).toBeInstanceOf(FailureError)
      }
    }
  })
})

describe('what Outlook knows of a mail', () => {
  it('goes into a header that nothing can end early', async () => {
    const evil = 'Rückruf\r\nBcc: alle@buero.example\r\n\r\nx'
    const fields = { dataType: 'msg' as const, subject: evil, senderName: evil, senderSmtpAddress: 'a@b.example\r\nX: y', body: 'Hallo', recipients: [{ dataType: 'recipient' as const, recipType: 'to' as const, name: evil, smtpAddress: 'c@d.example' }] }
    const mail = await parseMail(toMime(fields, [{ name: 'a"\r\nX: y.pdf', mediaType: 'text/html\r\nX: y', contentId: '<x>\r\nY', bytes: Buffer.from('b') }]), limits)
    expect(mail).toMatchObject({ subject: 'Rückruf Bcc: alle@buero.example x', from: { address: 'a@b.exampleX:y' }, to: [{ address: 'c@d.example' }], text: 'Hallo' })
    expect(mail.attachments).toMatchObject([{ mediaType: 'application/octet-stream' }])
  })

  it('keeps the header that travelled, but not how its body was packed', async () => {
    const headers = 'Received: from a\r\n\tby b\r\nFrom: E <e@f.example>\r\nMessage-ID: <1@f.example>\r\nContent-Type: text/html;\r\n\tcharset="x"\r\nContent-Transfer-Encoding: base64\r\nSubject: =?utf-8?B?R3LDvMOfZQ==?=\r\n\r\nrest'
    const mail = await parseMail(toMime({ dataType: 'msg', headers, body: 'Text', bodyHtml: '<p>Größe</p>' }, []), limits)
    expect(mail).toMatchObject({ externalId: '<1@f.example>', subject: 'Grüße', text: 'Text', html: '<p>Größe</p>' })
  })

  it('is nothing where a compound file holds something else', async () => {
    const document = Buffer.alloc(2_048)
    Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]).copy(document)
    expect(await tellFileType(document)).toBeNull()
    expect(() => outlookToMime(document, limits)).toThrow(FailureError)
  })
})
