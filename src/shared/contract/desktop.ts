import { z } from 'zod'
import { draft } from '../domain/draft'
import { id } from '../domain/ids'
import { call } from './call'
import { contactsForm, importPreview } from './contact-files'
import { exportChoice } from './export'
import { figureChoice } from './figure-files'
import { watchedFolder } from './settings'

/** What only the host can do: dialogs, the system browser. Answered by main, not by the engine. A cancelled dialog answers null. */
export const desktopCalls = {
  'desktop.info': call(
    () => z.object({}),
    () => z.object({ version: z.string(), platform: z.string(), dataFolder: z.string(), locale: z.string(), sandbox: z.boolean(), runtime: z.string() }),
  ),
  'desktop.takeInFiles': call(() => z.object({}), () => z.object({ arrivalIds: z.array(id) }).nullable()),
  'desktop.takeInFolder': call(() => z.object({}), () => z.object({ arrivalIds: z.array(id) }).nullable()),
  'desktop.addFolder': call(() => z.object({}), () => watchedFolder.nullable()),
  'desktop.attachFiles': call(() => z.object({ draftId: id }), () => draft.nullable()),
  'desktop.saveAttachment': call(() => z.object({ attachmentId: id }), () => z.object({ path: z.string() }).nullable()),
  'desktop.exportFax': call(() => z.object({ messageId: id, form: z.enum(['pdf', 'text']) }), () => z.object({ path: z.string(), unread: z.number().int() }).nullable()),
  'desktop.exportConversation': call(() => exportChoice, () => z.object({ path: z.string(), messages: z.number().int(), missing: z.number().int() }).nullable()),
  /** Reads a file of contacts that somebody chooses. */
  'desktop.readContacts': call(() => z.object({}), () => importPreview.nullable()),
  /** `ids` null: all contacts */
  'desktop.exportContacts': call(() => z.object({ form: contactsForm, ids: z.array(id).max(500).nullable(), language: z.enum(['de', 'en']) }), () => z.object({ path: z.string(), count: z.number().int() }).nullable()),
  'desktop.exportFigures': call(() => figureChoice, () => z.object({ path: z.string() }).nullable()),
  'desktop.openLink': call(() => z.object({ url: z.string().max(8_192) }), () => z.object({ opened: z.boolean() })),
  /** Whether the app starts when somebody logs in to the computer; `open` null only asks. Not `possible` where it is not installed. */
  'desktop.login': call(() => z.object({ open: z.boolean().nullable() }), () => z.object({ open: z.boolean(), possible: z.boolean() })),
  'desktop.backup': call(() => z.object({}), () => z.object({ folder: z.string(), originals: z.number(), cleared: z.number() }).nullable()),
  /** What a print leaves free shows the window's own colour: white while something is printed. */
  'desktop.paper': call(() => z.object({ white: z.boolean() }), () => z.object({})),
  /** Opens a further window with this conversation. */
  'desktop.openWindow': call(() => z.object({ conversationId: id }), () => z.object({})),
  'desktop.restore': call(() => z.object({}), () => z.object({ folder: z.string() }).nullable()),
  'desktop.saveDiagnostics': call(() => z.object({}), () => z.object({ path: z.string() }).nullable()),
}
