import type { MailAddress } from '../../shared/domain/message'
import type { Language } from '../../shared/strings/language'
import { translator } from '../../shared/strings/translate'
import { oneLine } from '../../shared/text/one-line'
import { formatAddress, formatAddresses } from './format-address'

/** What is quoted or passed on. */
export interface Quotable {
  readonly channel: 'fax' | 'mail'
  readonly at: number
  readonly from: MailAddress
  /** the number that a fax came from */
  readonly faxNumber: string | null
  readonly to: readonly MailAddress[]
  readonly cc: readonly MailAddress[]
  readonly subject: string
  readonly text: string
}

export interface Tongue {
  readonly language: Language
  /** of the machine, if not given */
  readonly timeZone?: string
}

/** An answer quotes at most this much: beyond it nobody reads, and the mail stays light. */
const longestQuote = 50_000
/** A mail that is passed on is passed on whole, as far as a letter goes; a dump of data is cut. */
const longestForward = 500_000
/** So many names say who got it; the rest is counted in nobody's mind. */
const mostNames = 50

export function quoted(message: Quotable, tongue: Tongue): string {
  const text = tidy(message.text.slice(0, longestQuote))
  if (text === '') return ''
  const attribution = translator(tongue.language)('reply.attribution', {
    date: longDate(message.at, tongue),
    time: clockTime(message.at, tongue),
    name: formatAddress(message.from),
  })
  // RFC 3676 §4.5: one mark a level, and a blank only between the marks and the text.
  const lines = text.split('\n').map((line) => (line.startsWith('>') ? `>${line}` : `> ${line}`.trimEnd()))
  return [attribution, ...lines, ...(message.text.length > longestQuote ? ['> […]'] : [])].join('\n')
}

/** The message as it is passed on: what it was, between whom and when, and its words as they are. */
export function forwarded(message: Quotable, tongue: Tongue): string {
  const t = translator(tongue.language)
  const facts: (readonly [string, string])[] = [
    [t('reply.forwardFrom'), senderOf(message)],
    [t('reply.forwardDate'), t('reply.forwardMoment', { date: longDate(message.at, tongue), time: clockTime(message.at, tongue) })],
    [t('reply.forwardSubject'), message.subject],
    [t('reply.forwardTo'), formatAddresses(message.to.slice(0, mostNames))],
    [t('reply.forwardCc'), formatAddresses(message.cc.slice(0, mostNames))],
  ]
  const head = facts.flatMap(([name, value]) => (value === '' ? [] : [`${name}: ${oneLine(value)}`]))
  // The words of a fax are on its pages, which go along: what was recognised of them is no letter.
  const text = message.channel === 'fax' ? '' : tidy(message.text.slice(0, longestForward))
  const cut = message.text.length > longestForward && text !== '' ? '\n[…]' : ''
  return [t(message.channel === 'fax' ? 'reply.forwardedFax' : 'reply.forwarded'), ...head, ...(text === '' ? [] : ['', text])].join('\n') + cut
}

function senderOf({ from, faxNumber }: Quotable): string {
  if (from.address !== '') return formatAddress(from)
  return [from.name, faxNumber ?? ''].filter((part) => part !== '').join(', ')
}

const tidy = (text: string): string => text.replaceAll('\r\n', '\n').trimEnd()

export const longDate = (at: number, { language, timeZone }: Tongue): string =>
  new Intl.DateTimeFormat(locale(language), { day: 'numeric', month: 'long', year: 'numeric', timeZone }).format(at)

const clockTime = (at: number, { language, timeZone }: Tongue): string =>
  new Intl.DateTimeFormat(locale(language), { hour: '2-digit', minute: '2-digit', timeZone }).format(at)

const locale = (language: Language): string => (language === 'de' ? 'de-DE' : 'en-GB')
