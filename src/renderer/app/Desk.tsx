import { MailOpen } from 'lucide-react'
import { useCallback, useState, type Dispatch } from 'react'
import type { FigureFilter } from '../../shared/figures/filter'
import type { Beginning, How } from '../../shared/domain/draft'
import { Composer } from '../features/composer/Composer'
import { ContactPanel } from '../features/contacts/card/ContactPanel'
import { MendDialog } from '../features/contacts/mending/MendDialog'
import { FigureHead } from '../features/dashboard/FigureHead'
import { ConversationView } from '../features/conversation/ConversationView'
import { PickedPanel } from '../features/conversation/work/PickedPanel'
import { InboxList } from '../features/inbox/InboxList'
import { noPicks } from '../features/inbox/picks'
import { usePicked } from './use-picked'
import { SearchField } from '../features/search/SearchField'
import type { Hit } from '../features/search/hit'
import { SearchResults } from '../features/search/SearchResults'
import { useT } from '../i18n/provider'
import type { LookedFor } from '../../shared/text/fold'
import { Splitter, usePanelWidth } from '../ui/splitter'
import { Empty } from '../ui/states'
import { contactBoundsAt, foldsUnder, listBounds, turnsUnder } from './desk-widths'
import { focusConversation, focusList } from './focus'
import { filterOf, isList, type Move, type Place } from './navigation'
import { useWindowWidth } from './use-window-width'

interface DeskProps {
  readonly place: Place
  readonly go: Dispatch<Move>
  readonly onAccount: (missing: 'account' | 'password' | 'identity') => void
}

/** List and conversation side by side, the contact at the right. */
export function Desk({ place, go, onAccount }: DeskProps) {
  const t = useT()
  const windowWidth = useWindowWidth()
  const [listWidth, setListWidth] = usePanelWidth('list', listBounds)
  const contactBounds = contactBoundsAt(windowWidth)
  const [contactWidth, setContactWidth] = usePanelWidth('contact', contactBounds)
  const [contact, setContact] = useContactShown(windowWidth >= foldsUnder)
  const narrow = windowWidth < turnsUnder
  const drawer = windowWidth < foldsUnder
  const { open, query } = place
  const filter = isList(place.view) ? filterOf(place.view) : 'open'

  const figure = place.view.startsWith('figure:') ? (place.view as FigureFilter) : null
  const { picks, pickedRows, onPicks, letGo } = usePicked(`${place.view} ${query.trim()}`, open)
  const openRow = useCallback(
    (id: string) => {
      onPicks(noPicks, [])
      go({ to: 'conversation', open: { id, messageId: null, words: [] } })
    },
    [go, onPicks],
  )
  const picking = pickedRows.length > 0 && <PickedPanel rows={pickedRows} onLetGo={letGo} onMerged={openRow} />
  const openHit = useCallback(
    (hit: Hit, words: readonly LookedFor[]) => {
      go({ to: 'conversation', open: { id: hit.conversationId, messageId: hit.messageId, words } })
    },
    [go],
  )
  const openMessage = useCallback(
    (id: string, messageId: string) => {
      go({ to: 'conversation', open: { id, messageId, words: [] } })
    },
    [go],
  )
  const { beginning, begin, begun } = useBeginning(open?.id ?? null)
  const { wish, takeUp } = useWish(open?.id ?? null)
  const [mending, setMending] = useState<string | null>(null)
  const showList = !narrow || !open
  const showConversation = !narrow || open !== null
  return (
    <div className="desk">
      {showList && (
        <div className="list-panel" style={narrow ? undefined : { width: listWidth }}>
          <div className="list-head">
            <SearchField value={query} onChange={(next) => go({ to: 'query', query: next })} onLeave={focusList} />
          </div>
          {figure && query.trim() === '' && <FigureHead filter={figure} onBack={() => go({ to: 'view', view: 'dashboard' })} />}
          {narrow && picking}
          {query.trim() === '' ? (
            <InboxList key={filter} filter={filter} selectedId={open?.id ?? null} picks={picks} onPicks={onPicks} onOpen={openRow} onEnter={focusConversation} />
          ) : (
            <SearchResults query={query} openMessageId={open?.messageId ?? null} onQuery={(next) => go({ to: 'query', query: next })} onOpen={openHit} onEnter={focusConversation} />
          )}
        </div>
      )}
      {!narrow && <Splitter label={t('app.resizeList')} width={listWidth} bounds={listBounds} side={1} onChange={setListWidth} />}
      {showConversation && (
        <div className="conversation-panel">
          {picking || (open ? (
            <ConversationView
              key={open.id}
              id={open.id}
              messageId={open.messageId}
              words={open.words}
              onBack={narrow ? () => go({ to: 'list' }) : null}
              contactShown={contact}
              onToggleContact={() => setContact(!contact)}
              onAccount={onAccount}
              onTakeUp={takeUp}
              onMend={setMending}
              onAnswer={begin}
              onOpen={openMessage}
            >
              <Composer key={open.id} conversationId={open.id} beginning={beginning} onBegun={begun} wish={wish} onAccount={onAccount} />
            </ConversationView>
          ) : (
            <Empty icon={MailOpen} title={t('app.pickTitle')}>
              <p>{t('app.pickText')}</p>
            </Empty>
          ))}
        </div>
      )}
      {open && contact && !picking && (
        <>
          {!drawer && <Splitter label={t('app.resizeContact')} width={contactWidth} bounds={contactBounds} side={-1} onChange={setContactWidth} />}
          <div className="contact-panel" data-drawer={drawer || undefined} style={{ width: contactWidth }}>
            <ContactPanel conversationId={open.id} onContact={(id) => go({ to: 'contact', id })} onMend={setMending} />
          </div>
        </>
      )}
      {mending !== null && <MendDialog messageId={mending} onMended={openMessage} onClose={() => setMending(null)} />}
    </div>
  )
}

/** Shown where there is room, unless hidden; where it would cover the conversation, only when asked for. */
function useContactShown(roomy: boolean): readonly [boolean, (shown: boolean) => void] {
  const key = 'rueckkanal.contact'
  const [beside, setBeside] = useState(() => localStorage.getItem(key) !== 'hidden')
  const [over, setOver] = useState(false)
  const set = (shown: boolean): void => {
    if (!roomy) {
      setOver(shown)
      return
    }
    setBeside(shown)
    localStorage.setItem(key, shown ? 'shown' : 'hidden')
  }
  return [roomy ? beside : over, set]
}

/** The answer that was asked for in the conversation that is open, until its composer has taken it up. */
function useBeginning(conversationId: string | null) {
  const [asked, setAsked] = useState<{ readonly conversationId: string | null; readonly beginning: Beginning } | null>(null)
  const begin = useCallback(
    (beginning: Beginning) => {
      setAsked({ conversationId, beginning })
    },
    [conversationId],
  )
  const begun = useCallback(() => {
    setAsked(null)
  }, [])
  return { beginning: asked?.conversationId === conversationId ? asked.beginning : null, begin, begun }
}

/** The message that somebody asked to answer or pass on, in the conversation that is open. */
function useWish(conversationId: string | null) {
  const [asked, setAsked] = useState<{ readonly conversationId: string | null; readonly wish: { readonly messageId: string; readonly how: How } } | null>(null)
  const takeUp = useCallback(
    (messageId: string, how: How) => {
      setAsked({ conversationId, wish: { messageId, how } })
    },
    [conversationId],
  )
  return { wish: asked?.conversationId === conversationId ? asked.wish : null, takeUp }
}
