import type { Draft } from '../../shared/domain/draft'
import type { MailAddress } from '../../shared/domain/message'
import { fail, ok, type Result } from '../../shared/result'
import type { ErrorCode } from '../../shared/errors'
import { addDraft, formatAddresses } from '../composing'
import type { EngineContext } from '../context'
import { refreshConversations } from '../conversations'
import { dropJob } from '../jobs'
import { readIdentities } from '../settings'
import { dropEntries } from '../store/search-index'
import type { ReadTx, WriteTx } from '../store/store'
import type { MessageTable } from '../store/tables'
import { bccLine, readOutgoingRow } from './outgoing'
import { inStep } from './steps'

/** Takes a message back while its undo pause runs. Either this write wins or the one that begins sending; never both. */
export const undo = (context: EngineContext, messageId: string): Promise<Result<Draft>> =>
  takeBack(context, messageId, (row, now) => (row.delivery_step === 'queued' && row.undo_until !== null && now < row.undo_until ? null : 'undo-too-late'))

/** Makes a draft of a message that did not go out as it should. One that waits its turn can be taken back as well. */
export const rework = (context: EngineContext, messageId: string): Promise<Result<Draft>> =>
  takeBack(context, messageId, (row) => (row.delivery_step === 'failed' || row.delivery_step === 'unconfirmed' || row.delivery_step === 'queued' ? null : 'undo-too-late'))

async function takeBack(
  context: EngineContext,
  messageId: string,
  objection: (row: MessageTable, now: number) => ErrorCode | null,
): Promise<Result<Draft>> {
  const { store, clock, feed, checkpoint } = context
  const taken = await inStep(checkpoint, 'take-back', () =>
    store.write(async (tx): Promise<Result<Draft>> => {
      const row = await tx.selectFrom('message').selectAll().where('id', '=', messageId).where('direction', '=', 'out').executeTakeFirst()
      if (!row) return fail('not-found')
      const code = objection(row, clock.now())
      return code ? fail(code) : ok(await toDraft(tx, context, row))
    }),
  )
  if (taken.ok) feed.changed(['message', 'conversation', 'draft'], [taken.value.conversationId])
  return taken
}

async function toDraft(tx: WriteTx, { ids, clock }: EngineContext, row: MessageTable): Promise<Draft> {
  const attachments = await tx.selectFrom('attachment').select(['sha256', 'name', 'media_type', 'size', 'content_id']).where('message_id', '=', row.id).orderBy('position').execute()
  const outgoing = await readOutgoingRow(tx, row.id)
  const draft = {
    conversation_id: row.conversation_id,
    intent: outgoing.intent,
    reply_to: outgoing.answers,
    identity: await identityOf(tx, row),
    to_line: formatAddresses(JSON.parse(row.to_json) as MailAddress[]),
    cc_line: formatAddresses(JSON.parse(row.cc_json) as MailAddress[]),
    bcc_line: bccLine(outgoing),
    subject: row.subject,
    text: row.text,
    formatted_json: outgoing.formatted_json,
    touched: 1 as const,
  }
  const added = await addDraft(tx, ids, clock.now(), draft, attachments)
  await dropJob(tx, 'send', row.id)
  await dropEntries(tx, [row.id])
  await tx.deleteFrom('message').where('id', '=', row.id).execute()
  await refreshConversations(tx, [row.conversation_id])
  return added
}

/** Whose it was when it was sent: by address and name, else by the address; null where there is none such any more. */
async function identityOf(tx: ReadTx, { from_address, from_name }: MessageTable): Promise<string | null> {
  const same = (await readIdentities(tx)).all.filter(({ address }) => address.toLowerCase() === from_address.toLowerCase())
  return (same.find(({ name }) => name === from_name) ?? same[0])?.id ?? null
}
