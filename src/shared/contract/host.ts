import { z } from 'zod'
import { id } from '../domain/ids'
import { call } from './call'

/** Where files lie that the host serves over `page://` or saves through a dialog. Never open to a window. */
export const hostCalls = {
  /** The upright PNG of a page, made again from the original where it is missing. */
  'file.page': call(z.object({ pageId: id }), z.object({ path: z.string() })),
  'file.attachment': call(z.object({ attachmentId: id }), z.object({ path: z.string(), name: z.string(), mediaType: z.string() })),
}
