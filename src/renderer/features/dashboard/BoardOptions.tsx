import { dayMs } from '../../../shared/day'
import { federalStates, type FederalState } from '../../../shared/figures/names'
import type { Output } from '../../../shared/contract'
import { useShownAtOnce } from '../../api/use-shown-at-once'
import { useCall } from '../../api/use-call'
import { useWords } from '../../i18n/provider'
import { HintedTick, SelectField, Tick } from '../../ui/controls'
import { TimeField } from '../../ui/time-field'
import { useRun } from '../../ui/toasts'

const noState = 'none'
const weekdays = [1, 2, 3, 4, 5, 6, 7] as const
const usualDay = { from: 9 * 60, to: 17 * 60 } as const
/** 2024-01-01 was a Monday. */
const mondayMs = Date.UTC(2024, 0, 1)

/** When the office is open, and whether people are told apart. */
export function BoardOptions() {
  const { t, language } = useWords()
  const run = useRun()
  const calendar = useCall('office.calendar', {})
  const options = useCall('dashboard.options', {})
  const hoursShown = useShownAtOnce<Output<'office.calendar'>>()
  const peopleShown = useShownAtOnce<Output<'dashboard.options'>>()
  if (!calendar.data || !options.data) return null
  const open = hoursShown.over(calendar.data)
  const { state, hours } = open
  const { people } = peopleShown.over(options.data)
  const save = (changed: Partial<typeof open>): void => hoursShown.show(changed, run('office.setCalendar', { ...open, ...changed }).then(() => calendar.refetch()))
  const setPeople = (tells: boolean): void => peopleShown.show({ people: tells }, run('dashboard.setOptions', { people: tells }).then(() => options.refetch()))
  const nameOf = (day: number): string => new Intl.DateTimeFormat(language === 'de' ? 'de-DE' : 'en-GB', { weekday: 'long', timeZone: 'UTC' }).format(mondayMs + (day - 1) * dayMs)
  return (
    <details className="board-section board-options">
      <summary>{t('dashboard.options')}</summary>
      <div className="form">
        <SelectField<FederalState | typeof noState>
          label={t('dashboard.state')}
          value={state ?? noState}
          options={[{ value: noState, label: t('dashboard.noState') }, ...federalStates.map((value) => ({ value, label: t(`dashboard.state-${value}`) }))]}
          onChange={(value) => save({ state: value === noState ? null : value })}
        />
        <fieldset className="board-hours">
          <legend className="field-label">{t('dashboard.businessHours')}</legend>
          {weekdays.map((day) => {
            const open = hours.find((one) => one.day === day)
            const set = (next: { readonly from: number; readonly to: number } | null): void =>
              save({ hours: [...hours.filter((one) => one.day !== day), ...(next ? [{ day, ...next }] : [])].sort((one, other) => one.day - other.day) })
            return (
              <div key={day} className="board-day">
                <Tick checked={open !== undefined} onChange={(checked) => set(checked ? usualDay : null)}>
                  {nameOf(day)}
                </Tick>
                {open &&
                  (['from', 'to'] as const).map((which) => (
                    <TimeField
                      key={which}
                      label={t(which === 'from' ? 'dashboard.opens' : 'dashboard.closes', { day: nameOf(day) })}
                      value={open[which]}
                      onChange={(minutes) => {
                        const next = { from: open.from, to: open.to, [which]: minutes }
                        if (next.from < next.to) set(next)
                      }}
                    />
                  ))}
              </div>
            )
          })}
        </fieldset>
        <HintedTick checked={people} hint={t('dashboard.peopleHint')} onChange={setPeople}>
          {t('dashboard.people')}
        </HintedTick>
      </div>
    </details>
  )
}
