import { describe, expect, it } from 'vitest'
import { parseMail } from '../../../src/core/adapters/mail-parser'
import { placeMails } from '../../../src/core/conversations'
import { reportedMessage, takeReport } from '../../../src/core/outbox'
import { addIncoming } from '../../helpers/correspondence'
import { openOffice, type Office } from '../../helpers/office'

const report = async (fields: readonly string[], returned: readonly string[], kind = 'delivery-status') => {
  const text = [
    'From: MAILER-DAEMON@mx.example', 'To: post@buero.example', 'Subject: Undelivered Mail', 'Message-ID: <r@mx.example>', 'Return-Path: <>', 'MIME-Version: 1.0',
    `Content-Type: multipart/report; report-type=${kind}; boundary=b`, '', '--b', 'Content-Type: text/plain', '', 'Es ging nicht.', '--b', `Content-Type: message/${kind}`, '', ...fields, '', '--b',
    'Content-Type: text/rfc822-headers', '', ...returned, '', '--b--', '',
  ].join('\r\n')
  return parseMail(Buffer.from(text), { mailParts: 100, mailDepth: 20 })
}

const failed = (address: string) => ['Reporting-MTA: dns; mx.example', '', `Final-Recipient: rfc822; ${address}`, 'Action: failed', 'Status: 5.1.1', 'Diagnostic-Code: smtp; 550 5.1.1 No such', ' user here']
const delivered = (address: string) => ['Reporting-MTA: dns; mx.example', '', `Final-Recipient: rfc822;${address}`, 'Action: delivered', 'Status: 2.0.0']

async function sent(office: Office, letter: { readonly to?: string; readonly cc?: string } = {}) {
  const { conversationId } = await addIncoming(office.context, {}, letter.to ? {} : { email: 'erika@kunde.example' })
  const id = await office.reply(conversationId, letter)
  await office.pass(60_000)
  const row = await office.message(id)
  expect(row.delivery_step).toBe('sent')
  return row
}

async function take(office: Office, mail: Awaited<ReturnType<typeof report>>) {
  const { store, clock } = office.context
  await store.write(async (tx) => {
    const reported = mail.report ? await reportedMessage(tx, mail.report) : null
    if (reported) await takeReport(tx, reported, clock.now())
  })
}

