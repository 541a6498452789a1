import type { Result } from '../../shared/result'
import type { Appointment } from '../../shared/domain/appointment'
import type { AttachmentRole, MailAddress } from '../../shared/domain/message'
import type { Word } from '../../shared/domain/page'
import type { AutomaticKind } from '../../shared/domain/reason'
import type { PageLook } from '../../shared/domain/page-look'
import type { ErrorCode } from '../../shared/errors'
import type { FoldedText } from '../../shared/search/folded-text'
import type { LinePicture } from './recogniser'

/** What our own decoders can open, told by content, never by name. */
export type PictureType = 'tiff' | 'pdf' | 'png' | 'jpeg'
export type FileType = PictureType | 'mail'

/** A small file as it lay there, whole. */
export interface SmallFile {
  readonly size: number
  /** UTC milliseconds, whole ones */
  readonly mtime: number
  readonly sha256: string
  readonly type: FileType | null
  readonly bytes: Uint8Array
}

/** @param follow whether a link is followed */
export interface FilePlace {
  readonly path: string
  readonly follow: boolean
}

/** One page as the file's own tags tell it; pixels are those of the picture with square pixels. */
export interface PageOutline {
  readonly number: number
  readonly width: number
  readonly height: number
  /** why this page cannot be shown; the others go on */
  readonly code: ErrorCode | null
}

export interface ParsedMail {
  readonly externalId: string | null
  readonly inReplyTo: string | null
  readonly references: readonly string[]
  readonly from: MailAddress | null
  readonly replyTo: readonly MailAddress[]
  readonly to: readonly MailAddress[]
  readonly cc: readonly MailAddress[]
  readonly subject: string
  /** UTC milliseconds of the Date header, null where it has none or nonsense */
  readonly date: number | null
  /** plain text; made from the HTML where the mail has no text part; below it what a calendar part says */
  readonly text: string
  /** the text as the search index wants it */
  readonly folded: FoldedText
  readonly html: string | null
  readonly attachments: readonly MailPart[]
  /** it bears the traces of a server that delivered it: who wrote it did not put it where it lay */
  readonly isDelivered: boolean
  /** the server that delivered it found that it is not from whom it names (RFC 8601) */
  readonly senderDenied: boolean
  /** a machine wrote it, and what kind of machine */
  readonly automatic: AutomaticKind | null
  /** its sender wants to be told when it is read (RFC 8098 §2.1) */
  readonly asksReceipt: boolean
  /** what it says of a mail that was sent */
  readonly report: MailReport | null
  /** its words in short, the HTML ones too: a copy that came another way has the same */
  readonly bodyPrint: string
  /** what its calendar parts say; it stands in the text, too */
  readonly appointments: readonly Appointment[]
}

/** A delivery status (RFC 3464) or disposition notification (RFC 8098). */
export interface MailReport {
  /** Message-ID of the mail it speaks of */
  readonly on: string | null
  readonly recipients: readonly ReportedRecipient[]
}

export interface ReportedRecipient {
  /** in small letters: as it was given, and as it was in the end */
  readonly addresses: readonly string[]
  readonly outcome: 'delivered' | 'failed' | 'delayed' | 'other'
  /** RFC 3463, as `5.1.1`; empty where it says none */
  readonly status: string
  /** the server's own */
  readonly words: string
}

export interface MailPart {
  readonly name: string
  readonly mediaType: string
  readonly role: Exclude<AttachmentRole, 'document'>
  readonly contentId: string | null
  readonly bytes: Uint8Array
}

export type Rotation = 0 | 90 | 180 | 270

/** `across`: lines run from left to right (or upside down); `down`: the page lies on its side. */
export type TextDirection = 'across' | 'down' | 'unclear' | 'blank'

/** One line of text by itself, cut out of the prepared picture. */
export interface PreparedLine {
  readonly picture: LinePicture
  /** where the picture lies in the prepared picture */
  readonly left: number
  readonly top: number
  /** row of the prepared picture on which its letters stand */
  readonly baseline: number
  /** height of its larger letters */
  readonly height: number
  /**
   * It stands where the sending machine stamps its line: at the top of the page as it was sent. Its picture is upright
   * as the machine stamped it, whichever way the page was turned; its place is that in the page as it was sent.
   */
  readonly stamped: boolean
}

