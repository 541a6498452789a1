import type { Beginning } from '../../../shared/domain/draft'

export interface ComposerPanelProps {
  readonly conversationId: string
  readonly beginning: Beginning | null
  readonly onBegun: () => void
  readonly focus: boolean
  /** away again; with the id of a draft that is done with, else just folded */
  readonly onFold: (draftId: string | null) => void
  readonly onUnfold: () => void
  readonly onAccount: (missing: 'account' | 'password') => void
}
