import type { LucideIcon } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import type { Colour } from '../../shared/colours'
import { useT } from '../i18n/provider'

interface RailItemProps {
  readonly icon: LucideIcon
  readonly label: string
  readonly count?: number | undefined
  readonly tone?: 'warm' | 'red' | undefined
  readonly colour?: Colour
  readonly more?: boolean
  readonly current: boolean
  readonly onChoose: () => void
  readonly onKeyDown?: (event: KeyboardEvent) => void
  readonly keys?: string | undefined
}

/** One area of the rail; `more` says that what was counted is not all. */
export function RailItem({ icon: Icon, label, count = 0, tone, colour, more = false, current, onChoose, onKeyDown, keys }: RailItemProps) {
  const t = useT()
  return (
    <button
      type="button"
      className="rail-item"
      data-colour={colour}
      aria-current={current ? 'page' : undefined}
      aria-label={count > 0 ? t(more ? 'app.countedMore' : 'app.counted', { name: label, count }) : label}
      title={label}
      aria-keyshortcuts={keys}
      onClick={onChoose}
      onKeyDown={onKeyDown}
    >
      <Icon size={18} strokeWidth={1.75} aria-hidden />
      <span className="rail-label cut">{label}</span>
      {/* Text and number are two words to whoever compares what is seen with what is heard. */ ' '}
      {count > 0 && (
        <span className="badge" data-tone={tone}>
          {count}
          {more && '+'}
        </span>
      )}
    </button>
  )
}
