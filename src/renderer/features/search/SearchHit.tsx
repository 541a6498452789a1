import { useWords } from '../../i18n/provider'
import { ChannelIcon } from '../../ui/icons'
import { MarkedText } from '../../ui/marked'
import type { Hit } from './hit'

interface SearchHitProps {
  readonly hit: Hit
  readonly selected: boolean
  readonly onOpen: () => void
}

export function SearchHit({ hit, selected, onOpen }: SearchHitProps) {
  const { t, short } = useWords()
  return (
    <div className="hit" role="option" aria-selected={selected} data-testid="search-hit" onClick={onOpen}>
      <ChannelIcon channel={hit.channel} />
      <span className="row-who cut numbers">
        {hit.contact.text === '' ? t('inbox.unknown') : <MarkedText {...hit.contact} />}
      </span>
      <time className="row-time numbers" dateTime={new Date(hit.at).toISOString()}>
        {short(hit.at)}
      </time>
      <span className="hit-subject cut">{hit.subject.text === '' ? t('inbox.noSubject') : <MarkedText {...hit.subject} />}</span>
      {hit.snippet.text !== '' && (
        <span className="hit-snippet quiet">
          <MarkedText {...hit.snippet} />
        </span>
      )}
    </div>
  )
}
