import { createHash } from 'node:crypto'
import PostalMime from 'postal-mime'
import { describe, expect, it } from 'vitest'
import type { Draft } from '../../../src/shared/domain/draft'
import { addIncoming } from '../../helpers/correspondence'
import { good, openOffice, type Office } from '../../helpers/office'

// Whatever a user types or a sender writes stands in a header's value, and never makes a header, a body or a recipient of its own.

const endings = ['\r\n', '\n', '\r', '\u0000', '\u0085', '\u2028', '\u000b', '\r\n\r\n']
const planted = (ending: string): string => `Plan${ending}Bcc: opfer@fremd.example${ending}X-Planted: ja`
const encoded = '=?utf-8?Q?Plan=0D=0ABcc:_opfer@fremd.example=0D=0AX-Planted:_ja?='
const long = 'ü'.repeat(20_000)
const values = [...endings.map(planted), encoded, long]

const usual = ['from', 'to', 'cc', 'subject', 'message-id', 'date', 'mime-version', 'content-type', 'content-transfer-encoding', 'in-reply-to', 'references', 'reply-to']

/** What the server was given: its headers, its recipients, and that no line is longer than a line may be (RFC 5322 §2.1.1). */
async function expectClean(office: Office, to: readonly string[]): Promise<void> {
  for (const mail of office.smtp.mails) {
    expect([...mail.to].sort()).toEqual([...to].sort())
    const head = mail.raw.toString('latin1').split('\r\n\r\n')[0] ?? ''
    const lines = head.split('\r\n')
    expect(head.replaceAll('\r\n', '')).not.toMatch(/[\r\n\0]/)
    for (const line of lines) {
      expect(line.length).toBeLessThanOrEqual(998)
      const key = /^([\x21-\x39\x3b-\x7e]+):/.exec(line)?.[1]?.toLowerCase()
      if (!/^[ \t]/.test(line)) expect(usual).toContain(key)
    }
    const parsed = await PostalMime.parse(mail.raw)
    expect(parsed.headers.map(({ key }) => key).filter((key) => !usual.includes(key))).toEqual([])
    expect(parsed.bcc).toBeUndefined()
    for (const { filename, mimeType } of parsed.attachments) {
      expect(filename ?? '').not.toMatch(/[\r\n\0]/)
      expect(mimeType).toMatch(/^[\w.+-]+\/[\w.+-]+$/)
    }
  }
}

const save = async (office: Office, { id, to, cc, bcc, subject, text }: Draft) => good(await office.calls['draft.save']({ id, to, cc, bcc, subject, text }))

async function sendAll(office: Office, drafts: readonly Draft[]): Promise<void> {
  for (const draft of drafts) {
    await save(office, draft)
    good(await office.calls['outbox.send']({ draftId: draft.id }))
  }
  await office.pass(10_000)
  expect(office.smtp.mails).toHaveLength(drafts.length)
}

describe('no header can be planted', () => {
  it('by a subject', async () => {
    const office = await openOffice()
    const drafts: Draft[] = []
    for (const subject of values) drafts.push({ ...good(await office.calls['draft.begin']({})), to: 'a@b.example', subject })
    for (const draft of drafts) await save(office, draft)
    await sendAll(office, [...new Map(drafts.map((draft) => [draft.id, draft])).values()])
    await expectClean(office, ['a@b.example'])
  }, 30_000)

  it.each(['to', 'cc', 'bcc'] as const)('by a recipient in %s: refused, or a name of one line', async (line) => {
    const office = await openOffice()
    const { conversationId } = await addIncoming(office.context)
    const taken: string[] = []
    for (const value of [...values.map((value) => `"${value}" <echt@b.example>`), ...endings.map((ending) => `echt@b.example${ending}Bcc: opfer@fremd.example`), `${encoded} <echt@b.example>`]) {
      const draft = { ...good(await office.calls['draft.open']({ conversationId })), to: 'a@b.example', cc: '', bcc: '', [line]: value.slice(0, 50_000) }
      await save(office, draft)
      const sent = await office.calls['outbox.send']({ draftId: draft.id })
      if (sent.ok) taken.push(sent.value.messageId)
      else expect(sent.error.code).toBe('address-invalid')
    }
    expect(taken.length).toBeGreaterThan(0)
    await office.pass(10_000)
    await expectClean(office, line === 'to' ? ['echt@b.example'] : ['a@b.example', 'echt@b.example'])
  }, 30_000)

  it('by our own name', async () => {
    const office = await openOffice()
    const names = values.filter((value) => value.length <= 200)
    for (const name of names) {
      await office.context.store.write((tx) => tx.updateTable('setting').set({ value_json: JSON.stringify({ ...office.account, name }) }).where('key', '=', 'account').execute())
      const { conversationId } = await addIncoming(office.context)
      await office.reply(conversationId)
    }
    await office.pass(10_000)
    expect(office.smtp.mails).toHaveLength(names.length)
    await expectClean(office, ['erika@kunde.example'])
  }, 30_000)

  it('by the mail that is answered or passed on: its ids, its names, its files', async () => {
    const office = await openOffice()
    const sha256 = createHash('sha256').update('x').digest('hex')
    await office.context.blobs.put(sha256, { bytes: Buffer.from('x') })
    for (const value of values) {
      const { messageId } = await addIncoming(office.context, { external_id: `<${value}@x>`, in_reply_to: value, references_json: JSON.stringify([value, '<gut@x>']), subject: value, from_name: value, text: value })
      const file = { id: office.context.ids.next(), message_id: messageId, role: 'attached' as const, position: 0, sha256, name: `${value}.pdf`, media_type: value, size: 1, content_id: null, type: null }
      await office.context.store.write(async (tx) => void (await tx.insertInto('attachment').values(file).execute()))
      for (const how of ['reply', 'forward'] as const) {
        const draft = good(await office.calls['draft.takeUp']({ messageId, how }))
        await save(office, { ...draft, to: 'erika@kunde.example' })
        good(await office.calls['outbox.send']({ draftId: draft.id }))
      }
    }
    await office.pass(10_000)
    expect(office.smtp.mails).toHaveLength(values.length * 2)
    await expectClean(office, ['erika@kunde.example'])
  }, 30_000)
})
