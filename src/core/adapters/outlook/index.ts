import Imported, { type FieldsData } from '@kenjiuno/msgreader'
import { FailureError } from '../../../shared/result'
import { isSoundCompoundFile } from './compound-file'
import { toMime, type OutlookFile } from './to-mime'

/** A CommonJS module: its default is the module itself by Node's rule, and its own default by that of others. */
const MsgReader = 'default' in Imported ? (Imported.default as typeof Imported) : Imported

/** A mail that Outlook saved (MS-OXMSG), as RFC 5322. @throws FailureError `file-damaged`, `mail-too-many-parts` */
export function outlookToMime(bytes: Uint8Array, limits: { readonly mailParts: number }): Uint8Array {
  if (!isSoundCompoundFile(bytes)) throw damaged()
  try {
    const reader = new MsgReader(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength))
    const fields = reader.getFileData()
    if (fields.error !== undefined || fields.dataType !== 'msg') throw damaged()
    const attachments = fields.attachments ?? []
    if (attachments.length > limits.mailParts) throw new FailureError({ code: 'mail-too-many-parts', params: {} })
    return toMime(fields, attachments.map((attachment) => fileOf(reader, attachment)))
  } catch (error) {
    throw error instanceof FailureError ? error : damaged()
  }
}

const damaged = (): FailureError => new FailureError({ code: 'file-damaged', params: {} })

/** A mail inside the mail comes as a file of its own, as Outlook would save it. */
function fileOf(reader: Imported, attachment: FieldsData): OutlookFile {
  const { fileName, content } = reader.getAttachment(attachment)
  return {
    name: fileName,
    mediaType: attachment.innerMsgContent ? 'application/vnd.ms-outlook' : (attachment.attachMimeTag ?? ''),
    contentId: attachment.pidContentId ?? '',
    bytes: content,
  }
}
