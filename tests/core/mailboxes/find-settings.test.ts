import { describe, expect, it } from 'vitest'
import { findSending, findSettings } from '../../../src/core/mailboxes/find-settings'
import { pauseBefore } from '../../../src/core/mailboxes/retry'
import type { MailDirectory } from '../../../src/core/ports'

const never = async (): Promise<never> => Promise.reject(new Error('asked'))
const silent: MailDirectory = { service: never, autoconfig: never, exchangers: never }
const nobody: MailDirectory = { service: async () => null, autoconfig: async () => null, exchangers: async () => [] }

describe('settings of a mailbox from its address', () => {
  it.each([
    ['erika@web.de', 'imap.web.de', 'enable-imap'],
    ['Erika@GMX.net', 'imap.gmx.net', 'enable-imap'],
    ['erika@t-online.de', 'secureimap.t-online.de', 'app-password'],
    ['erika@gmx.com', 'imap.gmx.com', 'enable-imap'],
    ['erika@freenet.de', 'mx.freenet.de', 'enable-imap'],
    ['erika@posteo.de', 'posteo.de', null],
    ['erika@mailbox.org', 'imap.mailbox.org', null],
    ['erika@gmail.com', 'imap.gmail.com', 'app-password'],
    ['erika@outlook.de', 'outlook.office365.com', 'oauth'],
  ])('%s is known without asking anybody', async (address, host, note) => {
    expect(await findSettings(silent, address, true)).toEqual({ ok: true, value: { settings: { address, host, port: 993, tls: 'tls', user: address }, by: 'table', note } })
  })

  it('of a domain of its own is what the domain says: its records before its file', async () => {
    const found = { host: 'mail.buero.example', port: 143, tls: 'starttls', user: 'local' } as const
    expect(await findSettings({ ...silent, service: async () => found }, 'post@buero.example', true)).toMatchObject({
      value: { settings: { host: 'mail.buero.example', port: 143, tls: 'starttls', user: 'post' }, by: 'service' },
    })
    expect(await findSettings({ ...silent, service: async () => null, autoconfig: async () => ({ ...found, user: 'address' }) }, 'post@buero.example', true)).toMatchObject({
      value: { settings: { user: 'post@buero.example' }, by: 'autoconfig' },
    })
  })

  it.each([
    ['mx00.kundenserver.de', 'imap.ionos.de', null],
    ['smtpin.rzone.de', 'imap.strato.de', null],
    ['buero-example.mail.protection.outlook.com', 'outlook.office365.com', 'oauth'],
    ['aspmx.l.google.com', 'imap.gmail.com', 'app-password'],
    ['mxext1.mailbox.org', 'imap.mailbox.org', null],
  ])('of a domain whose mails %s takes is told by that', async (exchanger, host, note) => {
    expect(await findSettings({ ...nobody, exchangers: async () => [exchanger] }, 'post@buero.example', true)).toMatchObject({ value: { settings: { host }, by: 'exchange', note } })
  })

  it('is guessed when nobody knows, and nobody is asked unasked', async () => {
    expect(await findSettings(nobody, ' post@buero.example ', true)).toMatchObject({ value: { settings: { address: 'post@buero.example', host: 'imap.buero.example' }, by: 'guess' } })
    expect(await findSettings(silent, 'post@buero.example', false)).toMatchObject({ value: { by: 'guess' } })
    // An end of a name is no end of a provider's.
    expect(await findSettings({ ...nobody, exchangers: async () => ['mx.evilgoogle.com'] }, 'post@buero.example', true)).toMatchObject({ value: { by: 'guess' } })
  })

  it.each(['', 'erika', '@web.de', 'erika@', 'erika@localhost', 'erika@web.de/x', 'erika@-/..', 'a@b c.de', 'x'.repeat(400)])('is not looked for at %j', async (address) => {
    expect(await findSettings(silent, address, true)).toMatchObject({ ok: false, error: { code: 'address-invalid' } })
  })
})

describe('the server that sends for an address', () => {
  it.each([
    ['erika@web.de', 'smtp.web.de', 465, 'tls', 'enable-imap'],
    ['erika@gmx.de', 'mail.gmx.net', 465, 'tls', 'enable-imap'],
    ['erika@t-online.de', 'securesmtp.t-online.de', 465, 'tls', 'app-password'],
    ['erika@posteo.de', 'posteo.de', 465, 'tls', null],
    ['erika@icloud.com', 'smtp.mail.me.com', 587, 'starttls', 'app-password'],
  ])('%s is known without asking anybody', async (address, host, port, tls, note) => {
    expect(await findSending(silent, address, true)).toEqual({ ok: true, value: { server: { host, port, tls, user: address }, by: 'table', note } })
  })

  it('is what the domain says, is told by its exchangers, or guessed, in this order', async () => {
    const asked: string[] = []
    const found = { host: 'aus.buero.example', port: 587, tls: 'starttls', user: 'local' } as const
    const saying: MailDirectory = { ...nobody, autoconfig: async (domain, way) => (asked.push(`${domain} ${way}`), found) }
    expect(await findSending(saying, 'post@buero.example', true)).toEqual({ ok: true, value: { server: { ...found, user: 'post' }, by: 'autoconfig', note: null } })
    expect(asked).toEqual(['buero.example outgoing'])
    expect(await findSending({ ...nobody, exchangers: async () => ['mx00.kundenserver.de'] }, 'post@buero.example', true)).toMatchObject({ value: { server: { host: 'smtp.ionos.de', port: 465 }, by: 'exchange' } })
    expect(await findSending(nobody, ' post@buero.example ', true)).toEqual({ ok: true, value: { server: { host: 'smtp.buero.example', port: 465, tls: 'tls', user: 'post@buero.example' }, by: 'guess', note: null } })
    expect(await findSending(silent, 'post@buero.example', false)).toMatchObject({ value: { by: 'guess' } })
    expect(await findSending(silent, 'post', true)).toMatchObject({ ok: false, error: { code: 'address-invalid' } })
  })
})

it('pauses grow to minutes; a wrong password is not tried again for an hour', () => {
  const pauses = [0, 1, 2, 3, 4, 5, 50].map((tries) => pauseBefore('mailbox-unreachable', tries))
  expect(pauses).toEqual([...pauses].sort((a, b) => a - b))
  expect(pauses.at(-1)).toBe(300_000)
  expect(pauseBefore('mailbox-auth', 0)).toBe(3_600_000)
})
