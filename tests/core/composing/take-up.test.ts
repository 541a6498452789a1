import { createHash } from 'node:crypto'
import PostalMime from 'postal-mime'
import { describe, expect, it } from 'vitest'
import type { DocumentReader } from '../../../src/core/ports'
import { readConversation } from '../../../src/core/conversations/detail'
import { conversationHandlers } from '../../../src/core/conversations'
import { fail, ok } from '../../../src/shared/result'
import type { Draft } from '../../../src/shared/domain/draft'
import { addIncoming, addMessage } from '../../helpers/correspondence'
import { good, openOffice, type Office } from '../../helpers/office'

const sha = (bytes: string): string => createHash('sha256').update(bytes).digest('hex')
const nobody = '0190a0a0-0000-7000-8000-000000000001'
const address = (...addresses: string[]): string => JSON.stringify(addresses.map((each) => ({ name: '', address: each })))

const save = async ({ calls }: Office, { id, to, cc, bcc, subject, text }: Draft): Promise<void> => void good(await calls['draft.save']({ id, to, cc, bcc, subject, text }))

async function addFile({ context }: Office, messageId: string, name: string, mediaType: string, role: 'attached' | 'inline' | 'document' = 'attached', size = 30_000): Promise<void> {
  await context.blobs.put(sha(name), { bytes: Buffer.from(name) })
  const row = { id: context.ids.next(), message_id: messageId, role, position: 0, sha256: sha(name), name, media_type: mediaType, size, content_id: null, type: role === 'document' ? 'tiff' : null }
  await context.store.write(async (tx) => void (await tx.insertInto('attachment').values(row).execute()))
}

describe('taking up a message', () => {
  it('answers the very one, not the newest', async () => {
    const office = await openOffice()
    const { conversationId, messageId } = await addIncoming(office.context, { at: 1_000, subject: 'Alt', from_address: 'alt@kunde.example', from_name: '' })
    await addMessage(office.context, { conversation_id: conversationId, at: 2_000 })
    expect(good(await office.calls['draft.takeUp']({ messageId, how: 'reply' }))).toMatchObject({ intent: 'reply', replyTo: messageId, to: 'alt@kunde.example', subject: 'AW: Alt' })
  })

  it('knows ourselves also where a server writes our domain in ASCII (RFC 5891), whichever we entered', async () => {
    for (const own of ['post@bäcker.example', 'post@xn--bcker-gra.example']) {
      const office = await openOffice({ account: { address: own } })
      for (const named of ['Post@bäcker.example', 'post@XN--BCKER-GRA.example']) {
        const { messageId } = await addIncoming(office.context, { to_json: address(named, 'max@kunde.example') })
        expect(good(await office.calls['draft.takeUp']({ messageId, how: 'all' })).cc).toBe('max@kunde.example')
      }
    }
  })

  it('what was only opened gives way, what was written waits beside it', async () => {
    const office = await openOffice()
    const { conversationId, messageId } = await addIncoming(office.context, { at: 1_000 })
    const other = await addMessage(office.context, { conversation_id: conversationId, at: 2_000 })
    const opened = good(await office.calls['draft.open']({ conversationId }))
    const answer = good(await office.calls['draft.takeUp']({ messageId, how: 'reply' }))
    expect(await office.calls['draft.save']({ ...opened, text: '' })).toMatchObject({ error: { code: 'not-found' } })
    await save(office, { ...answer, text: 'Meine Worte' })
    office.context.clock.advance(1_000)
    const second = good(await office.calls['draft.takeUp']({ messageId: other, how: 'reply' }))
    expect(second.id).not.toBe(answer.id)
    expect(good(await office.calls['draft.open']({ conversationId })).id).toBe(second.id)
    expect(good(await office.calls['draft.open']({ conversationId, draftId: answer.id })).text).toBe('Meine Worte')
    expect(good(await office.calls['draft.open']({ conversationId, draftId: nobody })).id).toBe(second.id)
    office.context.clock.advance(1_000)
    expect(good(await office.calls['draft.takeUp']({ messageId, how: 'reply' }))).toMatchObject({ id: answer.id, text: 'Meine Worte' })
    expect(good(await office.calls['draft.open']({ conversationId })).id).toBe(answer.id)
  })

  it('an answer under way is widened to all without losing a word or a recipient', async () => {
    const office = await openOffice()
    const { messageId } = await addIncoming(office.context, { to_json: address('post@buero.example', 'max@kunde.example'), cc_json: address('lager@kunde.example', 'chef@kunde.example') })
    const answer = good(await office.calls['draft.takeUp']({ messageId, how: 'reply' }))
    await save(office, { ...answer, cc: 'eigen@buero.example, ', bcc: 'Chef@kunde.example', text: 'Meine Worte' })
    expect(good(await office.calls['draft.takeUp']({ messageId, how: 'all' }))).toMatchObject({
      id: answer.id,
      text: 'Meine Worte',
      to: answer.to,
      cc: 'eigen@buero.example, max@kunde.example, lager@kunde.example',
    })
  })

  it('nothing that is not there', async () => {
    const { calls } = await openOffice()
    for (const how of ['reply', 'all', 'forward'] as const) expect(await calls['draft.takeUp']({ messageId: nobody, how })).toMatchObject({ error: { code: 'not-found' } })
  })
})

