import { useQueryClient } from '@tanstack/react-query'
import type { Output } from '../../../shared/contract'
import type { NewsKind, Presence } from '../../../shared/domain/presence'
import { callQuery, useCall } from '../../api/use-call'
import { useShownAtOnce } from '../../api/use-shown-at-once'
import { useWords } from '../../i18n/provider'
import { Button, HintedTick, Tick } from '../../ui/controls'
import { Failed, Loading } from '../../ui/states'
import { TimeField } from '../../ui/time-field'
import { useRun } from '../../ui/toasts'
import './presence.css'

const kinds: readonly NewsKind[] = ['fax', 'mail', 'assigned', 'mentioned']
const usualQuiet = { from: 18 * 60, to: 7 * 60 } as const
const pauseMs = 3_600_000

/** When and of what this desk is told, what that says, and how the app keeps itself at hand. */
export function PresenceSection() {
  const { t, moment } = useWords()
  const run = useRun()
  const query = useCall('presence.get', {})
  const { over, show } = useShownAtOnce<Output<'presence.get'>>()
  if (query.isPending) return <Loading rows={2} />
  if (query.isLoadingError) return <Failed failure={query.error.failure} onRetry={() => void query.refetch()} />
  const { tell, names, quiet, workingHours, pausedUntil, tray } = over(query.data)
  const set = (changed: Partial<Presence>): void => show(changed, run('presence.set', changed).then(() => query.refetch()))
  const isPaused = pausedUntil !== null && pausedUntil > Date.now()
  return (
    <div className="form">
      <fieldset className="presence-kinds">
        <legend className="field-label">{t('presence.about')}</legend>
        <div>
          {kinds.map((kind) => (
            <Tick key={kind} checked={tell[kind]} onChange={(checked) => set({ tell: { ...tell, [kind]: checked } })}>
              {t(`presence.tell-${kind}`)}
            </Tick>
          ))}
        </div>
      </fieldset>
      <HintedTick checked={names} hint={t('presence.namesHint')} onChange={(checked) => set({ names: checked })}>
        {t('presence.names')}
      </HintedTick>
      <div className="presence-quiet">
        <HintedTick checked={quiet !== null} hint={t('presence.quietHint')} onChange={(checked) => set({ quiet: checked ? usualQuiet : null })}>
          {t('presence.quiet')}
        </HintedTick>
        {quiet && (
          <div className="presence-span">
            {(['from', 'to'] as const).map((which) => (
              <TimeField key={which} label={t(which === 'from' ? 'presence.quietFrom' : 'presence.quietTo')} value={quiet[which]} onChange={(minutes) => set({ quiet: { ...quiet, [which]: minutes } })} />
            ))}
          </div>
        )}
      </div>
      <HintedTick checked={workingHours} hint={t('presence.workingHoursHint')} onChange={(checked) => set({ workingHours: checked })}>
        {t('presence.workingHours')}
      </HintedTick>
      <div className="form-actions">
        {isPaused && <p role="status">{t('presence.paused', { when: moment(pausedUntil) })}</p>}
        <Button onClick={() => set({ pausedUntil: isPaused ? null : Date.now() + pauseMs })}>{t(isPaused ? 'presence.resume' : 'presence.pause')}</Button>
      </div>
      <HintedTick checked={tray} hint={t('presence.trayHint')} onChange={(checked) => set({ tray: checked })}>
        {t('presence.tray')}
      </HintedTick>
      <LoginTick />
    </div>
  )
}

/** What starts at login the system knows, not the data folder. */
function LoginTick() {
  const { t } = useWords()
  const run = useRun()
  const client = useQueryClient()
  const asked = { open: null }
  const login = useCall('desktop.login', asked).data
  if (!login) return null
  const set = async (open: boolean): Promise<void> => {
    const now = await run('desktop.login', { open })
    if (now) client.setQueryData(callQuery('desktop.login', asked).queryKey, now)
  }
  return (
    <HintedTick checked={login.open} disabled={!login.possible} hint={login.possible ? undefined : t('presence.loginUnable')} onChange={(checked) => void set(checked)}>
      {t('presence.login')}
    </HintedTick>
  )
}
