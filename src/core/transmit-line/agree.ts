import type { TransmitLine } from '../../shared/domain/fax'
import { faxesIn, likeEachOther } from './faxes-in-file'

type Shared = 'senderNumber' | 'senderName' | 'recipientNumber' | 'date' | 'pages'

/**
 * Pages of one fax bear one sender, recipient, date and number of pages: a page that was misread takes what most others
 * say, and a page number that was not made out follows from the pages around it. Lines in the order of the file.
 */
export function agree(lines: readonly (TransmitLine | null)[]): readonly (TransmitLine | null)[] {
  const parted = lines.map((line, index) => (line === null ? null : { ...line, ...partedCount(line, index + 1, lines.length) }))
  const believable = parted.map((line) => (line !== null && isFarBeyond(line, lines.length) ? { ...line, page: null } : line))
  const starts = faxesIn(believable).map(({ from }) => from)
  return starts.flatMap((from, index) => agreeInFax(believable.slice(from, starts[index + 1])))
}

/** Page 12 of a fax whose first of two pages it is, is 1/2 with the stroke lost. */
function partedCount({ page, pages }: TransmitLine, place: number, came: number): Pick<TransmitLine, 'page' | 'pages'> {
  const figures = String(page ?? '')
  const isPair = pages === null && figures.length === 2 && Number(figures[0]) === place && Number(figures[1]) === came
  return isPair ? { page: place, pages: came } : { page, pages }
}

/** Page 91 of unknown many, where two came, is page 01. */
const isFarBeyond = ({ page, pages }: TransmitLine, came: number): boolean => page !== null && pages === null && page > came * 2 + 10

function agreeInFax(lines: readonly (TransmitLine | null)[]): readonly (TransmitLine | null)[] {
  const read = lines.filter((line) => line !== null)
  if (read.length < 2) return lines
  const settled = {
    senderNumber: settle(read, 'senderNumber'),
    senderName: settle(read, 'senderName'),
    recipientNumber: settle(read, 'recipientNumber'),
    date: settle(read, 'date'),
    pages: settle(read, 'pages'),
  }
  const repaired = lines.map((line) => (line === null ? null : { ...line, ...repairs(line, settled) }))
  return repaired.map((line, index) => (line === null || line.page !== null ? line : { ...line, page: pageFrom(repaired, index, line.pages) }))
}

type Settled = { readonly [Name in Shared]: (value: TransmitLine[Name]) => TransmitLine[Name] }

function repairs(line: TransmitLine, settled: Settled): Pick<TransmitLine, Shared | 'page'> {
  const pages = settled.pages(line.pages)
  return {
    senderNumber: settled.senderNumber(line.senderNumber),
    senderName: settled.senderName(line.senderName),
    recipientNumber: settled.recipientNumber(line.recipientNumber),
    date: settled.date(line.date),
    pages,
    page: line.page !== null && pages !== null && line.page > pages ? null : line.page,
  }
}

/**
 * What a page's value becomes: more than half of at least three that say something overrule a reading that nobody shares;
 * nothing read becomes what all others say.
 */
function settle<Name extends Shared>(lines: readonly TransmitLine[], name: Name): (value: TransmitLine[Name]) => TransmitLine[Name] {
  const counts = new Map<TransmitLine[Name], number>()
  for (const line of lines) if (line[name] !== null) counts.set(line[name], (counts.get(line[name]) ?? 0) + 1)
  const said = [...counts.values()].reduce((sum, count) => sum + count, 0)
  const [most, times] = [...counts].sort(([, one], [, other]) => other - one)[0] ?? [null, 0]
  return (value) => {
    if (most === null || value === most) return value
    if (value === null) return counts.size === 1 ? most : value
    return times >= 2 && times * 2 > said && counts.get(value) === 1 && likeEachOther(String(value), String(most)) ? most : value
  }
}

/** Between a page before and one after, or beside one of them, counted as they are. */
function pageFrom(lines: readonly (TransmitLine | null)[], index: number, pages: number | null): number | null {
  const before = neighbour(lines, index, -1)
  const after = neighbour(lines, index, 1)
  if (before !== null && after !== null && before !== after) return null
  const page = before ?? after
  return page !== null && page >= 1 && (pages === null || page <= pages) ? page : null
}

function neighbour(lines: readonly (TransmitLine | null)[], index: number, step: -1 | 1): number | null {
  const page = lines[index + step]?.page ?? null
  return page === null ? null : page - step
}
