import { fail, type Result } from '../../shared/result'
import type { Input, Output } from '../../shared/contract'
import type { EngineContext, Handlers } from '../context'
import { readLanguage } from '../settings'
import { exportFax, exportName } from './export-fax'

export { archivePages, type PageToArchive } from './archive-pages'
export type { ConversationForm } from './export-conversation'
export { exportFax, languageOf, type ExportForm, type ExportParts } from './export-fax'
export { isConversation } from './read-conversation'
export { writeText, writeWhole } from './write-whole'

/** Loaded when somebody wants one: every word of the app comes along. */
const conversations = () => import('./export-conversation')
export const exportConversation = async (...given: Parameters<(typeof import('./export-conversation'))['exportConversation']>) => (await conversations()).exportConversation(...given)

type ExportCall = 'fax.export' | 'fax.exportName' | 'conversation.export' | 'conversation.exportName' | 'conversation.cancelExport'

/** Between two words on how far it is: often enough to be seen moving. */
const toldEveryMs = 100

export function exportHandlers(context: EngineContext): Handlers<ExportCall> {
  const running = new Map<string, AbortController>()
  return {
    // The host's dialog has asked before it names a file that is there.
    'fax.export': ({ messageId, form, target }) => exportFax(context, { messageId, form, target, claim: 'replace' }),
    'fax.exportName': ({ messageId }) => exportName(context.store, messageId),
    'conversation.export': async (order) => {
      if (running.has(order.conversationId)) return fail('export-running')
      const controller = new AbortController()
      running.set(order.conversationId, controller)
      try {
        return await run(context, order, controller.signal)
      } finally {
        running.delete(order.conversationId)
      }
    },
    'conversation.exportName': async (order) => (await conversations()).conversationName(context, order),
    'conversation.cancelExport': ({ conversationId }) => {
      running.get(conversationId)?.abort()
      return Promise.resolve({ ok: true, value: {} })
    },
  }
}

async function run(context: EngineContext, order: Input<'conversation.export'>, signal: AbortSignal): Promise<Result<Output<'conversation.export'>>> {
  const { store, feed, clock } = context
  let toldAt = -Infinity
  return exportConversation(context, {
    ...order,
    claim: 'replace',
    language: await store.read(readLanguage),
    signal,
    onProgress: (done, all) => {
      const now = clock.now()
      if (done < all && now - toldAt < toldEveryMs) return
      toldAt = now
      feed.emit('exporting', { conversationId: order.conversationId, done, all })
    },
  })
}
