import type { How } from '../../shared/domain/draft'
import type { Identity } from '../../shared/domain/identity'
import type { MailAddress } from '../../shared/domain/message'
import { translator } from '../../shared/strings/translate'
import { formatAddresses } from './format-address'
import { forwarded, longDate, quoted, type Quotable, type Tongue } from './quote'
import { answerAll, answerTo, type Addressed, type Recipients } from './recipients'
import { forwardSubject, replySubject } from './subject'

/** The message that a draft answers or passes on. */
export type Answered = Quotable & Addressed

export interface FreshDraft {
  readonly to: string
  readonly cc: string
  readonly subject: string
  readonly text: string
}

export interface DraftWorld extends Tongue {
  /** under whom it goes out; null where there is no account */
  readonly identity: Pick<Identity, 'signature'> | null
  /** all addresses at which we are reached, lower case */
  readonly ours: readonly string[]
  /** the e-mail address known of the contact; a fax tells none itself */
  readonly contactEmail: string | null
  /** whether a mail can go there */
  readonly usable: (address: MailAddress) => boolean
}

/** What a new draft begins with. */
export function freshDraft(answered: Answered | null, world: DraftWorld, how: How = 'reply'): FreshDraft {
  const signature = world.identity?.signature.trim() ?? ''
  const contact = world.contactEmail ?? ''
  if (!answered) return { to: contact, cc: '', subject: '', text: body(signature, '') }
  if (how === 'forward') return { to: '', cc: '', subject: forwardSubject(titleOf(answered, world), world.language), text: body(signature, forwarded(answered, world)) }
  if (answered.channel === 'fax') return { to: contact, cc: '', subject: titleOfAnswer(answered, world), text: body(signature, '') }
  const { to, cc } = recipientsOf(answered, world, how)
  return { to: formatAddresses(to), cc: formatAddresses(cc), subject: replySubject(answered.subject, world.language), text: body(signature, quoted(answered, world)) }
}

export function recipientsOf(answered: Answered, { ours, usable }: DraftWorld, how: How): Recipients {
  const side = { ours, usable }
  return how === 'all' ? answerAll(answered, side) : { to: answerTo(answered, side), cc: [] }
}

const titleOfAnswer = (answered: Answered, world: DraftWorld): string => translator(world.language)('reply.faxSubject', { date: longDate(answered.at, world) })

function titleOf(answered: Answered, world: DraftWorld): string {
  if (answered.channel === 'mail' || answered.subject !== '') return answered.subject
  return translator(world.language)('reply.forwardedFaxSubject', { date: longDate(answered.at, world) })
}

/** The place to write, two blank lines, the signature, and below it what is answered: the order offices expect. */
function body(signature: string, quote: string): string {
  const below = [signature, quote].filter((part) => part !== '').join('\n\n')
  return below === '' ? '' : `\n\n\n${below}\n`
}
