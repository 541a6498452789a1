import { Bookmark, EllipsisVertical } from 'lucide-react'
import { useEffect, useRef, useState, type FormEvent, type KeyboardEvent } from 'react'
import type { SavedSearch } from '../../shared/contract/search'
import { useCall } from '../api/use-call'
import { useT } from '../i18n/provider'
import { Menu } from '../ui/menu'
import { useRun, useSayDone } from '../ui/toasts'
import { RailItem } from './RailItem'

interface SavedSearchesProps {
  readonly searches: readonly SavedSearch[]
  /** the one whose results are shown */
  readonly query: string | null
  readonly onSearch: (query: string) => void
}

/** Saved searches are places of the rail: counted, called, ordered and removed here. */
export function SavedSearches({ searches, query, onSearch }: SavedSearchesProps) {
  const t = useT()
  const run = useRun()
  const sayDone = useSayDone()
  const list = useRef<HTMLUListElement>(null)
  const [naming, setNaming] = useState<string | null>(null)

  // A line that moves, or comes back from being named, takes the keys with it.
  const followed = useRef<string | null>(null)
  useEffect(() => {
    const index = searches.findIndex(({ id }) => id === followed.current)
    if (index < 0 || naming !== null) return
    followed.current = null
    list.current?.querySelectorAll<HTMLElement>('.rail-item')[index]?.focus()
  }, [searches, naming])
  if (searches.length === 0) return null

  const shift = (index: number, by: number): void => {
    const ids = searches.map(({ id }) => id)
    const [id] = ids.splice(index, 1)
    if (id === undefined || index + by < 0 || index + by > ids.length) return
    ids.splice(index + by, 0, id)
    followed.current = id
    void run('search.order', { ids })
  }
  const forget = (index: number): void => {
    const one = searches[index]
    if (!one) return
    followed.current = (searches[index + 1] ?? searches[index - 1])?.id ?? null
    void run('search.forget', { id: one.id }).then((done) => {
      if (done?.changeId) sayDone(t('search.forgotten', { name: one.name }), [done.changeId])
    })
  }
  const onKeyDown = (event: KeyboardEvent, index: number): void => {
    if (event.key === 'F2') setNaming(searches[index]?.id ?? null)
    else if (event.key === 'Delete') forget(index)
    else if (event.altKey && event.key === 'ArrowUp') shift(index, -1)
    else if (event.altKey && event.key === 'ArrowDown') shift(index, 1)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <ul ref={list} aria-label={t('search.saved')}>
      {searches.map((one, index) =>
        one.id === naming ? (
          <li key={one.id}>
            <Rename
              search={one}
              onEnd={() => {
                followed.current = one.id
                setNaming(null)
              }}
            />
          </li>
        ) : (
          <li key={one.id} className="rail-saved">
            <SavedItem search={one} current={one.query === query} onChoose={() => onSearch(one.query)} onKeyDown={(event) => onKeyDown(event, index)} />
            <Menu
              label={t('search.savedWays', { name: one.name })}
              icon={EllipsisVertical}
              items={[
                { label: t('search.rename'), run: () => setNaming(one.id) },
                ...(index > 0 ? [{ label: t('search.up'), run: () => shift(index, -1) }] : []),
                ...(index < searches.length - 1 ? [{ label: t('search.down'), run: () => shift(index, 1) }] : []),
                { label: t('search.remove'), run: () => forget(index) },
              ]}
            />
          </li>
        ),
      )}
    </ul>
  )
}

interface SavedItemProps {
  readonly search: SavedSearch
  readonly current: boolean
  readonly onChoose: () => void
  readonly onKeyDown: (event: KeyboardEvent) => void
}

function SavedItem({ search: { name, query }, current, onChoose, onKeyDown }: SavedItemProps) {
  const found = useCall('search.count', { query }, { keep: true }).data
  return <RailItem icon={Bookmark} label={name} count={found?.conversations} more={found?.more ?? false} current={current} onChoose={onChoose} onKeyDown={onKeyDown} keys="F2 Delete Alt+ArrowUp Alt+ArrowDown" />
}

function Rename({ search: { id, name, query }, onEnd }: { readonly search: SavedSearch; readonly onEnd: () => void }) {
  const t = useT()
  const run = useRun()
  const [typed, setTyped] = useState(name)
  const save = (event: FormEvent): void => {
    event.preventDefault()
    const wanted = typed.trim()
    if (wanted === '' || wanted === name) {
      onEnd()
      return
    }
    void run('search.save', { id, name: wanted, query }).then((done) => {
      if (done) onEnd()
    })
  }
  return (
    <form className="rail-rename" onSubmit={save}>
      <input
        className="input"
        autoFocus
        aria-label={t('search.saveName')}
        maxLength={60}
        value={typed}
        onFocus={({ currentTarget }) => currentTarget.select()}
        onChange={({ target }) => setTyped(target.value)}
        onBlur={save}
        onKeyDown={(event) => {
          event.stopPropagation()
          if (event.key === 'Escape') onEnd()
        }}
      />
    </form>
  )
}
