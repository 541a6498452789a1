import { Bookmark, BookmarkCheck, Info } from 'lucide-react'
import { useState, type FormEvent } from 'react'
import { complaintText } from '../../../shared/search/complaint-text'
import type { Complaint } from '../../../shared/contract/search'
import { useCall } from '../../api/use-call'
import { useWords } from '../../i18n/provider'
import { Button, IconButton } from '../../ui/controls'
import { useRun, useSayDone } from '../../ui/toasts'

interface ResultsHeadProps {
  readonly query: string
  readonly count: number
  readonly more: boolean
  readonly complaints: readonly Complaint[]
}

/** How much was found, what was not understood, and whether the search is kept. */
export function ResultsHead({ query, count, more, complaints }: ResultsHeadProps) {
  const { t, language } = useWords()
  const [naming, setNaming] = useState<string | null>(null)
  const sayDone = useSayDone()
  const run = useRun()
  const saved = useCall('search.saved', {}).data?.searches.find((one) => one.query === query)

  const save = (event: FormEvent): void => {
    event.preventDefault()
    if (naming === null || naming.trim() === '') return
    void run('search.save', { id: null, name: naming.trim(), query }).then((done) => {
      if (done) setNaming(null)
    })
  }
  const forget = (): void => {
    if (!saved) return
    const { id, name } = saved
    void run('search.forget', { id }).then((done) => {
      if (done?.changeId) sayDone(t('search.forgotten', { name }), [done.changeId])
    })
  }
  return (
    <div className="results-head">
      <p className="results-count quiet numbers" role="status">
        {t(more ? 'search.foundMore' : 'search.found', { count })}
      </p>
      {saved ? (
        <IconButton label={t('search.forget', { name: saved.name })} icon={BookmarkCheck} aria-pressed onClick={forget} />
      ) : (
        <IconButton label={t('search.save')} icon={Bookmark} aria-expanded={naming !== null} onClick={() => setNaming(naming === null ? query.slice(0, 60) : null)} />
      )}
      {naming !== null && !saved && (
        <form className="results-save" onSubmit={save}>
          <input
            className="input"
            autoFocus
            aria-label={t('search.saveName')}
            maxLength={60}
            value={naming}
            onFocus={({ currentTarget }) => currentTarget.select()}
            onChange={({ target }) => setNaming(target.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Escape') return
              event.stopPropagation()
              setNaming(null)
            }}
          />
          <Button kind="main" type="submit">
            {t('search.saveDone')}
          </Button>
          <Button onClick={() => setNaming(null)}>{t('search.saveCancel')}</Button>
        </form>
      )}
      {complaints.map((complaint) => (
        <p key={`${complaint.code} ${complaint.text}`} className="results-hint">
          <Info size={14} aria-hidden />
          <span>{complaintText(t, language, complaint)}</span>
        </p>
      ))}
    </div>
  )
}
