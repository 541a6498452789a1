import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useMemo, useRef, type KeyboardEvent } from 'react'
import type { ContactRow } from '../../../../shared/domain/contact'
import { nameOf } from '../../../i18n/contact-name'
import { useT } from '../../../i18n/provider'
import { useCommand } from '../../../ui/commands'
import { Failed, Loading } from '../../../ui/states'
import { readableAddress } from '../card/kinds'
import { NoContacts } from './NoContacts'
import { useContacts } from './use-contacts'

const rowHeight = 60
const spareRows = 12
const rowId = (id: string): string => `contact-${id}`

interface ContactsListProps {
  readonly typed: string
  readonly selectedId: string | null
  readonly onOpen: (id: string) => void
  /** Enter: into the contact's page */
  readonly onEnter: () => void
}

export function ContactsList({ typed, selectedId, onOpen, onEnter }: ContactsListProps) {
  const t = useT()
  const contacts = useContacts(typed)
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = contacts
  const rows = useMemo(() => data?.pages.flatMap((page) => page.rows) ?? [], [data])
  const scroller = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({ count: rows.length, getScrollElement: () => scroller.current, estimateSize: () => rowHeight, getItemKey: (index) => rows[index]?.id ?? index, overscan: spareRows })
  const shown = virtual.getVirtualItems()
  const lastShown = shown.at(-1)?.index ?? 0
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && lastShown >= rows.length - 20) void fetchNextPage()
  }, [hasNextPage, isFetchingNextPage, fetchNextPage, lastShown, rows.length])

  const at = rows.findIndex(({ id }) => id === selectedId)
  const moveTo = (index: number): void => {
    const next = Math.min(rows.length - 1, Math.max(0, index))
    const row = rows[next]
    if (!row) return
    onOpen(row.id)
    virtual.scrollToIndex(next)
  }
  useCommand('next', () => moveTo(at + 1))
  useCommand('previous', () => moveTo(at - 1))
  const onKeyDown = (event: KeyboardEvent): void => {
    const steps: Readonly<Record<string, number>> = { ArrowDown: at + 1, ArrowUp: at - 1, PageDown: at + 10, PageUp: at - 10, Home: 0, End: rows.length - 1 }
    const step = steps[event.key]
    if (step !== undefined) moveTo(step)
    else if (event.key === 'Enter') onEnter()
    else return
    event.preventDefault()
  }

  if (contacts.isPending) return <Loading rows={10} />
  if (contacts.isLoadingError) return <Failed failure={contacts.error.failure} onRetry={() => void contacts.refetch()} />
  if (rows.length === 0) return <NoContacts isSearch={typed.trim() !== ''} />
  const isSelectedShown = shown.some((item) => rows[item.index]?.id === selectedId)
  return (
    <div
      ref={scroller}
      className="contacts-scroll"
      role="listbox"
      aria-label={t('contacts.list')}
      aria-activedescendant={isSelectedShown && selectedId !== null ? rowId(selectedId) : undefined}
      aria-busy={isFetchingNextPage}
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <div className="contacts-length" role="presentation" style={{ height: virtual.getTotalSize() }}>
        {shown.map((item) => {
          const row = rows[item.index]
          return row && <ContactLine key={row.id} row={row} top={item.start} index={item.index} count={hasNextPage ? -1 : rows.length} isSelected={row.id === selectedId} onOpen={onOpen} />
        })}
      </div>
    </div>
  )
}

interface ContactLineProps {
  readonly row: ContactRow
  readonly top: number
  readonly index: number
  readonly count: number
  readonly isSelected: boolean
  readonly onOpen: (id: string) => void
}

function ContactLine({ row, top, index, count, isSelected, onOpen }: ContactLineProps) {
  const t = useT()
  const addresses = row.name === '' ? row.addresses.slice(1) : row.addresses
  return (
    <div
      id={rowId(row.id)}
      className="contact-row"
      role="option"
      aria-selected={isSelected}
      aria-posinset={index + 1}
      aria-setsize={count}
      style={{ transform: `translateY(${String(top)}px)` }}
      data-testid="contact-row"
      onClick={() => onOpen(row.id)}
    >
      <span className="contact-row-name cut numbers">{nameOf(row) || t('conversation.unknownContact')}</span>
      <span className="contact-row-count quiet" title={t('contacts.conversationCount', { count: row.conversations })}>
        <span aria-hidden>{row.conversations}</span>
        <span className="unseen">{t('contacts.conversationCount', { count: row.conversations })}</span>
      </span>
      <span className="contact-row-addresses cut quiet numbers">{[...row.organisations, ...addresses.map(readableAddress)].join(' · ')}</span>
    </div>
  )
}
