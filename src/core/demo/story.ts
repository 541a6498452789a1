import { inOfficeHours, momentOn } from './calendar'
import { office, type Party } from './parties'
import type { Chance } from './random'
import { articles, closings, greetings, matters, shortNotes, sites } from './words/letters'

/** One message of a conversation, before it is anybody's row. */
export interface Told {
  readonly direction: 'in' | 'out'
  readonly channel: 'fax' | 'mail'
  readonly at: number
  /** who of the party writes or is written to; of a fax, who signs it */
  readonly person: number
  readonly subject: string
  /** paragraphs between salutation and signature */
  readonly body: string
  readonly greeting: string
  readonly closing: string
  /** who of the office signs */
  readonly signer: string
  /** the customer's number with us stands on the letter */
  readonly customer: string
  /** it never arrived: a report came back */
  readonly bounced: boolean
}

export interface Story {
  readonly party: Party
  readonly subject: string
  readonly told: readonly Told[]
}

export interface Span {
  readonly from: number
  readonly until: number
}

const hourMs = 3_600_000
const dayMs = 86_400_000

/** One matter from its first letter to its last, as far as it has come by the end of the time. */
export function tellStory(party: Party, day: number, span: Span, chance: Chance): Story {
  const matter = chance.pick(matters[party.kind])
  const fill = filler(party, day, chance)
  const subject = fill(chance.weighed([[matter.subject, 94], ['Rückruf erbeten', 3], ['Unterlagen', 3]]))
  const weBegin = chance.happens(0.08)
  const length = chance.weighed([[1, 34], [2, 30], [3, 19], [4, 9], [5, 5], [7, 3]])
  const told: Told[] = []
  let at = Math.max(span.from, momentOn(day, chance))
  const person = chance.whole(0, party.people.length - 1)
  for (let turn = 0; turn < length && at < span.until; turn += 1) {
    const ours = (turn % 2 === 0) === weBegin
    const channel = ours ? 'mail' : channelOf(party, at, span, chance)
    const body = ours ? chance.pick(matter.answers) : turn < 2 ? chance.pick(matter.opens) : chance.pick(chance.happens(0.2) ? shortNotes : matter.goesOn)
    told.push({
      direction: ours ? 'out' : 'in',
      channel,
      at,
      person,
      subject: turn === 0 || channel === 'fax' ? subject : `AW: ${subject}`,
      body: fill(body),
      greeting: chance.pick(greetings),
      closing: chance.pick(closings),
      signer: chance.pick(office.staff),
      customer: party.customer,
      bounced: ours && turn === length - 1 && chance.happens(0.006),
    })
    // Half of the answers come within some hours, a few only after weeks; ours are quicker than theirs.
    at = inOfficeHours(Math.floor(at + Math.min(30 * dayMs, (ours ? 20 : 5) * hourMs * chance.spread())), chance)
  }
  return { party, subject, told }
}

/** By fax until it has left the fax; after that now and then all the same. */
function channelOf(party: Party, at: number, { from, until }: Span, chance: Chance): 'fax' | 'mail' {
  const now = (at - from) / (until - from)
  const relapsed = party.relapsesAt !== null && now > party.relapsesAt && now < party.relapsesAt + 0.12
  const likelihood = now < party.leavesFaxAt || relapsed ? 0.82 : 0.03
  return chance.happens(likelihood) ? 'fax' : 'mail'
}

/** Numbers, amounts and dates of one matter: the same wherever they are named in it. */
function filler(party: Party, day: number, chance: Chance): (text: string) => string {
  const due = new Date(day + chance.whole(5, 30) * dayMs)
  const two = (value: number): string => String(value).padStart(2, '0')
  const amount = `${chance.whole(1, 28) === 1 ? '1' : ''}${String(chance.whole(1, 9))}.${String(chance.whole(100, 999))},${two(chance.whole(0, 99))} €`
  const values: Readonly<Record<string, string>> = {
    order: `45${String(chance.whole(10, 99))}-${String(chance.whole(10_000, 99_999))}`,
    invoice: `RE-${String(due.getUTCFullYear())}-${String(chance.whole(10_000, 99_999))}`,
    customer: party.customer,
    file: `${String(chance.whole(10, 99))}/${String(chance.whole(100, 999))}/${String(chance.whole(10_000, 99_999))}`,
    article: chance.pick(articles),
    pieces: String(chance.whole(2, 240)),
    site: chance.pick(sites),
    amount,
    date: `${two(due.getUTCDate())}.${two(due.getUTCMonth() + 1)}.${String(due.getUTCFullYear())}`,
  }
  return (text) => text.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '')
}

/** The whole text of a message as it is read. */
export const textOf = (told: Told, party: Party): string =>
  [told.greeting, told.body, told.direction === 'out' ? `${told.closing}\n${told.signer}\n${office.name}` : `${told.closing}\n${party.people[told.person]?.name ?? ''}\n${party.name}`].join('\n\n')
