import { z } from 'zod'
import { id } from '../domain/ids'
import { pageLooks } from '../domain/page-look'
import { call } from './call'

/** Where files lie that the host serves over `page://` or saves through a dialog. Never open to a window. */
export const hostCalls = {
  /** The upright PNG of a page as it came or cleaned, made (again) from the original where it is missing. */
  'file.page': call(() => z.object({ pageId: id, look: z.enum(pageLooks) }), () => z.object({ path: z.string() })),
  /** Writes a fax as PDF/A-2b or plain text; the target comes from the host's dialog, which has asked before it names a file that is there. */
  'fax.export': call(
    () => z.object({ messageId: id, form: z.enum(['pdf', 'text']), target: z.string().min(1).max(32_768) }),
    () => z.object({ path: z.string() }),
  ),
  /** What to call that file, without an ending and not yet fit for a file system. */
  'fax.exportName': call(() => z.object({ messageId: id }), () => z.object({ name: z.string() })),
  'file.attachment': call(() => z.object({ attachmentId: id }), () => z.object({ path: z.string(), name: z.string(), mediaType: z.string() })),
}
