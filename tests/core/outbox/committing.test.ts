import { describe, expect, it } from 'vitest'
import { recoverOutbox } from '../../../src/core/outbox'
import { outboxCheckpoints } from '../../../src/core/outbox/steps'
import { threadOf } from '../../../src/core/outbox/thread'
import { compareIndex } from '../../../src/core/store/search-index'
import type { Draft } from '../../../src/shared/domain/draft'
import { addIncoming, addMessage } from '../../helpers/correspondence'
import { good, openOffice, type Office } from '../../helpers/office'

const day = 24 * 3_600_000

async function write(office: Office, conversationId: string, letter: Partial<Draft> = {}): Promise<Draft> {
  const draft = { ...good(await office.calls['draft.open']({ conversationId })), ...letter }
  good(await office.calls['draft.save']({ id: draft.id, to: draft.to, cc: draft.cc, bcc: draft.bcc, subject: draft.subject, text: draft.text }))
  return draft
}

const count = async (office: Office, table: 'message' | 'draft' | 'job' | 'attachment' | 'mail_reference' | 'search_entry'): Promise<number> =>
  Number((await office.context.store.read((tx) => tx.selectFrom(table).select(({ fn }) => fn.countAll<number>().as('count')).executeTakeFirstOrThrow())).count)

describe('committing a draft', () => {
  it('makes a queued message of it, with everything that hangs on it', async () => {
    const office = await openOffice()
    const { context, calls } = office
    const { conversationId, messageId: first } = await addIncoming(context, { external_id: '<m1@kunde.example>' }, { fax: '+49891234' })
    const draft = await write(office, conversationId, { to: 'Nordlicht GmbH <Dispo@Nordlicht.example>', cc: 'b@x.example', subject: 'Guten\r\nBcc: x@y.de', text: 'Zeile 1\nZeile 2' })
    context.clock.advance(5)
    const now = context.clock.now()
    const sent = good(await calls['outbox.send']({ draftId: draft.id }))
    expect(sent.undoUntil).toBe(now + 10_000)
    const row = await office.message(sent.messageId)
    expect(row).toMatchObject({
      conversation_id: conversationId,
      channel: 'mail',
      direction: 'out',
      at: now,
      from_name: 'Büro Müller',
      from_address: 'post@buero.example',
      to_json: '[{"name":"Nordlicht GmbH","address":"Dispo@Nordlicht.example"}]',
      cc_json: '[{"name":"","address":"b@x.example"}]',
      subject: 'Guten Bcc: x@y.de',
      text: 'Zeile 1\nZeile 2',
      in_reply_to: '<m1@kunde.example>',
      references_json: '["<m1@kunde.example>"]',
      delivery_step: 'queued',
      delivery_next_at: now + 10_000,
      undo_until: now + 10_000,
    })
    expect(row.external_id).toMatch(/^<[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f-]{20,}@buero\.example>$/)
    expect(await office.message(first)).toMatchObject({ unread: 0, touched: 1 })
    expect(await count(office, 'draft')).toBe(0)
    expect(await count(office, 'mail_reference')).toBe(1)
    expect(await context.store.read((tx) => tx.selectFrom('job').selectAll().execute())).toMatchObject([{ kind: 'send', subject_id: sent.messageId, run_at: now + 10_000 }])
    expect(await context.store.read((tx) => tx.selectFrom('contact_address').select(['kind', 'value']).orderBy('kind').execute())).toEqual([
      { kind: 'email', value: 'dispo@nordlicht.example' },
      { kind: 'fax', value: '+49891234' },
    ])
    expect(await context.store.read((tx) => tx.selectFrom('contact').select('name').execute())).toEqual([{ name: 'Nordlicht GmbH' }])
    expect(await context.store.read((tx) => tx.selectFrom('conversation').select(['messages', 'unread', 'direction', 'snippet']).execute())).toEqual([
      { messages: 2, unread: 0, direction: 'out', snippet: 'Zeile 1 Zeile 2' },
    ])
    expect(await compareAll(office)).toEqual([])
    expect(context.announced.at(-1)).toEqual({ kinds: ['message', 'conversation', 'draft'], ids: [conversationId] })
  })

  it('a reply to a fax names no parent', async () => {
    const office = await openOffice()
    const { conversationId } = await addIncoming(office.context, { channel: 'fax', external_id: null }, { email: 'info@nordlicht.example' })
    const id = await office.reply(conversationId)
    expect(await office.message(id)).toMatchObject({ in_reply_to: null, references_json: '[]', to_json: '[{"name":"","address":"info@nordlicht.example"}]' })
    expect(await compareAll(office)).toEqual([])
  })

  it('the domain of the Message-ID is ASCII', async () => {
    const office = await openOffice({ account: { address: 'post@büro.example' } })
    const { conversationId } = await addIncoming(office.context)
    expect((await office.message(await office.reply(conversationId))).external_id).toMatch(/@xn--bro-hoa\.example>$/)
  })

  it('an address that somebody else has stays with them', async () => {
    const office = await openOffice()
    const other = await addIncoming(office.context, {}, { email: 'erika@kunde.example', name: 'Erika' })
    const { conversationId } = await addIncoming(office.context)
    await office.reply(conversationId)
    expect(await office.context.store.read((tx) => tx.selectFrom('contact_address').select('contact_id').execute())).toEqual([{ contact_id: other.contactId }])
  })

  it.each<[string, Partial<Draft>, string]>([
    ['no recipient', { to: ' ' }, 'no-recipient'],
    ['only a copy', { to: '', cc: 'a@b.example' }, 'no-recipient'],
    ['half an address', { to: 'erika@' }, 'address-invalid'],
    ['a bad blind copy', { bcc: 'a@b.example, c@' }, 'address-invalid'],
    ['a bad copy', { cc: 'Max Muster' }, 'address-invalid'],
    ['a line that would be a header', { to: 'a@b.example\r\nBcc: c@d.example' }, 'address-invalid'],
  ])('%s: refused, and the draft stays as it is', async (_name, letter, code) => {
    const office = await openOffice()
    const { conversationId } = await addIncoming(office.context)
    const draft = await write(office, conversationId, letter)
    expect(await office.calls['outbox.send']({ draftId: draft.id })).toMatchObject({ ok: false, error: { code } })
    expect(good(await office.calls['draft.open']({ conversationId }))).toMatchObject({ id: draft.id, to: draft.to, cc: draft.cc })
    expect([await count(office, 'message'), await count(office, 'job')]).toEqual([1, 0])
  })

  it('without an account: refused', async () => {
    const office = await openOffice()
    const { conversationId } = await addIncoming(office.context)
    const draft = await write(office, conversationId)
    await office.context.store.write((tx) => tx.deleteFrom('setting').where('key', '=', 'account').execute())
    expect(await office.calls['outbox.send']({ draftId: draft.id })).toMatchObject({ ok: false, error: { code: 'no-account' } })
  })

  it('pressed twice: one message', async () => {
    const office = await openOffice()
    const { conversationId } = await addIncoming(office.context)
    const draft = await write(office, conversationId)
    const both = await Promise.all([office.calls['outbox.send']({ draftId: draft.id }), office.calls['outbox.send']({ draftId: draft.id })])
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true])
    expect(both.find(({ ok }) => !ok)).toMatchObject({ error: { code: 'not-found' } })
    await office.pass(day)
    expect(office.smtp.mails).toHaveLength(1)
  })

  it('without an undo pause it goes at once', async () => {
    const office = await openOffice()
    good(await office.calls['preferences.set']({ undoSeconds: 0 }))
    const { conversationId } = await addIncoming(office.context)
    const id = await office.reply(conversationId)
    expect(await office.calls['outbox.undo']({ messageId: id })).toMatchObject({ ok: false, error: { code: 'undo-too-late' } })
    await office.pass(0)
    expect(office.smtp.mails).toHaveLength(1)
  })
})

