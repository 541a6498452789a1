import type { AccountSettings } from '../../shared/contract/settings'
import type { ChannelKind, Direction, MailAddress } from '../../shared/domain/message'
import type { Language } from '../../shared/strings/language'
import { translator } from '../../shared/strings/translate'
import { formatAddress, formatAddresses } from './format-address'

/** The message that a draft answers. */
export interface Answered {
  readonly channel: ChannelKind
  readonly direction: Direction
  readonly at: number
  readonly from: MailAddress
  readonly replyTo: readonly MailAddress[]
  readonly to: readonly MailAddress[]
  readonly subject: string
  readonly text: string
}

export interface FreshDraft {
  readonly to: string
  readonly subject: string
  readonly text: string
}

export interface DraftWorld {
  readonly account: Pick<AccountSettings, 'address' | 'name' | 'signature'> | null
  /** the e-mail address known of the contact; a fax tells none itself */
  readonly contactEmail: string | null
  readonly language: Language
  /** of the machine, if not given */
  readonly timeZone?: string
}

/** An answer quotes at most this much: beyond it nobody reads, and the mail stays light. */
const longestQuote = 50_000

/** Reply marks of mail programs, German, English, Nordic, Polish, with the counters some of them add. */
const replyMarks = /^(?:\s*(?:re|aw|antw|antwort|sv|vs|odp)\s*(?:\[\d+\]|\(\d+\)|\^\d+)?\s*:)+\s*/i

/** What a new draft begins with. */
export function freshDraft(answered: Answered | null, world: DraftWorld): FreshDraft {
  const signature = world.account?.signature.trim() ?? ''
  if (!answered) return { to: world.contactEmail ?? '', subject: '', text: body(signature, '') }
  if (answered.channel === 'fax') {
    const subject = translator(world.language)('reply.faxSubject', { date: longDate(answered.at, world) })
    return { to: world.contactEmail ?? '', subject, text: body(signature, '') }
  }
  return { to: recipients(answered, world), subject: replySubject(answered.subject, world.language), text: body(signature, quoted(answered, world)) }
}

export function replySubject(subject: string, language: Language): string {
  const prefix = translator(language)('reply.prefix')
  return `${prefix}${subject.replace(replyMarks, '')}`.replace(/\s+/g, ' ').trim()
}

/** A Reply-To of more is no wish of a correspondent: our answer, with our name on it, would go to a crowd that it chose. */
const mostReplyTo = 10

/** RFC 5322 §3.6.2: Reply-To before From. What we wrote ourselves goes on to whom it went. */
function recipients(answered: Answered, { account }: DraftWorld): string {
  const ours = answered.direction === 'out' || (account !== null && answered.from.address.toLowerCase() === account.address.toLowerCase())
  if (ours) return formatAddresses(answered.to)
  if (answered.replyTo.length > 0 && answered.replyTo.length <= mostReplyTo) return formatAddresses(answered.replyTo)
  return answered.from.address === '' ? '' : formatAddress(answered.from)
}

/** The place to write, two blank lines, the signature, and below it what is answered: the order offices expect. */
function body(signature: string, quote: string): string {
  const below = [signature, quote].filter((part) => part !== '').join('\n\n')
  return below === '' ? '' : `\n\n\n${below}\n`
}

function quoted(answered: Answered, world: DraftWorld): string {
  const text = answered.text.slice(0, longestQuote).replaceAll('\r\n', '\n').trimEnd()
  if (text === '') return ''
  const attribution = translator(world.language)('reply.attribution', {
    date: longDate(answered.at, world),
    time: new Intl.DateTimeFormat(locale(world.language), { hour: '2-digit', minute: '2-digit', timeZone: world.timeZone }).format(answered.at),
    name: formatAddress(answered.from),
  })
  // RFC 3676 §4.5: one mark a level, and a blank only between the marks and the text.
  const lines = text.split('\n').map((line) => (line.startsWith('>') ? `>${line}` : `> ${line}`.trimEnd()))
  return [attribution, ...lines, ...(answered.text.length > longestQuote ? ['> […]'] : [])].join('\n')
}

const longDate = (at: number, world: DraftWorld): string =>
  new Intl.DateTimeFormat(locale(world.language), { day: 'numeric', month: 'long', year: 'numeric', timeZone: world.timeZone }).format(at)

const locale = (language: Language): string => (language === 'de' ? 'de-DE' : 'en-GB')
