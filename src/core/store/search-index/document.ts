import { createHash } from 'node:crypto'
import { mailAddress } from '../../../shared/domain/message'
import { fold } from '../../../shared/text/fold'
import { limits } from '../../limits'
import type { MessageTable } from '../tables'

/** What the index is given of a message: as it stands, not folded. */
export interface SearchDocument {
  readonly messageId: string
  readonly conversationId: string
  readonly at: number
  readonly subject: string
  /** from `contactText`, so that `verify` comes to the same */
  readonly contact: string
  readonly body: string
  /** recognised text, page by page */
  readonly pages: readonly string[]
}

/** What the index holds of a message: the columns of the full-text table. */
export interface FoldedDocument {
  readonly subject: string
  readonly contact: string
  readonly body: string
  readonly pages: string
}

/** All by which a person may look for the other side: the contact's name, and names, addresses and number of the message itself. */
export function contactText(
  message: Pick<MessageTable, 'direction' | 'from_name' | 'from_address' | 'fax_number' | 'to_json' | 'cc_json'>,
  contactName: string | null,
): string {
  // Of what came in, the receivers are mostly ourselves: every message would be found by the firm's own name.
  const others = message.direction === 'in' ? [] : [...addresses(message.to_json), ...addresses(message.cc_json)]
  return [contactName ?? '', message.from_name, message.from_address, message.fax_number ?? '', ...others].filter((part) => part !== '').join('\n')
}

export function foldDocument(document: SearchDocument): FoldedDocument {
  return {
    subject: foldField(document.subject),
    contact: foldField(document.contact),
    body: foldField(document.body),
    pages: foldField(document.pages.join('\n\n')),
  }
}

/** Folding leaves no NUL in a text, so the parts cannot run into each other. */
export const digestOf = (folded: FoldedDocument): string =>
  createHash('sha256').update([folded.subject, folded.contact, folded.body, folded.pages].join('\0')).digest('hex')

const foldField = (text: string): string => fold(text.slice(0, limits.indexedText))

function addresses(json: string): string[] {
  return mailAddress
    .array()
    .parse(JSON.parse(json))
    .flatMap(({ name, address }) => [name, address])
}
