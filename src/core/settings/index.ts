import { ok } from '../../shared/result'
import type { EngineContext, Handlers } from '../context'
import { accountHandlers } from './account'
import { diagnostics } from './diagnostics'
import { identityHandlers } from './identities'
import { healthNotices } from './notices'
import { preferencesHandlers } from './preferences'

export { readAccount, readPassword } from './account'
export { readIdentities, readIdentity, readRoute, type Identities, type Route } from './identities'
export { lastBackupKey } from './notices'
export { keepMailLimit, readMailLimit } from './mail-limit'
export { readLanguage, readPreferences } from './preferences'
export { keepRecent } from './recent-log'
export { readSetting, writeSetting } from './setting'

type SettingsCall =
  | 'preferences.get'
  | 'preferences.set'
  | 'account.get'
  | 'account.save'
  | 'account.test'
  | 'account.unlock'
  | 'identities.list'
  | 'identities.save'
  | 'identities.remove'
  | 'identities.standard'
  | 'health.notices'
  | 'health.diagnostics'

export interface SettingsLinks {
  /** watched folders that cannot be read just now, with the code why */
  readonly folderTroubles: () => ReadonlyMap<string, string>
  /** how many mailboxes cannot be reached or not be taken in whole */
  readonly mailboxesTroubled: () => number
  /** what waited for the account or its password may go out now */
  readonly releaseWaiting: () => Promise<void>
}

export function settingsHandlers(context: EngineContext, links: SettingsLinks): Handlers<SettingsCall> {
  return {
    ...preferencesHandlers(context),
    ...accountHandlers(context, links.releaseWaiting),
    ...identityHandlers(context, links.releaseWaiting),
    'health.notices': async () => ok({ notices: await healthNotices(context, links.folderTroubles(), links.mailboxesTroubled()) }),
    'health.diagnostics': async () => ok({ text: await diagnostics(context, links.folderTroubles()) }),
  }
}
