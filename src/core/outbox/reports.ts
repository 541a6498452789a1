import { domainToASCII } from 'node:url'
import { fail, type Failure } from '../../shared/result'
import { refreshConversations } from '../conversations'
import type { MailReport, ReportedRecipient } from '../ports'
import type { ReadTx, WriteTx } from '../store/store'
import type { MessageTable } from '../store/tables'
import { moveOn } from './delivery-row'
import { readOutgoingRow, recipientsOf } from './outgoing'

/** A message of ours that a report speaks of, and what it says of the people whom we wrote to. */
export interface Reported {
  readonly row: MessageTable
  readonly told: readonly ReportedRecipient[]
  /** all for whom it is told that it arrived, here or by an earlier report; as on the wire */
  readonly arrived: readonly string[]
  /** nobody whom we wrote to is left out */
  readonly all: boolean
}

/**
 * The message that a report speaks of. Anybody can write one: it counts only where it names the Message-ID of a message that
 * we sent, and somebody to whom we sent it.
 */
export async function reportedMessage(tx: ReadTx, report: MailReport): Promise<Reported | null> {
  if (report.on === null) return null
  const row = await tx.selectFrom('message').selectAll().where('external_id', '=', report.on).where('direction', '=', 'out').executeTakeFirst()
  if (!row || row.delivery_attempts === 0) return null
  const outgoing = await readOutgoingRow(tx, row.id)
  const addresses = recipientsOf(row, outgoing).map(onTheWire)
  const told = report.recipients.filter((recipient) => recipient.addresses.some((address) => addresses.includes(onTheWire(address))))
  if (told.length === 0) return null
  const now = new Set(told.filter(({ outcome }) => outcome === 'delivered').flatMap((recipient) => recipient.addresses.map(onTheWire)))
  const before = new Set(JSON.parse(outgoing.arrived_json ?? '[]') as string[])
  const arrived = addresses.filter((address) => now.has(address) || before.has(address))
  return { row, told, arrived, all: arrived.length === addresses.length }
}

/** In small letters, its domain in ASCII (RFC 5891): as servers name it, whatever was written. */
function onTheWire(address: string): string {
  const at = address.lastIndexOf('@')
  const domain = address.slice(at + 1).toLowerCase()
  return `${address.slice(0, at).toLowerCase()}@${domainToASCII(domain) || domain}`
}

/**
 * Lets the message climb: refused for one is news; arrived is said only where it arrived for all. A server that is still trying
 * has the mail: that is said beside `sent`, until it tells how it ended.
 */
export async function takeReport(tx: WriteTx, { row, told, arrived, all }: Reported, now: number): Promise<void> {
  await tx.updateTable('outgoing').set({ arrived_json: JSON.stringify(arrived) }).where('message_id', '=', row.id).execute()
  const refused = told.find(({ outcome }) => outcome === 'failed')
  if (refused) {
    const failure = fail('report-failed', { address: refused.addresses[0] ?? '', response: responseOf(refused) }).error
    await moveOn(tx, row, { event: { kind: 'bounced' }, failure, nextAt: null, now })
    return
  }
  if (all) return void (await moveOn(tx, row, { event: { kind: 'delivered' }, failure: null, nextAt: null, now }))
  const delayed = told.find(({ outcome }) => outcome === 'delayed')
  if (!delayed) return
  const step = await moveOn(tx, row, { event: { kind: 'confirmed' }, failure: null, nextAt: null, now })
  if (step === 'sent') await note(tx, row, fail('report-delayed', { address: delayed.addresses[0] ?? '', response: responseOf(delayed) }).error)
}

/** Where nothing more serious stands already. */
async function note(tx: WriteTx, row: MessageTable, { code, params }: Failure): Promise<void> {
  await tx
    .updateTable('message')
    .set({ delivery_code: code, delivery_params_json: JSON.stringify(params) })
    .where('id', '=', row.id)
    .where((where) => where.or([where('delivery_code', 'is', null), where('delivery_code', 'in', [code, 'smtp-connection-lost'])]))
    .execute()
  await refreshConversations(tx, [row.conversation_id])
}

/** `none` is a case of the words: a server may say nothing. */
const responseOf = ({ status, words }: ReportedRecipient): string => [status, words].filter((part) => part !== '').join(' ') || 'none'

