import { UserPlus } from 'lucide-react'
import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import type { ContactRow } from '../../../shared/domain/contact'
import { nameOf } from '../../i18n/contact-name'
import { useT } from '../../i18n/provider'
import { readableAddress } from './card/kinds'
import { useContacts } from './list/use-contacts'
import './contacts.css'

/** Somebody known, or a new contact of this name. */
export type Picked = { readonly id: string; readonly name: string } | { readonly id: null; readonly name: string }

interface ContactPickerProps {
  /** who is no choice */
  readonly without: string
  /** offers a new contact of the name that was typed, or of this one */
  readonly newName: string | null
  readonly onPick: (picked: Picked) => void
}

interface Line {
  readonly key: string
  readonly picked: Picked
  readonly addresses: string
}

const mostShown = 40

/** Which contact: by name, number or address; a combobox by the book (WAI-ARIA APG, list autocomplete). */
export function ContactPicker({ without, newName, onPick }: ContactPickerProps) {
  const t = useT()
  const list = useId()
  const shown = useRef<HTMLDivElement>(null)
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const { data, isPending } = useContacts(typed)
  const lines = useMemo((): readonly Line[] => {
    const rows = (data?.pages.flatMap((page) => page.rows) ?? []).filter(({ id }) => id !== without).slice(0, mostShown)
    const name = typed.trim() || newName
    const found = rows.map((row: ContactRow): Line => ({ key: row.id, picked: { id: row.id, name: nameOf(row) }, addresses: row.addresses.map(readableAddress).join(' · ') }))
    if (newName === null || !name) return found
    const fresh: Line = { key: 'new', picked: { id: null, name }, addresses: t('contacts.newHint') }
    // Who is typed is known more often than new.
    return typed.trim() === '' ? [fresh, ...found] : [...found, fresh]
  }, [data, without, typed, newName, t])
  useEffect(() => {
    shown.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [at, lines])

  const onKeyDown = (event: KeyboardEvent): void => {
    const steps: Readonly<Record<string, number>> = { ArrowDown: at + 1, ArrowUp: at - 1 }
    const step = steps[event.key]
    const line = lines[at]
    if (step !== undefined) setAt(Math.min(lines.length - 1, Math.max(0, step)))
    else if (event.key === 'Enter' && line) onPick(line.picked)
    else return
    event.preventDefault()
  }
  return (
    <div className="picker">
      <input
        className="input"
        role="combobox"
        aria-label={t('contacts.search')}
        aria-expanded
        aria-controls={list}
        aria-activedescendant={lines[at] ? `${list}-${String(at)}` : undefined}
        placeholder={t('contacts.search')}
        value={typed}
        maxLength={200}
        autoComplete="off"
        spellCheck={false}
        onKeyDown={onKeyDown}
        onChange={(event) => {
          setTyped(event.target.value)
          setAt(0)
        }}
      />
      <div className="picker-list" id={list} role="listbox" aria-label={t('contacts.list')} ref={shown}>
        {lines.map((line, index) => (
          <div key={line.key} id={`${list}-${String(index)}`} className="picker-line" role="option" aria-selected={index === at} onPointerMove={() => setAt(index)} onClick={() => onPick(line.picked)}>
            <strong className="cut numbers">
              {line.picked.id === null && <UserPlus size={16} aria-hidden />}
              {line.picked.id === null ? t('contacts.newNamed', { name: line.picked.name }) : line.picked.name || t('conversation.unknownContact')}
            </strong>
            <span className="cut quiet numbers">{line.addresses}</span>
          </div>
        ))}
      </div>
      <p className="quiet" role="status">
        {lines.length === 0 && !isPending && t('contacts.notFound')}
      </p>
    </div>
  )
}
