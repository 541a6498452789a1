import { Pause, Play } from 'lucide-react'
import { useCall } from '../api/use-call'
import { useT } from '../i18n/provider'
import { IconButton } from '../ui/controls'
import { useRun } from '../ui/toasts'

/** How far intake and recognition are, with a way to halt reading. Silent when all is done. */
export function ReadingProgress() {
  const t = useT()
  const run = useRun()
  const progress = useCall('intake.progress', {}).data
  if (!progress) return null
  const { arrivalsDone, arrivalsAll, pagesDone, pagesAll, paused } = progress
  const takingIn = arrivalsDone < arrivalsAll
  const reading = pagesDone < pagesAll
  if (!takingIn && !reading && !paused) return null
  const done = reading ? pagesDone : arrivalsDone
  const all = reading ? pagesAll : arrivalsAll
  return (
    <section className="progress" aria-label={t('app.progress')} data-testid="progress">
      <div className="progress-words">
        {takingIn && <p className="numbers">{t('app.takingIn', { done: arrivalsDone, all: arrivalsAll })}</p>}
        {reading && <p className="numbers">{t('app.reading', { done: pagesDone, all: pagesAll })}</p>}
        {paused && <p className="quiet">{t('app.readingPaused')}</p>}
      </div>
      <IconButton
        label={t(paused ? 'app.resumeLong' : 'app.pauseLong')}
        icon={paused ? Play : Pause}
        onClick={() => void run('recognition.pause', { paused: !paused })}
      />
      <div className="bar" role="progressbar" aria-label={t('app.progress')} aria-valuemin={0} aria-valuemax={all} aria-valuenow={done}>
        <span style={{ width: `${String(all === 0 ? 100 : (100 * done) / all)}%` }} />
      </div>
    </section>
  )
}
