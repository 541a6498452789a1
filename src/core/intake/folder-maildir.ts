import { readdir } from 'node:fs/promises'
import { basename, dirname, join, relative, sep } from 'node:path'
import type { ArrivalHints } from '../../shared/domain/arrival'
import type { EngineContext } from '../context'
import { refreshConversations } from '../conversations'
import type { Taken } from './clear-away'
import { hasFlags, isIndexFile, isMaildir, isSubfolderName, maildirHints, subfolderName, uniqueName } from './containers/maildir'

/** What a file of a watched folder is to the Maildir it may lie in: nothing, a mail, or what its programs keep for themselves. */
export type MaildirPlace = { readonly kind: 'none' } | { readonly kind: 'passed-over' } | { readonly kind: 'mail'; readonly box: string; readonly hints: ArrivalHints }

/** @param root the watched folder */
export async function maildirPlace(path: string, root: string): Promise<MaildirPlace> {
  const name = basename(path)
  const folder = dirname(path)
  const box = dirname(folder)
  const within = basename(folder)
  if (['cur', 'new', 'tmp'].includes(within)) {
    const isSub = isSubfolderName(basename(box)) && hasMails(await foldersIn(dirname(box)))
    const beside = await foldersIn(box)
    if (isMaildir(beside) || (isSub && hasMails(beside))) {
      if (within === 'tmp' || name.startsWith('.')) return { kind: 'passed-over' }
      return { kind: 'mail', box, hints: maildirHints(name, isSub ? subfolderName(basename(box)) : null) }
    }
  }
  // Hidden folders are looked into for their mails alone.
  if (relative(root, folder).split(sep).some(isSubfolderName)) return { kind: 'passed-over' }
  if (/\.msf$/i.test(name) || (isIndexFile(name) && isMaildir(await foldersIn(folder)))) return { kind: 'passed-over' }
  // Also where only the folder `cur` of a Maildir is watched: the flags are in the names.
  return hasFlags(name) ? { kind: 'mail', box: folder, hints: maildirHints(name, null) } : { kind: 'none' }
}

const hasMails = (folders: readonly string[]): boolean => folders.includes('cur') || folders.includes('new')

async function foldersIn(path: string): Promise<readonly string[]> {
  const entries = await readdir(path, { withFileTypes: true }).catch(() => [])
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name)
}

/**
 * A mail of a Maildir changes its name with its flags, and its folder when it is looked at first. One that was taken in under
 * another name is known by what stays of it; what was read there is read here, too. Answers whether it was known.
 */
export async function followRenamed({ store, clock, feed }: EngineContext, channelId: string, box: string, file: Taken, hints: ArrivalHints): Promise<boolean> {
  const stays = uniqueName(basename(file.path))
  const followed = await store.write(async (tx) => {
    const rows = await tx
      .selectFrom('arrival')
      .select(['id', 'path', 'message_id', 'hints_json'])
      .where(({ or, between }) => or(['cur', 'new'].map((folder) => between('path', join(box, folder, stays), `${join(box, folder, stays)};3`))))
      .where('channel_id', '=', channelId)
      .where('size', '=', file.size)
      .where('outcome', 'in', ['recorded', 'duplicate'])
      .orderBy('seen_at', 'desc')
      .execute()
    const known = rows.find((row) => row.path !== file.path && uniqueName(basename(row.path)) === stays)
    if (!known) return null
    const before = JSON.parse(known.hints_json) as ArrivalHints
    await tx.updateTable('arrival').set({ path: file.path, mtime: file.mtime, hints_json: JSON.stringify({ ...before, ...hints }), updated_at: clock.now() }).where('id', '=', known.id).execute()
    const read = hints.seen || hints.answered ? await tx.updateTable('message').set({ unread: 0 }).where('id', '=', known.message_id).where('unread', '=', 1).returning('conversation_id').executeTakeFirst() : undefined
    if (read) await refreshConversations(tx, [read.conversation_id])
    return { conversationId: read?.conversation_id ?? null }
  })
  if (followed?.conversationId) feed.changed(['message', 'conversation'], [followed.conversationId])
  return followed !== null
}
