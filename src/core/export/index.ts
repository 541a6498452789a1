import type { EngineContext, Handlers } from '../context'
import { exportFax, exportName } from './export-fax'

export { archivePages, type PageToArchive } from './archive-pages'
export { exportFax, languageOf, type ExportForm, type ExportParts } from './export-fax'
export { writeText, writeWhole } from './write-whole'

export function exportHandlers(context: EngineContext): Handlers<'fax.export' | 'fax.exportName'> {
  return {
    // The host's dialog has asked before it names a file that is there.
    'fax.export': ({ messageId, form, target }) => exportFax(context, { messageId, form, target, claim: 'replace' }),
    'fax.exportName': ({ messageId }) => exportName(context.store, messageId),
  }
}
