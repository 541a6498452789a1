import { ArrowLeft } from 'lucide-react'
import { readFigureFilter, type FigureFilter } from '../../../shared/figures/filter'
import { useCall } from '../../api/use-call'
import { useWords } from '../../i18n/provider'
import { Button } from '../../ui/controls'
import { useNumbers } from './numbers'
import './figure-head.css'

/** Above a list that stands behind a number: which number that is, and the way back to it. */
export function FigureHead({ filter, onBack }: { readonly filter: FigureFilter; readonly onBack: () => void }) {
  const { t } = useWords()
  const { range } = useNumbers()
  const behind = useCall('dashboard.behind', { filter }, { keep: true, afresh: true }).data
  const list = readFigureFilter(filter)
  if (!list) return null
  const { figure, channel } = list
  // Until the number is there nothing is said of it: none would be another.
  const title =
    figure === 'in' || figure === 'out'
      ? behind && t('dashboard.listMessages', { way: figure, channel: channel ?? 'all', count: behind.messages })
      : t(figure === 'overdue' ? 'dashboard.overdue' : `dashboard.figure-${figure}`)
  return (
    <div className="figure-head">
      <Button kind="quiet" icon={ArrowLeft} onClick={onBack}>
        {t('dashboard.back')}
      </Button>
      <p data-testid="figure-head">
        {title && <strong>{title}</strong>}
        {title && figure !== 'overdue' && ', '}
        {figure !== 'overdue' && range(list)}
        {behind && <>: {t('dashboard.conversations', { count: behind.conversations })}</>}
      </p>
    </div>
  )
}
