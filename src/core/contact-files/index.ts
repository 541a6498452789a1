import { fail, ok } from '../../shared/result'
import { loadCheckAddress } from '../contacts'
import type { EngineContext, Handlers } from '../context'
import type { Undoers } from '../history'
import type { Check } from './plan'
import type { ReadFile } from './read-file'

/** Readers and writers of files are loaded when somebody wants one. */
export const exportContacts = async (...given: Parameters<(typeof import('./export'))['exportContacts']>) => (await import('./export')).exportContacts(...given)

export function contactFileHandlers(context: EngineContext): Handlers<'contacts.readFile' | 'contacts.import' | 'contacts.export'> {
  const { store, feed, ids, transport } = context
  const loadCheck = async (): Promise<Check> => {
    const checkAddress = await loadCheckAddress()
    return (kind, value) => checkAddress(transport, kind, value)
  }
  let held: { readonly token: string; readonly file: ReadFile } | null = null
  return {
    'contacts.readFile': async ({ path }) => {
      const [{ readContactsFile }, { planFor, previewOf }] = await Promise.all([import('./read-file'), import('./import')])
      const file = await readContactsFile(path)
      if (!file.ok) return file
      const check = await loadCheck()
      const token = ids.next()
      held = { token, file: file.value }
      return ok(await store.read(async (tx) => previewOf(tx, token, file.value, await planFor(tx, check, file.value.entries))))
    },
    'contacts.import': async ({ token }) => {
      if (held?.token !== token) return fail('not-found')
      const { file } = held
      const [{ importPlan, planFor }, check] = await Promise.all([import('./import'), loadCheck()])
      const { named, ...done } = await store.write(async (tx) => importPlan(tx, context, file.name, await planFor(tx, check, file.entries)))
      held = null
      if (done.changeId !== null) feed.changed(named ? ['contact', 'conversation'] : ['contact'], [])
      return ok(done)
    },
    // The host's dialog has asked before it names a file that is there.
    'contacts.export': (input) => exportContacts({ store, ids }, { ...input, claim: 'replace' }),
  }
}

export const contactFileUndoers: Undoers = {
  'contacts-imported': async (tx, change) => (await import('./import')).undoImport(tx, change),
}
