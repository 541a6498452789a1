import { useWords } from '../../i18n/provider'
import { ChannelIcon } from '../../ui/icons'
import { MarkedText } from '../../ui/marked'
import type { HitGroup } from './group-hits'

interface SearchHitProps {
  readonly group: HitGroup
  readonly selected: boolean
  /** whether the search may still find more of this conversation */
  readonly more: boolean
  readonly onOpen: () => void
}

/** One conversation in the results: its best hit, and how many there are. */
export function SearchHit({ group: { best: hit, count, near }, selected, more, onOpen }: SearchHitProps) {
  const { t, short } = useWords()
  return (
    <div className="hit" role="option" aria-selected={selected} data-testid="search-hit" data-near={near || undefined} onClick={onOpen}>
      <ChannelIcon channel={hit.channel} />
      <span className="row-who cut numbers">
        {hit.contact.text === '' ? t('inbox.unknown') : <MarkedText {...hit.contact} />}
      </span>
      <time className="row-time numbers" dateTime={new Date(hit.at).toISOString()}>
        {short(hit.at)}
      </time>
      <span className="hit-subject cut">{hit.subject.text === '' ? t('inbox.noSubject') : <MarkedText {...hit.subject} />}</span>
      {count > 1 && (
        <span className="hit-count numbers" role="img" aria-label={t(more ? 'search.inConversationMore' : 'search.inConversation', { count })} title={t(more ? 'search.inConversationMore' : 'search.inConversation', { count })}>
          {count}
          {more && '+'}
        </span>
      )}
      {hit.snippet.text !== '' && (
        <span className="hit-snippet quiet">
          <MarkedText {...hit.snippet} />
        </span>
      )}
    </div>
  )
}
