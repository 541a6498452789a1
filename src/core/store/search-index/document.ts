import { hash } from 'node:crypto'
import type { ChannelKind, MailAddress } from '../../../shared/domain/message'
import { foldedText, foldForIndex, type FoldedText } from '../../../shared/search/folded-text'
import { limits } from '../../limits'
import type { MessageTable } from '../tables'
import { signsOf } from './signs'
import type { Fact } from './tree'

/** What the index is given of a message: as it stands, not folded. */
export interface SearchDocument {
  readonly messageId: string
  readonly conversationId: string
  readonly at: number
  readonly facts: readonly Fact[]
  readonly subject: string
  readonly parties: Parties
  /** names of its attached files */
  readonly files: readonly string[]
  readonly body: string
  /** recognised text, page by page */
  readonly pages: readonly string[]
}

/** Names, addresses and numbers, a line each. */
export interface Parties {
  readonly from: string
  readonly to: string
  /** All by which a person may look for the other side without saying who wrote to whom. */
  readonly others: string
}

/** What the index holds of a message: the columns of the full-text table. */
export interface FoldedDocument {
  readonly subject: string
  /** the other side, and the signs of the message */
  readonly contact: string
  readonly body: string
  readonly pages: string
}

type Addressed = Pick<MessageTable, 'direction' | 'from_name' | 'from_address' | 'fax_number' | 'to_json' | 'cc_json'>

/** @param names the contact's, and those of the organisations it belongs to */
export function partiesOf(message: Addressed, names: readonly string[]): Parties {
  const received = [...addresses(message.to_json), ...addresses(message.cc_json)]
  const sender = [message.from_name, message.from_address]
  const number = message.fax_number ?? ''
  if (message.direction === 'in') {
    // Of what came in, the receivers are mostly ourselves: every message would be found by the firm's own name.
    return { from: lines(...names, ...sender, number), to: lines(...received), others: lines(...names, ...sender, number) }
  }
  return { from: lines(...sender), to: lines(...names, number, ...received), others: lines(...names, ...sender, number, ...received) }
}

export interface FiledAs {
  readonly role: string
  readonly media_type: string
  readonly type: string | null
}

export function factsOf(message: { readonly channel: ChannelKind; readonly direction: MessageTable['direction'] }, files: readonly FiledAs[]): readonly Fact[] {
  const attached = files.filter(({ role }) => role === 'attached')
  const facts: Fact[] = [`channel:${message.channel}`]
  if (message.direction !== 'internal') facts.push(`direction:${message.direction}`)
  if (attached.length > 0) facts.push('has:attachment')
  if (files.some(({ type, media_type }) => type === 'pdf' || media_type === 'application/pdf')) facts.push('has:pdf')
  if (attached.some(({ media_type }) => media_type.startsWith('image/'))) facts.push('has:picture')
  return facts
}

/** @param bodyFolded of exactly this body, where it was made before */
export function foldDocument({ at, facts, subject, parties, files, body, pages }: SearchDocument, bodyFolded: FoldedText = folded(body)): FoldedDocument {
  const [about, others, read] = [subject, parties.others, pages.join('\n\n')].map(folded) as [FoldedText, FoldedText, FoldedText]
  const signs = signsOf({ at, facts, from: foldField(parties.from), to: foldField(parties.to), files: foldField(files.join('\n')) }, [
    ...about.numbers,
    ...others.numbers,
    ...bodyFolded.numbers,
    ...read.numbers,
  ])
  return { subject: about.text, body: bodyFolded.text, pages: read.text, contact: `${others.text}\n${signs}` }
}

/** Folding leaves no NUL in a text, so the parts cannot run into each other. */
export const digestOf = (folded: FoldedDocument): string =>
  hash('sha256', [folded.subject, folded.contact, folded.body, folded.pages].join('\0'), 'hex')

const folded = (text: string): FoldedText => foldedText(text, limits.indexedText)
const foldField = (text: string): string => foldForIndex(text, limits.indexedText)

const lines = (...parts: readonly (string | undefined)[]): string => parts.filter((part) => part !== undefined && part !== '').join('\n')

function addresses(json: string): string[] {
  if (json === '[]') return []
  return (JSON.parse(json) as readonly MailAddress[]).flatMap(({ name, address }) => [name, address])
}