describe('a report on what was sent', () => {
  it('that it failed says so, with the words of the server, and stands in its conversation', async () => {
    const office = await openOffice()
    const row = await sent(office)
    const mail = await report(failed('erika@kunde.example'), [`Message-ID: ${row.external_id}`, 'Subject: x'])
    expect(mail).toMatchObject({ automatic: 'report', report: { on: row.external_id } })
    await take(office, mail)
    const after = await office.message(row.id)
    expect(after).toMatchObject({ delivery_step: 'failed', delivery_code: 'report-failed' })
    expect(JSON.parse(after.delivery_params_json)).toEqual({ address: 'erika@kunde.example', response: '5.1.1 550 5.1.1 No such user here' })
    const { store, ids, clock } = office.context
    const reportsOn = { externalId: row.external_id ?? '', conversationId: row.conversation_id }
    const placed = await store.write((tx) => placeMails(tx, ids, clock.now(), [{ ...mail, id: ids.next(), twin: false, own: false, denied: false, blocked: false, at: clock.now(), reportsOn }]))
    expect([...placed.placed.values()]).toMatchObject([{ conversationId: row.conversation_id, reasons: [{ rule: 'report', what: row.external_id }] }])
  })

  it('that it arrived, or was shown, lets it climb', async () => {
    const office = await openOffice()
    const row = await sent(office)
    await take(office, await report(delivered('Erika@kunde.example'), [`Message-ID: ${row.external_id}`]))
    expect((await office.message(row.id)).delivery_step).toBe('delivered')
    const other = await sent(office, { to: 'max@kunde.example' })
    await take(office, await report(['Final-Recipient: rfc822;max@kunde.example', `Original-Message-ID: ${other.external_id}`, 'Disposition: manual-action/MDN-sent-manually; displayed'], [], 'disposition-notification'))
    expect((await office.message(other.id)).delivery_step).toBe('delivered')
    // A delay is no end, and what has arrived does not come back.
    await take(office, await report(failed('max@kunde.example'), [`Message-ID: ${other.external_id}`]))
    expect((await office.message(other.id)).delivery_step).toBe('delivered')
  })

  it('counts only where it names the id and somebody to whom it was sent; arrived is said only of all', async () => {
    const office = await openOffice()
    const row = await sent(office, { to: 'erika@kunde.example, max@kunde.example' })
    const id = `Message-ID: ${row.external_id}`
    for (const forged of [await report(failed('x@evil.example'), [id]), await report(failed('erika@kunde.example'), ['Message-ID: <other@x>']), await report(failed('erika@kunde.example'), []), await report(['Action: failed'], [id]), await report([], [id])]) await take(office, forged)
    expect((await office.message(row.id)).delivery_step).toBe('sent')
    await take(office, await report(delivered('max@kunde.example'), [id]))
    expect((await office.message(row.id)).delivery_step).toBe('sent')
    await take(office, await report([...delivered('max@kunde.example'), '', ...delivered('erika@kunde.example').slice(2)], [id]))
    expect((await office.message(row.id)).delivery_step).toBe('delivered')
  })

  it('of each of several by itself, as most servers tell it, says arrived with the last', async () => {
    const office = await openOffice()
    const { conversationId } = await addIncoming(office.context)
    const id = await office.reply(conversationId, { to: 'erika@kunde.example', cc: 'max@kunde.example', bcc: 'chef@kunde.example' })
    await office.pass(60_000)
    const named = `Message-ID: ${(await office.message(id)).external_id}`
    for (const address of ['max@kunde.example', 'max@kunde.example', 'chef@kunde.example', 'fremd@evil.example']) await take(office, await report(delivered(address), [named]))
    expect((await office.message(id)).delivery_step).toBe('sent')
    await take(office, await report(delivered('Erika@kunde.example'), [named]))
    expect((await office.message(id)).delivery_step).toBe('delivered')
  })

  it('names a domain with umlauts as it goes over the wire (RFC 5891), or as it is written', async () => {
    const office = await openOffice()
    const row = await sent(office, { to: 'erika@müller.example, max@bäcker.example' })
    const id = `Message-ID: ${row.external_id}`
    await take(office, await report(delivered('erika@xn--mller-kva.example'), [id]))
    expect((await office.message(row.id)).delivery_step).toBe('sent')
    await take(office, await report(delivered('MAX@bäcker.example'), [id]))
    expect((await office.message(row.id)).delivery_step).toBe('delivered')
  })

  it('finds the mail by the id of its envelope where nothing of it came back (RFC 3464 §2.2.1)', async () => {
    const office = await openOffice()
    const row = await sent(office)
    const envelope = (row.external_id ?? '').slice(1, -1)
    const [head, ...rest] = delivered('erika@kunde.example')
    // As xtext (RFC 3461 §4): a server may hand the `@` back coded.
    await take(office, await report([head ?? '', `Original-Envelope-Id: ${envelope.replace('@', '+40')}`, ...rest], []))
    expect((await office.message(row.id)).delivery_step).toBe('delivered')
  })
})

describe('a receipt', () => {
  it('is told from a report that asks for somebody', async () => {
    const relayed = ['Reporting-MTA: dns; mx.example', '', 'Final-Recipient: rfc822; erika@kunde.example', 'Action: relayed', 'Status: 2.0.0']
    const kinds = await Promise.all(
      [delivered('erika@kunde.example'), relayed, failed('erika@kunde.example'), [...delivered('erika@kunde.example'), '', ...failed('max@kunde.example').slice(2)], ['Action: delivered']].map(async (fields) => (await report(fields, [])).automatic),
    )
    expect(kinds).toEqual(['receipt', 'receipt', 'report', 'report', 'report'])
  })
})

