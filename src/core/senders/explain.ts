import type { Output } from '../../shared/contract'
import { signsOf, whoSent, whoWrote, type Told } from '../contacts'
import type { ReadTx } from '../store/store'
import { bearingOf, scopesOf, type Bearing } from './bearing'

type Sender = Output<'sender.get'>
type Why = Pick<Sender, 'rule' | 'what' | 'taught'>

/** Whose a message is and why, worked out by the same rule that told it; and what can be learned where it is wrong. */
export async function explainSender(tx: ReadTx, messageId: string): Promise<Sender | null> {
  const bearing = await bearingOf(tx, messageId)
  const contact = bearing && (await tx.selectFrom('contact').select(['id', 'name']).where('id', '=', bearing.contactId).executeTakeFirst())
  if (!bearing || !contact) return null
  const { address, letterhead, station, name } = bearing
  const scopes = await scopesOf(tx, bearing)
  return { contact, address, letterhead, station, name, ...(await reasonFor(tx, bearing)), scopes: [...scopes].map(([scope, messages]) => ({ scope, messages: messages.length })) }
}

async function reasonFor(tx: ReadTx, bearing: Bearing): Promise<Why> {
  const { kind, address, contactId, station, letterhead, name } = bearing
  if (kind === 'email') {
    const told = await whoWrote(tx, { value: address, name })
    if (told.contactId !== contactId) return elsewise(address, told.contactId !== null)
    if (told.sign !== null) return { rule: told.rule, what: told.sign.text, taught: await teachingOf(tx, contactId, told.sign) }
    const owner = await tx.selectFrom('contact_address').select('origin').where('value', '=', address).where('kind', '=', 'email').executeTakeFirst()
    return { rule: told.rule, what: address, taught: await taughtOf(tx, contactId, address, owner?.origin ?? '') }
  }
  const { contactId: told, rule, sign } = await whoSent(tx, { number: address || null, station: station || null, letterhead: letterhead || null })
  if (told !== contactId) return elsewise(address, told !== null)
  if (sign) return { rule, what: sign.text, taught: await teachingOf(tx, contactId, sign) }
  const owner = await tx.selectFrom('contact_address').select('origin').where('value', '=', address).where('kind', '=', 'fax').executeTakeFirst()
  return { rule, what: address, taught: await taughtOf(tx, contactId, address, owner?.origin ?? '') }
}

async function teachingOf(tx: ReadTx, contactId: string, sign: NonNullable<Told['sign']>): Promise<Why['taught']> {
  const taught = (await signsOf(tx, contactId)).find(({ id }) => id === sign.id)
  return taught ? { at: taught.at, person: taught.person } : null
}

/** What it bears tells another, or nobody: a person, or what was known when it came, decided. */
const elsewise = (what: string, tells: boolean): Why => ({ rule: tells ? 'by-hand' : 'nothing', what, taught: null })

async function taughtOf(tx: ReadTx, contactId: string, address: string, origin: string): Promise<Why['taught']> {
  if (origin !== 'taught') return null
  const changes = await tx
    .selectFrom('change')
    .leftJoin('person', 'person.id', 'change.person_id')
    .select(['change.at', 'change.detail_json', 'person.name'])
    .where('change.contact_id', '=', contactId)
    .where('change.kind', '=', 'sender-mended')
    .where('change.undone_at', 'is', null)
    .orderBy('change.id', 'desc')
    .execute()
  const told = changes.find(({ detail_json }) => (JSON.parse(detail_json) as { readonly sign?: unknown }).sign === address)
  return told ? { at: told.at, person: told.name ?? '' } : null
}
