import { useId, useMemo } from 'react'
import type { FaxDetails } from '../../../../shared/domain/fax'
import type { Page } from '../../../../shared/domain/page'
import { useWords } from '../../../i18n/provider'
import { FieldLine } from './FieldLine'
import { kindOf, recordLines, type Place } from './record-lines'

interface FaxRecordProps {
  readonly details: FaxDetails
  readonly pages: readonly Page[]
  /** the field whose place is shown */
  readonly shown: string | null
  readonly onShow: (field: string, place: Place) => void
}

/** What was made out about a fax, each value with its proof. Only what exists is shown. */
export function FaxRecord({ details, pages, shown, onShow }: FaxRecordProps) {
  const words = useWords()
  const heading = useId()
  const lines = useMemo(() => recordLines(details, words), [details, words])
  const kind = kindOf(details, words)
  if (lines.length === 0) return null
  return (
    <section className="record" aria-labelledby={heading} data-testid="fax-record">
      <h4 id={heading}>
        {words.t('fax.record')}
        {kind && <span className="record-kind">{kind.text}</span>}
        {kind?.uncertain && (
          <span className="record-doubt" title={words.t('fax.uncertainHint')}>
            {words.t('fax.uncertain')}
          </span>
        )}
      </h4>
      <dl>
        {lines.map((line) => (
          <FieldLine
            key={line.key}
            line={line}
            page={pages.find(({ id, width }) => id === line.place?.pageId && width > 0)}
            shown={line.key === shown}
            onShow={(place) => onShow(line.key, place)}
          />
        ))}
      </dl>
    </section>
  )
}
