import { z } from 'zod'
import { id } from '../domain/ids'
import { pageLooks } from '../domain/page-look'
import { call } from './call'
import { exportChoice } from './export'

/** Where files lie that the host serves over `page://` or saves through a dialog. Never open to a window. */
export const hostCalls = {
  /** The upright PNG of a page as it came or cleaned, made (again) from the original where it is missing. */
  'file.page': call(() => z.object({ pageId: id, look: z.enum(pageLooks) }), () => z.object({ path: z.string() })),
  /** Writes a fax as PDF/A-2b or plain text; the target comes from the host's dialog, which has asked before it names a file that is there. */
  'fax.export': call(
    () => z.object({ messageId: id, form: z.enum(['pdf', 'text']), target: z.string().min(1).max(32_768) }),
    () => z.object({ path: z.string(), unread: z.number().int() }),
  ),
  /** What to call that file, without an ending and not yet fit for a file system. */
  'fax.exportName': call(() => z.object({ messageId: id }), () => z.object({ name: z.string() })),
  /**
   * Writes a conversation as one PDF/A-3b with its attachments inside, or its messages as mails: one as `.eml`, several in a zip.
   * Notes go along only where they are chosen. `missing`: originals that are not there any more; each is named where it should be.
   */
  'conversation.export': call(
    () => exportChoice.extend({ target: z.string().min(1).max(32_768) }),
    () => z.object({ path: z.string(), messages: z.number().int(), missing: z.number().int() }),
  ),
  'conversation.exportName': call(() => exportChoice, () => z.object({ name: z.string(), ending: z.enum(['pdf', 'eml', 'zip']) })),
  'file.attachment': call(() => z.object({ attachmentId: id }), () => z.object({ path: z.string(), name: z.string(), mediaType: z.string() })),
}
