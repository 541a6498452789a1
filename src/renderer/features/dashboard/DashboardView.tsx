import { ChartNoAxesCombined, FileDown, Printer } from 'lucide-react'
import { useLayoutEffect, useRef, useState, type RefObject } from 'react'
import { lastPeriodDay, type FigureFilter } from '../../../shared/figures/filter'
import { allOf } from '../../../shared/figures/share'
import { printWindow } from '../../api/print-window'
import { useCall } from '../../api/use-call'
import { useWords } from '../../i18n/provider'
import { useCommand } from '../../ui/commands'
import { Button } from '../../ui/controls'
import { Menu } from '../../ui/menu'
import { Empty, Failed, Loading } from '../../ui/states'
import { useRun, useToast } from '../../ui/toasts'
import { BoardOptions } from './BoardOptions'
import { Changes } from './Changes'
import { Course } from './Course'
import { Dialogue } from './Dialogue'
import { Filters } from './Filters'
import { bucketsFor, comparedWith, daysOn, spanOf, usualLook, type Look } from './look'
import { Former, ToList, useNumbers } from './numbers'
import { Savings } from './Savings'
import { Who } from './Who'
import { FutureDates, StillCounting, Work, type WorkPlace } from './Work'
import './dashboard.css'
import './board-print.css'

/** How the page was left, for who comes back to it. */
export interface LeftBoard {
  readonly look: Look
  readonly scrolled: number
}

interface DashboardProps {
  readonly left: RefObject<LeftBoard | null>
  readonly onList: (filter: FigureFilter) => void
  readonly onPlace: (place: WorkPlace) => void
  readonly onContact: (id: string) => void
}

/** Is the fax going away, do we really talk with people, what does it save: answered from the messages themselves. */
export default function DashboardView({ left, onList, onPlace, onContact }: DashboardProps) {
  const { t, language } = useWords()
  const { range } = useNumbers()
  const [look, setLook] = useState(left.current?.look ?? usualLook)
  const known = useCall('dashboard.changes', {}, { keep: true })
  const today = known.data?.today ?? '1970-01-01'
  const span = spanOf(look, today, known.data?.first ?? null)
  const by = bucketsFor(look, span)
  const asked = { by, labelId: look.labelId }
  const isKnown = known.data !== undefined
  const figures = useCall('dashboard.figures', { ...span, ...asked }, { enabled: isKnown, keep: true })
  const other = comparedWith(span, look.against)
  const compared = useCall('dashboard.figures', { ...(other ?? span), ...asked }, { enabled: isKnown && other !== null }).data
  const forecast = useCall('dashboard.forecast', {}, { keep: true }).data
  const people = useCall('dashboard.options', {}).data?.people ?? false
  const onLook = (changed: Partial<Look>): void => setLook({ ...look, ...changed })
  const scroller = useKept(left, look, figures.data !== undefined)
  useCommand('print', () => void printWindow())
  const run = useRun()
  const toast = useToast()
  const exportFigures = (form: 'sheet' | 'plain'): void => {
    void run('desktop.exportFigures', { ...span, ...asked, channel: look.channel, form, language }).then((done) => {
      if (done) toast({ text: t('figureFiles.exported', { path: done.path }), lasts: 8_000 })
    })
  }

  if (known.isPending) return <Loading rows={8} />
  if (known.isLoadingError) return <Failed failure={known.error.failure} onRetry={() => void known.refetch()} />
  if (figures.isLoadingError) return <Failed failure={figures.error.failure} onRetry={() => void figures.refetch()} />
  const { changes, first, future } = known.data
  return (
    <ToList value={onList}>
      <div className="board" ref={scroller} data-testid="dashboard">
        <header className="board-head">
          <div>
            <h1>{t('dashboard.title')}</h1>
            <p className="quiet">{range(span)}</p>
          </div>
          <div className="board-actions">
            <Button icon={Printer} onClick={() => void printWindow()}>
              {t('dashboard.print')}
            </Button>
            <Menu label={t('figureFiles.export')} icon={FileDown} items={(['sheet', 'plain'] as const).map((form) => ({ label: t(`figureFiles.${form}`), run: () => exportFigures(form) }))} />
          </div>
        </header>
        {first === null ? (
          <Empty icon={ChartNoAxesCombined} title={t('dashboard.emptyTitle')}>
            <p>{t('dashboard.emptyText')}</p>
          </Empty>
        ) : (
          <>
            <FutureDates future={future} onAll={() => onLook({ period: 'own', own: { from: daysOn(today, 1), to: lastPeriodDay }, by: null })} />
            <Changes changes={changes} forecast={forecast} />
            <Filters look={look} span={span} by={by} onLook={onLook} />
            {figures.data ? (
              <Former isFormer={figures.isPlaceholderData}>
                <StillCounting waiting={figures.data.waiting} />
                {allOf(figures.data.in).all + allOf(figures.data.out).all === 0 && <p className="board-warm">{t('dashboard.nothingThen')}</p>}
                <Course figures={figures.data} compared={other === null ? undefined : compared} forecast={forecast} labelId={look.labelId} isCurrent={span.to === today} />
                <Who span={span} senders={figures.data.senders} people={people} onContact={onContact} />
                <Dialogue span={span} other={other} labelId={look.labelId} channel={look.channel} onChannel={(channel) => onLook({ channel })} />
              </Former>
            ) : (
              <Loading rows={8} />
            )}
            <Work today={today} onPlace={onPlace} />
            <Savings span={span} />
          </>
        )}
        <BoardOptions />
      </div>
    </ToList>
  )
}

/** Keeps what is looked at and how far it was scrolled. */
function useKept(left: RefObject<LeftBoard | null>, look: Look, isShown: boolean): RefObject<HTMLDivElement | null> {
  const scroller = useRef<HTMLDivElement>(null)
  const latest = useRef(look)
  latest.current = look
  useLayoutEffect(() => {
    if (isShown) scroller.current?.scrollTo({ top: left.current?.scrolled ?? 0 })
  }, [isShown, left])
  useLayoutEffect(() => {
    const shown = scroller
    return () => {
      left.current = { look: latest.current, scrolled: shown.current?.scrollTop ?? 0 }
    }
  }, [left])
  return scroller
}
