import type { ArrivalHints, ArrivalStage, ArrivalVia } from '../../shared/domain/arrival'
import type { Announcement, Warning } from '../../shared/domain/gateway'
import type { AttachmentRole } from '../../shared/domain/message'
import type { FoldedText } from '../../shared/search/folded-text'
import type { Failure } from '../../shared/result'
import type { Place } from './containers/part-bytes'
import type { FileType, PageOutline, ParsedMail } from '../ports'

/** One arrival on its way through the stages, with what the stages found so far. */
export interface Arriving {
  readonly id: string
  readonly path: string
  readonly name: string
  readonly via: ArrivalVia
  readonly channelId: string | null
  readonly seenAt: number
  readonly assignedTo: string | null
  /** number in its container from 1 and where its bytes begin there; null where the file is the message */
  readonly part: number | null
  readonly firstByte: number | null
  hints: ArrivalHints
  stage: ArrivalStage
  size: number
  mtime: number
  sha256: string | null
  kept: boolean
  type: FileType | null
  /** the bytes of a small file, held from fingerprint to unpack so that it is read once */
  bytes: Uint8Array | null
  content: Content | null
}

export interface UnpackedFile {
  readonly sha256: string
  readonly name: string
  readonly mediaType: string
  readonly size: number
  readonly role: AttachmentRole
  readonly contentId: string | null
  readonly type: FileType | null
  readonly pages: readonly PageOutline[]
}

/** What `unpack` made of it: everything `record` needs, channel by channel alike. */
export interface Content extends Omit<ParsedMail, 'date' | 'html' | 'attachments' | 'appointments' | 'bodyPrint' | 'folded' | 'asksReceipt'> {
  readonly channel: 'fax' | 'mail'
  readonly at: number
  /** the mail's text and what the search index makes of it; null where no mail was taken apart */
  readonly folded: { readonly of: string; readonly folded: FoldedText } | null
  readonly hasHtml: boolean
  /** null of what is no mail */
  readonly bodyPrint: string | null
  /** its Date header says when */
  readonly isDated: boolean
  /** E.164 where file name or envelope tell it */
  readonly faxNumber: string | null
  readonly files: readonly UnpackedFile[]
  /** what a gateway's mail said of a fax */
  readonly announcement: Announcement | null
  readonly warning: Warning | null
}

/** What a stage says of an arrival. Stopping is an outcome, not an exception. */
export type StageOutcome =
  | { readonly kind: 'passed' }
  | { readonly kind: 'stopped'; readonly failure: Failure }
  | { readonly kind: 'duplicate'; readonly messageId: string; readonly conversationId: string }
  /** it was no arrival after all: a scanner's temporary name, gone before it was still */
  | { readonly kind: 'vanished' }

export const passed: StageOutcome = { kind: 'passed' }

/** Where its bytes lie in its container; null where the file is the message. */
export const placeOf = ({ path, firstByte, size, via }: Arriving): Place | null => (firstByte === null ? null : { path, firstByte, size, follow: via !== 'folder' })
