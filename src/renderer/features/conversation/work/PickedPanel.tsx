import { MailCheck, MailOpen, X } from 'lucide-react'
import { useMemo } from 'react'
import type { ConversationRow } from '../../../../shared/domain/conversation'
import { useT } from '../../../i18n/provider'
import { Button } from '../../../ui/controls'
import { useRun } from '../../../ui/toasts'
import { standingOf } from './standing'
import { WorkBar } from './WorkBar'

interface PickedPanelProps {
  readonly rows: readonly ConversationRow[]
  readonly onLetGo: () => void
  readonly onMerged: (conversationId: string) => void
}

/** What can be done to several conversations at once: all that can be done to one, and reading marks. */
export function PickedPanel({ rows, onLetGo, onMerged }: PickedPanelProps) {
  const t = useT()
  const run = useRun()
  const ids = useMemo(() => rows.map(({ id }) => id), [rows])
  const standing = useMemo(() => standingOf(rows.map(({ work }) => work)), [rows])
  const mark = async (unread: boolean): Promise<void> => {
    for (const id of ids) if (!(await run('conversation.mark', { id, unread }))) return
  }
  return (
    <section className="picked" aria-labelledby="picked-title" data-testid="picked">
      <header className="picked-head">
        <h2 id="picked-title" role="status">
          {t('work.picked', { count: ids.length })}
        </h2>
        <Button kind="quiet" icon={X} onClick={onLetGo}>
          {t('work.letGo')}
        </Button>
      </header>
      <WorkBar conversationIds={ids} work={standing} onMerged={onMerged} />
      <div className="picked-marks">
        <Button icon={MailCheck} onClick={() => void mark(false)}>
          {t('work.markRead')}
        </Button>
        <Button icon={MailOpen} onClick={() => void mark(true)}>
          {t('conversation.markUnread')}
        </Button>
      </div>
      <p className="picked-hint quiet">{t('work.pickedHint')}</p>
    </section>
  )
}
