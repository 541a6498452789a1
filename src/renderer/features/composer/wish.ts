import type { How } from '../../../shared/domain/draft'

/** What the composer is asked to show: an answer to one message, or one of the drafts that wait. */
export type Wish = { readonly messageId: string; readonly how: How } | { readonly draftId: string }