describe('passing on', () => {
  it('takes the files along, begins a thread of its own, and teaches the contact nothing', async () => {
    const office = await openOffice()
    const { conversationId, contactId, messageId } = await addIncoming(office.context, { external_id: '<m1@kunde.example>' }, { email: 'erika@kunde.example' })
    await addFile(office, messageId, 'Plan.pdf', 'application/pdf')
    await addFile(office, messageId, 'Brief\r\nBcc: x@y.example.eml', 'message/rfc822')
    await addFile(office, messageId, 'Logo.png', 'image/png', 'inline', 5_000)
    await addFile(office, messageId, 'Schaden.jpg', 'image/jpeg', 'inline')
    const draft = good(await office.calls['draft.takeUp']({ messageId, how: 'forward' }))
    expect(draft).toMatchObject({ conversationId, intent: 'forward', replyTo: messageId, to: '', subject: 'WG: Anfrage' })
    expect(draft.attachments.map(({ name, mediaType }) => [name, mediaType])).toEqual([
      ['Plan.pdf', 'application/pdf'],
      ['Brief Bcc x@y.example.eml', 'application/octet-stream'],
      ['Schaden.jpg', 'image/jpeg'],
    ])
    await save(office, { ...draft, to: 'Meister <meister@werk.example>' })
    const { messageId: sent } = good(await office.calls['outbox.send']({ draftId: draft.id }))
    await office.pass(10_000)
    expect(await office.message(sent)).toMatchObject({ conversation_id: conversationId, contact_id: contactId, in_reply_to: null, references_json: '[]' })
    expect(await office.context.store.read((tx) => tx.selectFrom('contact_address').select('value').execute())).toEqual([{ value: 'erika@kunde.example' }])
    const mail = await PostalMime.parse(office.smtp.mails[0]?.raw ?? '')
    expect(mail.attachments.map(({ filename }) => filename)).toEqual(['Plan.pdf', 'Brief Bcc x@y.example.eml', 'Schaden.jpg'])
    expect(mail.text).toContain('---------- Weitergeleitete Nachricht ----------')
    expect(mail.headers.filter(({ key }) => ['in-reply-to', 'references', 'bcc'].includes(key))).toEqual([])
  })

  it('taken back it is what it was', async () => {
    const office = await openOffice()
    const { messageId } = await addIncoming(office.context)
    const draft = good(await office.calls['draft.takeUp']({ messageId, how: 'forward' }))
    await save(office, { ...draft, to: 'a@b.example' })
    const sent = good(await office.calls['outbox.send']({ draftId: draft.id }))
    expect(good(await office.calls['outbox.undo'](sent))).toMatchObject({ intent: 'forward', replyTo: messageId, to: 'a@b.example' })
  })

  it('a fax goes as PDF with what was joined to it; one that makes no PDF goes as it came', async () => {
    const toPdf: DocumentReader['toPdf'] = async (path) => (path.endsWith(sha('zwei.tif')) ? fail('file-damaged') : ok(Buffer.from('%PDF')))
    const office = await openOffice({ reader: { toPdf } as DocumentReader })
    const { conversationId, messageId } = await addIncoming(office.context, { channel: 'fax', external_id: null, at: Date.UTC(2026, 2, 12, 11), from_name: '', from_address: '', subject: '', fax_number: '+49891234' }, { name: 'Nordlicht' })
    const rest = await addMessage(office.context, { conversation_id: conversationId, channel: 'fax', external_id: null, at: Date.UTC(2026, 2, 12, 12), joined_to: messageId })
    await addFile(office, messageId, 'eins.tif', 'image/tiff', 'document')
    await addFile(office, rest, 'zwei.tif', 'image/tiff', 'document')
    const draft = good(await office.calls['draft.takeUp']({ messageId, how: 'forward' }))
    expect(draft.attachments.map(({ name }) => name)).toEqual(['Fax 2026-03-12 Nordlicht.pdf', 'zwei.tif'])
    expect(draft.text).toContain('Von: ')
  })

  it('a lost original is said', async () => {
    const office = await openOffice()
    const { messageId } = await addIncoming(office.context)
    const row = { id: office.context.ids.next(), message_id: messageId, role: 'attached' as const, position: 0, sha256: 'd'.repeat(64), name: 'x', media_type: 'x/y', size: 1, content_id: null, type: null }
    await office.context.store.write(async (tx) => void (await tx.insertInto('attachment').values(row).execute()))
    expect(await office.calls['draft.takeUp']({ messageId, how: 'forward' })).toMatchObject({ error: { code: 'attachment-missing' } })
  })
})

