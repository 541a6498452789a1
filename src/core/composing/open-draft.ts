import type { Draft } from '../../shared/domain/draft'
import type { MailAddress } from '../../shared/domain/message'
import { fail, ok, type Result } from '../../shared/result'
import type { EngineContext } from '../context'
import { readAccount, readLanguage } from '../settings'
import type { ReadTx } from '../store/store'
import { addDraft, openDraftOf } from './drafts'
import type { Answered } from './fresh-draft'

/** The open draft of the conversation, or a fresh one. Two windows that ask at once get the same. */
export async function openDraft(context: EngineContext, conversationId: string): Promise<Result<Draft>> {
  const { store, clock, ids, feed } = context
  // Loaded with the first reply: an engine that starts is not kept waiting for texts and their formatter.
  const { freshDraft } = await import('./fresh-draft')
  const opened = await store.write(async (tx) => {
    const existing = await openDraftOf(tx, conversationId)
    if (existing) return { draft: existing, fresh: false }
    const conversation = await tx.selectFrom('conversation').select(['id', 'contact_id']).where('id', '=', conversationId).executeTakeFirst()
    if (!conversation) return null
    const answered = await messageToAnswer(tx, conversationId)
    const start = freshDraft(answered?.message ?? null, {
      account: await readAccount(tx),
      contactEmail: await emailOf(tx, conversation.contact_id),
      language: await readLanguage(tx),
    })
    const row = { conversation_id: conversationId, reply_to: answered?.id ?? null, to_line: start.to, cc_line: '', subject: start.subject, text: start.text }
    return { draft: await addDraft(tx, ids, clock.now(), row, []), fresh: true }
  })
  if (!opened) return fail('not-found')
  if (opened.fresh) feed.changed(['draft'], [conversationId])
  return ok(opened.draft)
}

/** The newest that came in; where nothing came in yet, the newest of all. */
async function messageToAnswer(tx: ReadTx, conversationId: string): Promise<{ readonly id: string; readonly message: Answered } | null> {
  const newest = tx.selectFrom('message').selectAll().where('conversation_id', '=', conversationId).orderBy('at', 'desc').orderBy('id', 'desc').limit(1)
  const row = (await newest.where('direction', '=', 'in').executeTakeFirst()) ?? (await newest.executeTakeFirst())
  if (!row) return null
  return {
    id: row.id,
    message: {
      channel: row.channel,
      direction: row.direction,
      at: row.at,
      from: { name: row.from_name, address: row.from_address },
      replyTo: JSON.parse(row.reply_to_json) as MailAddress[],
      to: JSON.parse(row.to_json) as MailAddress[],
      subject: row.subject,
      text: row.text,
    },
  }
}

async function emailOf(tx: ReadTx, contactId: string): Promise<string | null> {
  const row = await tx
    .selectFrom('contact_address')
    .select('value')
    .where('contact_id', '=', contactId)
    .where('kind', '=', 'email')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
  return row?.value ?? null
}
