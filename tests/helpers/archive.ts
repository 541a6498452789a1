import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { openSqlite } from '../../src/core/store/dialects/sqlite'
import { refreshConversations } from '../../src/core/conversations'
import { inBatches } from '../../src/core/store/in-batches'
import { blankMessage } from '../../src/core/store/blank-message'
import { reindexMessages } from '../../src/core/store/search-index'
import type { Store } from '../../src/core/store/store'
import type { MessageTable } from '../../src/core/store/tables'
import { keptLog } from './quiet'
import { tempFolder } from './temp-folder'

export interface MessageParts extends Partial<MessageTable> {
  readonly contact?: string
  readonly pages?: readonly string[]
  /** hash of the original of an attachment */
  readonly attached?: string
}

/** A real database file with messages that a test puts in, indexed as the engine does it. */
export interface Archive {
  readonly path: string
  readonly store: Store
  add(...messages: readonly MessageParts[]): Promise<string[]>
}

export async function openArchive(folder = tempFolder()): Promise<Archive> {
  const path = join(folder, 'rueckkanal.sqlite')
  const store = await openSqlite({ path, log: keptLog() })
  onTestFinished(() => store.close().catch(() => undefined))
  return {
    path,
    store,
    add: (...messages) =>
      store.write(async (tx) => {
        const ids: string[] = []
        for (const parts of messages) ids.push(await insert(tx, parts))
        await reindexMessages(tx, ids)
        await refreshConversations(tx, await homesOf(tx, ids))
        return ids
      }),
  }
}

const homesOf = async (tx: Tx, ids: readonly string[]): Promise<string[]> => {
  const homes: string[] = []
  for (const part of inBatches(ids)) homes.push(...(await tx.selectFrom('message').select('conversation_id').where('id', 'in', part).execute()).map((row) => row.conversation_id))
  return homes
}

type Tx = Parameters<Parameters<Store['write']>[0]>[0]

async function insert(tx: Tx, { contact = '', pages = [], attached, ...columns }: MessageParts): Promise<string> {
  const id = columns.id ?? newId()
  const contactId = newId()
  const conversationId = columns.conversation_id ?? newId()
  const at = columns.at ?? Date.UTC(2026, 10, 23)
  await tx.insertInto('contact').values({ id: contactId, name: contact, created_at: at }).execute()
  const known = await tx.selectFrom('conversation').select('id').where('id', '=', conversationId).executeTakeFirst()
  if (!known) await tx.insertInto('conversation').values(conversationRow(conversationId, contactId, at)).execute()
  await tx
    .insertInto('message')
    .values({ ...plainMessage, ...columns, id, conversation_id: conversationId, contact_id: contactId, at })
    .execute()
  if (pages.length === 0 && attached === undefined) return id
  const attachmentId = newId()
  await tx
    .insertInto('attachment')
    .values({
      id: attachmentId,
      message_id: id,
      role: 'document',
      position: 0,
      sha256: attached ?? 'a'.repeat(64),
      name: 'fax.tif',
      media_type: 'image/tiff',
      size: 1,
      content_id: null,
      type: 'tiff',
    })
    .execute()
  for (const [index, text] of pages.entries()) {
    await tx
      .insertInto('page')
      .values({
        id: newId(),
        attachment_id: attachmentId,
        message_id: id,
        number: index + 1,
        width: 100,
        height: 100,
        rotation: 0,
        code: null,
        recognition: 'done',
        text,
        language: 'deu',
        confidence: 90,
      })
      .execute()
  }
  return id
}

/** A version 7 in its form; tests need no order of ids. */
export const newId = (): string => randomUUID().replace(/^(.{14})./, '$17')

const conversationRow = (id: string, contactId: string, at: number) => ({
  id,
  contact_id: contactId,
  subject: '',
  created_at: at,
  at,
  channel: 'mail' as const,
  direction: 'in' as const,
  snippet: '',
  messages: 1,
  unread: 0,
  troubled: 0,
})

const plainMessage = { ...blankMessage, channel: 'mail', direction: 'in', unread: 1 } as const
