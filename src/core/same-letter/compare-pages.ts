import { dayOf, monthIn, writtenLater } from './dates'
import type { Sign } from './letter'
import { changes, differenceOf, evidence, misreadRate, surestNumber, type Difference } from './misreading'
import { findAnchors, overlayOf, type Overlay } from './overlay'

export interface PageComparison {
  /** share of the signs of the emptier page that stand at the same place of the other, 0..1 */
  readonly likeness: number
  /** share of what was surely read on the fuller page that was found on the other, 0..1 */
  readonly coverage: number
  /** how surely they differ nevertheless: the sum of the evidence of every place (natural logarithm) */
  readonly against: number
}

/** What each page has at one place; a word that one reading cut in two makes one place. */
interface Place {
  readonly here: readonly Sign[]
  readonly there: readonly Sign[]
}

export interface ReadText {
  readonly signs: readonly Sign[]
  /** the day its machine stamped on it, ISO 8601 */
  readonly sentOn: string | null
}

/** null where too little was read to lay one page over the other. */
export function comparePages({ signs: here, sentOn }: ReadText, { signs: there, sentOn: sentThereOn }: ReadText): PageComparison | null {
  const overlay = overlayOf(findAnchors(here, there))
  if (overlay === null) return null
  const places = placesOf(here, there, overlay).map((place) => measure(place, sentOn, sentThereOn))
  const noise = noiseOf(places)
  const shared = places.filter((place) => !place.alone)
  const against = sumOfWeights(shared, noise)
  const agreeing = shared.reduce((sum, place) => sum + Math.max(0, place.length - changes(place.difference)), 0)
  const likeness = (among: readonly number[]): number => Math.min(1, agreeing / Math.max(1, ...among))
  const lone = places.filter((place) => place.alone && place.sure && place.key).length
  return {
    likeness: likeness([Math.min(lengthOf(here), lengthOf(there))]),
    coverage: likeness([lengthOf(here.filter(isSure)), lengthOf(there.filter(isSure))]),
    against: against + unconfirmedDate(places) + Math.min(mostLoneNumbers, lone),
  }
}

/** Numbers that were surely read on one page and not at all on the other: a lost region, or another letter. They do not decide alone. */
const mostLoneNumbers = 3

/**
 * A worn shape is misread the same way all over a page: where nothing differs but digits that were taken for each other
 * elsewhere on these pages, it tells hardly more than the first of them.
 */
function sumOfWeights(places: readonly MeasuredPlace[], noise: number): number {
  const seen = new Set<string>()
  return places.reduce((sum, place) => {
    const { alike, alikeDigits } = place.difference
    const onlyAlike = alikeDigits > 0 && changes(place.difference) === alikeDigits && !place.otherDay
    const again = onlyAlike && alike.every((pair) => seen.has(pair))
    if (onlyAlike) for (const pair of alike) seen.add(pair)
    return sum + weightOf(place, noise) * (again ? repeated : 1)
  }, 0)
}

const repeated = 0.25

function weightOf(place: MeasuredPlace, noise: number): number {
  if (place.otherDay) return surestNumber
  const weight = sureness(place.confidence) * evidence(place.difference, rateOf(place.confidence, noise))
  return place.lost ? Math.min(lostNumber, weight) : weight
}

/** A figure that one page has and the other has not, beside a word that both have, is lost rather than another. */
const lostNumber = 1

/** Below 40 the recogniser only guesses, and a guess tells nothing about the letter. */
const sureness = (confidence: number): number => Math.min(1, Math.max(0, (confidence - 40) / 45))

/**
 * How often a sign is misread here: as sure as the recogniser was of it, and as bad as the pages are. What it is surest of
 * holds on bad pages too; of the rest digits are misread more often than words tell, since no dictionary helps with them.
 */
const rateOf = (confidence: number, noise: number): number => Math.min(mostNoise, Math.max(misreadRate(confidence), (confidence >= 90 ? 0.5 : 1.5) * noise))

/** Above it a misreading would be likelier than a reading. */
const mostNoise = 0.4

/** In per cent as the recogniser gives it; above it words are right nine times in ten even on bad pages. */
const isSure = (sign: Sign): boolean => sign.confidence >= 85

/** A lost region, or another day's letter: like the lone numbers it does not decide alone. */
const unconfirmed = 3

/**
 * Where the one date that was read has nothing beside it on the other page, nothing says that it is not another day's letter.
 * Not so where another date of the letter agrees.
 */
function unconfirmedDate(places: readonly MeasuredPlace[]): number {
  if (places.some((place) => place.date !== 'none' && !place.alone && sameNumber(place.difference))) return 0
  return places.some((place) => place.date === 'sure') ? unconfirmed : 0
}

/** What stands beside a number, a speck or a label's end, is no part of it. */
const sameNumber = ({ alikeDigits, otherDigits, loneDigits, cutDigits, letters, loneLetters }: Difference): boolean =>
  alikeDigits <= 1 && otherDigits + loneDigits + cutDigits === 0 && letters + loneLetters <= 2

