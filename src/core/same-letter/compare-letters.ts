import { comparePages, type PageComparison } from './compare-pages'
import { bodyOf, type ReadPage, type Sign } from './letter'

/** Weighed on the faxes of docs/same-letter.md: one number that was surely read and is another ends it, one digit misread as its like does not. */
const mostAgainst = 4.5
const leastLikeness = 0.6
const leastCoverage = 0.5
/** Letters and digits below which a page says nothing: a blank one, a picture, a stamp. */
const leastSigns = 40
/** In long faxes a page is looked for near its own place only. */
const longFax = 8
const nearPlace = 2

/** How alike two letters are, 0..1; null where they are not the same letter. */
export function compareLetters(here: Letter, there: Letter): number | null {
  const [fewer, more] = [here, there].sort((a, b) => a.length - b.length) as [Letter, Letter]
  if (fewer.length === 0) return null
  // Pages may be missing from one of them, but each page of the shorter has to be a page of the longer.
  const taken = new Set<TextPage>()
  let likeness = 0
  for (const page of fewer) {
    const found = samePage(page, more.filter((other) => !taken.has(other) && (more.length <= longFax || Math.abs(other.place - page.place) <= nearPlace + more.length - fewer.length)))
    if (found === null) return null
    taken.add(found.page)
    likeness += found.likeness
  }
  return likeness / fewer.length
}

export type Letter = readonly TextPage[]

interface TextPage {
  readonly place: number
  readonly signs: readonly Sign[]
}

/** Its pages that have a text, ready to be compared with any number of others. */
export function letterOf(pages: readonly ReadPage[]): Letter {
  return pages.map((page, place) => ({ place, signs: bodyOf(page.words) })).filter(({ signs }) => signs.reduce((sum, sign) => sum + sign.text.length, 0) >= leastSigns)
}

function samePage(page: TextPage, among: readonly TextPage[]): { readonly page: TextPage; readonly likeness: number } | null {
  const nearestFirst = [...among].sort((a, b) => Math.abs(a.place - page.place) - Math.abs(b.place - page.place))
  for (const other of nearestFirst) {
    const compared = comparePages(page.signs, other.signs)
    if (compared !== null && isSame(compared)) return { page: other, likeness: compared.likeness }
  }
  return null
}

const isSame = ({ likeness, coverage, against }: PageComparison): boolean => against < mostAgainst && likeness >= leastLikeness && coverage >= leastCoverage
