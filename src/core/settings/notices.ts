import { statfs } from 'node:fs/promises'
import type { Output } from '../../shared/contract'
import { instant } from '../../shared/domain/ids'
import type { EngineContext } from '../context'
import { limits } from '../limits'
import { passwordName, readAccount } from './account'
import { readSetting } from './setting'

type HealthNotice = Output<'health.notices'>['notices'][number]

/** Written by the backup after it was verified. */
export const lastBackupKey = 'backup.lastAt'

/** How long a firm may be without a fresh copy of its letters. */
const backupEveryMs = 7 * 24 * 60 * 60_000

/** What a person should know about the machine just now. The host adds what only it can see. */
export async function healthNotices(context: EngineContext, folderTroubles: ReadonlyMap<string, string>, mailboxesTroubled: number): Promise<HealthNotice[]> {
  const notices: HealthNotice[] = []
  const free = await freeBytes(context.paths.data)
  if (free !== null && free < limits.diskWarnBytes) notices.push({ kind: 'disk-low', params: { freeMb: Math.floor(free / 1_048_576) } })
  if (!context.recogniser.available()) notices.push({ kind: 'recognition-data-missing', params: {} })
  if (await passwordMissing(context)) notices.push({ kind: 'password-missing', params: {} })
  if (folderTroubles.size > 0) notices.push({ kind: 'folder-trouble', params: { folders: folderTroubles.size } })
  if (mailboxesTroubled > 0) notices.push({ kind: 'mailbox-trouble', params: { mailboxes: mailboxesTroubled } })
  if (await backupDue(context)) notices.push({ kind: 'backup-due', params: {} })
  return notices
}

/** Bytes that may still be written; null where the system does not tell. */
export async function freeBytes(folder: string): Promise<number | null> {
  try {
    const { bavail, bsize } = await statfs(folder)
    return bavail * bsize
  } catch {
    return null
  }
}

async function passwordMissing(context: EngineContext): Promise<boolean> {
  const account = await context.store.read(readAccount)
  if (!account || account.user === '') return false
  const state = await context.vault.state(passwordName)
  return state === 'missing' || state === 'none'
}

/** Counted from the last backup, or from the first conversation while there was none: an empty house has nothing to lose. */
async function backupDue({ store, clock }: EngineContext): Promise<boolean> {
  return store.read(async (tx) => {
    const first = await tx.selectFrom('conversation').select('created_at').orderBy('id').limit(1).executeTakeFirst()
    if (!first) return false
    const since = (await readSetting(tx, lastBackupKey, instant)) ?? first.created_at
    return clock.now() - since >= backupEveryMs
  })
}
