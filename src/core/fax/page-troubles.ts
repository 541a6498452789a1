import type { PageTrouble, TransmitLine } from '../../shared/domain/fax'
import { faxesIn } from '../transmit-line'

type Line = TransmitLine | null

/** A page of a fax as it was stamped; null where that was not made out. */
export type StampedPage = number | null

/**
 * What is wrong with the pages of a file, from their transmit lines in the order of the file. `elsewhere` are stamped pages
 * that a fax joined to this one holds. Says nothing where it is not certain: a false alarm sends somebody to the telephone.
 */
export function pageTroubles(lines: readonly Line[], elsewhere: readonly number[] = []): readonly PageTrouble[] {
  const faxes = faxesIn(lines)
  const firstPages = faxes.map(({ from }) => from + 1)
  // Of which of several faxes a page is missing, no trouble can say.
  if (faxes.length > 1) return [{ kind: 'several-faxes', firstPages }]
  const stamped = stampedPages(lines)
  return [...missing(stamped, totalOf(lines), elsewhere), ...outOfOrder(stamped)]
}

/** The stamped pages of a file that are there, without doubles. */
export const pagesIn = (lines: readonly Line[]): readonly number[] => [...new Set(stampedPages(lines).filter((page) => page !== null))].sort((one, other) => one - other)

/** How many pages the sender announced; null where the lines do not say it or not alike. */
export function totalOf(lines: readonly Line[]): number | null {
  const totals = new Set(lines.flatMap((line) => (line?.pages ? [line.pages] : [])))
  return totals.size === 1 ? ([...totals][0] ?? null) : null
}

/** Stamped pages that are neither in the file nor elsewhere. */
export function missingPages(lines: readonly Line[], elsewhere: readonly number[] = []): readonly number[] {
  const trouble = pageTroubles(lines, elsewhere).find(({ kind }) => kind === 'missing')
  return trouble?.kind === 'missing' ? trouble.pages : []
}

function missing(stamped: readonly StampedPage[], total: number | null, elsewhere: readonly number[]): readonly PageTrouble[] {
  const known = stamped.filter((page) => page !== null)
  // A page whose line was not read may be any of those that seem to be missing.
  if (known.length === 0 || known.length < stamped.length) return []
  const there = new Set([...known, ...elsewhere])
  // Without a total only gaps are certain.
  const of = total ?? Math.max(...there)
  const pages = Array.from({ length: of }, (_, index) => index + 1).filter((page) => !there.has(page))
  return pages.length === 0 ? [] : [{ kind: 'missing', pages, of }]
}

function outOfOrder(stamped: readonly StampedPage[]): readonly PageTrouble[] {
  const known = stamped.filter((page) => page !== null)
  if (known.length < stamped.length || new Set(known).size < known.length) return []
  if (known.every((page, index) => index === 0 || page > (known[index - 1] ?? 0))) return []
  const order = known.map((page, index) => ({ page, index: index + 1 })).sort((one, other) => one.page - other.page)
  return [{ kind: 'out-of-order', order: order.map(({ index }) => index) }]
}

/** A page without a line takes its number from the pages beside it, where they leave it no other. */
function stampedPages(lines: readonly Line[]): readonly StampedPage[] {
  const read = lines.map((line) => line?.page ?? null)
  const taken = new Set(read)
  return read.map((page, index) => {
    if (page !== null) return page
    const before = index === 0 ? 0 : (read[index - 1] ?? null)
    const after = read[index + 1] ?? null
    const between = before !== null && after !== null && after === before + 2 ? before + 1 : null
    const last = index === lines.length - 1 && before !== null && before + 1 === totalOf(lines) ? before + 1 : null
    const guess = between ?? last
    return guess !== null && !taken.has(guess) ? guess : null
  })
}