describe('taking back', () => {
  it('while the pause runs: the draft is as it was, and nothing goes out', async () => {
    const office = await openOffice()
    const { conversationId } = await addIncoming(office.context)
    const draft = await write(office, conversationId, { to: '"Nord, Licht" <a@b.example>, c@d.example', cc: 'e@f.example', bcc: 'g@h.example', subject: 'Betreff', text: 'Text\n' })
    const { messageId } = good(await office.calls['outbox.send']({ draftId: draft.id }))
    await office.pass(9_999)
    const back = good(await office.calls['outbox.undo']({ messageId }))
    expect(back).toMatchObject({ conversationId, replyTo: draft.replyTo, to: draft.to, cc: draft.cc, bcc: draft.bcc, subject: draft.subject, text: draft.text })
    expect([await count(office, 'message'), await count(office, 'job'), await count(office, 'draft'), await count(office, 'search_entry')]).toEqual([1, 0, 1, 1])
    expect(await office.calls['outbox.undo']({ messageId })).toMatchObject({ ok: false, error: { code: 'not-found' } })
    await office.pass(day)
    expect(office.smtp.connections()).toBe(0)
    expect(await compareAll(office)).toEqual([])
  })

  it('and sending the changed text: one mail, the new one', async () => {
    const office = await openOffice()
    const { conversationId } = await addIncoming(office.context)
    const first = await office.reply(conversationId, { text: 'alt' })
    const back = good(await office.calls['outbox.undo']({ messageId: first }))
    good(await office.calls['draft.save']({ id: back.id, to: back.to, cc: '', bcc: '', subject: back.subject, text: 'neu' }))
    good(await office.calls['outbox.send']({ draftId: back.id }))
    await office.pass(day)
    expect(office.smtp.mails.map(({ raw }) => raw.toString().split('\r\n\r\n')[1]?.trim())).toEqual(['neu'])
  })

  it('after the pause it is too late', async () => {
    const office = await openOffice()
    const { conversationId } = await addIncoming(office.context)
    const id = await office.reply(conversationId)
    await office.pass(10_000)
    expect(await office.calls['outbox.undo']({ messageId: id })).toMatchObject({ ok: false, error: { code: 'undo-too-late' } })
    expect(office.smtp.mails).toHaveLength(1)
  })

  it('after the pause it is too late even where nothing has been sent yet; reworking it is not', async () => {
    const office = await openOffice()
    office.context.jobs.pause('send', true)
    const { conversationId } = await addIncoming(office.context)
    const id = await office.reply(conversationId)
    office.context.clock.advance(10_000)
    expect(await office.calls['outbox.undo']({ messageId: id })).toMatchObject({ ok: false, error: { code: 'undo-too-late' } })
    good(await office.calls['outbox.rework']({ messageId: id }))
    office.context.jobs.pause('send', false)
    await office.pass(day)
    expect(office.smtp.connections()).toBe(0)
  })

  it('at the very moment of sending: one of the two wins, never both and never neither', async () => {
    const office = await openOffice()
    for (let round = 0; round < 12; round++) {
      const { conversationId } = await addIncoming(office.context)
      const id = await office.reply(conversationId)
      const before = office.smtp.mails.length
      office.context.clock.advance(9_999)
      const undone = office.calls['outbox.undo']({ messageId: id })
      office.context.clock.advance(round % 2)
      await office.pass(1 - (round % 2))
      const taken = (await undone).ok
      await office.pass(0)
      expect(office.smtp.mails.length - before).toBe(taken ? 0 : 1)
      expect((await office.context.store.read((tx) => tx.selectFrom('message').select('id').where('id', '=', id).execute())).length).toBe(taken ? 0 : 1)
    }
  })

  it('a failed message becomes a draft again, with its files', async () => {
    const office = await openOffice({ script: { to: () => ({ code: 550, text: '5.1.1 nein' }) } })
    const { conversationId, messageId: answered } = await addIncoming(office.context, { channel: 'fax', external_id: null }, { email: 'a@b.example' })
    const draft = await write(office, conversationId)
    await office.context.store.write((tx) =>
      tx.insertInto('draft_attachment').values({ id: office.context.ids.next(), draft_id: draft.id, position: 0, sha256: 'b'.repeat(64), name: 'x.pdf', media_type: 'application/pdf', size: 3 }).execute(),
    )
    await office.context.blobs.put('b'.repeat(64), { bytes: new Uint8Array(3) })
    const { messageId } = good(await office.calls['outbox.send']({ draftId: draft.id }))
    await office.pass(10_000)
    const back = good(await office.calls['outbox.rework']({ messageId }))
    expect(back).toMatchObject({ replyTo: answered, to: 'a@b.example', attachments: [{ name: 'x.pdf', mediaType: 'application/pdf', size: 3 }] })
    expect([await count(office, 'message'), await count(office, 'attachment'), await count(office, 'job')]).toEqual([1, 0, 0])
    expect(await office.context.store.read((tx) => tx.selectFrom('conversation').select(['messages', 'troubled']).execute())).toEqual([{ messages: 1, troubled: 0 }])
  })

  it('what was sent stays sent', async () => {
    const office = await openOffice()
    const { conversationId } = await addIncoming(office.context)
    const id = await office.reply(conversationId)
    await office.pass(10_000)
    expect(await office.calls['outbox.rework']({ messageId: id })).toMatchObject({ ok: false, error: { code: 'undo-too-late' } })
    good(await office.calls['outbox.retry']({ messageId: id }))
    await office.pass(day)
    expect(office.smtp.mails).toHaveLength(1)
  })

  it('nothing of what came in can be sent, taken back or confirmed', async () => {
    const office = await openOffice()
    const { messageId } = await addIncoming(office.context)
    for (const call of ['outbox.undo', 'outbox.retry', 'outbox.confirm', 'outbox.rework'] as const) {
      expect(await office.calls[call]({ messageId })).toMatchObject({ ok: false, error: { code: 'not-found' } })
    }
  })
})

