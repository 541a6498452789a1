import type { Announcement } from '../../../shared/domain/gateway'
import type { EngineContext } from '../../context'
import { activeGateways, recognise } from '../../gateways'
import type { Content, UnpackedFile } from '../arriving'

/** A gateway's clock this far from the mail's is wrong, and the mail is believed. */
const clockOffMs = 7 * 24 * 3_600_000

/**
 * What a gateway's mail is: the fax it carries, of the fax's sender; a report, in the conversation of the number it speaks of; and where
 * it announces a fax that is not there, a mail with a warning: forged notices are a common lure.
 */
export async function asGatewayMail(content: Content, context: EngineContext): Promise<Content> {
  // Whoever wrote it is not whom it names: it is no gateway's, and filed under no number.
  if (content.senderDenied) return { ...content, warning: 'sender-denied' }
  const mail = { from: content.from?.address ?? '', subject: content.subject, text: content.text, fileNames: content.files.map(({ name }) => name) }
  const recognised = recognise(mail, await activeGateways(context.store))
  if (recognised === null) return content
  const { announcement, claimed } = recognised
  if (announcement.means !== 'fax') return { ...content, announcement, faxNumber: announcement.number }
  const files = withDocuments(content.files)
  if (files === null) return claimed ? { ...content, warning: 'no-fax-picture' } : content
  return asFax({ ...content, files }, announcement)
}

function asFax(content: Content, announcement: Announcement): Content {
  const { at, name, number } = announcement
  return {
    ...content,
    channel: 'fax',
    at: at !== null && Math.abs(at - content.at) <= clockOffMs ? at : content.at,
    // Whoever answers writes to the sender of the fax, not to the machine that mailed it.
    from: name === '' ? null : { name, address: '' },
    replyTo: [],
    to: [],
    cc: [],
    inReplyTo: null,
    references: [],
    // What the letter is about is read from its pages.
    subject: '',
    text: '',
    hasHtml: false,
    faxNumber: number,
    announcement,
  }
}

/** The fax's pictures as documents; null where the mail has none that our decoders open. */
function withDocuments(files: readonly UnpackedFile[]): readonly UnpackedFile[] | null {
  const faxes = files.filter(isFaxFile)
  // Beside a TIFF or PDF a picture is a preview of its first page; alone it is the page.
  const pictures = faxes.length > 0 ? faxes : files.filter(isPagePicture)
  if (pictures.length === 0) return null
  return files.map((file) => {
    if (!pictures.includes(file)) return faxes.length > 0 && isPagePicture(file) ? { ...file, pages: [] } : file
    // Some gateways attach a fax as TIFF and as PDF: it is one fax all the same.
    const twin = file.type === 'pdf' && pictures.some((other) => other.type === 'tiff' && other.pages.length === file.pages.length)
    return twin ? { ...file, pages: [] } : { ...file, role: 'document' }
  })
}

const isReadable = ({ pages }: UnpackedFile): boolean => pages.some(({ code }) => code === null)
const isFaxFile = (file: UnpackedFile): boolean => (file.type === 'tiff' || file.type === 'pdf') && isReadable(file)
/** Not what the mail's own HTML shows: that is its letterhead. */
const isPagePicture = (file: UnpackedFile): boolean => (file.type === 'png' || file.type === 'jpeg') && file.role === 'attached' && isReadable(file)
