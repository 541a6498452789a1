import { setImmediate as breathe } from 'node:timers/promises'
import { comparePages, type PageComparison, type ReadText } from './compare-pages'
import { plain } from './letter'

/** Weighed on the faxes of docs/same-letter.md: one number that was surely read and is another ends it, one digit misread as its like does not. */
const mostAgainst = 4.5
const leastLikeness = 0.6
const leastCoverage = 0.5
/** Letters and digits below which a page says nothing: a blank one, a picture, a stamp. */
const leastSigns = 40
/** In long faxes a page is looked for near its own place only. */
const longFax = 8
const nearPlace = 2

/** Its pages that have a text, in order. */
export type Letter = readonly LetterPage[]

export interface LetterPage {
  readonly place: number
  /** Only what is compared is read: most other letters are told apart by their first page. */
  read(): Promise<ReadText>
}

interface Unread {
  readonly text: string
  read(): Promise<ReadText>
}

/** A letter that can be compared with any number of others. */
export function letterOf(pages: readonly Unread[]): Letter {
  return pages.flatMap((page, place) => (plain(page.text).length < leastSigns ? [] : [{ place, read: once(() => page.read()) }]))
}

function once<T>(work: () => Promise<T>): () => Promise<T> {
  let done: Promise<T> | null = null
  return () => (done ??= work())
}

/** How alike two letters are, 0..1; null where they are not the same letter. Long ones take long: it lets others run after each page. */
export async function compareLetters(here: Letter, there: Letter): Promise<number | null> {
  const [fewer, more] = [here, there].sort((a, b) => a.length - b.length) as [Letter, Letter]
  if (fewer.length === 0) return null
  // Pages may be missing from one of them, but each page of the shorter has to be a page of the longer.
  const taken = new Set<LetterPage>()
  let likeness = 0
  for (const page of fewer) {
    const found = await samePage(page, more.filter((other) => !taken.has(other) && (more.length <= longFax || Math.abs(other.place - page.place) <= nearPlace + more.length - fewer.length)))
    if (found === null) return null
    taken.add(found.page)
    likeness += found.likeness
  }
  return likeness / fewer.length
}

async function samePage(page: LetterPage, among: readonly LetterPage[]): Promise<{ readonly page: LetterPage; readonly likeness: number } | null> {
  const nearestFirst = [...among].sort((a, b) => Math.abs(a.place - page.place) - Math.abs(b.place - page.place))
  for (const other of nearestFirst) {
    const compared = comparePages(await page.read(), await other.read())
    await breathe()
    if (compared !== null && isSame(compared)) return { page: other, likeness: compared.likeness }
  }
  return null
}

const isSame = ({ likeness, coverage, against }: PageComparison): boolean => against < mostAgainst && likeness >= leastLikeness && coverage >= leastCoverage
