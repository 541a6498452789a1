import PostalMime from 'postal-mime'
import { describe, expect, it } from 'vitest'
import { createTransport } from '../../../src/core/adapters/smtp'
import { recoverOutbox } from '../../../src/core/outbox'
import type { Store } from '../../../src/core/store/store'
import { addIncoming } from '../../helpers/correspondence'
import { good, openOffice } from '../../helpers/office'
import type { Reply } from '../../helpers/smtp'

const day = 24 * 3_600_000

describe('a reply on its way', () => {
  it('goes out when the undo pause is over, and says what it is', async () => {
    const office = await openOffice()
    const { conversationId } = await addIncoming(office.context, { external_id: '<m1@kunde.example>', references_json: '["<m0@kunde.example>"]' })
    const id = await office.reply(conversationId, { cc: 'Zwei <zwei@kunde.example>' })
    await office.pass(9_999)
    expect(office.smtp.mails).toEqual([])
    await office.pass(1)
    const row = await office.message(id)
    expect(row).toMatchObject({ delivery_step: 'sent', delivery_code: null, delivery_attempts: 1, delivery_next_at: null, undo_until: null })
    expect(office.smtp.mails).toMatchObject([{ from: 'post@buero.example', to: ['erika@kunde.example', 'zwei@kunde.example'] }])
    const mail = await PostalMime.parse(office.smtp.mails[0]?.raw ?? '')
    expect(mail).toMatchObject({
      messageId: row.external_id,
      inReplyTo: '<m1@kunde.example>',
      references: '<m0@kunde.example> <m1@kunde.example>',
      subject: 'AW: Anfrage',
      from: { name: 'Büro Müller', address: 'post@buero.example' },
    })
    expect(await office.context.store.read((tx) => tx.selectFrom('job').selectAll().execute())).toEqual([])
  })

  it('announces every step after it is written', async () => {
    const office = await openOffice()
    const { conversationId } = await addIncoming(office.context)
    const seen: (string | null)[] = []
    const id = await office.reply(conversationId)
    office.context.feed.listen(() => void office.message(id).then((row) => seen.push(row.delivery_step)))
    await office.pass(10_000)
    await office.message(id)
    expect(seen).toEqual(expect.arrayContaining(['sent']))
    expect(office.context.announced.at(-1)).toEqual({ kinds: ['message', 'conversation'], ids: [conversationId] })
  })

  it('is `sending` on the disk before the server hears of it', async () => {
    let atServer: string | null = null
    const script = { from: (): Reply => ((atServer = 'asked'), 'ok'), data: async (): Promise<Reply> => ((atServer = (await office.message(id)).delivery_step), 'ok') }
    const office = await openOffice({ script })
    const { conversationId } = await addIncoming(office.context)
    const id = await office.reply(conversationId)
    await office.pass(10_000)
    expect(atServer).toBe('sending')
  })
})

describe('two desks', () => {
  it.each(['sending', 'sent'] as const)('one that finds it %s by the other sends nothing', async (step) => {
    const transport = createTransport()
    const { build } = transport
    const office = await openOffice({
      transport: {
        ...transport,
        build: async (mail) => {
          await office.context.store.write((tx) => tx.updateTable('message').set({ delivery_step: step }).where('id', '=', id).execute())
          return build(mail)
        },
      },
    })
    const { conversationId } = await addIncoming(office.context)
    const id = await office.reply(conversationId)
    await office.pass(10_000)
    expect(office.smtp.connections()).toBe(0)
    expect((await office.message(id)).delivery_step).toBe(step)
  })
})

