import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseMail } from '../../../../src/core/adapters/mail-parser'
import { sharedSamples } from '../../../helpers/page-worker'

const parse = (lines: readonly string[]) => parseMail(Buffer.from(lines.join('\r\n')), { mailParts: 100, mailDepth: 20 })

const ours = '<0190-ours@buero.example>'
const copy = ['Received: from [192.0.2.135] by smtp.provider.example', `Message-ID: ${ours}`, 'From: post@buero.example', 'To: erika@kunde.example', 'Subject: Angebot', '', 'Guten Tag', '']
const created = ['This message was created automatically by mail delivery software.', '']

/** As servers write them that know no RFC 3464; the layouts are theirs, the names are not. */
const inWords = {
  GMX: [
    'Return-Path: ', 'From: MAILER-DAEMON@mail.gmx.example', 'To: post@buero.example', 'Subject: Mail delivery failed: returning message to sender', 'Content-Type: text/plain; charset=utf-8', '', ...created,
    'A message that you sent could not be delivered to one or more of', 'its recipients. This is a permanent error. The following address', 'failed:', '', '"erika@kunde.example":', 'SMTP error from remote server after RCPT command:', 'host: mx.kunde.example',
    '5.1.1 <erika@kunde.example>... User Unknown', '', '', '--- The header of the original message is following. ---', '', ...copy,
  ],
  '1&1': [
    'From: "Mail Delivery System" <mailer-daemon@kundenserver.example>', 'To: post@buero.example', 'Subject: Mail delivery failed: returning message to sender', '', ...created,
    'A message that you sent could not be delivered to one or more of', 'its recipients. This is a permanent error.', '', 'The following address failed:', '', 'erika@kunde.example', '', 'For the following reason:', '', 'Mail size limit exceeded.', '', '--- The header of the original message is following. ---', '', ...copy,
  ],
  Exim: [
    'X-Failed-Recipients: erika@kunde.example', 'Auto-Submitted: auto-replied', 'From: Mail Delivery System <Mailer-Daemon@mx1.provider.example>', 'Subject: Mail delivery failed: returning message to sender', '', ...created,
    'A message that you sent could not be delivered to one or more of its', 'recipients. This is a permanent error. The following address(es) failed:', '', '  erika@kunde.example', '    SMTP error from remote mail server after RCPT TO:<erika@kunde.example>:', '    host mx1.kunde.example [192.0.2.32]: 554 5.7.1 <erika@kunde.example>:', '    Recipient address rejected: Access denied', '',
    '------ This is a copy of the message, including all the headers. ------', '', 'Return-path: <post@buero.example>', ...copy,
  ],
  qmail: [
    'Return-Path: <>', 'From: MAILER-DAEMON@mx.provider.example', 'Subject: failure notice', '', 'Hi. This is the qmail-send program at mx.provider.example.', "I'm afraid I wasn't able to deliver your message to the following addresses.", "This is a permanent error; I've given up. Sorry it didn't work out.", '',
    '<erika@kunde.example>:', '192.0.2.1 does not like recipient.', 'Remote host said: 550 5.1.1 No such user here', 'Giving up on 192.0.2.1.', '', '--- Below this line is a copy of the message.', '', 'Return-Path: <post@buero.example>', ...copy,
  ],
  'Exchange 2003': [
    'Return-Path: <>', 'From: System Administrator <postmaster@kunde.example>', 'Subject: Undeliverable: Angebot', 'MIME-Version: 1.0', 'Content-Type: multipart/mixed; boundary=b', '', '--b', 'Content-Type: text/plain', '', 'Your message', '', '  To:      erika@kunde.example', '  Subject: Angebot', '', 'did not reach the following recipient(s):', '', 'erika@kunde.example on Thu, 29 Apr 2010 00:00:00 -0000',
    '    The recipient name is not recognized', '    MSEXCH:IMS:NNN:CAT 0 (000C05A6)', '--b', 'Content-Type: message/rfc822', '', ...copy, '--b--', '',
  ],
}

