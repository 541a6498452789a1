import type { TransmitLine } from '../../shared/domain/fax'

export interface FaxInFile {
  /** index of its first page */
  readonly from: number
  readonly lines: readonly TransmitLine[]
}

/** The faxes of a file, in its order: sender, day or total change, or the count begins anew. */
export function faxesIn(lines: readonly (TransmitLine | null)[]): readonly FaxInFile[] {
  const faxes: FaxInFile[] = []
  for (const [index, line] of lines.entries()) {
    const current = faxes.at(-1)
    if (!current) faxes.push({ from: index, lines: line ? [line] : [] })
    else if (line !== null && beginsAnew(current.lines, line)) faxes.push({ from: index, lines: [line] })
    else faxes[faxes.length - 1] = { ...current, lines: line ? [...current.lines, line] : current.lines }
  }
  return faxes
}

function beginsAnew(before: readonly TransmitLine[], line: TransmitLine): boolean {
  const last = before.at(-1)
  if (!last) return false
  const otherSender = differ(last.senderNumber, line.senderNumber) && !likeEachOther(last.senderNumber ?? '', line.senderNumber ?? '')
  const otherDay = differ(last.date, line.date)
  const counted = before.some(({ page }) => page === line.page)
  // A fax sent at midnight changes its day, and anything may be misread beyond recognition: what counts on is the same fax.
  if (line.page !== null && line.page === (last.page ?? Number.NaN) + 1) return otherSender && otherDay
  if (otherSender || otherDay) return true
  return line.page === 1 && (counted || differ(last.pages, line.pages))
}

const differ = <T>(one: T | null, other: T | null): boolean => one !== null && other !== null && one !== other

/** A misreading changes a sign or two; another sender or day is another fax. */
export function likeEachOther(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 2) return false
  const [short, long] = one.length <= other.length ? [one, other] : [other, one]
  const different = [...short].filter((sign, index) => sign !== long[index] && sign !== long[index + long.length - short.length]).length
  return different <= 2
}
