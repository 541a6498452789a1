import { fail, ok, type Result } from '../../shared/result'
import type { EngineContext, Handlers } from '../context'

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
      const { joinFaxes } = await import('./join')
      return announce(await store.write((tx) => joinFaxes(tx, messageId, continuedBy)))
    },
    'fax.separate': async ({ messageId }) => {
      const { separateFaxes } = await import('./join')
      return announce(await store.write((tx) => separateFaxes(tx, messageId, context)))
    },
  }
}
