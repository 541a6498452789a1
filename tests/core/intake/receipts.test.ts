import { describe, expect, it } from 'vitest'
import { mail, mailOffice } from '../../helpers/mail-office'

// What servers tell of a mail of ours, through the whole of intake.

const account = { name: 'Büro', address: 'post@buero.example', host: 'localhost', port: 25, tls: 'none' as const, user: '', signature: '' }

describe('a mail whose sender wants to know when it is read', () => {
  const asking = ['Disposition-Notification-To: Erika <erika@nord.example>']
  const asks = async (...mails: readonly string[]): Promise<unknown[]> => {
    const { engine, arrive, messages } = await mailOffice()
    await engine.handle('account.save', { account, password: null, readable: false })
    const ends = await arrive(...mails)
    const told = []
    for (const end of ends) told.push((await messages(end?.conversationId)).find(({ id }) => id === end?.messageId)?.asksReceipt)
    for (const end of ends) expect((await engine.handle('conversation.mark', { id: end?.conversationId ?? '', unread: false })).ok).toBe(true)
    const jobs = await engine.context.store.read((tx) => tx.selectFrom('job').select('kind').where('kind', '=', 'send').execute())
    expect(jobs).toEqual([])
    return told
  }

  it('says so, also in the old way, and nothing is sent by itself', async () => {
    expect(await asks(mail({ id: '1@nord.example', subject: 'Eins', headers: asking }), mail({ id: '2@nord.example', subject: 'Zwei', headers: ['X-Confirm-Reading-To: erika@nord.example'] }))).toEqual([true, true])
  })

  it('is told from one that asks nothing, or asks nobody, or that a machine or a stranger wrote', async () => {
    const denied = 'Authentication-Results: mx.buero.example; dmarc=fail header.from=nord.example'
    const mails = [[], ['Disposition-Notification-To:'], ['Disposition-Notification-To: nobody'], [...asking, 'Auto-Submitted: auto-generated'], [denied, 'Received: from evil by mx', ...asking]]
    expect(await asks(...mails.map((headers, index) => mail({ id: `${index}@nord.example`, subject: `Sache ${index}`, headers })))).toEqual([false, false, false, false, false])
  })
})

async function sent() {
  const office = await mailOffice()
  const { engine, arrive } = office
  await engine.handle('account.save', { account, password: null, readable: false })
  const [asked] = await arrive(mail({ id: '1@nord.example' }))
  const conversationId = asked?.conversationId ?? ''
  const draft = await engine.handle('draft.open', { conversationId })
  if (!draft.ok) throw new Error(draft.error.code)
  const { id, to, cc, bcc, subject } = draft.value
  await engine.handle('draft.save', { id, to, cc, bcc, subject, text: 'Die Ware kommt morgen.' })
  const done = await engine.handle('outbox.send', { draftId: id })
  if (!done.ok) throw new Error(done.error.code)
  const { store } = engine.context
  await store.write(async (tx) => void (await tx.updateTable('message').set({ delivery_step: 'sent', delivery_attempts: 1, undo_until: null }).where('id', '=', done.value.messageId).execute()))
  const { external_id } = await store.read((tx) => tx.selectFrom('message').select('external_id').where('id', '=', done.value.messageId).executeTakeFirstOrThrow())
  const row = async () => {
    const list = await engine.handle('inbox.list', { filter: 'all', limit: 10, before: null })
    return list.ok ? list.value.rows.find((one) => one.id === conversationId) : undefined
  }
  return { ...office, conversationId, messageId: done.value.messageId, externalId: external_id ?? '', row }
}

const report = (id: string, on: string, action: string): string =>
  mail({
    id,
    from: 'MAILER-DAEMON@mx.example',
    subject: 'Successful Mail Delivery Report',
    at: 'Fri, 04 Dec 2026 09:15:00 +0100',
    type: 'multipart/report; report-type=delivery-status; boundary=b',
    headers: ['Return-Path: <>'],
    text: ['--b', 'Content-Type: text/plain', '', 'Das ist der Server.', '--b', 'Content-Type: message/delivery-status', '', 'Reporting-MTA: dns; mx.example', '', 'Final-Recipient: rfc822; erika@nord.example', `Action: ${action}`, 'Status: 2.0.0', '', '--b', 'Content-Type: text/rfc822-headers', '', `Message-ID: ${on}`, '', '--b--', ''].join('\r\n'),
  })

describe('a receipt', () => {
  it('is said at the message that arrived, and is no news in the list: read, and not what the conversation says last', async () => {
    const { arrive, messages, conversationId, messageId, externalId, row } = await sent()
    const before = await row()
    const [end] = await arrive(report('r1@mx.example', externalId, 'relayed'))
    expect(end?.conversationId).toBe(conversationId)
    await arrive(report('r2@mx.example', externalId, 'delivered'))
    const all = await messages(conversationId)
    expect(all.find(({ id }) => id === messageId)?.delivery?.step).toBe('delivered')
    expect(all.filter(({ automatic }) => automatic === 'receipt').map(({ unread, reasons }) => [unread, reasons[0]?.rule])).toEqual([[false, 'report'], [false, 'report']])
    expect(await row()).toMatchObject({ at: before?.at, snippet: 'Die Ware kommt morgen.', direction: 'out' })
  })

  it('that speaks of nothing that we sent is a mail like any other', async () => {
    const { arrive, messages } = await sent()
    const [end] = await arrive(report('r3@mx.example', '<fremd@evil.example>', 'delivered'))
    expect(await messages(end?.conversationId)).toMatchObject([{ unread: true, automatic: 'receipt' }])
  })

  it('is told from a failure, which is news', async () => {
    const { arrive, messages, conversationId, messageId, externalId } = await sent()
    await arrive(report('r4@mx.example', externalId, 'failed'))
    const all = await messages(conversationId)
    expect(all.find(({ id }) => id === messageId)?.delivery).toMatchObject({ step: 'failed', code: 'report-failed' })
    expect(all.find(({ automatic }) => automatic === 'report')?.unread).toBe(true)
  })
})
