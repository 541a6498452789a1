import { hash } from 'node:crypto'
import type { ErrorCode } from '../../../shared/errors'
import { fail, ok, type Result } from '../../../shared/result'
import type { EngineContext } from '../../context'
import type { FileType, MailPart, PageOutline, ParsedMail } from '../../ports'
import { limits } from '../../limits'
import { passed, type Arriving, type Content, type StageOutcome, type UnpackedFile } from '../arriving'
import { faxNumberOfName } from '../file-name'
import { asGatewayMail } from './gateway-mail'

/** A clock of a sender this far ahead is wrong; the mail is dated by its arrival then. */
const aheadMs = 24 * 3_600_000
/** Pictures smaller than this inside a mail are logos and buttons, not pages. */
const smallestPageSide = 600

const mediaTypes = { tiff: 'image/tiff', pdf: 'application/pdf', png: 'image/png', jpeg: 'image/jpeg', mail: 'message/rfc822' } as const

/** Pages of a fax, parts and text of a mail. A broken page is marked; only a file without any readable page stops. */
export async function unpack(arriving: Arriving, context: EngineContext): Promise<StageOutcome> {
  const sha256 = arriving.sha256 ?? ''
  if (arriving.assignedTo) {
    arriving.content = asAssigned(arriving, sha256)
    return passed
  }
  if (arriving.type === null) return { kind: 'stopped', failure: fail('unsupported-type').error }
  const made = arriving.type === 'mail' ? await unpackMail(arriving, sha256, context) : await unpackFax(arriving, sha256, arriving.type, context)
  arriving.bytes = null
  if (!made.ok) return { kind: 'stopped', failure: made.error }
  arriving.content = made.value
  return passed
}

const nobody = { externalId: null, inReplyTo: null, references: [], from: null, replyTo: [], to: [], cc: [], text: '', folded: null, hasHtml: false, isDelivered: false, senderDenied: false, automatic: null, report: null, bodyPrint: null, isDated: false, announcement: null, warning: null } as const

async function unpackFax(arriving: Arriving, sha256: string, type: 'tiff' | 'pdf' | 'png' | 'jpeg', context: EngineContext): Promise<Result<Content>> {
  const outline = await context.reader.outline(await context.blobs.file(sha256), type)
  if (!outline.ok) return outline
  if (outline.value.every((page) => page.code !== null)) return fail(outline.value[0]?.code ?? 'file-damaged')
  const file: UnpackedFile = {
    sha256,
    name: arriving.name,
    mediaType: mediaTypes[type],
    size: arriving.size,
    role: 'document',
    contentId: null,
    type,
    pages: outline.value,
  }
  const content: Content = { ...nobody, channel: 'fax', at: arriving.seenAt, subject: '', faxNumber: faxNumberOfName(arriving.name), files: [file] }
  return { ok: true, value: content }
}

async function unpackMail(arriving: Arriving, sha256: string, context: EngineContext): Promise<Result<Content>> {
  if (arriving.size > limits.mailBytes) {
    return fail('file-too-large', { sizeMb: Math.ceil(arriving.size / 1048576), limitMb: limits.mailBytes / 1048576 })
  }
  const parsed = await context.reader.mail(arriving.bytes ?? context.blobs.original(sha256))
  if (!parsed.ok) return parsed
  const mail: ParsedMail = parsed.value
  if (mail.asksReceipt) arriving.hints = { ...arriving.hints, asksReceipt: true }
  const files: UnpackedFile[] = []
  let trusted = true
  const until = context.clock.now() + limits.partsMs
  for (const part of mail.attachments) {
    // A thousand parts that each hang the decoder, or only nearly, would hold up everybody's arrivals for hours.
    const { file, code } = await unpackPart(part, context, trusted && context.clock.now() < until)
    files.push(file)
    if (code === 'decode-timeout' || code === 'decode-crashed') trusted = false
  }
  const content: Content = {
    channel: 'mail',
    at: mail.date !== null && mail.date <= arriving.seenAt + aheadMs ? mail.date : arriving.seenAt,
    externalId: mail.externalId,
    inReplyTo: mail.inReplyTo,
    references: mail.references,
    from: mail.from,
    replyTo: mail.replyTo,
    to: mail.to,
    cc: mail.cc,
    subject: mail.subject,
    text: mail.text,
    folded: { of: mail.text, folded: mail.folded },
    hasHtml: mail.html !== null,
    isDelivered: mail.isDelivered,
    senderDenied: mail.senderDenied,
    automatic: mail.automatic,
    report: mail.report,
    bodyPrint: mail.bodyPrint,
    isDated: mail.date !== null,
    faxNumber: null,
    files,
    announcement: null,
    warning: null,
  }
  return ok(await asGatewayMail(content, context))
}

interface Part {
  readonly file: UnpackedFile
  /** why its pages could not be read */
  readonly code: ErrorCode | null
}

/** @param trusted whether its pages are looked for; else it is a file like any other */
async function unpackPart(part: MailPart, context: EngineContext, trusted: boolean): Promise<Part> {
  const sha256 = hash('sha256', part.bytes, 'hex')
  await context.blobs.put(sha256, { bytes: part.bytes }, { flush: false })
  const type = part.bytes.length > 0 ? await context.tellType(part.bytes) : null
  const outline = trusted && type !== null && type !== 'mail' ? await context.reader.outline(await context.blobs.file(sha256), type) : null
  const file: UnpackedFile = {
    sha256,
    name: part.name,
    mediaType: part.mediaType,
    size: part.bytes.length,
    role: part.role,
    contentId: part.contentId,
    type,
    pages: outline?.ok ? pagesAmong(outline.value, part, type) : [],
  }
  return { file, code: outline === null || outline.ok ? null : outline.error.code }
}

/** Pictures that are too small for a letter are logos and buttons; those of a fax file are always pages. */
function pagesAmong(outline: readonly PageOutline[], part: MailPart, type: FileType | null): readonly PageOutline[] {
  const letterSized = outline.some((page) => page.width >= smallestPageSide && page.height >= smallestPageSide)
  return part.role === 'inline' || type === 'png' || type === 'jpeg' ? (letterSized ? outline : []) : outline
}

/** Filed by hand as it is: the original as an attachment, nothing read from it. */
function asAssigned(arriving: Arriving, sha256: string): Content {
  const file: UnpackedFile = {
    sha256,
    name: arriving.name,
    mediaType: arriving.type ? mediaTypes[arriving.type] : 'application/octet-stream',
    size: arriving.size,
    role: 'attached',
    contentId: null,
    type: null,
    pages: [],
  }
  return { ...nobody, channel: arriving.type === 'mail' ? 'mail' : 'fax', at: arriving.seenAt, subject: arriving.name, faxNumber: null, files: [file] }
}
