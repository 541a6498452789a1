/** Where anybody gets an address: to block one of these domains is to block half of all customers. */
const domains: ReadonlySet<string> = new Set([
  'aol.com', 'arcor.de', 'bluewin.ch', 'email.de', 'freenet.de', 'gmail.com', 'gmx.at', 'gmx.ch', 'gmx.de', 'gmx.net', 'googlemail.com', 'hotmail.com', 'hotmail.de',
  'icloud.com', 'kabelmail.de', 'live.com', 'live.de', 'mac.com', 'mail.de', 'mailbox.org', 'me.com', 'msn.com', 'online.de', 'outlook.com', 'outlook.de', 'posteo.de',
  'proton.me', 'protonmail.com', 't-online.de', 'tuta.com', 'tutanota.com', 'tutanota.de', 'unity-mail.de', 'vodafone.de', 'web.de', 'yahoo.com', 'yahoo.de', 'ymail.com',
])

export const isFreeMail = (domain: string): boolean => domains.has(domain.toLowerCase())