describe('a new message', () => {
  const conversations = (office: Office) => office.context.store.read((tx) => tx.selectFrom('conversation').selectAll().execute())
  const contacts = (office: Office) => office.context.store.read((tx) => tx.selectFrom('contact').selectAll().execute())
  const lists = async (office: Office) => {
    const { 'inbox.list': list, 'inbox.counts': counts } = conversationHandlers(office.context)
    const of = async (filter: 'all' | 'drafts') => good(await list({ filter, limit: 10, before: null })).rows
    return { all: await of('all'), drafts: await of('drafts'), counts: good(await counts({})) }
  }

  it('begins a conversation that no list of messages shows before it is sent', async () => {
    const office = await openOffice()
    const draft = good(await office.calls['draft.begin']({}))
    expect(draft).toMatchObject({ intent: 'new', replyTo: null, to: '', subject: '', text: '\n\n\nMit freundlichen Grüßen\n' })
    expect(await lists(office)).toMatchObject({ all: [], drafts: [], counts: { all: 0, drafts: 0 } })
    expect(good(await office.calls['draft.begin']({})).id).toBe(draft.id)
    await save(office, { ...draft, to: 'Nord', subject: 'Angebot', text: 'Guten Tag' })
    expect(await lists(office)).toMatchObject({ all: [], drafts: [{ id: draft.conversationId, contactName: 'Nord', subject: 'Angebot', snippet: 'Guten Tag', hasDraft: true, messages: 0 }], counts: { all: 0, drafts: 1 } })
    expect(good(await office.calls['draft.begin']({})).id).not.toBe(draft.id)
  })

  it('sent, it is the conversation of its first recipient', async () => {
    const office = await openOffice()
    const draft = good(await office.calls['draft.begin']({}))
    await save(office, { ...draft, to: 'Nordlicht eG <Info@nordlicht.example>, b@c.example', subject: 'Angebot', text: 'Guten Tag' })
    const { messageId } = good(await office.calls['outbox.send']({ draftId: draft.id }))
    await office.pass(10_000)
    expect(await office.message(messageId)).toMatchObject({ conversation_id: draft.conversationId, in_reply_to: null })
    const conversation = await office.context.store.read((tx) => readConversation(tx, draft.conversationId))
    expect(conversation).toMatchObject({ subject: 'Angebot', contact: { name: 'Nordlicht eG', addresses: [{ kind: 'email', value: 'info@nordlicht.example' }] } })
    expect(await lists(office)).toMatchObject({ all: [{ id: draft.conversationId, contactName: 'Nordlicht eG' }], drafts: [], counts: { all: 1, drafts: 0 } })
  })

  it('to somebody known it is his, and nobody is left behind', async () => {
    const office = await openOffice()
    const { contactId } = await addIncoming(office.context, {}, { email: 'erika@kunde.example', name: 'Erika' })
    const draft = good(await office.calls['draft.begin']({}))
    expect(await contacts(office)).toHaveLength(2)
    await save(office, { ...draft, to: 'ERIKA@kunde.example' })
    good(await office.calls['outbox.send']({ draftId: draft.id }))
    expect((await conversations(office)).map(({ contact_id }) => contact_id)).toEqual([contactId, contactId])
    expect(await contacts(office)).toHaveLength(1)
  })

  it('taken back, it is a draft alone again, and can go to somebody else', async () => {
    const office = await openOffice()
    const draft = good(await office.calls['draft.begin']({}))
    await save(office, { ...draft, to: 'a@b.example', subject: 'Eins' })
    const sent = good(await office.calls['outbox.send']({ draftId: draft.id }))
    const back = good(await office.calls['outbox.undo'](sent))
    expect(back).toMatchObject({ intent: 'new', conversationId: draft.conversationId })
    expect(await lists(office)).toMatchObject({ all: [], drafts: [{ subject: 'Eins', contactName: 'a@b.example' }], counts: { all: 0, unread: 0, troubled: 0 } })
    await save(office, { ...back, to: 'c@d.example' })
    good(await office.calls['outbox.send']({ draftId: back.id }))
    const conversation = await office.context.store.read((tx) => readConversation(tx, draft.conversationId))
    expect(conversation?.contact.addresses).toEqual([{ kind: 'email', value: 'c@d.example' }])
  })

  it('discarded, it leaves nothing', async () => {
    const office = await openOffice()
    const draft = good(await office.calls['draft.begin']({}))
    good(await office.calls['draft.discard']({ id: draft.id }))
    expect([await conversations(office), await contacts(office)]).toEqual([[], []])
  })
})