describe('a report that is no end', () => {
  const delayed = ['Reporting-MTA: dns; mx.example', '', 'Final-Recipient: rfc822; erika@kunde.example', 'Action: delayed', 'Status: 4.4.1', 'Diagnostic-Code: smtp; 451 4.4.1 Connection timed out']

  it('stands beside "sent" until the end is told', async () => {
    const office = await openOffice()
    const row = await sent(office)
    const id = `Message-ID: ${row.external_id}`
    await take(office, await report(delayed, [id]))
    expect(await office.message(row.id)).toMatchObject({ delivery_step: 'sent', delivery_code: 'report-delayed', delivery_at: row.delivery_at, delivery_params_json: JSON.stringify({ address: 'erika@kunde.example', response: '4.4.1 451 4.4.1 Connection timed out' }) })
    await take(office, await report(delivered('erika@kunde.example'), [id]))
    expect(await office.message(row.id)).toMatchObject({ delivery_step: 'delivered', delivery_code: null })
    await take(office, await report(delayed, [id]))
    expect(await office.message(row.id)).toMatchObject({ delivery_step: 'delivered', delivery_code: null })
  })

  it('shows that a server has what was unconfirmed', async () => {
    const office = await openOffice({ script: { data: () => 'cut' } })
    const { conversationId } = await addIncoming(office.context, {}, { email: 'erika@kunde.example' })
    const id = await office.reply(conversationId)
    await office.pass(60_000)
    const row = await office.message(id)
    expect(row.delivery_step).toBe('unconfirmed')
    await take(office, await report(delayed, [`Message-ID: ${row.external_id}`]))
    expect(await office.message(id)).toMatchObject({ delivery_step: 'sent', delivery_code: 'report-delayed' })
  })
})

describe('the mark of a conversation', () => {
  it('stands in the subject of an answer to a fax, stays the same, and brings back what names nothing', async () => {
    const office = await openOffice()
    const { conversationId } = await addIncoming(office.context, { channel: 'fax', external_id: null, from_address: '', subject: '' }, { fax: '+4930123456' })
    const first = await office.message(await office.reply(conversationId, { to: 'neu@kunde.example' }))
    const mark = /\[RK-([0-9A-Z]{8})\]$/.exec(first.subject)?.[1] ?? ''
    expect(mark).not.toBe('')
    const { store, ids, clock } = office.context
    const mail = { id: ids.next(), externalId: null, twin: false, own: false, denied: false, blocked: false, inReplyTo: null, references: [], replyTo: [], from: { name: '', address: 'chef@anderswo.example' }, to: [], cc: [], subject: `Ganz anders [rk-${mark.toLowerCase()}]`, at: clock.now(), automatic: null, reportsOn: null }
    const { placed } = await store.write((tx) => placeMails(tx, ids, clock.now(), [mail]))
    expect([...placed.values()]).toMatchObject([{ conversationId, reasons: [{ rule: 'mark', what: `RK-${mark}` }] }])
  })

  it('stands nowhere else, unless it is asked for', async () => {
    const office = await openOffice()
    const { conversationId } = await addIncoming(office.context, {}, { email: 'erika@kunde.example' })
    expect((await office.message(await office.reply(conversationId))).subject).not.toContain('RK-')
    await office.calls['preferences.set']({ subjectMark: 'always' })
    expect((await office.message(await office.reply(conversationId))).subject).toMatch(/\[RK-[0-9A-Z]{8}\]$/)
  })

  it('is not needed by an answer that a machine gave: it goes where its sender was last written to', async () => {
    const office = await openOffice()
    const row = await sent(office)
    const { store, ids, clock } = office.context
    const mail = { id: ids.next(), externalId: '<ooo@kunde.example>', twin: false, own: false, denied: false, blocked: false, inReplyTo: null, references: [], replyTo: [], from: { name: '', address: 'Erika@kunde.example' }, to: [], cc: [], subject: 'Bin im Urlaub', at: clock.now(), automatic: 'auto-reply' as const, reportsOn: null }
    const { placed } = await store.write((tx) => placeMails(tx, ids, clock.now(), [mail]))
    expect([...placed.values()]).toMatchObject([{ conversationId: row.conversation_id, reasons: [{ rule: 'auto-reply', what: row.external_id }] }])
  })
})
