import type { ChosenFolder, MailboxSettings } from '../../shared/contract/mailboxes'
import type { Ids } from '../ports'
import type { ReadTx, WriteTx } from '../store/store'
import type { MailboxFolderTable, MailboxTable } from '../store/tables'

/** The password's name in the vault. */
export const secretName = (mailboxId: string): string => `mailbox:${mailboxId}`

export interface MailboxRows {
  readonly row: MailboxTable
  /** in the order in which they were chosen */
  readonly folders: readonly MailboxFolderTable[]
}

export const readMailboxes = (tx: ReadTx): Promise<MailboxTable[]> => tx.selectFrom('mailbox').selectAll().orderBy('id').execute()

export async function readMailbox(tx: ReadTx, id: string): Promise<MailboxRows | null> {
  const row = await tx.selectFrom('mailbox').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? { row, folders: await tx.selectFrom('mailbox_folder').selectAll().where('mailbox_id', '=', id).orderBy('id').execute() } : null
}

export async function insertMailbox(tx: WriteTx, row: MailboxTable): Promise<void> {
  const { id, address, created_at } = row
  await tx.insertInto('channel').values({ id, kind: 'mailbox', path: address, after: 'leave', polling: 0, created_at }).execute()
  await tx.insertInto('mailbox').values(row).execute()
}

export async function updateMailbox(tx: WriteTx, id: string, settings: MailboxSettings): Promise<boolean> {
  const { numUpdatedRows } = await tx.updateTable('mailbox').set(settings).where('id', '=', id).executeTakeFirst()
  if (numUpdatedRows > 0n) await tx.updateTable('channel').set({ path: settings.address }).where('id', '=', id).execute()
  return numUpdatedRows > 0n
}

/** A folder that stays chosen keeps how far it is taken in. */
export async function chooseFolders(tx: WriteTx, ids: Ids, mailboxId: string, chosen: readonly ChosenFolder[]): Promise<void> {
  const paths = chosen.map(({ path }) => path)
  await tx.deleteFrom('mailbox_folder').where('mailbox_id', '=', mailboxId).where('path', 'not in', paths).execute()
  const rows = chosen.map(({ path, after, afterPath }): MailboxFolderTable => ({
    id: ids.next(),
    mailbox_id: mailboxId,
    path,
    after,
    after_path: after === 'move' ? afterPath : null,
    uid_validity: null,
    first_uid: 0,
    last_uid: 0,
    modseq: null,
    pending_json: '[]',
  }))
  await tx
    .insertInto('mailbox_folder')
    .values(rows)
    .onConflict((conflict) => conflict.columns(['mailbox_id', 'path']).doUpdateSet((set) => ({ after: set.ref('excluded.after'), after_path: set.ref('excluded.after_path') })))
    .execute()
}

export const removeMailbox = async (tx: WriteTx, id: string): Promise<boolean> =>
  (await tx.deleteFrom('channel').where('id', '=', id).where('kind', '=', 'mailbox').executeTakeFirst()).numDeletedRows > 0n
