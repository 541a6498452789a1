import { Search, X } from 'lucide-react'
import { useRef, useState, type KeyboardEvent } from 'react'
import { useCall } from '../../api/use-call'
import { useWords } from '../../i18n/provider'
import { IconButton } from '../../ui/controls'
import { ariaKeys } from '../../ui/key-words'
import { recentSearches } from './recent'
import { SuggestionList, suggestionId } from './SuggestionList'
import { personTyped, suggestionsFor, type Suggestion } from './suggestions'
import { TypedText } from './TypedText'
import { useSettled } from './use-settled'
import './search.css'

interface SearchFieldProps {
  readonly value: string
  readonly onChange: (value: string) => void
  /** arrow down or Enter, where no suggestion is taken: into the results */
  readonly onLeave: () => void
}

export const searchFieldId = 'search-field'
const listId = 'search-suggestions'
/** As soon as typing pauses; people are asked of the engine. */
const settleMs = 80

/** The field with what may be meant under it: a combobox by the book (WAI-ARIA APG, list autocomplete with manual selection). */
export function SearchField({ value, onChange, onLeave }: SearchFieldProps) {
  const { t, language } = useWords()
  const field = useRef<HTMLInputElement>(null)
  const [open, setOpen] = useState(false)
  const [caret, setCaret] = useState(value.length)
  const [active, setActive] = useState(-1)
  const [scrolled, setScrolled] = useState(0)
  const typed = useSettled(open ? personTyped(value, caret) : '', settleMs)
  const people = useCall('search.suggest', { text: typed, limit: 5 }, { enabled: typed !== '', afresh: true }).data?.people
  const saved = useCall('search.saved', {}).data?.searches
  const colleagues = useCall('people.list', {}, { enabled: open }).data?.people
  const labels = useCall('labels.list', {}, { enabled: open }).data?.labels
  const suggestions = open
    ? suggestionsFor(value, caret, {
        language,
        people: typed === '' ? [] : (people ?? []),
        colleagues: (colleagues ?? []).filter(({ leftAt }) => leftAt === null).map(({ name }) => name),
        labels: (labels ?? []).map(({ name }) => name),
        recent: recentSearches(),
        saved: saved ?? [],
      })
    : []
  const shown = suggestions.length > 0
  const chosen = suggestions[active]

  const follow = (): void => {
    const input = field.current
    if (!input) return
    setCaret(input.selectionStart ?? input.value.length)
    setScrolled(input.scrollLeft)
  }
  const take = ({ text, caret: place, ends }: Suggestion): void => {
    onChange(text)
    setCaret(place)
    setActive(-1)
    setOpen(!ends)
    requestAnimationFrame(() => {
      field.current?.focus()
      field.current?.setSelectionRange(place, place)
      follow()
    })
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return
    const last = suggestions.length - 1
    if (event.key === 'Escape') {
      event.stopPropagation()
      if (shown) setOpen(false)
      else if (value === '') field.current?.blur()
      else onChange('')
      setActive(-1)
    } else if (event.key === 'ArrowDown' && event.altKey) setOpen(true)
    else if (event.key === 'ArrowDown' && shown) setActive(active >= last ? 0 : active + 1)
    else if (event.key === 'ArrowUp' && shown) setActive(active <= 0 ? last : active - 1)
    else if (event.key === 'Tab' && !event.shiftKey && chosen) take(chosen)
    else if (event.key === 'Enter' && chosen) take(chosen)
    else if (event.key === 'ArrowDown' || event.key === 'Enter') {
      setOpen(false)
      onLeave()
    } else return
    event.preventDefault()
  }
  return (
    <search className="search">
      <Search size={16} aria-hidden />
      <TypedText text={value} scrolled={scrolled} />
      <input
        ref={field}
        id={searchFieldId}
        type="text"
        role="combobox"
        aria-label={t('search.label')}
        aria-keyshortcuts={ariaKeys('search')}
        aria-autocomplete="list"
        aria-expanded={shown}
        aria-controls={listId}
        aria-activedescendant={chosen ? suggestionId(listId, active) : undefined}
        placeholder={t('search.placeholder')}
        value={value}
        maxLength={1000}
        autoComplete="off"
        spellCheck={false}
        onKeyDown={onKeyDown}
        onSelect={follow}
        onScroll={follow}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onChange={(event) => {
          onChange(event.target.value)
          setOpen(true)
          setActive(-1)
          follow()
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
      <SuggestionList id={listId} suggestions={suggestions} active={active} onTake={take} />
    </search>
  )
}
