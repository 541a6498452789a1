import { Search, X } from 'lucide-react'
import { useRef, type KeyboardEvent } from 'react'
import { useT } from '../../i18n/provider'
import { IconButton } from '../../ui/controls'
import { ariaKeys } from '../../ui/key-words'
import './search.css'

interface SearchFieldProps {
  readonly value: string
  readonly onChange: (value: string) => void
  /** arrow down or Enter: into the results */
  readonly onLeave: () => void
}

export const searchFieldId = 'search-field'

export function SearchField({ value, onChange, onLeave }: SearchFieldProps) {
  const t = useT()
  const field = useRef<HTMLInputElement>(null)
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') {
      event.stopPropagation()
      if (value === '') field.current?.blur()
      onChange('')
    }
    if (event.key === 'ArrowDown' || event.key === 'Enter') {
      event.preventDefault()
      onLeave()
    }
  }
  return (
    <search className="search">
      <Search size={16} aria-hidden />
      <input
        ref={field}
        id={searchFieldId}
        type="search"
        role="searchbox"
        aria-label={t('search.label')}
        aria-keyshortcuts={ariaKeys('search')}
        placeholder={t('search.placeholder')}
        value={value}
        maxLength={1000}
        autoComplete="off"
        spellCheck={false}
        onKeyDown={onKeyDown}
        onChange={(event) => {
          onChange(event.target.value)
        }}
      />
      {value !== '' && (
        <IconButton
          label={t('search.clear')}
          icon={X}
          onClick={() => {
            onChange('')
            field.current?.focus()
          }}
        />
      )}
    </search>
  )
}
