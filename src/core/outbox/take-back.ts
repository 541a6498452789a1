import type { Draft } from '../../shared/domain/draft'
import type { MailAddress } from '../../shared/domain/message'
import { fail, ok, type Result } from '../../shared/result'
import type { ErrorCode } from '../../shared/errors'
import { addDraft, formatAddresses } from '../composing'
import type { EngineContext } from '../context'
import { refreshConversations } from '../conversations'
import { dropJob } from '../jobs'
import { dropEntries } from '../store/search-index'
import type { ReadTx, WriteTx } from '../store/store'
import type { MessageTable } from '../store/tables'
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
  const attachments = await tx.selectFrom('attachment').select(['sha256', 'name', 'media_type', 'size']).where('message_id', '=', row.id).orderBy('position').execute()
  const draft = {
    conversation_id: row.conversation_id,
    reply_to: await answeredBy(tx, row),
    to_line: formatAddresses(JSON.parse(row.to_json) as MailAddress[]),
    cc_line: formatAddresses(JSON.parse(row.cc_json) as MailAddress[]),
    subject: row.subject,
    text: row.text,
  }
  const added = await addDraft(tx, ids, clock.now(), draft, attachments)
  await dropJob(tx, 'send', row.id)
  await dropEntries(tx, [row.id])
  await tx.deleteFrom('message').where('id', '=', row.id).execute()
  await refreshConversations(tx, [row.conversation_id])
  return added
}

/** The mail it names as its parent, else the newest fax that was there when it was written. */
async function answeredBy(tx: ReadTx, row: MessageTable): Promise<string | null> {
  const before = tx.selectFrom('message').select('id').where('conversation_id', '=', row.conversation_id)
  const answered =
    row.in_reply_to === null
      ? await before.where('channel', '=', 'fax').where('direction', '=', 'in').where('at', '<=', row.at).orderBy('at', 'desc').limit(1).executeTakeFirst()
      : await before.where('external_id', '=', row.in_reply_to).limit(1).executeTakeFirst()
  return answered?.id ?? null
}
