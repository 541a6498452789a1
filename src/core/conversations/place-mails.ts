import type { Insertable } from 'kysely'
import type { MailAddress } from '../../shared/domain/message'
import type { Reason } from '../../shared/domain/reason'
import { groupBy } from '../../shared/group-by'
import { addContacts, knownWriters, learnNames, type Party } from '../contacts'
import type { Ids } from '../ports'
import { inBatches } from '../store/in-batches'
import { insertRows } from '../store/prepared'
import type { ReadTx, WriteTx } from '../store/store'
import type { ConversationTable } from '../store/tables'
import { circleOf, partyOf, writerOf } from './circle'
import { chooseHomes, type Home, type Homes } from './homes'
import { readHouse, type House } from './house'
import { alone, type Grouped, type Letter } from './letter'
import { lettersNear, namesOf, topicOf, type KeptLetter } from './near'
import type { NewMail } from './new-mail'
import { conversationRow, merge } from './place'
import { blockedReason, deniedReason, keepsPlace, reasonOf } from './reasons'
import { settledPlaces } from './settled'
import { bareSubject } from './subject'
import { groupLetters } from './threads'

export interface PlacedMail {
  readonly conversationId: string
  readonly contactId: string
  readonly reasons: readonly Reason[]
  readonly topic: string | null
}

export interface Placement {
  readonly placed: ReadonlyMap<string, PlacedMail>
  /** conversations whose messages have changed */
  readonly changed: Set<string>
  /** conversations that became part of another as a whole */
  readonly merged: ReadonlyMap<string, string>
}

/**
 * Finds the conversations of mails, all at once: what stands near them is laid out anew together with them, so that it
 * does not matter in which order they came. Part of the transaction that records them.
 */
export async function placeMails(tx: WriteTx, ids: Ids, now: number, mails: readonly NewMail[]): Promise<Placement> {
  if (mails.length === 0) return { placed: new Map(), changed: new Set(), merged: new Map() }
  const house = await readHouse(tx)
  const settled = await settledPlaces(tx, mails)
  const fresh = new Map(mails.map((mail) => [mail.id, toLetter(mail, house, settled.get(mail.id)?.conversationId ?? null)]))
  const kept = await lettersNear(tx, [...fresh.values()], house)
  const letters: Letter[] = [...kept, ...fresh.values()]
  const grouped = groupLetters(letters, house.rules)
  const homes = chooseHomes(letters, grouped)
  const settle = await settler(tx, ids, now, mails, house, grouped)
  const placed = new Map<string, PlacedMail>()
  for (const mail of mails) {
    const letter = fresh.get(mail.id)
    const home = homes.of.get(mail.id)
    if (!letter || !home) continue
    const conversation = await settle.conversation(home)
    const reason = settled.get(mail.id)?.reason ?? (mail.denied ? deniedReason : mail.blocked ? blockedReason : null) ?? reasonOf(grouped.get(mail.id)?.tie ?? null, mail.inReplyTo)
    placed.set(mail.id, { conversationId: conversation, contactId: await settle.contact(mail, conversation), reasons: [reason], topic: topicOf(letter.circle.speaker, letter.subject) })
  }
  await settle.write()
  const changed = await moveLetters(tx, homes, async (home) => {
    const id = await settle.conversation(home)
    await settle.write()
    return id
  })
  await sayAgain(tx, kept, grouped)
  for (const { conversationId } of placed.values()) changed.add(conversationId)
  return { placed, changed, merged: homes.merged }
}

function toLetter(mail: NewMail, { ours }: House, home: string | null): Letter {
  const { key, answers } = bareSubject(mail.subject)
  const letter: Letter = {
    id: mail.id,
    home,
    pinned: home !== null,
    filed: false,
    externalId: mail.twin ? null : mail.externalId,
    names: namesOf(mail.inReplyTo, mail.references),
    circle: circleOf({ from: writer(mail, ours)?.address ?? '', to: mail.to, cc: mail.cc, own: mail.own }, ours),
    subject: key,
    answers,
    at: mail.at,
  }
  return mail.denied || mail.blocked ? alone(letter) : letter
}

const writer = ({ from, replyTo, own }: NewMail, ours: ReadonlySet<string>): MailAddress | null => (from === null || own ? from : writerOf(from, replyTo, ours))

/** Whose mail it is: its sender's, and of our own the first recipient's; nobody's where it is not from whom it names. */
function partyOfMail(mail: NewMail, { ours }: House): Party | null {
  const { to, cc, own: isOwn, denied } = mail
  if (denied) return null
  const from = writer(mail, ours)
  const own = (address: string): boolean => ours.has(partyOf(address)) || (isOwn && address === from?.address)
  const sender = from !== null && from.address !== '' && !own(from.address) ? from : [...to, ...cc].find(({ address }) => address !== '' && !own(address))
  const told = sender ?? from
  return told === null || told.address === '' ? null : { kind: 'email', value: told.address.trim().toLowerCase(), name: told.name }
}

