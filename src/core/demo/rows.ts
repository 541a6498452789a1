import { createHash } from 'node:crypto'
import type { Insertable } from 'kysely'
import type { Field } from '../../shared/domain/fax'
import type { Box } from '../../shared/domain/page'
import type { Reason } from '../../shared/domain/reason'
import { bareSubject, faxReason, topicOf, withMark } from '../conversations'
import { noFacts } from '../fields'
import { attachmentRows, messageRow, type Arriving, type Content } from '../intake'
import type { Ids } from '../ports'
import type { ConversationLabelTable } from '../store/people-tables'
import type { ArrivalTable, AttachmentTable, ConversationTable, MailReferenceTable, MessageFieldTable, MessageTable, OutgoingTable, PageTable, PageWordsTable } from '../store/tables'
import { faxLetter } from './fax-letter'
import { sheet, sheetRows, type createPainter, type DrawnPage } from './fax-page'
import { mimeOf } from './mime'
import { office, type Party } from './parties'
import { chanceOf, idOf, type Chance } from './random'
import { standingOf, type Desk } from './standing'
import { textOf, type Story, type Told } from './story'

/** A conversation as it begins: what else belongs to it the database puts there. */
type FreshConversation = Insertable<ConversationTable> & Pick<ConversationTable, 'mark'>

/** What the store is given of some conversations: rows as intake and outbox write them, and the originals. */
export interface Bulk {
  readonly conversations: FreshConversation[]
  readonly labels: ConversationLabelTable[]
  readonly arrivals: ArrivalTable[]
  readonly messages: MessageTable[]
  readonly references: MailReferenceTable[]
  readonly outgoing: OutgoingTable[]
  readonly attachments: AttachmentTable[]
  readonly pages: PageTable[]
  readonly words: PageWordsTable[]
  readonly fields: MessageFieldTable[]
  readonly originals: Map<string, Uint8Array>
}

export const emptyBulk = (): Bulk => ({ conversations: [], labels: [], arrivals: [], messages: [], references: [], outgoing: [], attachments: [], pages: [], words: [], fields: [], originals: new Map() })

export interface Tools {
  readonly painter: ReturnType<typeof createPainter>
  /** a page of a fax as a TIFF */
  readonly writeFax: (page: DrawnPage) => Uint8Array
  /** as the reader of mails has it of a text without HTML */
  readonly bodyPrint: (text: string) => string
  readonly contactOf: (party: Party) => string
  readonly desk: Desk
  /** the end of the invented time: what came shortly before it is not read yet */
  readonly until: number
}

const recentMs = 3 * 86_400_000

/** All rows of one story, added to `bulk`. */
export function addStory(bulk: Bulk, story: Story, seed: number, tools: Tools): void {
  const [first] = story.told
  if (!first) return
  const chance = chanceOf(seed)
  const conversationId = idOf(first.at, chance)
  const contactId = tools.contactOf(story.party)
  const fresh: FreshConversation = {
    id: conversationId, contact_id: contactId, subject: story.subject, mark: null, created_at: first.at,
    at: first.at, channel: first.channel, direction: first.direction, snippet: '', messages: 0, unread: 0, troubled: 0,
  }
  const teller = { bulk, party: story.party, conversation: fresh, chance, tools, before: null as MessageTable | null, externalIds: [] as string[] }
  story.told.forEach((told, index) => {
    const answered = story.told.slice(index + 1).some(({ direction }) => direction === 'out')
    const row = told.direction === 'out' ? sent(teller, told) : received(teller, told, answered)
    teller.before = row
    if (row.external_id !== null) teller.externalIds.push(row.external_id)
    bulk.messages.push(row)
  })
  // Drawn of its own: what was told before stays as it was.
  const { columns, labels } = standingOf(story, tools.desk, tools.until, chanceOf(seed ^ 0x3a7))
  bulk.conversations.push({ ...teller.conversation, ...columns })
  bulk.labels.push(...labels.map((label_id) => ({ label_id, conversation_id: conversationId, at: first.at })))
}

interface Teller {
  readonly bulk: Bulk
  readonly party: Party
  conversation: FreshConversation
  readonly chance: Chance
  readonly tools: Tools
  before: MessageTable | null
  readonly externalIds: string[]
}

const idsAt = (at: number, chance: Chance): Ids => ({ next: () => idOf(at, chance) })

/** Where a mail stands in its thread: after the last mail, if one came before (RFC 5322 §3.6.4). */
function thread({ externalIds }: Teller): { readonly inReplyTo: string | null; readonly references: readonly string[] } {
  return { inReplyTo: externalIds.at(-1) ?? null, references: [...externalIds] }
}

