import { Pause, Play, X } from 'lucide-react'
import { useCall } from '../api/use-call'
import { useT } from '../i18n/provider'
import { IconButton } from '../ui/controls'
import { useRun, useToast } from '../ui/toasts'

/** An archive, which takes its time: it can be left. A handful of files is in before anybody finds the button. */
const archiveFrom = 100

/** How far intake and recognition are, with a way to leave an archive and to halt reading. Silent when all is done. */
export function ReadingProgress() {
  const t = useT()
  const run = useRun()
  const toast = useToast()
  const progress = useCall('intake.progress', {}).data
  if (!progress) return null
  const { arrivalsDone, arrivalsAll, pagesDone, pagesAll, paused, secondsLeft } = progress
  const takingIn = arrivalsDone < arrivalsAll
  const reading = pagesDone < pagesAll
  if (!takingIn && !reading && !paused) return null
  const done = takingIn ? arrivalsDone : pagesDone
  const all = takingIn ? arrivalsAll : pagesAll
  const cancel = async (): Promise<void> => {
    const cancelled = await run('intake.cancel', {})
    if (cancelled) toast({ text: t('app.notTaken', { count: cancelled.notTaken }), lasts: 10_000 })
  }
  return (
    <section className="progress" aria-label={t('app.progress')} data-testid="progress">
      <div className="progress-words">
        {takingIn && <p className="numbers">{t('app.takingIn', { done: arrivalsDone, all: arrivalsAll })}</p>}
        {reading && <p className="numbers">{t('app.reading', { done: pagesDone, all: pagesAll })}</p>}
        {secondsLeft !== null && <p className="quiet numbers">{secondsLeft < 60 ? t('app.underMinute') : t('app.minutesLeft', { count: Math.round(secondsLeft / 60) })}</p>}
        {paused && <p className="quiet">{t('app.readingPaused')}</p>}
      </div>
      {takingIn && arrivalsAll >= archiveFrom && <IconButton label={t('app.cancelLong')} icon={X} onClick={() => void cancel()} />}
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
