import type { Output } from '../../../shared/contract'
import { shareOf } from '../../../shared/figures/share'
import { useWords } from '../../i18n/provider'
import { listOf, NumberLink, useNumbers } from './numbers'

type Change = Output<'dashboard.changes'>['changes'][number]

/** The first ten seconds: what changed this week and this month, and where it goes. */
export function Changes({ changes, forecast }: { readonly changes: readonly Change[]; readonly forecast: Output<'dashboard.forecast'> | undefined }) {
  const { t } = useWords()
  return (
    <section className="board-changes" aria-label={t('dashboard.changes')}>
      {changes.map((change) => (
        <ChangeCard key={change.span} change={change} />
      ))}
      <div className="board-card">
        <h3>{t('dashboard.ahead')}</h3>
        <ForecastWords forecast={forecast} />
      </div>
    </section>
  )
}

function ChangeCard({ change: { span, now, before } }: { readonly change: Change }) {
  const { t } = useWords()
  const { percent, range, whole } = useNumbers()
  const words = { span, when: range(now), before: range(before) }
  const [share, shareBefore] = [shareOf({ fax: now.faxesIn, all: now.allIn }), shareOf({ fax: before.faxesIn, all: before.allIn })]
  const difference = now.faxesIn - before.faxesIn
  const faxes = t('dashboard.changeFaxes', { ...words, count: now.faxesIn, less: Math.abs(difference), way: difference === 0 ? 'same' : difference < 0 ? 'fewer' : 'more', was: before.faxesIn })
  const messages = share === null ? t('dashboard.changeNothing', words) : shareBefore === null ? t('dashboard.changeShareOnly', words) : t('dashboard.changeShare', { ...words, was: percent(shareBefore) })
  return (
    <div className="board-card">
      <h3>{t('dashboard.changeTitle', { span })}</h3>
      <p className="quiet">{t('dashboard.changeDays', words)}</p>
      <p className="board-sentence">
        <NumberLink list={listOf('in', now, { channel: 'fax' })} label={`${whole(now.faxesIn)} ${faxes}`} empty={now.faxesIn === 0}>
          {whole(now.faxesIn)}
        </NumberLink>
        <span>{faxes}</span>
      </p>
      <p className="board-sentence">
        <NumberLink list={listOf('in', now)} label={`${percent(share)} ${messages}`} empty={now.allIn === 0}>
          {percent(share)}
        </NumberLink>
        <span>{messages}</span>
      </p>
    </div>
  )
}

/** The forecast as a sentence; what the data do not allow is said. */
export function ForecastWords({ forecast: held }: { readonly forecast: Output<'dashboard.forecast'> | undefined }) {
  const { t } = useWords()
  const { month, percent, target: exact } = useNumbers()
  if (!held) return null
  const { forecast, target, possible } = held
  const goal = { target: exact(target) }
  const said = (): string => {
    switch (forecast.kind) {
      case 'too-little':
        return t('dashboard.forecast-too-little', { months: forecast.months, needed: forecast.needed })
      case 'between':
        return forecast.latest === null
          ? t('dashboard.forecast-from', { ...goal, earliest: month(forecast.earliest) })
          : forecast.latest === forecast.earliest
            ? t('dashboard.forecast-in', { ...goal, earliest: month(forecast.earliest) })
            : t('dashboard.forecast-between', { ...goal, earliest: month(forecast.earliest), latest: month(forecast.latest) })
      case 'no-target':
      case 'no-direction':
      case 'rising':
        return t(`dashboard.forecast-${forecast.kind}`)
      case 'reached':
      case 'not-in-sight':
        return t(`dashboard.forecast-${forecast.kind}`, goal)
    }
  }
  return (
    <>
      <p data-testid="forecast">{said()}</p>
      {target !== null && possible !== null && target < possible && <p className="board-warm">{t('dashboard.belowPossible', { ...goal, possible: percent(possible) })}</p>}
    </>
  )
}
