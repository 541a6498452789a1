import { createContext, use, type ReactNode } from 'react'
import type { FigureList } from '../../../shared/domain/dashboard'
import { figureFilter, type FigureFilter } from '../../../shared/figures/filter'
import { useWords } from '../../i18n/provider'

/** Leads to the conversations behind a number; null where that would be another number's. */
export const ToList = createContext<((filter: FigureFilter) => void) | null>(null)

/** What is shown until an answer comes: the numbers of what was asked before lead nowhere, for they would open the list of what is asked now. */
export function Former({ isFormer, children }: { readonly isFormer: boolean; readonly children: ReactNode }) {
  const open = use(ToList)
  return <ToList value={isFormer ? null : open}>{children}</ToList>
}

/** Whose messages and what of them, in a span; what is not named is all. */
export const listOf = (figure: FigureList['figure'], { from, to }: { readonly from: string; readonly to: string }, more: Partial<FigureList> = {}): FigureList => ({ channel: null, labelId: null, contactId: null, ownerId: null, region: null, ...more, figure, from, to })

interface NumberLinkProps {
  readonly list: FigureList
  /** what is written, and what a screen reader says of where it leads */
  readonly children: ReactNode
  readonly label: string
  readonly empty?: boolean
}

/** A number that opens the conversations it was counted from; where it is none there is nothing to open. */
export function NumberLink({ list, children, label, empty = false }: NumberLinkProps) {
  const open = use(ToList)
  const { t } = useWords()
  if (empty) return <span className="board-number numbers">{children}</span>
  return (
    <button type="button" className="board-number numbers" aria-label={`${label}. ${t('dashboard.open')}`} title={t('dashboard.open')} disabled={open === null} onClick={() => open?.(figureFilter(list))}>
      {children}
    </button>
  )
}

/** Numbers and days as the language writes them. */
export function useNumbers() {
  const { t, language } = useWords()
  const locale = language === 'de' ? 'de-DE' : 'en-GB'
  const days = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options })
  const at = (iso: string): Date => new Date(`${iso}T00:00:00Z`)
  return {
    whole: (value: number): string => new Intl.NumberFormat(locale, { maximumFractionDigits: 0 }).format(value),
    decimal: (value: number, digits = 1): string => new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(value),
    euro: (value: number): string => new Intl.NumberFormat(locale, { style: 'currency', currency: 'EUR', maximumFractionDigits: Math.abs(value) < 100 ? 2 : 0 }).format(value),
    /** whole per cent, one digit more below ten, so that a small share is none that is nothing */
    percent: (share: number | null): string => (share === null ? '–' : new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: share > 0 && share < 0.1 ? 1 : 0 }).format(share)),
    /** as exact as somebody set it */
    target: (share: number | null): string => (share === null ? '–' : new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 }).format(share)),
    /** the price of one: a fraction of a cent counts where it is taken many times */
    price: (value: number): string => new Intl.NumberFormat(locale, { style: 'currency', currency: 'EUR', minimumFractionDigits: 2, maximumFractionDigits: 4 }).format(value),
    day: (iso: string): string => days({ day: 'numeric', month: 'short', year: 'numeric' }).format(at(iso)),
    month: (iso: string): string => days({ month: 'long', year: 'numeric' }).format(at(iso)),
    shortMonth: (iso: string): string => days({ month: 'short', year: '2-digit' }).format(at(iso)),
    shortDay: (iso: string): string => days({ day: 'numeric', month: 'numeric' }).format(at(iso)),
    range: ({ from, to }: { readonly from: string; readonly to: string }): string => days({ day: 'numeric', month: 'short', year: 'numeric' }).formatRange(at(from), at(to)),
    /** from the month of one day to that of another */
    months: ({ from, to }: { readonly from: string; readonly to: string }): string => days({ month: 'short', year: 'numeric' }).formatRange(at(from), at(to)),
    /** business time: minutes below two hours, then hours */
    time: (minutes: number | null): string =>
      minutes === null ? '–' : minutes < 120 ? t('dashboard.minutes', { minutes: Math.round(minutes) }) : t('dashboard.hours', { hours: minutes / 60 }),
  }
}
