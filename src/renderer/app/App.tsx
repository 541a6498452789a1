import { useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useCallback, useEffect, useReducer, useRef, useState } from 'react'
import { useEngine } from '../api/provider'
import { useCall } from '../api/use-call'
import type { LeftBoard } from '../features/dashboard/DashboardView'
import { FirstRun } from '../features/onboarding/FirstRun'
import { ReviewView } from '../features/intake-review/ReviewView'
import { AskWho } from '../features/people/AskWho'
import type { SettingsSection } from '../features/settings/SettingsView'
import { UnlockDialog } from '../features/settings/UnlockDialog'
import { useT } from '../i18n/provider'
import { Loading } from '../ui/states'
import { useRun } from '../ui/toasts'
import { Desk } from './Desk'
import { turnsUnder } from './desk-widths'
import { DropTarget } from './DropTarget'
import { EngineBanner, EngineRefused } from './EngineBanner'
import { HealthStrip } from './HealthStrip'
import { KeyboardHelp } from './KeyboardHelp'
import { keepPlace, keptPlace } from './kept-place'
import { isList, move, type Move, type View } from './navigation'
import { Palette } from './Palette'
import { Rail } from './Rail'
import { useWindowCommands } from './use-commands'
import { useKeptFocus } from './use-kept-focus'
import { useTakeIn } from './use-take-in'
import './app.css'

const DashboardView = lazy(() => import('../features/dashboard/DashboardView'))
const ContactsDesk = lazy(() => import('./ContactsDesk'))
const SettingsView = lazy(() => import('../features/settings/SettingsView'))

export function App() {
  const t = useT()
  const engine = useEngine()
  const [place, go] = useReducer(move, undefined, keptPlace)
  const [section, setSection] = useState<SettingsSection>('account')
  const [asking, setAsking] = useState<'help' | 'palette' | 'password' | null>(null)
  const counts = useCall('inbox.counts', {}).data
  const takeIn = useTakeIn()
  useEffect(() => {
    keepPlace(place)
  }, [place])
  useKeptFocus()

  const toSettings = useCallback((next: SettingsSection) => {
    setSection(next)
    go({ to: 'view', view: 'settings' })
  }, [])
  const toAccount = useCallback(
    (missing: 'account' | 'password' | 'identity') => {
      if (missing === 'password') setAsking('password')
      else toSettings(missing === 'identity' ? 'identities' : 'account')
    },
    [toSettings],
  )
  const closeAsking = useCallback(() => {
    setAsking(null)
  }, [])
  const run = useRun()
  const write = useCallback(() => {
    void run('draft.begin', {}).then((draft) => {
      if (draft) go({ to: 'conversation', open: { id: draft.conversationId, messageId: null, words: [] } })
    })
  }, [run])
  /** Where list and conversation take turns, who asks for a list wants to see it. */
  const goToList = useCallback((to: Move) => {
    go(to)
    if (window.innerWidth < turnsUnder && (to.to === 'view' || to.to === 'query')) go({ to: 'list' })
  }, [])
  const toView = useCallback((view: View) => goToList({ to: 'view', view }), [goToList])
  const board = useRef<LeftBoard | null>(null)
  const client = useQueryClient()
  const openSearch = useCallback(
    (query: string) => {
      goToList({ to: 'query', query })
      // Whoever asks for it once more wants it as it is now.
      void client.invalidateQueries({ queryKey: ['search.find', query.trim()] })
    },
    [client, goToList],
  )
  useWindowCommands({
    go: goToList,
    toSettings,
    write,
    takeIn: takeIn.choose,
    takeInFolder: takeIn.chooseFolder,
    help: () => setAsking('help'),
    palette: () => setAsking('palette'),
  })

  if (engine.state === 'refused') return <EngineRefused failure={{ code: engine.code ?? 'internal', params: engine.params }} />
  const empty = counts?.all === 0 && counts.quarantined === 0 && place.view === 'inbox' && place.open === null
  return (
    <DropTarget onDrop={takeIn.dropped}>
      <div className="window">
        <Rail view={place.view} counts={counts} query={place.query} onView={(view) => goToList({ to: 'view', view })} onSearch={openSearch} />
        <main className="stage" aria-label={t('app.main')}>
          <EngineBanner />
          <HealthStrip onSettings={toSettings} onPassword={() => setAsking('password')} />
          <div className="stage-view">
            {empty && (
              <FirstRun onAccount={() => toSettings('account')}>
                <AskWho />
              </FirstRun>
            )}
            {!empty && isList(place.view) && <Desk place={place} go={go} onAccount={toAccount} />}
            {place.view === 'review' && <ReviewView onOpenConversation={(id) => go({ to: 'conversation', open: { id, messageId: null, words: [] } })} />}
            {place.view === 'contacts' && (
              <Suspense fallback={<Loading />}>
                <ContactsDesk contactId={place.contactId ?? null} go={go} />
              </Suspense>
            )}
            {place.view === 'dashboard' && (
              <Suspense fallback={<Loading />}>
                <DashboardView left={board} onList={toView} onPlace={toView} onContact={(id) => go({ to: 'contact', id })} />
              </Suspense>
            )}
            {place.view === 'settings' && (
              <Suspense fallback={<Loading />}>
                <SettingsView section={section} onSection={setSection} />
              </Suspense>
            )}
          </div>
        </main>
      </div>
      {asking === 'help' && <KeyboardHelp onClose={closeAsking} />}
      {asking === 'palette' && <Palette onClose={closeAsking} onSearch={openSearch} />}
      {asking === 'password' && <UnlockDialog onClose={closeAsking} />}
    </DropTarget>
  )
}
