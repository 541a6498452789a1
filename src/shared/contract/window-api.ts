import type { WindowEventName, EventPayload, Input, Output, WindowCall } from './index'
import type { PageLook } from '../domain/page-look'
import type { Result } from '../result'

/** What the preload puts on a window as `window.rueckkanal`, and all that a window can reach. */
export interface WindowApi {
  readonly call: <N extends WindowCall>(name: N, input: Input<N>) => Promise<Result<Output<N>>>
  /** Returns the function that stops listening. */
  readonly on: <N extends WindowEventName>(name: N, listener: (payload: EventPayload<N>) => void) => () => void
  /** Files dropped on or pasted into the window. Their paths are read in the preload and never seen by the window. */
  readonly takeInDropped: (files: readonly DroppedFile[]) => Promise<Result<{ readonly arrivalIds: readonly string[] }>>
  readonly platform: 'linux' | 'win32' | 'darwin'
}

/** A DOM `File` as far as it matters here: shared code knows no DOM. */
export interface DroppedFile {
  readonly name: string
  readonly size: number
}

/** The picture of a page. `r` makes the address unique per turn, so that it can be kept in the cache for good. */
export const pageUrl = (pageId: string, rotation: number, look: PageLook = 'original'): string =>
  `page://${look === 'cleaned' ? 'cleaned' : 'page'}/${pageId}?r=${String(rotation)}`

/** A picture that a mail shows by `cid:`; anything that is not a picture by its content answers 404. */
export const inlineUrl = (attachmentId: string): string => `page://inline/${attachmentId}`

/**
 * The empty document in which a mail's cleaned HTML is shown:
 * `<iframe sandbox="allow-same-origin" src={mailFrameUrl}>`, then on load write into `contentDocument.body`.
 * Not `srcdoc`: that would inherit the window's own strict policy, in which no inline style works. This document has a
 * policy of its own: inline styles and `page:`/`data:` pictures, and nothing else (no script, no form, no network).
 */
export const mailFrameUrl = 'app://rueckkanal/mail-frame.html'

/** What stands behind `#` in the address of a window that opens with a conversation. */
export const conversationHash = (conversationId: string): string => `conversation/${conversationId}`
