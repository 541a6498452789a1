import { UserPlus } from 'lucide-react'
import { useMemo, useState } from 'react'
import type { ContactRow } from '../../../shared/domain/contact'
import { nameOf } from '../../i18n/contact-name'
import { useT } from '../../i18n/provider'
import { PickList } from '../../ui/pick-list'
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

/** Which contact: by name, number or address. */
export function ContactPicker({ without, newName, onPick }: ContactPickerProps) {
  const t = useT()
  const [typed, setTyped] = useState('')
  const { data, isPending, isPlaceholderData } = useContacts(typed)
  const lines = useMemo((): readonly Line[] => {
    const rows = (data?.pages.flatMap((page) => page.rows) ?? []).filter(({ id }) => id !== without).slice(0, mostShown)
    const name = typed.trim() || newName
    const found = rows.map((row: ContactRow): Line => ({ key: row.id, picked: { id: row.id, name: nameOf(row) }, addresses: row.addresses.map(readableAddress).join(' · ') }))
    if (newName === null || !name) return found
    const fresh: Line = { key: 'new', picked: { id: null, name }, addresses: t('contacts.newHint') }
    // Who is typed is known more often than new.
    return typed.trim() === '' ? [fresh, ...found] : [...found, fresh]
  }, [data, without, typed, newName, t])
  return (
    <div className="picker">
      <PickList
        label={t('contacts.search')}
        listLabel={t('contacts.list')}
        className={{ list: 'picker-list', line: 'picker-line' }}
        typed={typed}
        onType={setTyped}
        lines={lines}
        keyOf={(line) => line.key}
        show={({ picked, addresses }) => (
          <>
            <strong className="cut numbers">
              {picked.id === null && <UserPlus size={16} aria-hidden />}
              {picked.id === null ? t('contacts.newNamed', { name: picked.name }) : picked.name || t('conversation.unknownContact')}
            </strong>
            <span className="cut quiet numbers">{addresses}</span>
          </>
        )}
        nothing={!isPending && t('contacts.notFound')}
        onPick={(line) => {
          // Who stands there may still answer to fewer letters: Enter would take somebody who was not meant.
          if (!isPlaceholderData || line.picked.id === null) onPick(line.picked)
        }}
      />
    </div>
  )
}
