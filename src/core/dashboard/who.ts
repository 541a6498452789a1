import type { FaxSender, NextStep, WhoRow } from '../../shared/domain/dashboard'
import { inBatches } from '../store/in-batches'
import type { ReadTx } from '../store/store'
import { readFaxSenders } from './senders'

/** Nobody writes to more senders at once than this; of the rest of the four in five the export names more (senders.ts). */
const mostShown = 25
/** What somebody sends is told by the latest: an office with thousands of faxes of one sender would wait for the rest. */
const mostFaxes = 200

/** The senders of the faxes with what leads on: what they send, and the way they could use. */
export async function readWho(tx: ReadTx, from: number, to: number): Promise<WhoRow[]> {
  const senders = (await readFaxSenders(tx, from, to)).senders.slice(0, mostShown)
  const emails = await emailsOf(tx, senders.map(({ contactId }) => contactId))
  const rows: WhoRow[] = []
  for (const sender of senders) {
    const known = emails.get(sender.contactId) ?? []
    rows.push({ ...sender, emails: known, docTypes: await docTypesOf(tx, sender.contactId), step: stepFor(sender, known.length > 0) })
  }
  return rows
}

/** Who writes mails to us already need only be asked to leave the fax out; who has an address is answered there; of the others one is to be asked for. */
export function stepFor({ others }: Pick<FaxSender, 'others'>, hasEmail: boolean): NextStep {
  if (others > 0) return 'leave-fax'
  return hasEmail ? 'write' : 'ask'
}

async function emailsOf(tx: ReadTx, contactIds: readonly string[]): Promise<ReadonlyMap<string, string[]>> {
  const emails = new Map<string, string[]>()
  for (const part of inBatches(contactIds)) {
    const rows = await tx.selectFrom('contact_address').select(['contact_id', 'value']).where('contact_id', 'in', part).where('kind', '=', 'email').orderBy('id').execute()
    for (const { contact_id: id, value } of rows) emails.set(id, [...(emails.get(id) ?? []), value])
  }
  return emails
}

async function docTypesOf(tx: ReadTx, contactId: string): Promise<WhoRow['docTypes']> {
  const rows = await tx
    .selectFrom((from) => from.selectFrom('message').select('id').where('contact_id', '=', contactId).where('channel', '=', 'fax').where('direction', '=', 'in').orderBy('id', 'desc').limit(mostFaxes).as('fax'))
    .innerJoin('message_field', 'message_field.message_id', 'fax.id')
    .select(({ fn }) => ['message_field.value as type', fn.countAll().as('count')])
    .where('message_field.name', '=', 'docType')
    .groupBy('message_field.value')
    .orderBy('count', 'desc')
    .orderBy('type')
    .execute()
  return rows.map(({ type, count }) => ({ type, count: Number(count) }))
}