describe('a blind copy', () => {
  it('gets the mail, and no recipient sees it', async () => {
    const office = await openOffice()
    const { conversationId } = await addIncoming(office.context)
    const id = await office.reply(conversationId, { cc: 'zwei@kunde.example', bcc: 'Geheim <geheim@buero.example>, ZWEI@kunde.example' })
    await office.pass(10_000)
    const [mail] = office.smtp.mails
    expect(office.smtp.mails).toHaveLength(1)
    expect(mail?.to).toEqual(['erika@kunde.example', 'ZWEI@kunde.example', 'geheim@buero.example'])
    expect(mail?.raw.toString()).not.toMatch(/bcc|geheim/i)
    const conversation = await office.context.store.read((tx) => readConversation(tx, conversationId))
    expect(conversation?.messages.find((message) => message.id === id)?.bcc).toEqual([
      { name: 'Geheim', address: 'geheim@buero.example' },
      { name: '', address: 'ZWEI@kunde.example' },
    ])
  })

  it('alone is nobody to write to', async () => {
    const office = await openOffice()
    const { conversationId } = await addIncoming(office.context)
    const draft = good(await office.calls['draft.open']({ conversationId }))
    await save(office, { ...draft, to: '', bcc: 'a@b.example' })
    expect(await office.calls['outbox.send']({ draftId: draft.id })).toMatchObject({ error: { code: 'no-recipient' } })
  })
})
