import { fail, ok, type Result } from '../../shared/result'
import type { EngineContext, Handlers } from '../context'
import type { Undoer, Undoers } from '../history'

export { faxPages, recordOf } from './record'

/** All that reads faxes is loaded when the first is looked at: no start should wait for it. */
export function faxHandlers(context: EngineContext): Handlers<'fax.details' | 'fax.join' | 'fax.separate'> {
  const { store, feed } = context
  const announce = (changed: readonly string[] | null): Result<Record<string, never>> => {
    if (changed === null) return fail('not-found')
    if (changed.length > 0) feed.changed(['conversation', 'message', 'draft'], changed)
    return ok({})
  }
  return {
    'fax.details': async ({ messageId }) => {
      const { readFaxDetails } = await import('./details')
      const details = await store.read((tx) => readFaxDetails(tx, messageId))
      return details ? ok(details) : fail('not-found')
    },
    'fax.join': async ({ messageId, continuedBy }) => {
      const { joinAndRecord } = await import('./undo')
      return announce(await store.write((tx) => joinAndRecord(tx, context, messageId, continuedBy)))
    },
    'fax.separate': async ({ messageId }) => {
      const { separateAndRecord } = await import('./undo')
      return announce(await store.write((tx) => separateAndRecord(tx, context, messageId)))
    },
  }
}

export function faxUndoers(context: EngineContext): Undoers {
  const undo: Undoer = async (tx, change) => (await import('./undo')).untie(context)(tx, change)
  return { 'fax-joined': undo, 'fax-separated': undo }
}
