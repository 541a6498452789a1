import { FileQuestion, FolderInput, RotateCcw, Trash2 } from 'lucide-react'
import type { Arrival } from '../../../shared/domain/arrival'
import { useWords } from '../../i18n/provider'
import { Button } from '../../ui/controls'
import { useRun, useToast } from '../../ui/toasts'

const via = { folder: 'review.viaFolder', mailbox: 'review.viaMailbox', hand: 'review.viaHand', terminal: 'review.viaTerminal', sample: 'review.viaSample' } as const
const undoMs = 10_000

interface ReviewItemProps {
  readonly arrival: Arrival
  readonly onAssign: () => void
}

export function ReviewItem({ arrival, onAssign }: ReviewItemProps) {
  const { t, moment, size, failure } = useWords()
  const run = useRun()
  const toast = useToast()
  const { id, name } = arrival

  const retry = async (): Promise<void> => {
    if (await run('intake.retry', { id })) toast({ text: t('review.retried', { name }) })
  }
  const discard = async (): Promise<void> => {
    if (!(await run('intake.discard', { id }))) return
    toast({
      text: t('review.discarded', { name }),
      lasts: undoMs,
      action: { label: t('app.undo'), run: () => void run('intake.undoDiscard', { id }) },
    })
  }
  return (
    <li className="review-item" aria-label={name} data-testid="review-item">
      <FileQuestion size={22} strokeWidth={1.5} aria-hidden />
      <div className="review-words">
        <h2 className="cut" title={arrival.path}>
          {name}
        </h2>
        <p className="quiet numbers">
          {moment(arrival.seenAt)} · {size(arrival.size)} · {t(via[arrival.via])}
        </p>
        <p>{failure({ code: arrival.code ?? 'intake-failed', params: { name, ...arrival.params } })}</p>
        {!arrival.kept && <p className="quiet">{t('review.notKept')}</p>}
        <div className="review-actions">
          <Button icon={RotateCcw} onClick={() => void retry()}>
            {t('review.retry')}
          </Button>
          <Button icon={FolderInput} disabled={!arrival.kept} onClick={onAssign}>
            {t('review.assign')}
          </Button>
          <Button kind="quiet" icon={Trash2} onClick={() => void discard()}>
            {t('review.discard')}
          </Button>
        </div>
      </div>
    </li>
  )
}
