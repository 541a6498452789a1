import { CircleCheck, Info, TriangleAlert, type LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import type { FailureLike } from '../i18n/failures'
import { useWords } from '../i18n/provider'
import { Button } from './controls'

interface EmptyProps {
  readonly icon?: LucideIcon
  readonly title: string
  readonly children?: ReactNode
}

/** Nothing to show: what is so, and what can be done. */
export function Empty({ icon: Icon, title, children }: EmptyProps) {
  return (
    <div className="state">
      {Icon && <Icon size={32} strokeWidth={1.25} aria-hidden />}
      <h2>{title}</h2>
      {children}
    </div>
  )
}

/** Grey shapes in the place of what comes. Named for screen readers once. */
export function Loading({ rows = 0 }: { readonly rows?: number }) {
  const { t } = useWords()
  return (
    <div role="status" className="loading">
      <span className="unseen">{t('app.loading')}</span>
      {Array.from({ length: rows }, (_, index) => (
        <div key={index} className="loading-row" aria-hidden>
          <div className="skeleton" />
          <div className="skeleton" />
        </div>
      ))}
    </div>
  )
}

interface FailedProps {
  readonly failure: FailureLike
  readonly onRetry?: () => void
}

export function Failed({ failure, onRetry }: FailedProps) {
  const words = useWords()
  return (
    <div className="state" role="alert">
      <TriangleAlert size={28} strokeWidth={1.5} aria-hidden />
      <p>{words.failure(failure)}</p>
      {onRetry && <Button onClick={onRetry}>{words.t('app.retry')}</Button>}
    </div>
  )
}

interface NoticeProps {
  readonly tone?: 'plain' | 'warm' | 'red' | 'good'
  readonly icon?: LucideIcon
  readonly role?: 'status' | 'alert'
  readonly children: ReactNode
  readonly action?: ReactNode
}

const toneIcons = { plain: Info, warm: TriangleAlert, red: TriangleAlert, good: CircleCheck } as const

/** A line that says what is so, with the way on at its end. */
export function Notice({ tone = 'plain', icon, role, children, action }: NoticeProps) {
  const Icon = icon ?? toneIcons[tone]
  return (
    <div className="notice" data-tone={tone} role={role}>
      <Icon size={16} aria-hidden />
      <div className="notice-words">{children}</div>
      {action}
    </div>
  )
}
