import type { ReactNode } from 'react'
import type { Output } from '../../../shared/contract'
import { ages } from '../../../shared/figures/names'
import { useCall } from '../../api/use-call'
import { useWords } from '../../i18n/provider'
import { Button } from '../../ui/controls'
import { Failed, Loading } from '../../ui/states'
import { BoardTable } from './BoardTable'
import { listOf, NumberLink, useNumbers } from './numbers'

export type WorkPlace = 'inbox' | 'waiting' | 'snoozed' | 'troubled' | 'review'

/** How the work stands now, whatever the period. */
export function Work({ today, onPlace }: { readonly today: string; readonly onPlace: (place: WorkPlace) => void }) {
  const { t } = useWords()
  const { whole } = useNumbers()
  const query = useCall('dashboard.work', {}, { afresh: true, keep: true })
  const work = query.data
  const tile = (name: WorkPlace, count: number): ReactNode => (
    <Tile title={t(`dashboard.work-${name}`)}>
      {count === 0 ? (
        <span className="numbers">{whole(0)}</span>
      ) : (
        <button type="button" className="board-number numbers" aria-label={`${t(`dashboard.work-${name}`)}: ${whole(count)}. ${t('dashboard.open')}`} onClick={() => onPlace(name)}>
          {whole(count)}
        </button>
      )}
    </Tile>
  )
  return (
    <section className="board-section" aria-labelledby="board-work">
      <h2 id="board-work">{t('dashboard.work')}</h2>
      {query.isPending && <Loading rows={2} />}
      {query.isLoadingError && <Failed failure={query.error.failure} onRetry={() => void query.refetch()} />}
      {work && (
        <>
          <div className="board-tiles" data-testid="work">
            {tile('inbox', work.open)}
            {tile('waiting', work.waiting)}
            {tile('snoozed', work.snoozed)}
            <Tile title={t('dashboard.overdue')} hint={work.overdue === 0 ? undefined : agesSaid(work)}>
              <NumberLink list={listOf('overdue', { from: today, to: today })} label={`${t('dashboard.overdue')}: ${whole(work.overdue)}`} empty={work.overdue === 0}>
                {whole(work.overdue)}
              </NumberLink>
            </Tile>
            {tile('review', work.quarantined)}
            {tile('troubled', work.troubled)}
            <Tile title={t('dashboard.pagesWaiting')}>
              <span className="numbers">{whole(work.pagesWaiting)}</span>
            </Tile>
            <Tile title={t('dashboard.corrections')}>
              <span className="numbers">{whole(work.corrections)}</span>
            </Tile>
          </div>
          {work.own && <p>{t('dashboard.own', { open: work.own.open, overdue: work.own.overdue })}</p>}
          {work.owners && work.owners.length > 0 && <Owners owners={work.owners} today={today} />}
        </>
      )}
    </section>
  )

  function agesSaid({ overdueAges }: Output<'dashboard.work'>): string {
    return overdueAges.flatMap((count, index) => (count === 0 ? [] : index < ages.length ? t('dashboard.age', { days: ages[index] ?? 0, count }) : t('dashboard.older', { days: ages.at(-1) ?? 0, count }))).join(', ')
  }
}

function Tile({ title, hint, children }: { readonly title: string; readonly hint?: string | undefined; readonly children: ReactNode }) {
  return (
    <div className="board-tile">
      <h3>{title}</h3>
      <p className="board-big">{children}</p>
      {hint !== undefined && <p className="quiet">{hint}</p>}
    </div>
  )
}

/** By owner, where the office has said that it wants that. */
function Owners({ owners, today }: { readonly owners: NonNullable<Output<'dashboard.work'>['owners']>; readonly today: string }) {
  const { t } = useWords()
  const { whole } = useNumbers()
  return (
    <BoardTable testId="owners" caption={t('dashboard.owners')} heads={[t('dashboard.owner'), t('dashboard.work-inbox'), t('dashboard.overdue')]}>
      {owners.map(({ id, name, open, overdue }) => (
        <tr key={id ?? 'none'}>
          <th scope="row">{id === null ? t('dashboard.noOwner') : name}</th>
          <td>{whole(open)}</td>
          <td>
            <NumberLink list={listOf('overdue', { from: today, to: today }, { ownerId: id ?? 'none' })} label={`${t('dashboard.overdue')}: ${whole(overdue)}`} empty={overdue === 0}>
              {whole(overdue)}
            </NumberLink>
          </td>
        </tr>
      ))}
    </BoardTable>
  )
}

/** Said where a part of the page cannot be shown yet. */
export function StillCounting({ waiting }: { readonly waiting: number }) {
  const { t } = useWords()
  return waiting === 0 ? null : <p className="board-warm" role="status">{t('dashboard.waiting', { count: waiting })}</p>
}

export function FutureDates({ future, onAll }: { readonly future: number; readonly onAll: () => void }) {
  const { t } = useWords()
  return future === 0 ? null : (
    <p className="board-warm">
      {t('dashboard.future', { count: future })} <Button kind="link" onClick={onAll}>{t('dashboard.futureShow')}</Button>
    </p>
  )
}
