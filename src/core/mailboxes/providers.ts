import type { Output } from '../../shared/contract'

type Note = Output<'mailboxes.find'>['note']

export interface Provider {
  readonly domains: readonly string[]
  /** ends of the names of its mail exchangers, by which a firm's own domain shows who keeps its mails */
  readonly exchangers: readonly string[]
  readonly host: string
  /** the server that sends: TLS from the start on 465, or, with `starttls`, on 587 */
  readonly sending: string
  readonly starttls?: true
  readonly note: Note
}

/** Where common German providers keep their mailboxes and take mails to send: all with TLS on 993, the address as user. */
const providers: readonly Provider[] = [
  { domains: ['web.de'], exchangers: ['.web.de'], host: 'imap.web.de', sending: 'smtp.web.de', note: 'enable-imap' },
  { domains: ['gmx.de', 'gmx.net', 'gmx.at', 'gmx.ch', 'gmx.info', 'gmx.eu', 'gmx.org'], exchangers: ['.gmx.net'], host: 'imap.gmx.net', sending: 'mail.gmx.net', note: 'enable-imap' },
  { domains: ['gmx.com'], exchangers: [], host: 'imap.gmx.com', sending: 'mail.gmx.com', note: 'enable-imap' },
  { domains: ['t-online.de', 'magenta.de'], exchangers: ['.t-online.de'], host: 'secureimap.t-online.de', sending: 'securesmtp.t-online.de', note: 'app-password' },
  { domains: ['online.de', 'onlinehome.de', '1und1.de'], exchangers: ['.kundenserver.de', '.ionos.de', '.1and1.com'], host: 'imap.ionos.de', sending: 'smtp.ionos.de', note: null },
  { domains: [], exchangers: ['.rzone.de'], host: 'imap.strato.de', sending: 'smtp.strato.de', note: null },
  { domains: ['freenet.de'], exchangers: ['.freenet.de'], host: 'mx.freenet.de', sending: 'mx.freenet.de', note: 'enable-imap' },
  { domains: ['posteo.de', 'posteo.net', 'posteo.eu', 'posteo.at', 'posteo.ch'], exchangers: ['.posteo.de'], host: 'posteo.de', sending: 'posteo.de', note: null },
  { domains: ['mailbox.org'], exchangers: ['.mailbox.org'], host: 'imap.mailbox.org', sending: 'smtp.mailbox.org', note: null },
  { domains: ['mail.de'], exchangers: ['.mail.de'], host: 'imap.mail.de', sending: 'smtp.mail.de', note: null },
  { domains: ['arcor.de', 'vodafone.de', 'vodafonemail.de'], exchangers: ['.vodafonemail.de'], host: 'imap.vodafonemail.de', sending: 'smtp.vodafonemail.de', note: null },
  { domains: [], exchangers: ['.your-server.de'], host: 'mail.your-server.de', sending: 'mail.your-server.de', note: null },
  { domains: [], exchangers: ['.ispgateway.de'], host: 'sslin.df.eu', sending: 'sslout.df.eu', note: null },
  { domains: ['gmail.com', 'googlemail.com'], exchangers: ['.google.com', '.googlemail.com'], host: 'imap.gmail.com', sending: 'smtp.gmail.com', note: 'app-password' },
  { domains: ['icloud.com', 'me.com', 'mac.com'], exchangers: ['.icloud.com'], host: 'imap.mail.me.com', sending: 'smtp.mail.me.com', starttls: true, note: 'app-password' },
  { domains: ['yahoo.de', 'yahoo.com', 'ymail.com'], exchangers: ['.yahoodns.net'], host: 'imap.mail.yahoo.com', sending: 'smtp.mail.yahoo.com', note: 'app-password' },
  { domains: ['aol.com', 'aol.de'], exchangers: [], host: 'imap.aol.com', sending: 'smtp.aol.com', note: 'app-password' },
  {
    domains: ['outlook.com', 'outlook.de', 'hotmail.com', 'hotmail.de', 'live.com', 'live.de', 'msn.com'],
    exchangers: ['.outlook.com', '.office365.com'],
    host: 'outlook.office365.com',
    sending: 'smtp.office365.com',
    starttls: true,
    note: 'oauth',
  },
]

export const providerOfDomain = (domain: string): Provider | null => providers.find(({ domains }) => domains.includes(domain)) ?? null

export const providerOfExchangers = (names: readonly string[]): Provider | null =>
  providers.find(({ exchangers }) => names.some((name) => exchangers.some((end) => `.${name}`.endsWith(end)))) ?? null
