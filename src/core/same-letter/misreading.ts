/** How two readings of one place differ, sign by sign. */
export interface Difference {
  /** digits read as other digits that look alike */
  readonly alikeDigits: number
  /** which: each here and there */
  readonly alike: readonly string[]
  readonly otherDigits: number
  /** digits that only one of them has, in its middle */
  readonly loneDigits: number
  /** whether one of them has more digits at its beginning or end: what a rule, a streak or the margin cuts off, it cuts off at once */
  readonly cutDigits: 0 | 1
  /** letters for letters, or for digits that do not look like them */
  readonly letters: number
  readonly loneLetters: number
  readonly cutLetters: 0 | 1
}

/** Shapes that lines of a fax make of each other. */
const lookAlike = new Set(['38', '83', '56', '65', '68', '86', '08', '80', '17', '71', '06', '60', '89', '98', '09', '90', '35', '53', '27', '72', '14', '41', '58', '85', '39', '93', '59', '95', '33'])
/** letters that digits are taken for, folded */
const asDigit: Readonly<Record<string, string>> = { o: '0', d: '0', q: '0', l: '1', i: '1', t: '1', j: '1', z: '2', s: '5', g: '6', b: '8' }

const isDigit = (sign: string): boolean => sign >= '0' && sign <= '9'

/** What one change costs, so that the cheapest story of a difference is told. */
function cost(a: string, b: string): number {
  if (a === b) return 0
  if (asDigit[a] === b || asDigit[b] === a) return 0.2
  return isDigit(a) === isDigit(b) ? 1 : 1.3
}

export function differenceOf(a: string, b: string): Difference {
  const width = b.length + 1
  const table = new Float64Array((a.length + 1) * width)
  for (let j = 1; j <= b.length; j++) table[j] = j
  for (let i = 1; i <= a.length; i++) {
    table[i * width] = i
    for (let j = 1; j <= b.length; j++) {
      const replaced = (table[(i - 1) * width + j - 1] ?? 0) + cost(a[i - 1] ?? '', b[j - 1] ?? '')
      const lone = Math.min(table[(i - 1) * width + j] ?? 0, table[i * width + j - 1] ?? 0) + 1
      table[i * width + j] = Math.min(replaced, lone)
    }
  }
  return walkBack(a, b, table, width)
}

function walkBack(a: string, b: string, table: Float64Array, width: number): Difference {
  const alike: string[] = []
  const found = { alikeDigits: 0, alike, otherDigits: 0, loneDigits: 0, cutDigits: 0 as 0 | 1, letters: 0, loneLetters: 0, cutLetters: 0 as 0 | 1 }
  /** The last step left out a letter: what a streak takes of a word, it takes at once. */
  let inGap = false
  const lone = (sign: string, atEdge: boolean): void => {
    const goesOn = inGap
    inGap = !isDigit(sign)
    if (isDigit(sign)) {
      if (atEdge) found.cutDigits = 1
      else found.loneDigits++
    } else if (atEdge) found.cutLetters = 1
    else if (!goesOn) found.loneLetters++
  }
  for (let i = a.length, j = b.length; i > 0 || j > 0; ) {
    const [x, y] = [a[i - 1] ?? '', b[j - 1] ?? '']
    const here = table[i * width + j] ?? 0
    if (i > 0 && j > 0 && near(here, (table[(i - 1) * width + j - 1] ?? 0) + cost(x, y))) {
      if (x !== y && cost(x, y) >= 1) {
        if (!isDigit(x) || !isDigit(y)) found.letters++
        else if (lookAlike.has(x + y)) {
          found.alikeDigits++
          alike.push(x + y)
        } else found.otherDigits++
      }
      inGap = false
      i--
      j--
    } else if (i > 0 && near(here, (table[(i - 1) * width + j] ?? 0) + 1)) {
      lone(x, j === 0 || j === b.length)
      i--
    } else {
      lone(y, i === 0 || i === a.length)
      j--
    }
  }
  return found
}

const near = (a: number, b: number): boolean => Math.abs(a - b) < 1e-9

export const changes = (difference: Difference): number =>
  difference.alikeDigits + difference.otherDigits + difference.loneDigits + difference.cutDigits + difference.letters + difference.loneLetters + difference.cutLetters

/**
 * How often a sign is misread that the recogniser is this sure of.
 * Steps, since its confidence is no probability: above 90 it is nearly always right, below 50 it guesses.
 */
export const misreadRate = (confidence: number): number => (confidence >= 90 ? 0.006 : confidence >= 80 ? 0.02 : confidence >= 70 ? 0.05 : confidence >= 50 ? 0.14 : 0.35)

/** No place decides more than this: a stamp, a hand's remark or a lost line may have spoilt it. */
export const surestNumber = 6
const surestWord = 1

/**
 * How much more likely two readings of one place differ because the letters differ than because one was misread
 * (natural logarithm, never below 0). Numbers weigh more than words: they are what tells this month's invoice from the last.
 */
export function evidence(difference: Difference, rate: number): number {
  const { alikeDigits, otherDigits, loneDigits, cutDigits, letters, loneLetters, cutLetters } = difference
  const digits = alikeDigits + otherDigits + loneDigits + cutDigits
  if (digits + letters + loneLetters + cutLetters === 0) return 0
  const noise =
    alikeDigits * Math.log(rate * 0.2) +
    otherDigits * Math.log(rate * 0.04) +
    loneDigits * Math.log(rate * 0.3) +
    cutDigits * Math.log(rate * 0.5) +
    letters * Math.log(rate * 0.1) +
    (loneLetters + cutLetters) * Math.log(rate * 0.4)
  const real = Math.log(digits > 0 ? 0.4 : 0.01) + (alikeDigits + otherDigits + loneDigits + cutDigits) * Math.log(0.1) + (letters + loneLetters + cutLetters) * Math.log(0.05)
  return Math.min(digits > 0 ? surestNumber : surestWord, Math.max(0, real - noise))
}
