import { SearchX } from 'lucide-react'
import { lex } from '../../../shared/search/lex'
import { useT } from '../../i18n/provider'
import { Button } from '../../ui/controls'
import { Empty } from '../../ui/states'

interface NothingFoundProps {
  readonly query: string
  /** the search is not at its end */
  readonly searching: boolean
  readonly meant: readonly string[]
  readonly onQuery: (query: string) => void
}

/** What can be done when nothing was found: near spellings, and the same search without one of its terms. */
export function NothingFound({ query, searching, meant, onQuery }: NothingFoundProps) {
  const t = useT()
  if (searching) return <p className="results-going quiet">{t('search.goingOn')}</p>
  const terms = lex(query)
  const narrowing = terms.length < 2 ? [] : terms.filter(({ operator, minus }) => operator !== null || minus)
  return (
    <Empty icon={SearchX} title={t('search.noneTitle')}>
      <p>{t('search.noneText', { query })}</p>
      <div className="results-ways">
        {meant.map((other) => (
          <Button key={other} kind="link" onClick={() => onQuery(other)}>
            {t('search.didYouMean', { query: other })}
          </Button>
        ))}
        {narrowing.map(({ from, to }) => (
          <Button key={from} kind="link" onClick={() => onQuery(`${query.slice(0, from)}${query.slice(to)}`.replace(/\s+/g, ' ').trim())}>
            {t('search.without', { term: query.slice(from, to) })}
          </Button>
        ))}
      </div>
    </Empty>
  )
}
