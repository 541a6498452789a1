import { instant } from '../../shared/domain/ids'
import { fail, ok } from '../../shared/result'
import type { EngineContext, Handlers } from '../context'
import { lastBackupKey, readSetting, writeSetting } from '../settings'
import { backupName, makeBackup } from './make'
import { findingLine, verifyData } from './verify'

export { isBackup } from './manifest'
export { makeBackup, type MadeBackup } from './make'
export { finishRestore, restoreBackup, type RestoreOptions, type Restored } from './restore'
export { findingLine, verifyData, type Finding } from './verify'

export function backupHandlers(context: EngineContext): Handlers<'backup.state' | 'backup.make' | 'data.verify'> {
  const { store, access, clock, feed, paths } = context
  return {
    'backup.state': async () => {
      return ok({ lastAt: await store.read((tx) => readSetting(tx, lastBackupKey, instant)) })
    },
    'backup.make': async ({ target }) => {
      const now = clock.now()
      const made = await makeBackup(access, paths.data, await backupName(target, now), now)
      if (!made.ok) return made
      const { folder, originals, lost, cleared } = made.value
      if (lost.length > 0) return fail('backup-incomplete', { folder, count: lost.length })
      await store.write((tx) => writeSetting(tx, lastBackupKey, now))
      feed.changed(['settings', 'health'], [])
      return ok({ folder, originals, cleared })
    },
    'data.verify': async () => {
      const findings = await verifyData(access, paths.data)
      return ok({ problems: findings.filter(({ kind }) => kind === 'problem').map(findingLine) })
    },
  }
}
