import { preferences, type Preferences } from '../../shared/contract/settings'
import { ok } from '../../shared/result'
import { languageOf, type Language } from '../../shared/strings/language'
import type { EngineContext, Handlers } from '../context'
import type { ReadTx } from '../store/store'
import { readSetting, writeSetting } from './setting'

const key = 'preferences'

/** Ten seconds to think again: long enough to see the slip, short enough not to be waited for. */
const usual: Preferences = { language: 'system', theme: 'system', undoSeconds: 10, strictThreads: false, subjectMark: 'fax' }

export async function readPreferences(tx: ReadTx): Promise<Preferences> {
  return { ...usual, ...(await readSetting(tx, key, preferences.partial())) }
}

/** The language of what the engine writes for a person to send on: the start of a reply. */
export async function readLanguage(tx: ReadTx): Promise<Language> {
  const { language } = await readPreferences(tx)
  return language === 'system' ? languageOf(Intl.DateTimeFormat().resolvedOptions().locale) : language
}

export function preferencesHandlers(context: EngineContext): Handlers<'preferences.get' | 'preferences.set'> {
  return {
    'preferences.get': async () => ok(await context.store.read(readPreferences)),
    'preferences.set': async (changed) => {
      const now = await context.store.write(async (tx) => {
        const next = { ...(await readPreferences(tx)), ...changed }
        await writeSetting(tx, key, next)
        return next
      })
      context.feed.changed(['settings'], [])
      return ok(now)
    },
  }
}
