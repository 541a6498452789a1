import { Copy } from 'lucide-react'
import type { Page } from '../../../../shared/domain/page'
import { useT } from '../../../i18n/provider'
import { IconButton } from '../../../ui/controls'
import { useCopy } from '../../../ui/use-copy'
import type { Place, RecordLine } from './record-lines'
import { Snippet } from '../../../ui/Snippet'

interface FieldLineProps {
  readonly line: RecordLine
  /** the page that the value stands on; undefined where it stands nowhere */
  readonly page: Page | undefined
  readonly shown: boolean
  readonly onShow: (place: Place) => void
}

/** One value of the record: a click leads to its place on the page and shows the snippet that it was read from. */
export function FieldLine({ line, page, shown, onShow }: FieldLineProps) {
  const t = useT()
  const copy = useCopy()
  const { label, text, place } = line
  return (
    <div className="record-line" data-field={line.key} data-shown={shown || undefined}>
      <dt>{label}</dt>
      <dd>
        <span className="record-said">
          {place && page ? (
            <button
              type="button"
              className="record-value numbers"
              aria-label={t('fax.show', { name: label, value: text, page: place.page })}
              aria-pressed={shown}
              title={text}
              onClick={() => {
                onShow(place)
              }}
            >
              {text}
            </button>
          ) : (
            <span className="record-value numbers" title={line.hint ?? text}>
              {text}
            </span>
          )}
          {line.uncertain && (
            <span className="record-doubt" title={t('fax.uncertainHint')}>
              {t('fax.uncertain')}
            </span>
          )}
        </span>
        <IconButton className="record-copy" label={t('fax.copy', { name: label })} icon={Copy} onClick={() => copy(label, line.copied)} />
        {shown && place && page && <Snippet page={page} number={place.page} box={place.box} />}
      </dd>
    </div>
  )
}
