import type { Reason } from '../../shared/domain/reason'
import { inBatches } from '../store/in-batches'
import type { ReadTx } from '../store/store'
import { marksIn } from './marks'
import { namesOf } from './near'
import type { NewMail } from './new-mail'
import { wasFiled } from './reasons'

export interface SettledPlace {
  readonly conversationId: string
  readonly reason: Reason
}

/** How long after a mail of ours an answer by itself is taken for an answer to it, though it names nothing. */
const answersItselfMs = 14 * 24 * 3_600_000

/** Places that are told by more than ids and subject: our own mark, a report on a mail of ours, an answer that a machine gave to us. */
export async function settledPlaces(tx: ReadTx, mails: readonly NewMail[]): Promise<ReadonlyMap<string, SettledPlace>> {
  const places = new Map<string, SettledPlace>()
  const marked = new Map(mails.map((mail) => [mail.id, marksIn(mail.subject, [...mail.to, ...mail.cc].map(({ address }) => address))]))
  const conversations = await conversationsOfMarks(tx, [...new Set([...marked.values()].flat())])
  const follows = await filedAway(tx, mails.filter(({ id }) => (marked.get(id) ?? []).some((one) => conversations.has(one))))
  for (const mail of mails) {
    const mark = follows.has(mail.id) ? undefined : marked.get(mail.id)?.find((one) => conversations.has(one))
    const place = reportPlace(mail) ?? (mail.denied || mail.blocked ? null : ((await machinePlace(tx, mail)) ?? markPlace(mark, conversations)))
    if (place !== null) places.set(mail.id, place)
  }
  return places
}

const reportPlace = ({ reportsOn }: NewMail): SettledPlace | null =>
  reportsOn === null ? null : { conversationId: reportsOn.conversationId, reason: { rule: 'report', what: reportsOn.externalId } }

const markPlace = (mark: string | undefined, conversations: ReadonlyMap<string, string>): SettledPlace | null => {
  const conversationId = mark === undefined ? undefined : conversations.get(mark)
  return mark === undefined || conversationId === undefined ? null : { conversationId, reason: { rule: 'mark', what: `RK-${mark}` } }
}

/** Mails whose nearest known mail was filed by hand: they follow it, whatever mark their subject still bears. */
async function filedAway(tx: ReadTx, mails: readonly NewMail[]): Promise<ReadonlySet<string>> {
  const names = new Map(mails.map((mail) => [mail.id, namesOf(mail.inReplyTo, mail.references)]))
  const sought = [...new Set([...names.values()].flat())]
  if (sought.length === 0) return new Set()
  const known = new Map<string, boolean>()
  for (const part of inBatches(sought)) {
    const rows = await tx.selectFrom('message').select(['external_id', 'reasons_json']).where('external_id', 'in', part).where('twin_of', 'is', null).execute()
    for (const row of rows) known.set(row.external_id ?? '', (JSON.parse(row.reasons_json) as Reason[]).some(wasFiled))
  }
  return new Set([...names].filter(([, told]) => known.get(told.find((one) => known.has(one)) ?? '') === true).map(([id]) => id))
}

async function conversationsOfMarks(tx: ReadTx, marks: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (marks.length === 0) return new Map()
  const rows = await tx.selectFrom('conversation').select(['id', 'mark']).where('mark', 'in', marks).execute()
  return new Map(rows.map(({ id, mark }) => [mark ?? '', id]))
}

/** Out-of-office notes often name nothing (RFC 3834 §3.1.5 asks for it): they go where we last wrote to their sender. */
async function machinePlace(tx: ReadTx, mail: NewMail): Promise<SettledPlace | null> {
  const address = mail.from?.address.trim().toLowerCase() ?? ''
  if (mail.automatic !== 'auto-reply' || address === '' || namesOf(mail.inReplyTo, mail.references).length > 0) return null
  const sent = await tx
    .selectFrom('message')
    .innerJoin('contact_address', 'contact_address.contact_id', 'message.contact_id')
    .select(['message.conversation_id', 'message.external_id', 'message.to_json', 'message.cc_json'])
    .where('contact_address.kind', '=', 'email')
    .where('contact_address.value', '=', address)
    .where('message.direction', '=', 'out')
    .where('message.at', '>=', mail.at - answersItselfMs)
    .where('message.at', '<=', mail.at)
    .orderBy('message.at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return sent ? { conversationId: sent.conversation_id, reason: { rule: 'auto-reply', what: sent.external_id ?? '' } } : null
}