describe('a report in words alone', () => {
  for (const [server, lines] of Object.entries(inWords)) {
    it(`as ${server} writes it names the mail and who did not get it`, async () => {
      const mail = await parse(lines)
      expect(mail.automatic).toBe('report')
      expect(mail.report).toMatchObject({ on: ours })
      expect(mail.report?.recipients).toContainEqual(expect.objectContaining({ addresses: ['erika@kunde.example'], outcome: 'failed' }))
    })
  }

  it('tells the words of the other server', async () => {
    expect((await parse(inWords.qmail)).report?.recipients[0]).toMatchObject({ status: '', words: 'Remote host said: 550 5.1.1 No such user here Giving up on 192.0.2.1.' })
    expect((await parse(inWords.GMX)).report?.recipients[0]).toMatchObject({ status: '', words: '5.1.1 <erika@kunde.example>... User Unknown' })
    expect((await parse(inWords['1&1'])).report?.recipients[0]).toMatchObject({ status: '', words: '' })
  })

  it('that a mail is late is no failure', async () => {
    const late = await parse([
      'Auto-Submitted: auto-replied', 'From: Mail Delivery System <Mailer-Daemon@mx1.provider.example>', `References: ${ours}`, 'Subject: Warning: message 1d18ZN-0000br-Mp delayed 24 hours', '', ...created,
      'A message that you sent has not yet been delivered to one or more of its', 'recipients after more than 24 hours on the queue on mx1.provider.example.', '', 'The address to which the message has not yet been delivered is:', '', '  erika@kunde.example', '    Delay reason: Connection timed out', '',
      'No action is required on your part. Delivery attempts will continue for', 'some time, and this warning may be repeated at intervals if the message', 'remains undelivered.', '',
    ])
    expect(late).toMatchObject({ automatic: 'report', report: { on: ours, recipients: [{ addresses: ['erika@kunde.example'], outcome: 'delayed' }] } })
  })

  it('is no holiday notice, and nothing that a person writes or passes on', async () => {
    const holiday = await parse(['Return-Path: <>', 'From: erika@kunde.example', 'Auto-Submitted: auto-replied', `In-Reply-To: ${ours}`, 'Subject: Abwesend: Angebot', '', 'Ihre Nachricht an erika@kunde.example konnte nicht zugestellt werden: ich bin im Urlaub.', ''])
    expect(holiday).toMatchObject({ automatic: 'auto-reply', report: null })
    expect((await parse(['From: chef@kunde.example', 'Subject: WG: failure notice', '', ...inWords.qmail.slice(4)])).report).toBeNull()
    const quota = await parse(['From: postmaster@provider.example', 'Subject: Ihr Postfach ist fast voll', '', 'Bitte post@buero.example aufräumen.', ''])
    expect(quota.report).toBeNull()
  })

  it('holds up nobody, whatever it is made of', async () => {
    const head = ['From: MAILER-DAEMON@x.example', 'Subject: failure notice', '']
    for (const body of ['-'.repeat(200_000), `Message-ID: ${'<'.repeat(200_000)}`, 'a'.repeat(200_000), '@'.repeat(200_000), 'delivery to '.repeat(20_000), '5.1.'.repeat(50_000), 'x@y.example '.repeat(20_000), '--\n'.repeat(50_000)]) {
      const begun = process.cpuUsage()
      const mail = await parse([...head, body, ''])
      expect(process.cpuUsage(begun).user).toBeLessThan(3_000_000)
      expect(mail.report?.recipients.length ?? 0).toBeLessThanOrEqual(100)
    }
  })
})

describe('a report with a part for machines', () => {
  const multipart = (more: readonly string[], parts: readonly string[][]) => parse(['Return-Path: <>', ...more, 'MIME-Version: 1.0', 'Content-Type: multipart/report; report-type=delivery-status; boundary=b', '', ...parts.flatMap((part) => ['--b', ...part]), '--b--', ''])
  const failed = ['Content-Type: message/delivery-status', '', 'Reporting-MTA: dns; mx.example', '', 'Final-Recipient: rfc822; erika@kunde.example', 'Action: failed', 'Status: 5.7.1', '']

  it('is found behind one with words for people', async () => {
    const mail = await multipart(['From: Postmaster@ci.example', `References: ${ours}`], [['Content-Type: message/delivery-status;', '', 'This Message was undeliverable due to the following reason:', ''], failed])
    expect(mail.report).toMatchObject({ on: ours, recipients: [{ addresses: ['erika@kunde.example'], outcome: 'failed', status: '5.7.1' }] })
  })

  it('names what it answers where nothing came back with it, if a server wrote it', async () => {
    expect((await multipart(['From: MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@kunde.example', `In-Reply-To: ${ours}`], [['Content-Type: text/html', '', '<p>Delivery has failed</p>'], failed])).report?.on).toBe(ours)
    expect((await multipart(['From: mallory@evil.example', `In-Reply-To: ${ours}`], [['Content-Type: text/plain', '', 'x'], failed])).report?.on).toBeNull()
  })

  const shared = join(sharedSamples, 'mail/mikel+mail/spec/fixtures/emails/multipart_report_emails')
  it.skipIf(!existsSync(shared))('is read from every sample', async () => {
    const read = async (name: string) => (await parseMail(readFileSync(join(shared, name)), { mailParts: 100, mailDepth: 20 })).report
    expect((await read('multi_address_bounce1.eml'))?.recipients.map(({ outcome }) => outcome)).toEqual(Array.from({ length: 5 }, () => 'failed'))
    expect(await read('multipart_report_multiple_status.eml')).toMatchObject({ on: '<4c2a146147ac8_61ff157c4ec1652df@s.h.c.mail>', recipients: [{ addresses: ['u@ci.com'], outcome: 'failed' }] })
    expect(await read('report_422.eml')).toMatchObject({ recipients: [{ addresses: ['fraser@oooooooo.com.au'], outcome: 'delayed', status: '4.2.2' }] })
    expect(await read('report_530.eml')).toMatchObject({ recipients: [{ addresses: ['edwin@zzzzzzz.com'], outcome: 'failed', status: '5.3.0' }] })
  })
})
