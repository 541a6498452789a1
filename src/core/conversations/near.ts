import { hash } from 'node:crypto'
import type { MailAddress } from '../../shared/domain/message'
import type { Reason } from '../../shared/domain/reason'
import { inBatches } from '../store/in-batches'
import type { ReadTx } from '../store/store'
import { circleOf, writerOf } from './circle'
import type { House } from './house'
import { keepsPlace, wasFiled, standsAlone } from './reasons'
import { bareSubject } from './subject'
import { alone, type Letter } from './letter'

/** Values of one statement. */
const atOnce = 5_000
/** Rows that answer one question; what a broken or hostile mailer puts into all its mails is not followed further. */
const mostRows = 4_000
/** A conversation of more messages is not laid out anew: what comes joins it as a whole. */
const mostLaidOut = 1_000

/** Party and subject in short: by it an answer without ids finds its mail. */
export function topicOf(speaker: string | null, subject: string): string | null {
  return speaker === null || subject === '' ? null : hash('sha256', `${speaker}\n${subject}`, 'base64url').slice(0, 16)
}

/** A letter that is kept already, with what it says of its place. */
export interface KeptLetter extends Letter {
  readonly reasons: readonly Reason[]
}

/** All kept letters that these may have to do with: whole conversations, so that they can be laid out anew. */
export async function lettersNear(tx: ReadTx, fresh: readonly Letter[], house: House): Promise<readonly KeptLetter[]> {
  const own = fresh.flatMap(({ externalId }) => (externalId === null ? [] : [externalId]))
  const names = [...new Set(fresh.flatMap((letter) => letter.names))]
  const direct = new Map<string, string>()
  const held = await bearersOf(tx, names, direct)
  await mentionersOf(tx, [...new Set([...own, ...names.filter((name) => !held.has(name))])], direct)
  await sameTopic(tx, fresh, house, direct)
  const homes = new Set([...direct.values(), ...fresh.flatMap(({ home }) => (home === null ? [] : [home]))])
  return load(tx, [...homes], direct, house)
}

async function bearersOf(tx: ReadTx, names: readonly string[], direct: Map<string, string>): Promise<ReadonlySet<string>> {
  const held = new Set<string>()
  for (const part of inBatches(names, atOnce)) {
    const rows = await tx.selectFrom('message').select(['id', 'conversation_id', 'external_id']).where('external_id', 'in', part).where('twin_of', 'is', null).execute()
    for (const row of rows) {
      direct.set(row.id, row.conversation_id)
      held.add(row.external_id ?? '')
    }
  }
  return held
}

async function mentionersOf(tx: ReadTx, externalIds: readonly string[], direct: Map<string, string>): Promise<void> {
  for (const part of inBatches(externalIds, atOnce)) {
    const rows = await tx
      .selectFrom('mail_reference')
      .innerJoin('message', 'message.id', 'mail_reference.message_id')
      .select(['message.id', 'message.conversation_id'])
      .where('mail_reference.external_id', 'in', part)
      .limit(mostRows)
      .execute()
    for (const row of rows) direct.set(row.id, row.conversation_id)
  }
}

async function sameTopic(tx: ReadTx, fresh: readonly Letter[], { rules }: House, direct: Map<string, string>): Promise<void> {
  const answering = new Map<string, boolean>()
  for (const { circle, subject, answers, names } of fresh) {
    const topic = topicOf(circle.speaker, subject)
    if (topic !== null) answering.set(topic, (answering.get(topic) ?? false) || answers || names.length > 0)
  }
  if (answering.size === 0) return
  const moments = fresh.map(({ at }) => at).sort((one, other) => one - other)
  const rows = await tx
    .selectFrom('message')
    .select(['id', 'conversation_id', 'topic', 'subject', 'in_reply_to'])
    .where('topic', 'in', [...answering.keys()])
    .where('at', '>=', (moments[0] ?? 0) - rules.subjectWindowMs)
    .where('at', '<=', (moments.at(-1) ?? 0) + rules.subjectWindowMs)
    .limit(mostRows)
    .execute()
  for (const row of rows) {
    const answers = row.in_reply_to !== null || bareSubject(row.subject).answers
    if (answers || answering.get(row.topic ?? '') === true) direct.set(row.id, row.conversation_id)
  }
}

async function load(tx: ReadTx, homes: readonly string[], direct: ReadonlyMap<string, string>, house: House): Promise<KeptLetter[]> {
  const found: KeptLetter[] = []
  for (const part of inBatches(homes, atOnce)) {
    const sizes = await tx.selectFrom('conversation').select(['id', 'messages']).where('id', 'in', part).execute()
    const whole = sizes.filter(({ messages }) => messages <= mostLaidOut).map(({ id }) => id)
    const large = new Set(sizes.filter(({ messages }) => messages > mostLaidOut).map(({ id }) => id))
    for (const row of await rows(tx).where('conversation_id', 'in', whole).execute()) found.push(toLetter(row, house, false))
    const within = [...direct].filter(([, home]) => large.has(home)).map(([id]) => id)
    for (const some of inBatches(within, atOnce)) for (const row of await rows(tx).where('id', 'in', some).execute()) found.push(toLetter(row, house, true))
  }
  return found
}

const rows = (tx: ReadTx) =>
  tx
    .selectFrom('message')
    .select(['id', 'conversation_id', 'channel', 'direction', 'touched', 'external_id', 'twin_of', 'in_reply_to', 'references_json', 'from_address', 'to_json', 'cc_json', 'subject', 'at', 'reasons_json', 'warning', 'reply_to_json'])

type Row = Awaited<ReturnType<ReturnType<typeof rows>['executeTakeFirstOrThrow']>>

function toLetter(row: Row, { ours }: House, stays: boolean): KeptLetter {
  const reasons = JSON.parse(row.reasons_json) as Reason[]
  const { key, answers } = bareSubject(row.subject)
  const from = { name: '', address: row.from_address }
  const writer = row.direction === 'out' ? row.from_address : writerOf(from, JSON.parse(row.reply_to_json) as MailAddress[], ours).address
  const letter: KeptLetter = {
    id: row.id,
    home: row.conversation_id,
    pinned: stays || row.touched === 1 || row.channel === 'fax' || reasons.some(keepsPlace),
    filed: reasons.some(wasFiled),
    externalId: row.twin_of === null ? row.external_id : null,
    names: namesOf(row.in_reply_to, JSON.parse(row.references_json) as string[]),
    circle: circleOf({ from: writer, to: JSON.parse(row.to_json) as MailAddress[], cc: JSON.parse(row.cc_json) as MailAddress[], own: row.direction === 'out' }, ours),
    subject: key,
    answers,
    at: row.at,
    reasons,
  }
  return row.warning === 'sender-denied' || reasons.some(standsAlone) ? alone(letter) : letter
}

/** Nearest first: In-Reply-To, then References from the newest back (RFC 5322 §3.6.4). */
export const namesOf = (inReplyTo: string | null, references: readonly string[]): readonly string[] => [
  ...new Set([...(inReplyTo === null ? [] : [inReplyTo]), ...[...references].reverse()]),
]