/** How a page is prepared: for print as faxes mostly have it, for strokes one dot wide, or for what has fallen to pieces and handwriting. */
export type Manner = 'print' | 'thin' | 'broken'

/** A page ready for the recogniser: its lines one by one. */
export interface PreparedPage {
  readonly width: number
  readonly height: number
  /** dots per inch of the prepared picture, across and down */
  readonly dpi: number
  readonly direction: TextDirection
  /** share of it that is dark, 0..1 */
  readonly ink: number
  /** most of its strokes are one dot wide, as light typewriting is */
  readonly thin: boolean
  /** row by row from the top */
  readonly lines: readonly PreparedLine[]
  /** factors from pixels of the prepared picture to pixels of the upright page picture */
  readonly scaleX: number
  readonly scaleY: number
  /** how far its lines were turned level (radians, positive where they fell to the right), and from which row on */
  readonly skew: { readonly angle: number; readonly from: number }
}

/** The upright picture of a page, packed as a PDF keeps it (ISO 32000-1, 7.4). */
export interface PackedPicture {
  readonly width: number
  readonly height: number
  /** the same in both directions */
  readonly dpi: number
  /** `fax`: T.6 of one bit a pixel; `jpeg`: colour or grey */
  readonly packing: 'fax' | 'jpeg'
  readonly data: Uint8Array
}

/** What the XML inside a PDF invoice says of it (EN 16931), null where it is silent. */
export interface InvoiceFacts {
  readonly number: string | null
  /** ISO 8601 */
  readonly date: string | null
  readonly seller: string | null
  readonly sellerFax: string | null
  readonly sellerVatId: string | null
  readonly buyer: string | null
  /** the buyer's number with the seller */
  readonly buyerNumber: string | null
  readonly buyerReference: string | null
  readonly order: string | null
  readonly deliveryNote: string | null
  readonly iban: string | null
  /** `1234.56`, VAT included */
  readonly total: string | null
}

/**
 * Opens files that may be hostile. It works in a thread of its own with a time and a memory limit:
 * a decoder that hangs or dies is ended and answered as `decode-timeout` / `decode-crashed`, and the next call works.
 */
export interface DocumentReader {
  outline(path: string, type: PictureType): Promise<Result<readonly PageOutline[]>>
  /**
   * Writes the page's picture, turned by `rotation` (clockwise), as PNG with square pixels to `target` (temporary name,
   * rename). A cleaned one may be smaller than the page, never of another shape.
   */
  render(path: string, type: PictureType, page: number, rotation: Rotation, target: string, look?: PageLook): Promise<Result<{ readonly width: number; readonly height: number }>>
  /** The picture of a page, turned by `rotation` (clockwise), for a PDF that is written page by page. */
  pack(path: string, type: PictureType, page: number, rotation: Rotation): Promise<Result<PackedPicture>>
  /** The words a digital PDF brings itself, in pixels of its picture; null where the page is only a picture. */
  textLayer(path: string, page: number): Promise<Result<readonly Word[] | null>>
  /** What a PDF says of itself as an invoice (ZUGFeRD, Factur-X, XRechnung); null where it brings no such XML. */
  invoice(path: string): Promise<Result<InvoiceFacts | null>>
  /** The texts of the QR and bar codes on a page; none is looked for where nothing looks like one. */
  codes(path: string, type: PictureType, page: number): Promise<Result<readonly string[]>>
  prepare(path: string, type: PictureType, page: number, rotation: Rotation, manner: Manner): Promise<Result<PreparedPage>>
  /** Small plain files that nobody changes just now; null for every other, which whoever asks looks at himself and says why. */
  smallFiles(places: readonly FilePlace[]): Promise<Result<readonly (SmallFile | null)[]>>
  /** @param original a mail's original bytes (RFC 5322), or the path of a file with them */
  mail(original: string | Uint8Array): Promise<Result<ParsedMail>>
  /** The pages as one PDF in their true size, for sending a fax on. A PDF comes back as it is. */
  toPdf(path: string, type: PictureType, rotations: readonly Rotation[]): Promise<Result<Uint8Array>>
  close(): Promise<void>
}