describe('trouble on the way', () => {
  it('4xx is tried again with growing pauses, and every try sends the same bytes', async () => {
    const answers: Reply[] = [{ code: 451, text: '4.7.1 Greylisting' }, { code: 452, text: '4.2.2 voll' }, 'ok']
    const office = await openOffice({ script: { data: () => answers.shift() ?? 'cut' } })
    const { conversationId } = await addIncoming(office.context)
    const id = await office.reply(conversationId)
    await office.pass(10_000)
    const start = office.context.clock.now()
    expect(await office.message(id)).toMatchObject({ delivery_step: 'queued', delivery_code: 'smtp-temporary', delivery_next_at: start + 60_000, delivery_attempts: 1 })
    await office.pass(59_999)
    expect(office.smtp.mails).toHaveLength(1)
    await office.pass(1)
    expect(await office.message(id)).toMatchObject({ delivery_step: 'queued', delivery_params_json: '{"response":"452 4.2.2 voll"}', delivery_next_at: start + 360_000 })
    await office.pass(300_000)
    expect(await office.message(id)).toMatchObject({ delivery_step: 'sent', delivery_code: null, delivery_attempts: 3 })
    expect(office.smtp.mails).toHaveLength(3)
    expect(new Set(office.smtp.mails.map(({ raw }) => raw.toString('latin1'))).size).toBe(1)
  })

  it('a server that puts off for two days: failed, with its last words', async () => {
    const office = await openOffice({ script: { to: () => ({ code: 450, text: '4.2.1 spaeter' }) } })
    const { conversationId } = await addIncoming(office.context)
    const id = await office.reply(conversationId)
    for (let tries = 0; tries < 15; tries++) await office.pass(day / 2)
    expect(await office.message(id)).toMatchObject({ delivery_step: 'failed', delivery_code: 'smtp-gave-up', delivery_attempts: 12, delivery_next_at: null })
    expect(office.smtp.connections()).toBe(12)
  })

  it('5xx fails in the words of the server, troubles the conversation, and goes out when a person says so', async () => {
    const answers: Reply[] = [{ code: 550, text: '5.1.1 User unknown' }]
    const office = await openOffice({ script: { to: () => answers.shift() ?? 'ok' } })
    const { conversationId } = await addIncoming(office.context)
    const id = await office.reply(conversationId)
    await office.pass(10_000)
    const failed = await office.message(id)
    expect(failed).toMatchObject({ delivery_step: 'failed', delivery_code: 'smtp-rejected', delivery_params_json: '{"response":"550 5.1.1 User unknown"}' })
    expect(await troubled(office.context.store, conversationId)).toBe(1)
    await office.pass(3 * day)
    expect(office.smtp.connections()).toBe(1)
    good(await office.calls['outbox.retry']({ messageId: id }))
    await office.pass(0)
    expect(await office.message(id)).toMatchObject({ delivery_step: 'sent', external_id: failed.external_id })
    expect(await troubled(office.context.store, conversationId)).toBe(0)
  })

  it('a connection lost after the data: unconfirmed, and never sent again by itself', async () => {
    const answers: Reply[] = ['cut']
    const office = await openOffice({ script: { data: () => answers.shift() ?? 'ok' } })
    const { conversationId } = await addIncoming(office.context)
    const id = await office.reply(conversationId)
    await office.pass(10_000)
    expect(await office.message(id)).toMatchObject({ delivery_step: 'unconfirmed', delivery_code: 'smtp-connection-lost' })
    await office.pass(10 * day)
    await recoverOutbox(office.context)
    await office.pass(10 * day)
    expect(office.smtp.connections()).toBe(1)
    good(await office.calls['outbox.retry']({ messageId: id }))
    await office.pass(0)
    expect(office.smtp.mails.map(({ raw }) => /^Message-ID: (.*)$/im.exec(raw.toString('latin1'))?.[1])).toEqual([(await office.message(id)).external_id, (await office.message(id)).external_id])
  })

  it('a person may confirm what is unconfirmed, and nothing else', async () => {
    const office = await openOffice({ script: { data: () => 'cut' } })
    const { conversationId } = await addIncoming(office.context)
    const id = await office.reply(conversationId)
    good(await office.calls['outbox.confirm']({ messageId: id }))
    expect(await office.message(id)).toMatchObject({ delivery_step: 'queued' })
    await office.pass(10_000)
    good(await office.calls['outbox.confirm']({ messageId: id }))
    expect(await office.message(id)).toMatchObject({ delivery_step: 'sent', delivery_code: null })
    expect(await troubled(office.context.store, conversationId)).toBe(0)
  })

  it('taken for some only: sent, and the others named', async () => {
    const office = await openOffice({ script: { to: (address) => (address.startsWith('weg') ? { code: 550, text: '5.1.1 unbekannt' } : 'ok') } })
    const { conversationId } = await addIncoming(office.context)
    const id = await office.reply(conversationId, { cc: 'weg@kunde.example' })
    await office.pass(10_000)
    expect(await office.message(id)).toMatchObject({
      delivery_step: 'sent',
      delivery_code: 'smtp-partly-refused',
      delivery_params_json: JSON.stringify({ addresses: 'weg@kunde.example', response: '550 5.1.1 unbekannt' }),
    })
    await office.pass(3 * day)
    expect(office.smtp.mails).toHaveLength(1)
  })

  it('an attachment that is gone from the originals fails before a server is asked', async () => {
    const office = await openOffice()
    const { conversationId } = await addIncoming(office.context)
    const id = await office.reply(conversationId)
    const lost = { id: office.context.ids.next(), message_id: id, role: 'attached' as const, position: 0, sha256: 'a'.repeat(64), name: 'x', media_type: 'x/y', size: 1, content_id: null, type: null }
    await office.context.store.write((tx) => tx.insertInto('attachment').values(lost).execute())
    await office.pass(10_000)
    expect(await office.message(id)).toMatchObject({ delivery_step: 'failed', delivery_code: 'attachment-missing' })
    expect(office.smtp.connections()).toBe(0)
  })
})

