import type { BucketSize } from '../../../shared/domain/dashboard'
import { firstPeriodDay, isPeriodDay, lastPeriodDay } from '../../../shared/figures/filter'
import { useCall } from '../../api/use-call'
import { useWords } from '../../i18n/provider'
import { Choices, Field, SelectField } from '../../ui/controls'
import { againsts, fits, periods, type Look, type Span } from './look'

interface FiltersProps {
  readonly look: Look
  readonly span: Span
  readonly by: BucketSize
  readonly onLook: (changed: Partial<Look>) => void
}

const sizes = ['day', 'week', 'month'] as const

/** Of when and of what the page tells. */
export function Filters({ look, span, by, onLook }: FiltersProps) {
  const { t } = useWords()
  const labels = useCall('labels.list', {}).data?.labels ?? []
  return (
    <div className="board-filters" role="group" aria-label={t('dashboard.filters')}>
      <SelectField label={t('dashboard.period')} value={look.period} options={periods.map((value) => ({ value, label: t(`dashboard.period-${value}`) }))} onChange={(period) => onLook({ period, own: period === 'own' ? span : look.own, by: null })} />
      {look.period === 'own' &&
        (['from', 'to'] as const).map((which) => (
          <Field key={which} label={t(`dashboard.${which}`)}>
            {(own) => (
              <input
                className="input"
                type="date"
                min={firstPeriodDay}
                max={lastPeriodDay}
                value={span[which]}
                onChange={(event) => {
                  const next = { ...span, [which]: event.target.value }
                  // A day that is half typed is none yet.
                  if (isPeriodDay(event.target.value) && next.from <= next.to) onLook({ own: next })
                }}
                {...own}
              />
            )}
          </Field>
        ))}
      <SelectField label={t('dashboard.against')} value={look.against} options={againsts.map((value) => ({ value, label: t(`dashboard.against-${value}`) }))} onChange={(against) => onLook({ against })} />
      {labels.length > 0 && (
        <SelectField label={t('dashboard.label')} value={look.labelId ?? ''} options={[{ value: '', label: t('dashboard.allLabels') }, ...labels.map(({ id, name }) => ({ value: id, label: name }))]} onChange={(id) => onLook({ labelId: id === '' ? null : id })} />
      )}
      <Choices label={t('dashboard.by')} value={by} options={sizes.filter((size) => fits(size, span)).map((value) => ({ value, label: t(`dashboard.by-${value}`) }))} onChange={(size) => onLook({ by: size })} />
    </div>
  )
}
