import { Forward, PenLine, Reply, ReplyAll } from 'lucide-react'
import type { How } from '../../../shared/domain/draft'
import type { Message } from '../../../shared/domain/message'
import { useT } from '../../i18n/provider'
import { Button } from '../../ui/controls'
import { hasOthers } from '../../ui/others'

interface ComposerFoldedProps {
  /** a draft waits to be gone on with */
  readonly waiting: boolean
  readonly newest: Message | null
  readonly onOpen: () => void
  readonly onTakeUp: (messageId: string, how: How) => void
}

/** The ways to write in this conversation, while nobody does. */
export function ComposerFolded({ waiting, newest, onOpen, onTakeUp }: ComposerFoldedProps) {
  const t = useT()
  const isNew = newest === null
  return (
    <div className="composer-folded">
      <Button kind="main" icon={waiting || isNew ? PenLine : Reply} onClick={onOpen}>
        {t(waiting ? 'composer.continue' : isNew ? 'composer.write' : 'composer.open')}
      </Button>
      {newest && !waiting && (
        <>
          {hasOthers(newest) && (
            <Button kind="quiet" icon={ReplyAll} aria-keyshortcuts="a" onClick={() => onTakeUp(newest.id, 'all')}>
              {t('composer.replyAll')}
            </Button>
          )}
          <Button kind="quiet" icon={Forward} aria-keyshortcuts="f" onClick={() => onTakeUp(newest.id, 'forward')}>
            {t('composer.forward')}
          </Button>
        </>
      )}
    </div>
  )
}
