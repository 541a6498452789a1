import { Bookmark, Filter, History, Tag, UserRound, type LucideIcon } from 'lucide-react'
import { useT } from '../../i18n/provider'
import type { Suggestion } from './suggestions'

interface SuggestionListProps {
  readonly id: string
  readonly suggestions: readonly Suggestion[]
  readonly active: number
  readonly onTake: (suggestion: Suggestion) => void
}

export const suggestionId = (listId: string, index: number): string => `${listId}-${index}`

const icons: Readonly<Record<Suggestion['kind'], LucideIcon>> = { operator: Filter, choice: Filter, person: UserRound, colleague: UserRound, label: Tag, recent: History, saved: Bookmark }

export function SuggestionList({ id, suggestions, active, onTake }: SuggestionListProps) {
  const t = useT()
  const kinds = { operator: t('search.operator'), choice: t('search.operator'), person: t('search.person'), colleague: t('search.colleague'), label: t('search.label_one'), recent: t('search.recent'), saved: t('search.saved') }
  return (
    <div className="suggestions" id={id} role="listbox" aria-label={t('search.suggestions')} hidden={suggestions.length === 0}>
      {suggestions.map((suggestion, index) => {
        const Icon = icons[suggestion.kind]
        const beside = suggestion.operator === null ? suggestion.beside : t(`search.help_${suggestion.operator}`)
        return (
          <div
            key={`${suggestion.kind} ${suggestion.label} ${suggestion.text}`}
            id={suggestionId(id, index)}
            className="suggestion"
            role="option"
            aria-selected={index === active}
            aria-description={kinds[suggestion.kind]}
            // The field keeps the keyboard: a press must not take it away before the click comes.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onTake(suggestion)}
          >
            <Icon size={15} aria-hidden />
            <span className="suggestion-label cut" data-code={suggestion.kind === 'operator' || suggestion.kind === 'choice' || undefined}>
              {suggestion.label}
            </span>
            {beside !== '' && <span className="suggestion-beside quiet cut">{beside}</span>}
          </div>
        )
      })}
    </div>
  )
}
