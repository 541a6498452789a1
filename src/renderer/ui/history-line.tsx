import type { Change } from '../../shared/domain/change'
import { readableNumber } from '../../shared/text/readable-number'
import { useWords } from '../i18n/provider'
import { Button } from './controls'
import { useRun } from './toasts'

/** What somebody did, when and who, and the way back from it. */
export function HistoryLine({ change }: { readonly change: Change }) {
  const { t, moment } = useWords()
  const run = useRun()
  return (
    <li data-undone={change.undoneAt !== null || undefined}>
      <div>
        <p>{t(`history.${change.kind}`, readable(change.detail))}</p>
        <p className="quiet">
          {moment(change.at)}
          {' · '}
          {change.person?.name ?? t('work.byNobody')}
          {change.undoneAt !== null && ` · ${t('work.undone')}`}
        </p>
      </div>
      {change.undoable && <Button onClick={() => void run('history.undo', { changeId: change.id })}>{t('app.undo')}</Button>}
    </li>
  )
}

/** Numbers are kept as they are dialled. */
const readable = (detail: Change['detail']): Change['detail'] => Object.fromEntries(Object.entries(detail).map(([name, value]) => [name, typeof value === 'string' ? readableNumber(value) : value]))