const lengthOf = (signs: readonly Sign[]): number => signs.reduce((sum, sign) => sum + sign.text.length, 0)

interface MeasuredPlace {
  /** only one page has something here */
  readonly alone: boolean
  readonly sure: boolean
  /** whether one of the two has a date here, and was sure of it */
  readonly date: 'sure' | 'unsure' | 'none'
  /** two days that are no misreading of each other */
  readonly otherDay: boolean
  readonly length: number
  readonly confidence: number
  readonly digits: boolean
  /** both have something here, and only one of them figures */
  readonly lost: boolean
  /** a number long enough to name one letter among others */
  readonly key: boolean
  readonly difference: Difference
}

function measure({ here, there }: Place, sentOn: string | null, sentThereOn: string | null): MeasuredPlace {
  const [a, b] = [joined(here), joined(there)]
  const [month, monthThere] = [monthIn(a), monthIn(b)]
  const all = [...here, ...there]
  const dates = [here, there].filter((signs) => dayOf(joined(signs)) !== null)
  return {
    alone: here.length === 0 || there.length === 0,
    sure: all.every(isSure),
    date: dates.some((signs) => signs.every(isSure)) ? 'sure' : dates.length > 0 ? 'unsure' : 'none',
    // One month is never misread as another, however unsure the recogniser was.
    otherDay: (month !== null && monthThere !== null && month !== monthThere) || writtenLater({ day: dayOf(a), sentOn }, { day: dayOf(b), sentOn: sentThereOn }),
    length: Math.max(a.length, b.length),
    confidence: Math.min(...all.map((sign) => sign.confidence)),
    digits: /\d/.test(a + b),
    lost: a !== '' && b !== '' && /\d/.test(a) !== /\d/.test(b),
    key: /\d{4}/.test(a + b),
    difference: leastDifference(here, there),
  }
}

/** Words of two lines that touch stand in another order in each reading. */
function leastDifference(here: readonly Sign[], there: readonly Sign[]): Difference {
  const across = differenceOf(joined(here), joined(there))
  if (changes(across) === 0 || (here.length < 3 && there.length < 3)) return across
  const others = [lineByLine, byText].map((order) => differenceOf(joined(here, order), joined(there, order)))
  return others.reduce((least, other) => (changes(other) < changes(least) ? other : least), across)
}

const byText = (a: Sign, b: Sign): number => (a.text < b.text ? -1 : 1)

const lineByLine = (a: Sign, b: Sign): number => (Math.abs(a.y - b.y) > 0.6 * Math.min(a.height, b.height) ? a.y - b.y : a.x - b.x)

const joined = (signs: readonly Sign[], order: (a: Sign, b: Sign) => number = (a, b) => a.x - b.x): string => [...signs].sort(order).map((sign) => sign.text).join('')

/** How badly these two pages were read, from the words: those that are nearly the same were the same. */
function noiseOf(places: readonly MeasuredPlace[]): number {
  let signs = 0
  let misread = 0
  for (const { alone, digits, length, difference } of places) {
    const wrong = changes(difference)
    if (alone || digits || length < 4 || wrong > 0.4 * length) continue
    signs += length
    misread += wrong
  }
  return signs === 0 ? 0.05 : misread / signs
}

/** Joins what overlaps from both sides. */
function placesOf(here: readonly Sign[], there: readonly Sign[], overlay: Overlay): readonly Place[] {
  const root = new Map<Sign, Sign>()
  const rootOf = (sign: Sign): Sign => {
    const up = root.get(sign)
    if (up === undefined || up === sign) return sign
    const top = rootOf(up)
    root.set(sign, top)
    return top
  }
  const scale = Math.abs(overlay.x(1000, 0) - overlay.x(0, 0)) / 1000
  const byHeight = [...there].sort((a, b) => a.y - b.y)
  for (const sign of here) {
    const [x, y] = [overlay.x(sign.x, sign.y), overlay.y(sign.x, sign.y)]
    for (const other of byHeight) {
      if (other.y < y - 60) continue
      if (other.y > y + 60) break
      if (covers({ x, y, width: sign.width * scale, height: sign.height * scale }, other)) root.set(rootOf(sign), rootOf(other))
    }
  }
  const places = new Map<Sign, { here: Sign[]; there: Sign[] }>()
  const place = (sign: Sign): { here: Sign[]; there: Sign[] } => {
    const top = rootOf(sign)
    const known = places.get(top) ?? { here: [], there: [] }
    places.set(top, known)
    return known
  }
  for (const sign of here) place(sign).here.push(sign)
  for (const sign of there) place(sign).there.push(sign)
  return [...places.values()]
}

type Area = Pick<Sign, 'x' | 'y' | 'width' | 'height'>

function covers(a: Area, b: Area): boolean {
  if (Math.abs(a.y - b.y) > 0.55 * Math.max(12, Math.min(a.height, b.height) + 6)) return false
  const common = Math.min(a.x + a.width / 2, b.x + b.width / 2) - Math.max(a.x - a.width / 2, b.x - b.width / 2)
  return common > 0.5 * Math.min(a.width, b.width)
}
