import { listed } from '../../i18n/dates'
import { useWords } from '../../i18n/provider'
import { Button } from '../../ui/controls'
import type { Page } from '../../../shared/domain/page'

interface BlankPagesProps {
  /** the blank ones */
  readonly pages: readonly Page[]
  /** of how many */
  readonly among: number
  readonly shown: boolean
  readonly onShow: (shown: boolean) => void
}

/** Blank pages are folded away to a slim line that says so; nothing is dropped. */
export function BlankPages({ pages, among, shown, onShow }: BlankPagesProps) {
  const { t, language } = useWords()
  if (pages.length === 0) return null
  const numbers = pages.map(({ number }) => number)
  return (
    <p className="blank-pages quiet" data-testid="blank-pages">
      {t('fax.blank', { count: numbers.length, pages: listed(numbers, language) })}
      {/* With nothing but blank pages these are shown anyhow. */}
      {pages.length < among && (
        <Button kind="link" aria-expanded={shown} onClick={() => onShow(!shown)}>
          {t(shown ? 'fax.blankHide' : 'fax.blankShow')}
        </Button>
      )}
    </p>
  )
}