describe('where a reply belongs', () => {
  const mail = { channel: 'mail' as const, external_id: '<c@x>', in_reply_to: null, references_json: '[]' }

  it('RFC 5322 §3.6.4', () => {
    expect(threadOf(mail)).toEqual({ inReplyTo: '<c@x>', references: ['<c@x>'] })
    expect(threadOf({ ...mail, in_reply_to: '<b@x>' })).toEqual({ inReplyTo: '<c@x>', references: ['<b@x>', '<c@x>'] })
    expect(threadOf({ ...mail, in_reply_to: '<b@x>', references_json: '["<a@x>","<b@x>"]' }).references).toEqual(['<a@x>', '<b@x>', '<c@x>'])
    expect(threadOf({ ...mail, external_id: null })).toEqual({ inReplyTo: null, references: [] })
    expect(threadOf(undefined)).toEqual({ inReplyTo: null, references: [] })
  })

  it('a long thread keeps its first id and its last ones', () => {
    const ids = Array.from({ length: 500 }, (_, number) => `<${number}@x>`)
    const { references } = threadOf({ ...mail, references_json: JSON.stringify(ids) })
    expect(references).toHaveLength(40)
    expect([references[0], references.at(-2), references.at(-1)]).toEqual(['<0@x>', '<499@x>', '<c@x>'])
  })
})

