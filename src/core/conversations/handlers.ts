import type { Formatted } from '../../shared/domain/formatted'
import { fail, ok, type Result } from '../../shared/result'
import { formattedHtml } from '../../shared/text/formatted-html'
import type { EngineContext, Handlers } from '../context'
import type { Undoers } from '../history'
import { actorOf } from '../people'
import type { ReadTx, WriteTx } from '../store/store'
import { believe, claimedBy, disbelieve } from './believe'
import { mergeConversations, moveMessages, splitFrom, type Filed } from './by-hand'
import { readConversation } from './detail'
import { likelyHomes } from './likely'
import { counts, listRows, oneRow, rowsOfContact } from './list'
import { refreshConversations } from './refresh'
import { undoRelocation } from './relocate'
import type { Standpoint } from './views'

type Calls =
  | 'inbox.list'
  | 'inbox.row'
  | 'inbox.counts'
  | 'contact.conversations'
  | 'conversation.get'
  | 'conversation.mark'
  | 'conversation.likely'
  | 'conversation.move'
  | 'conversation.split'
  | 'conversation.merge'
  | 'message.html'
  | 'message.appointments'
  | 'message.claimed'
  | 'message.believe'
  | 'file.attachment'

export function conversationHandlers(context: EngineContext): Handlers<Calls> {
  const { store, feed, reader, blobs, clock } = context
  const standpoint = async (tx: ReadTx): Promise<Standpoint> => ({ personId: (await actorOf(tx))?.id ?? null, now: clock.now() })
  async function file(work: (tx: WriteTx) => Promise<Result<Filed>>): Promise<Result<{ conversationId: string; changeId: string | null }>> {
    const done = await store.write(work)
    if (!done.ok) return done
    const { conversationId, changeId, changed } = done.value
    if (changed.length > 0) feed.changed(['conversation', 'message', 'draft'], changed)
    return ok({ conversationId, changeId })
  }
  return {
    'inbox.list': async ({ filter, limit, before }) => {
      return ok(await store.read(async (tx) => listRows(tx, filter, limit, before, await standpoint(tx))))
    },
    'inbox.row': async ({ id }) => ok(await store.read((tx) => oneRow(tx, id))),
    'inbox.counts': async () => ok(await store.read(async (tx) => counts(tx, await standpoint(tx)))),
    'contact.conversations': async ({ id, limit, before }) => ok(await store.read((tx) => rowsOfContact(tx, id, limit, before))),
    'conversation.get': async ({ id }) => {
      const found = await store.read((tx) => readConversation(tx, id))
      return found ? ok(found) : fail('not-found')
    },
    'conversation.mark': async ({ id, unread }) => {
      const changed = await store.write(async (tx) => {
        const result = await tx
          .updateTable('message')
          .set(unread ? { unread: 1 } : { unread: 0, touched: 1 })
          .where('conversation_id', '=', id)
          .where('direction', '=', 'in')
          .where('unread', '=', unread ? 0 : 1)
          .executeTakeFirst()
        const count = Number(result.numUpdatedRows)
        if (count > 0) await refreshConversations(tx, [id])
        return count > 0 || (await tx.selectFrom('conversation').select('id').where('id', '=', id).executeTakeFirst()) ? count : null
      })
      if (changed === null) return fail('not-found')
      if (changed > 0) feed.changed(['conversation', 'message'], [id])
      return ok({})
    },
    'conversation.likely': async ({ id, messageId }) => ok({ likely: [...(await store.read((tx) => likelyHomes(tx, id, messageId)))] }),
    'conversation.move': ({ messageIds, to }) => file((tx) => moveMessages(tx, context, messageIds, to)),
    'conversation.split': ({ messageId }) => file((tx) => splitFrom(tx, context, messageId)),
    'conversation.merge': ({ ids, into }) => file((tx) => mergeConversations(tx, context, ids, into)),
    'message.html': async ({ id }) => {
      const row = await store.read((tx) => tx.selectFrom('message').leftJoin('outgoing', 'outgoing.message_id', 'message.id').select(['message.sha256', 'message.has_html', 'outgoing.formatted_json']).where('message.id', '=', id).executeTakeFirst())
      if (!row || row.has_html === 0) return fail('not-found')
      if (row.formatted_json !== null) return ok({ html: formattedHtml(JSON.parse(row.formatted_json) as Formatted, (contentId) => `cid:${contentId}`) })
      if (row.sha256 === null) return fail('not-found')
      const mail = await reader.mail(blobs.original(row.sha256))
      if (!mail.ok) return mail
      return mail.value.html === null ? fail('not-found') : ok({ html: mail.value.html })
    },
    'message.appointments': async ({ id }) => {
      const row = await store.read((tx) => tx.selectFrom('message').select('sha256').where('id', '=', id).where('channel', '=', 'mail').executeTakeFirst())
      if (!row) return fail('not-found')
      if (row.sha256 === null) return ok({ appointments: [] })
      const mail = await reader.mail(blobs.original(row.sha256))
      return mail.ok ? ok({ appointments: [...mail.value.appointments] }) : mail
    },
    'message.claimed': async ({ id }) => ok({ claimed: await store.read((tx) => claimedBy(tx, id)) }),
    'message.believe': async ({ id }) => {
      const believed = await store.write((tx) => believe(tx, context, id))
      if (!believed) return fail('not-found')
      const { from, to } = believed.change
      feed.changed(['conversation', 'message', 'draft'], [from, to])
      return ok({ conversationId: to, changeId: believed.changeId })
    },
    'file.attachment': async ({ attachmentId }) => {
      const row = await store.read((tx) => findFile(tx, attachmentId))
      return row ? ok({ path: await blobs.file(row.sha256), name: row.name, mediaType: row.media_type }) : fail('not-found')
    },
  }
}

export const conversationUndoers = (context: EngineContext): Undoers => ({
  'sender-believed': disbelieve(context),
  'messages-moved': undoRelocation(context),
  'conversation-split': undoRelocation(context),
  'conversations-merged': undoRelocation(context),
})

/** A file of a message, or of a draft that is being written. */
async function findFile(tx: ReadTx, id: string): Promise<{ readonly sha256: string; readonly name: string; readonly media_type: string } | undefined> {
  const sent = await tx.selectFrom('attachment').select(['sha256', 'name', 'media_type']).where('id', '=', id).executeTakeFirst()
  return sent ?? (await tx.selectFrom('draft_attachment').select(['sha256', 'name', 'media_type']).where('id', '=', id).executeTakeFirst())
}
