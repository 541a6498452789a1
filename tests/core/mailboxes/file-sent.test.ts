import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { dovecotBinary, password, startDovecot } from '../../../scripts/testing/servers/dovecot.mjs'
import { createMailSource } from '../../../src/core/adapters/imap'
import { fileSent } from '../../../src/core/mailboxes/file-sent'
import { insertMailbox } from '../../../src/core/mailboxes/rows'
import type { MailSession } from '../../../src/core/ports'
import type { MailboxTable } from '../../../src/core/store/tables'
import { addIncoming } from '../../helpers/correspondence'
import { openOffice, type Office } from '../../helpers/office'

const minute = 60_000

describe.skipIf(!dovecotBinary)('what was sent, in the folder for it (Dovecot)', () => {
  let dovecot: Awaited<ReturnType<typeof startDovecot>>
  beforeAll(async () => {
    dovecot = await startDovecot()
  })
  afterAll(() => dovecot.stop())

  async function setUp(user: string, office: Office, address = 'Post@buero.example') {
    const session = await createMailSource().open({ host: '127.0.0.1', port: dovecot.port, tls: 'none', login: { kind: 'password', user, password } })
    onTestFinished(() => session.close())
    const { context } = office
    const now = context.clock.now()
    const row: MailboxTable = { id: context.ids.next(), address, host: '127.0.0.1', port: dovecot.port, tls: 'none', user, created_at: now, filed_until: now }
    await context.store.write((tx) => insertMailbox(tx, row))
    const round = async (): Promise<void> => {
      const mailbox = await context.store.read((tx) => tx.selectFrom('mailbox').selectAll().where('id', '=', row.id).executeTakeFirstOrThrow())
      await fileSent(context, session, mailbox)
    }
    const { conversationId } = await addIncoming(context, { from_address: `${user}@nordlicht.example` }, { email: `${user}@nordlicht.example` })
    return { session, round, conversationId }
  }

  async function filed(session: MailSession): Promise<string[]> {
    await session.enter('Sent')
    const mails: string[] = []
    for await (const { bytes } of session.fetch(await session.uids(1))) mails.push(Buffer.from(bytes).toString())
    return mails
  }

  it('lies there once, as it went out, also when the round is done again', async () => {
    const office = await openOffice()
    const { session, round, conversationId } = await setUp('anna', office)
    const id = await office.reply(conversationId)
    await office.pass(minute)
    await round()
    expect(await filed(session)).toEqual([]) // the provider may still file it by itself
    await office.pass(2 * minute)
    await round()
    await round()
    expect(await filed(session)).toEqual([office.smtp.mails[0]?.raw.toString()])
    // Filed, and killed before that was written down.
    await office.context.store.write(async (tx) => void (await tx.updateTable('mailbox').set({ filed_until: 0 }).execute()))
    await round()
    expect(await filed(session)).toHaveLength(1)
    expect((await office.message(id)).delivery_step).toBe('sent')
  })

  it('of several identities: each in the mailbox of its address, those without one in the mailbox of the account', async () => {
    const office = await openOffice()
    const account = await setUp('clara', office)
    const sales = await setUp('dora', office, 'verkauf@buero.example')
    const identities = [null, 'Verkauf@buero.example', 'niemand@buero.example']
    for (const address of identities) {
      const saved = address === null ? { ok: true as const, value: { id: 'account' as const } } : await office.calls['identities.save']({ id: null, name: '', address, signature: '' })
      if (!saved.ok) throw new Error(saved.error.code)
      const opened = await office.calls['draft.open']({ conversationId: account.conversationId })
      if (!opened.ok) throw new Error(opened.error.code)
      const { id, to, cc, bcc, subject } = opened.value
      await office.calls['draft.save']({ id, identity: saved.value.id, to, cc, bcc, subject, text: 'x' })
      await office.calls['outbox.send']({ draftId: id })
      await office.pass(minute)
    }
    await office.pass(3 * minute)
    await account.round()
    await sales.round()
    const from = (mails: readonly string[]): (string | undefined)[] => mails.map((mail) => /^From:.*<?\b([\w.]+)@/m.exec(mail)?.[1])
    expect(from(await filed(account.session))).toEqual(['post', 'niemand'])
    expect(from(await filed(sales.session))).toEqual(['Verkauf'])
  })

  it('settles what is unconfirmed when the provider has filed it, and leaves it so when not', async () => {
    const office = await openOffice({ script: { data: () => 'cut' } })
    const { session, round, conversationId } = await setUp('bert', office)
    const ids: string[] = []
    for (const subject of ['Erste', 'Zweite']) {
      ids.push(await office.reply(conversationId, { subject }))
      await office.pass(minute) // one after the other: the cut ends every connection
    }
    expect((await Promise.all(ids.map(office.message))).map(({ delivery_step }) => delivery_step)).toEqual(['unconfirmed', 'unconfirmed'])
    const [first] = office.smtp.mails
    await session.append('Sent', first?.raw ?? new Uint8Array(), office.context.clock.now())
    await round()
    const steps = (await Promise.all(ids.map(office.message))).map(({ delivery_step }) => delivery_step)
    expect(steps.sort()).toEqual(['sent', 'unconfirmed'])
    expect(await filed(session)).toHaveLength(1)
  })
})
