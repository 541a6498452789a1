import type { ReactNode } from 'react'
import { assumptionNames, mostAssumed, type AssumptionName } from '../../../shared/figures/names'
import { useCall } from '../../api/use-call'
import { useWords } from '../../i18n/provider'
import { TextField } from '../../ui/controls'
import { Failed, Loading } from '../../ui/states'
import { useRun } from '../../ui/toasts'
import { liesAfter, type Span } from './look'
import { Former, listOf, NumberLink, useNumbers } from './numbers'
import { readTyped, useTyped, writeTyped } from './typed'

/** What the way off the fax saves: no number without its formula, no assumption without its source. */
export function Savings({ span }: { readonly span: Span }) {
  const { t, moment } = useWords()
  const { whole, decimal, euro, price, percent, months } = useNumbers()
  const query = useCall('dashboard.savings', span, { keep: true })
  if (query.isPending) return <Loading rows={3} />
  if (query.isLoadingError) return <Failed failure={query.error.failure} onRetry={() => void query.refetch()} />
  const { start, fax, all, avoided, pagesPerFax, minutes, sheets, money, kilos, carbon, assumptions: a, history } = query.data
  const lines: readonly { readonly key: string; readonly title: string; readonly value: ReactNode; readonly formula: string }[] = [
    { key: 'avoided', title: t('dashboard.avoided'), value: whole(avoided), formula: t('dashboard.formulaAvoided', { share: percent(start ? start.fax / start.all : null), all, fax, avoided: decimal(avoided) }) },
    { key: 'hours', title: t('dashboard.savedHours'), value: t('dashboard.hours', { hours: minutes / 60 }), formula: t('dashboard.formulaHours', { avoided: decimal(avoided), fax: decimal(a.faxMinutes, 2), mail: decimal(a.mailMinutes, 2) }) },
    { key: 'sheets', title: t('dashboard.savedSheets'), value: whole(sheets), formula: t('dashboard.formulaSheets', { avoided: decimal(avoided), pages: decimal(pagesPerFax, 2), printed: percent(a.printedShare) }) },
    { key: 'money', title: t('dashboard.savedMoney'), value: euro(money), formula: t('dashboard.formulaMoney', { hours: decimal(minutes / 60), cost: price(a.hourCost), sheets: decimal(sheets), page: price(a.pageCost) }) },
    { key: 'paper', title: t('dashboard.savedPaper'), value: t('dashboard.kilos', { kilos }), formula: t('dashboard.formulaPaper', { sheets: decimal(sheets), grams: decimal(a.sheetGrams, 2) }) },
    { key: 'carbon', title: t('dashboard.savedCarbon'), value: t('dashboard.kilos', { kilos: carbon }), formula: t('dashboard.formulaCarbon', { kilos: decimal(kilos, 2), carbon: decimal(a.paperCarbon, 2) }) },
  ]
  return (
    <section className="board-section" aria-labelledby="board-savings" data-testid="savings">
      <h2 id="board-savings">{t('dashboard.savings')}</h2>
      {start === null ? (
        <p>{t('dashboard.noStart')}</p>
      ) : (
        <>
          <p>
            {t('dashboard.start', { when: months(start), share: percent(start.fax / start.all) })}{' '}
            <Former isFormer={query.isPlaceholderData}>
              <NumberLink list={listOf('in', span, { channel: 'fax' })} label={t('dashboard.faxes', { count: fax })} empty={fax === 0}>
                {t('dashboard.faxes', { count: fax })}
              </NumberLink>
            </Former>
          </p>
          {!liesAfter(span, start) && <p className="board-warm">{t('dashboard.startWithin')}</p>}
          {avoided < 0 && <p className="board-warm">{t('dashboard.moreFaxes')}</p>}
          <dl className="board-savings">
            {lines.map(({ key, title, value, formula }) => (
              <div key={key}>
                <dt>{title}</dt>
                <dd className="board-big numbers">{value}</dd>
                <dd className="quiet">{formula}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
      <details className="board-assumptions">
        <summary>{t('dashboard.assumptions')}</summary>
        <div className="board-assumption-list">
          {assumptionNames.map((name) => (
            <Assumption key={name} name={name} value={a[name]} />
          ))}
        </div>
        <h3>{t('dashboard.history')}</h3>
        {history.length === 0 ? (
          <p className="quiet">{t('dashboard.historyNone')}</p>
        ) : (
          <ul className="board-lines">
            {history.map(({ name, value, at, person }) => (
              <li key={`${name} ${String(at)}`}>{t('dashboard.historyLine', { when: moment(at), name: t(`dashboard.assume-${name}`), value: decimal(value, 3), person: person === '' ? t('work.byNobody') : person })}</li>
            ))}
          </ul>
        )}
      </details>
    </section>
  )
}

/** One assumption with its source; saved when it is left. */
function Assumption({ name, value }: { readonly name: AssumptionName; readonly value: number }) {
  const { t, language } = useWords()
  const run = useRun()
  const { typed, setTyped, take, refused } = useTyped(writeTyped(value, language), language)
  const number = readTyped(typed, language)
  const isWrong = !(number >= 0 && number <= mostAssumed)
  const save = (): void => {
    if (isWrong || !take()) return
    void run('dashboard.assume', { name, value: number }).then((done) => {
      if (!done) refused()
    })
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <TextField
        label={t(`dashboard.assume-${name}`)}
        hint={t(`dashboard.source-${name}`)}
        error={isWrong ? t('dashboard.assumeWrong') : null}
        inputMode="decimal"
        maxLength={9}
        value={typed}
        onChange={setTyped}
        onBlur={save}
      />
    </form>
  )
}
