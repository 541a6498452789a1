import type { MailAddress } from '../../shared/domain/message'

/** Who stands on the other side of a mail. */
export interface Circle {
  /** who speaks in it: its sender; of our own mails the one it goes to; null where there is nobody */
  readonly speaker: string | null
  /** everybody outside this house who wrote or got it */
  readonly members: ReadonlySet<string>
}

export interface Written {
  readonly from: string
  readonly to: readonly MailAddress[]
  readonly cc: readonly MailAddress[]
  /** we wrote it, whatever its sender is called */
  readonly own?: boolean
}

/** Who speaks in a mail that came in: a form on our own website writes under our name, and names who filled it in (RFC 5322 §3.6.2). */
export function writerOf<A extends MailAddress>(from: A, replyTo: readonly A[], ours: ReadonlySet<string>): A {
  if (!ours.has(partyOf(from.address))) return from
  return replyTo.find(({ address }) => address !== '' && !ours.has(partyOf(address))) ?? from
}

/** More people than this are a crowd, and no circle. */
const mostMembers = 12

/** Where everybody has his address: two people there have nothing in common. */
const publicDomains = new Set(
  (
    'gmx.de gmx.net gmx.at gmx.ch gmx.com gmx.eu gmx.info gmx.org web.de email.de t-online.de magenta.de freenet.de arcor.de vodafone.de vodafonemail.de ' +
    'kabelmail.de unitybox.de 1und1.de online.de online.home.de onlinehome.de o2mail.de o2online.de alice.de alice-dsl.net mail.de mailbox.org posteo.de posteo.net ' +
    'tutanota.com tutanota.de tuta.io tuta.com proton.me protonmail.com pm.me gmail.com googlemail.com outlook.com outlook.de hotmail.com hotmail.de live.com live.de ' +
    'msn.com yahoo.com yahoo.de ymail.com rocketmail.com aol.com aol.de icloud.com me.com mac.com netcologne.de ewe.net ewetel.net osnanet.de htp-tel.de mnet-online.de ' +
    'mnet-mail.de bluewin.ch hispeed.ch sunrise.ch aon.at chello.at a1.net orange.fr wanadoo.fr free.fr laposte.net libero.it virgilio.it wp.pl o2.pl onet.pl ' +
    'interia.pl seznam.cz mail.ru yandex.ru qq.com 163.com fastmail.com hushmail.com zoho.com de-mail.de'
  ).split(' '),
)

/** People of one firm are one party; where everybody has his address, each is one of his own. */
export function partyOf(address: string): string {
  const told = address.trim().toLowerCase()
  const domain = told.slice(told.lastIndexOf('@') + 1)
  return domain === '' || publicDomains.has(domain) ? told : domain
}

/** @param ours parties of this house */
export function circleOf({ from, to, cc, own: isOwn = false }: Written, ours: ReadonlySet<string>): Circle {
  const others = [...to, ...cc].map(({ address }) => partyOf(address)).filter((party) => party !== '' && !ours.has(party) && !(isOwn && party === partyOf(from)))
  const sender = partyOf(from)
  const own = isOwn || sender === '' || ours.has(sender)
  const members = new Set((own ? others : [sender, ...others]).slice(0, mostMembers))
  return { speaker: own ? (others[0] ?? null) : sender, members }
}

/**
 * Whether two mails are the talk of the same people: each was written or got by the one who speaks in the other. Anybody
 * can name any mail in a header, but nobody can have been written to.
 */
export const sameCircle = (one: Circle, other: Circle): boolean =>
  one.speaker !== null && other.speaker !== null && other.members.has(one.speaker) && one.members.has(other.speaker)