describe('a password that is missing or wrong', () => {
  const login = { login: (_user: string, password: string): Reply => (password === 'richtig' ? 'ok' : { code: 535, text: '5.7.8 nein' }) }

  it('missing: waits without a try, and goes out after it was given', async () => {
    const office = await openOffice({ script: login, account: { user: 'büro' } })
    const { conversationId } = await addIncoming(office.context)
    const id = await office.reply(conversationId)
    await office.pass(10_000)
    expect(await office.message(id)).toMatchObject({ delivery_step: 'queued', delivery_code: 'account-locked', delivery_next_at: null, delivery_attempts: 0 })
    expect(await troubled(office.context.store, conversationId)).toBe(1)
    expect(office.smtp.connections()).toBe(0)
    good(await office.calls['account.unlock']({ password: 'richtig' }))
    await office.pass(0)
    expect(await office.message(id)).toMatchObject({ delivery_step: 'sent', delivery_code: null })
    expect(await troubled(office.context.store, conversationId)).toBe(0)
  })

  it('wrong: asked once, then waits for the account, as more tries would lock it', async () => {
    const office = await openOffice({ script: login, account: { user: 'büro' } })
    good(await office.calls['account.unlock']({ password: 'falsch' }))
    const { conversationId } = await addIncoming(office.context)
    const id = await office.reply(conversationId)
    await office.pass(10_000)
    expect(await office.message(id)).toMatchObject({ delivery_step: 'queued', delivery_code: 'smtp-auth', delivery_next_at: null })
    expect(await troubled(office.context.store, conversationId)).toBe(1)
    await office.pass(3 * day)
    await recoverOutbox(office.context)
    await office.pass(0)
    expect(office.smtp.connections()).toBe(1)
    good(await office.calls['account.save']({ account: office.account, password: 'richtig', readable: false }))
    await office.pass(0)
    expect(await office.message(id)).toMatchObject({ delivery_step: 'sent' })
  })

  it('a new host sets free what was put off because of the old one', async () => {
    const office = await openOffice()
    const { conversationId } = await addIncoming(office.context)
    const id = await office.reply(conversationId)
    await office.context.store.write((tx) => tx.updateTable('setting').set({ value_json: JSON.stringify({ ...office.account, host: 'gibt-es-nicht.invalid' }) }).where('key', '=', 'account').execute())
    await office.pass(10_000)
    expect(await office.message(id)).toMatchObject({ delivery_step: 'queued', delivery_code: 'smtp-unreachable' })
    good(await office.calls['account.save']({ account: office.account, password: null, readable: false }))
    await office.pass(0)
    expect(await office.message(id)).toMatchObject({ delivery_step: 'sent' })
  })
})

describe('an engine that ended', () => {
  it('in the middle of a try: unconfirmed at the next start, without a job', async () => {
    const office = await openOffice()
    const { conversationId } = await addIncoming(office.context)
    const id = await office.reply(conversationId)
    await office.context.store.write((tx) => tx.updateTable('message').set({ delivery_step: 'sending', delivery_attempts: 1 }).where('id', '=', id).execute())
    await recoverOutbox(office.context)
    expect(await office.message(id)).toMatchObject({ delivery_step: 'unconfirmed', delivery_code: 'smtp-connection-lost' })
    expect(await troubled(office.context.store, conversationId)).toBe(1)
    await office.pass(3 * day)
    expect(office.smtp.connections()).toBe(0)
  })

  it('while a message waited for its password: tried again at the next start', async () => {
    const office = await openOffice({ account: { user: 'büro' } })
    const { conversationId } = await addIncoming(office.context)
    const id = await office.reply(conversationId)
    await office.pass(10_000)
    await office.context.vault.write('smtp', 'richtig', false)
    await recoverOutbox(office.context)
    await office.pass(0)
    expect(await office.message(id)).toMatchObject({ delivery_step: 'sent' })
  })

  it('an outcome that could not be written is written later, and nothing is sent for it again', async () => {
    let failing = false
    const office = await openOffice({ script: { data: () => ((failing = true), 'ok') } })
    const { store } = office.context
    const write = store.write.bind(store)
    ;(store as { write: Store['write'] }).write = async (work) => {
      if (!failing) return write(work)
      failing = false
      throw new Error('disk full')
    }
    const { conversationId } = await addIncoming(office.context)
    const id = await office.reply(conversationId)
    await office.pass(10_000)
    expect(await office.message(id)).toMatchObject({ delivery_step: 'sending' })
    await office.pass(60_000)
    expect(await office.message(id)).toMatchObject({ delivery_step: 'sent' })
    expect(office.smtp.mails).toHaveLength(1)
  })

  it('a transport that throws leaves the message unconfirmed, not lost and not doubled', async () => {
    const office = await openOffice()
    ;(office.context.transport as { send: unknown }).send = async () => Promise.reject(new Error('Fehler'))
    const { conversationId } = await addIncoming(office.context)
    const id = await office.reply(conversationId)
    await office.pass(10_000)
    expect(await office.message(id)).toMatchObject({ delivery_step: 'unconfirmed' })
  })
})

const troubled = async (store: Store, id: string): Promise<number> =>
  (await store.read((tx) => tx.selectFrom('conversation').select('troubled').where('id', '=', id).executeTakeFirstOrThrow())).troubled