function received(teller: Teller, told: Told, answered: boolean): MessageTable {
  const { bulk, party, chance, tools, conversation } = teller
  const ids = idsAt(told.at, chance)
  const id = ids.next()
  const made = told.channel === 'fax' ? faxOf(teller, told, ids) : mailOf(teller, told, ids)
  const { content, bytes, name } = made
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  bulk.originals.set(sha256, bytes)
  const arriving: Arriving = {
    id: ids.next(), path: `/${name}`, name, via: 'sample', channelId: null, seenAt: told.at, assignedTo: null, part: null, firstByte: null, hints: {},
    stage: 'recorded', size: bytes.length, mtime: told.at, sha256, kept: true, type: told.channel === 'fax' ? 'tiff' : 'mail', bytes: null, content,
  }
  const own = { ...content, files: content.files.map((file) => ({ ...file, sha256, size: bytes.length })) }
  const placed = { conversationId: conversation.id, contactId: conversation.contact_id, reasons: reasonsOf(teller, told), topic: told.channel === 'mail' ? topicOf(party.domain, bareSubject(told.subject).key) : null }
  const isUnread = !answered && chance.happens(told.at > tools.until - recentMs ? 0.4 : 0.002)
  const row: MessageTable = { ...messageRow(id, placed, arriving, own, { own: false, twinOf: null, receipt: false }), unread: isUnread ? 1 : 0, touched: isUnread ? 0 : 1 }
  bulk.arrivals.push(arrivalRow(arriving, id))
  addReferences(bulk, row)
  const { attachments, pages } = attachmentRows(id, own.files, ids)
  bulk.attachments.push(...attachments)
  for (const page of pages) addPage(bulk, page, made.drawn)
  return row
}

function reasonsOf(teller: Teller, told: Told): readonly Reason[] {
  if (told.channel === 'fax') return [faxReason(teller.party.fax)]
  const { inReplyTo } = thread(teller)
  return [inReplyTo === null ? { rule: 'begins', what: '' } : { rule: 'answers', what: inReplyTo }]
}

const nobody = { replyTo: [], cc: [], isDelivered: true, senderDenied: false, automatic: null, report: null, folded: null, announcement: null, warning: null } as const

interface Made {
  readonly content: Content
  readonly bytes: Uint8Array
  readonly name: string
  readonly drawn: Drawn | null
}

function mailOf(teller: Teller, told: Told, ids: Ids): Made {
  const { party, tools, conversation } = teller
  const from = party.people[told.person] ?? { name: party.name, address: `info@${party.domain}` }
  const to = { name: office.name, address: office.address }
  const { inReplyTo, references } = thread(teller)
  const subject = conversation.mark !== null && inReplyTo !== null ? withMark(told.subject, conversation.mark) : told.subject
  const text = textOf(told, party)
  // A Date header knows no milliseconds.
  const at = Math.floor(told.at / 1_000) * 1_000
  const externalId = `<${ids.next()}@${party.domain}>`
  return {
    name: `${subject.replace(/[^\p{L}\p{N} .-]+/gu, ' ').slice(0, 60)}.eml`,
    bytes: mimeOf({ from, to, subject, text, at, externalId, inReplyTo, references }),
    drawn: null,
    content: {
      ...nobody, channel: 'mail', at, externalId, inReplyTo, references, from, to: [to], subject, text, hasHtml: false,
      bodyPrint: tools.bodyPrint(text), isDated: true, faxNumber: null, files: [],
    },
  }
}

interface Drawn extends DrawnPage {
  readonly letter: ReturnType<typeof faxLetter>
  readonly subject: string
  readonly party: Party
}

function faxOf({ party, tools }: Teller, told: Told, _ids: Ids): Made {
  const letter = faxLetter(told, party, (text) => tools.painter.wrap(text))
  const page = tools.painter.draw(letter.lines)
  const name = `Fax_${party.fax.slice(1)}_${letter.date}.tif`
  return {
    name,
    bytes: tools.writeFax(page),
    drawn: { ...page, letter, subject: told.subject, party },
    content: {
      ...nobody, channel: 'fax', at: told.at, externalId: null, inReplyTo: null, references: [], from: null, to: [], subject: told.subject, text: '', hasHtml: false,
      bodyPrint: null, isDated: false, faxNumber: party.fax,
      files: [{ sha256: '', name, mediaType: 'image/tiff', size: 0, role: 'document', contentId: null, type: 'tiff', pages: [{ number: 1, width: sheet.width, height: sheetRows, code: null }] }],
    },
  }
}

