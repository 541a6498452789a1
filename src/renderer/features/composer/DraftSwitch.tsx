import { useT } from '../../i18n/provider'
import { Button } from '../../ui/controls'
import type { Wish } from './wish'

interface DraftSwitchProps {
  readonly draftIds: readonly string[]
  readonly current: string
  readonly onWish: (wish: Wish) => void
}

/** Several drafts wait in this conversation: which one is open, and the way to the next. */
export function DraftSwitch({ draftIds, current, onWish }: DraftSwitchProps) {
  const t = useT()
  const at = draftIds.indexOf(current)
  const next = draftIds[(at + 1) % draftIds.length]
  if (at < 0 || next === undefined || draftIds.length < 2) return null
  return (
    <p className="composer-switch quiet">
      {t('composer.draftOf', { number: at + 1, count: draftIds.length })}
      <Button kind="link" onClick={() => onWish({ draftId: next })}>
        {t('composer.nextDraft')}
      </Button>
    </p>
  )
}