describe('points where a kill must be survived', () => {
  it('lie before and after every step', async () => {
    const reached: string[] = []
    const office = await openOffice({ checkpoint: { reached: (point) => reached.push(point) } })
    const { conversationId } = await addIncoming(office.context)
    await recoverOutbox(office.context)
    const first = await office.reply(conversationId)
    good(await office.calls['outbox.undo']({ messageId: first }))
    await office.reply(conversationId)
    await office.pass(10_000)
    expect(outboxCheckpoints.filter((point) => !reached.includes(point))).toEqual([])
    expect(new Set(reached)).toEqual(new Set(outboxCheckpoints))
    const afterCommit = reached.slice(reached.lastIndexOf('outbox:after-commit'))
    expect(afterCommit).toEqual(['commit', 'sending', 'transport', 'outcome'].flatMap((step) => [`outbox:before-${step}`, `outbox:after-${step}`]).slice(1))
  })
})

describe('many at once', () => {
  it('each goes out once', async () => {
    const office = await openOffice()
    const conversations = await Promise.all(Array.from({ length: 25 }, () => addIncoming(office.context)))
    const ids = []
    for (const { conversationId } of conversations) ids.push(await office.reply(conversationId))
    await addMessage(office.context, { conversation_id: conversations[0]?.conversationId ?? '' })
    await office.pass(10_000)
    expect(office.smtp.mails).toHaveLength(25)
    expect(new Set(office.smtp.mails.map(({ raw }) => /^Message-ID: (.*)$/im.exec(raw.toString())?.[1])).size).toBe(25)
    for (const id of ids) expect((await office.message(id)).delivery_step).toBe('sent')
  })
})

const compareAll = async (office: Office) => office.context.store.read((tx) => compareIndex(tx, async () => undefined))