/** A page that was read: its words, its transmit line, and what it names. */
function addPage(bulk: Bulk, page: PageTable, drawn: Drawn | null): void {
  if (!drawn) return
  const { letter, words, text } = drawn
  bulk.pages.push({ ...page, recognition: 'done', text, language: 'deu', confidence: 96, line_json: JSON.stringify(letter.stamp), facts_json: JSON.stringify(noFacts) })
  bulk.words.push({ page_id: page.id, words_json: JSON.stringify(words) })
  const lineOf = (value: string): Box | null => {
    const line = letter.lines.findIndex((each) => !each.stamped && each.text.includes(value))
    const own = words.filter((word) => word.line === line && value.includes(word.text))
    const [first] = own
    const last = own.at(-1)
    return first && last ? [first.box[0], first.box[1], last.box[0] + last.box[2] - first.box[0], first.box[3]] : null
  }
  const put = (name: Field['name'], value: string, written = value): void => {
    const box = lineOf(written)
    bulk.fields.push({ message_id: page.message_id, name, value, confidence: 96, page_id: box ? page.id : null, box_json: box ? JSON.stringify(box) : null })
  }
  put('senderFax', drawn.party.fax, drawn.party.faxWritten)
  put('senderCompany', drawn.party.name)
  put('recipient', office.name)
  put('documentDate', letter.date, letter.date.split('-').reverse().join('.'))
  put('subject', drawn.subject)
  put('kundennummer', drawn.party.customer)
}

function arrivalRow(arriving: Arriving, messageId: string): ArrivalTable {
  return {
    id: arriving.id, channel_id: null, via: arriving.via, path: arriving.path, name: arriving.name, size: arriving.size, mtime: arriving.mtime,
    seen_at: arriving.seenAt, stage: 'recorded', outcome: 'recorded', code: null, params_json: '{}', sha256: arriving.sha256, type: arriving.type, kept: 1,
    message_id: messageId, assigned_to: null, part: null, first_byte: null, hints_json: '{}', updated_at: arriving.seenAt,
  }
}

function addReferences(bulk: Bulk, row: MessageTable): void {
  const mentioned = new Set([row.in_reply_to, ...(JSON.parse(row.references_json) as string[])])
  for (const external_id of mentioned) if (external_id !== null) bulk.references.push({ message_id: row.id, external_id })
}

/** A mail of ours, and what became of it. */
function sent(teller: Teller, told: Told): MessageTable {
  const { bulk, party, chance, conversation, before } = teller
  const ids = idsAt(told.at, chance)
  const id = ids.next()
  const to = party.people[told.person] ?? { name: party.name, address: `info@${party.domain}` }
  const answersFax = before?.channel === 'fax'
  if (answersFax && conversation.mark === null) teller.conversation = { ...conversation, mark: markOf(chance) }
  const { mark } = teller.conversation
  const subject = answersFax && mark !== null ? withMark(told.subject, mark) : told.subject
  const { inReplyTo, references } = answersFax ? { inReplyTo: null, references: [] } : thread(teller)
  const refused = told.bounced
  const row: MessageTable = {
    ...messageRow(
      id,
      { conversationId: conversation.id, contactId: conversation.contact_id, reasons: [], topic: topicOf(party.domain, bareSubject(subject).key) },
      unseen,
      {
        ...nobody, channel: 'mail', at: told.at, externalId: `<${ids.next()}@${office.address.slice(office.address.indexOf('@') + 1)}>`, inReplyTo, references,
        from: { name: office.name, address: office.address }, to: [to], subject, text: textOf(told, party), hasHtml: false, bodyPrint: null, isDated: true, faxNumber: null, files: [],
      },
      { own: true, twinOf: null, receipt: false },
    ),
    sha256: null,
    arrival_id: null,
    touched: 1,
    delivery_step: refused ? 'failed' : chance.happens(0.2) ? 'delivered' : 'sent',
    delivery_at: told.at + chance.whole(2_000, 60_000),
    delivery_code: refused ? 'smtp-rejected' : null,
    delivery_params_json: JSON.stringify(refused ? { response: `550 5.1.1 <${to.address}>: Recipient address rejected` } : {}),
    delivery_attempts: 1,
  }
  bulk.outgoing.push({ message_id: id, intent: before ? 'reply' : 'new', answers: before?.id ?? null, bcc_json: '[]', send_at: null, formatted_json: null, arrived_json: null })
  addReferences(bulk, row)
  return row
}

/** What we wrote did not come in. */
const unseen: Arriving = {
  id: '', path: '', name: '', via: 'sample', channelId: null, seenAt: 0, assignedTo: null, part: null, firstByte: null, hints: {},
  stage: 'recorded', size: 0, mtime: 0, sha256: null, kept: false, type: null, bytes: null, content: null,
}

const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const markOf = (chance: Chance): string => Array.from({ length: 8 }, () => signs.charAt(chance.whole(0, signs.length - 1))).join('')
