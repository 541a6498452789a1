import type { Beginning } from '../../../shared/domain/draft'
import type { Wish } from './wish'

export interface ComposerPanelProps {
  readonly conversationId: string
  /** the drafts of the conversation, oldest first */
  readonly draftIds: readonly string[]
  readonly wish: Wish | null
  readonly onWish: (wish: Wish) => void
  readonly beginning: Beginning | null
  readonly onBegun: () => void
  readonly focus: boolean
  /** away again; with the id of a draft that is done with, else just folded */
  readonly onFold: (draftId: string | null) => void
  readonly onUnfold: () => void
  readonly onAccount: (missing: 'account' | 'password') => void
}