interface Settler {
  conversation(home: Home): Promise<string>
  contact(mail: NewMail, conversationId: string): Promise<string>
  /** What was begun since is written, all at once. */
  write(): Promise<void>
}

/** Begins what has yet to be begun, each conversation and contact once. */
async function settler(tx: WriteTx, ids: Ids, now: number, mails: readonly NewMail[], house: House, grouped: ReadonlyMap<string, Grouped>): Promise<Settler> {
  const byId = new Map(mails.map((mail) => [mail.id, mail]))
  const parties = new Map(mails.map((mail) => [mail.id, partyOfMail(mail, house)]))
  const writers = await knownWriters(tx, [...parties.values()].flatMap((party) => (party === null ? [] : [party])))
  const begun = new Map<Home, string>()
  const ownContact = new Map<string, string>()
  let contacts: { readonly id: string; readonly party: Party | null }[] = []
  let conversations: Insertable<ConversationTable>[] = []
  const addContact = (party: Party | null): string => {
    const id = ids.next()
    contacts.push({ id, party })
    return id
  }
  const contactOf = (party: Party): string => {
    const told = writers.tell(party)
    const there = told.contactId ?? addContact(party)
    writers.took(party, told, there)
    return there
  }
  return {
    conversation: async (home) => {
      const there = home.id ?? begun.get(home)
      if (there !== undefined) return there
      const first = [...home.letters].sort((one, other) => Number(grouped.get(one.id)?.tie !== null) - Number(grouped.get(other.id)?.tie !== null) || one.at - other.at)[0]
      const mail = first && byId.get(first.id)
      const party = mail ? (parties.get(mail.id) ?? null) : null
      const contactId = party ? contactOf(party) : first && first.home !== null ? await contactOfConversation(tx, first.home) : addContact(null)
      const id = ids.next()
      conversations.push(conversationRow(id, contactId, { subject: mail ? bareSubject(mail.subject).text : (first?.subject ?? ''), at: first?.at ?? now, now, channel: 'mail' }))
      begun.set(home, id)
      ownContact.set(id, contactId)
      return id
    },
    contact: async (mail, conversationId) => {
      const party = parties.get(mail.id)
      if (party) return contactOf(party)
      const there = ownContact.get(conversationId) ?? (await contactOfConversation(tx, conversationId))
      ownContact.set(conversationId, there)
      return there
    },
    write: async () => {
      await addContacts(tx, ids, now, contacts)
      await learnNames(tx, ids, now, writers.learned())
      await insertRows(tx, 'conversation', conversations)
      contacts = []
      conversations = []
    },
  }
}

async function contactOfConversation(tx: ReadTx, id: string): Promise<string> {
  return (await tx.selectFrom('conversation').select('contact_id').where('id', '=', id).executeTakeFirstOrThrow()).contact_id
}

/** @returns conversations that have lost or got messages */
async function moveLetters(tx: WriteTx, homes: Homes, conversation: (home: Home) => Promise<string>): Promise<Set<string>> {
  const changed = new Set<string>()
  for (const [from, into] of homes.merged) {
    await merge(tx, into, [from])
    changed.add(from).add(into)
  }
  for (const [home, moves] of groupBy(homes.moved, ({ into }) => into)) {
    const into = await conversation(home)
    for (const part of inBatches(moves.map(({ letter }) => letter.id))) {
      await tx.updateTable('message').set({ conversation_id: into }).where('id', 'in', part).execute()
      await tx.updateTable('search_entry').set({ conversation_id: into }).where('message_id', 'in', part).execute()
      // An answer that was begun goes where the message goes.
      await tx.updateTable('draft').set({ conversation_id: into }).where('reply_to', 'in', part).execute()
    }
    changed.add(into)
    for (const { letter } of moves) if (letter.home !== null) changed.add(letter.home)
  }
  return changed
}

/** What came since may tie a message better than what was known: an answer whose question came late, say. */
async function sayAgain(tx: WriteTx, kept: readonly KeptLetter[], grouped: ReadonlyMap<string, Grouped>): Promise<void> {
  for (const letter of kept) {
    const tie = grouped.get(letter.id)?.tie ?? null
    if (tie === null || letter.reasons.length === 0 || letter.reasons.some((reason) => keepsPlace(reason) || reason.what === tie.what)) continue
    const reason = reasonOf(tie, letter.names[0] ?? null)
    await tx.updateTable('message').set({ reasons_json: JSON.stringify([reason]) }).where('id', '=', letter.id).execute()
  }
}
