import type { Output } from '../../../shared/contract'
import { allOf, shareOf } from '../../../shared/figures/share'
import { useWords } from '../../i18n/provider'
import { TextField } from '../../ui/controls'
import { useRun } from '../../ui/toasts'
import type { Column } from './chart'
import { lastOf } from './look'
import { listOf, NumberLink, useNumbers } from './numbers'
import { ShareChart } from './ShareChart'
import { readTyped, useTyped, writeTyped } from './typed'

type Figures = Output<'dashboard.figures'>

interface CourseProps {
  readonly figures: Figures
  readonly compared: Figures | undefined
  readonly forecast: Output<'dashboard.forecast'> | undefined
  readonly labelId: string | null
  /** the period ends today, so that a forecast goes on from it */
  readonly isCurrent: boolean
}

/** How the fax goes: shares of what came in and went out, target and outlook. */
export function Course({ figures, compared, forecast, labelId, isCurrent }: CourseProps) {
  const { t } = useWords()
  const columns = (direction: 'in' | 'out'): readonly Column[] =>
    figures.buckets.map((bucket, index) => {
      const year = figures.yearBefore[index]
      return { from: bucket.from, to: lastOf(bucket.from, figures.by, figures.to), ...allOf(bucket[direction]), before: year ? shareOf(allOf(year[direction])) : null }
    })
  const outlook = isCurrent && figures.by === 'month' && labelId === null ? (forecast?.outlook ?? []) : []
  return (
    <section className="board-section" aria-labelledby="board-course">
      <h2 id="board-course">{t('dashboard.course')}</h2>
      <div className="board-tiles">
        <ShareTile direction="in" figures={figures} compared={compared} labelId={labelId} />
        <ShareTile direction="out" figures={figures} compared={compared} labelId={labelId} />
        <PagesTile figures={figures} compared={compared} labelId={labelId} />
        {forecast && <Target target={forecast.target} />}
      </div>
      <div className="board-charts">
        <ShareChart title={t('dashboard.chartIn')} direction="in" columns={columns('in')} by={figures.by} labelId={labelId} outlook={outlook} target={forecast?.target ?? null} />
        <ShareChart title={t('dashboard.chartOut')} direction="out" columns={columns('out')} by={figures.by} labelId={labelId} outlook={[]} target={null} />
      </div>
    </section>
  )
}

function ShareTile({ direction, figures, compared, labelId }: Pick<CourseProps, 'figures' | 'compared' | 'labelId'> & { readonly direction: 'in' | 'out' }) {
  const { t } = useWords()
  const { percent, whole } = useNumbers()
  const { fax, all } = allOf(figures[direction])
  const title = t(direction === 'in' ? 'dashboard.shareIn' : 'dashboard.shareOut')
  const faxes = t('dashboard.faxes', { count: fax })
  const messages = t('dashboard.messages', { count: all })
  return (
    <div className="board-tile" data-testid={`share-${direction}`}>
      <h3>{title}</h3>
      <p className="board-big numbers">{percent(shareOf({ fax, all }))}</p>
      <p>
        <NumberLink list={listOf(direction, figures, { channel: 'fax', labelId })} label={`${title}: ${faxes}`} empty={fax === 0}>
          {faxes}
        </NumberLink>{' '}
        <span className="quiet">{t('dashboard.among')}</span>{' '}
        <NumberLink list={listOf(direction, figures, { labelId })} label={`${title}: ${messages}`} empty={all === 0}>
          {messages}
        </NumberLink>
      </p>
      {compared && <p className="quiet">{t('dashboard.comparedShare', { share: percent(shareOf(allOf(compared[direction]))), count: whole(compared[direction].fax) })}</p>}
    </div>
  )
}

function PagesTile({ figures, compared, labelId }: Pick<CourseProps, 'figures' | 'compared' | 'labelId'>) {
  const { t } = useWords()
  const { whole } = useNumbers()
  return (
    <div className="board-tile">
      <h3>{t('dashboard.pages')}</h3>
      <p className="board-big numbers">
        <NumberLink list={listOf('in', figures, { channel: 'fax', labelId })} label={`${t('dashboard.pages')}: ${whole(figures.faxPages)}`} empty={figures.faxPages === 0}>
          {whole(figures.faxPages)}
        </NumberLink>
      </p>
      <p className="quiet">{t('dashboard.pagesHint')}</p>
      {compared && <p className="quiet">{t('dashboard.compared', { value: whole(compared.faxPages) })}</p>}
    </div>
  )
}

/** The share that the office wants to come below; saved when it is left. */
function Target({ target }: { readonly target: number | null }) {
  const { t, language } = useWords()
  const run = useRun()
  const { typed, setTyped, take, refused } = useTyped(target === null ? '' : writeTyped(Math.round(target * 1000) / 10, language), language)
  const share = typed.trim() === '' ? null : readTyped(typed.replace('%', ''), language) / 100
  const isWrong = share !== null && !(share >= 0 && share <= 1)
  const save = (): void => {
    if (isWrong || !take()) return
    void run('dashboard.setOptions', { target: share }).then((done) => {
      if (!done) refused()
    })
  }
  return (
    <form
      className="board-tile"
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <TextField label={t('dashboard.target')} hint={t('dashboard.targetHint')} error={isWrong ? t('dashboard.targetWrong') : null} inputMode="decimal" maxLength={6} value={typed} onChange={setTyped} onBlur={save} />
    </form>
  )
}
