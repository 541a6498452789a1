import { columnGap, digit as d, gone, numberIn, without } from './text'

export interface PageCount {
  readonly page: number | null
  readonly pages: number | null
  /** it says that it counts pages: a label or brackets */
  readonly labelled: boolean
  /** the line without it */
  readonly rest: string
}

/** No fax has more; a larger number counts something else. */
const mostPages = 999

const words = 'Se[il1]t[eoc](?:n|\\(n\\))?|Page|Pagina|Pag|P[gq]|Blz|Blatt|Sheet'
/** A lone S is taken for a digit as easily as a digit for it. */
const label = `(?:${words}|Ss|[SP]|[5$8](?=\\s?[.,]\\s?\\S))`
const of = '(?:[/\\\\|]|[vy][o0]n|of|de|di|sur|van)'
const end = `(?=[\\s\\])}.,:;'|${gone}-]*(?:\\S{1,2})?\\s*$)`

/** `S. 01/03`, `[P002/003]`, `Seite 2 von 3`, `PAGE: 2/3`. */
const labelledOf = new RegExp(`(?<![\\p{L}\\d])[\\[I|]?\\s?${label}\\s?[.,:;]{0,2}\\s{0,2}(${d}{1,4})\\s?${of}\\s?(${d}{1,4})(?![\\p{L}\\d])\\s?[\\]|)}]?`, 'giu')
/** `[P0021003]`: the stroke taken for a one. */
const brackets = new RegExp(`[\\[I|]\\s?P(${d}{3})[1/7lI|](${d}{3})(?![\\p{L}\\d])\\s?[\\]|)}]?`, 'gu')
/** `S.2`, `P1`, `Seite 2`, `#2`. */
const labelledOne = new RegExp(`(?<![\\p{L}\\d])(?:${words}|Ss?(?=\\s?[.,:]|\\d)|[Pps](?=\\s?[.,:]|\\d)|#)\\s?[.,:;]{0,2}\\s{0,2}(${d}{1,3})(?![\\p{L}\\d/])|(?<![\\p{L}\\d])[SP]\\s(${d}{1,3})\\s*$`, 'giu')
/** `8.1`, set apart at the end, or `5. 1`: the S taken for a digit. */
const misreadOne = new RegExp(`(?:(?:${columnGap}|${gone})\\s?[5$8][.,]\\s?|\\s[5$8][.,]\\s)(${d}{1,3})\\s*$`, 'gu')
/** `T-243  001/002  F-443`: between counters of the machine, both of three figures. */
const amongCounters = new RegExp(`(?<![\\p{L}\\d/.-])([0O]${d}{2})\\s?[/\\\\|]\\s?([0O]${d}{2})(?![\\p{L}\\d/.-])`, 'gu')
/** `2/3`, `002/003` and nothing behind. */
const bareOf = new RegExp(`(?<![\\p{L}\\d/.-])(${d}{1,4})\\s?[/\\\\|]\\s?(${d}{1,4})(?![\\p{L}\\d/.-])${end}`, 'gu')
/** `01`, set apart at the end of the line. */
const bareOne = new RegExp(`(?:${columnGap}|${gone}\\s*(?=0)|(?<=\\p{L})\\s(?=0))(${d}{1,3})\\s*$`, 'gu')

/** The page and how many there are; what stands last in the line counts, as machines set it. */
export function readPageCount(text: string): PageCount {
  for (const [pattern, labelled] of [[labelledOf, true], [brackets, true], [bareOf, false], [amongCounters, false]] as const) {
    const match = last(text, pattern, (found) => pair(found) !== null)
    const counted = match === null ? null : pair(match)
    if (match && counted) return { ...counted, labelled, rest: without(text, place(match)) }
  }
  for (const [pattern, labelled] of [[labelledOne, true], [misreadOne, true], [bareOne, false]] as const) {
    const match = last(text, pattern, (found) => single(found) !== null)
    if (match) return { page: single(match), pages: null, labelled, rest: without(text, place(match)) }
  }
  return { page: null, pages: null, labelled: false, rest: text }
}

function last(text: string, pattern: RegExp, fits: (match: RegExpExecArray) => boolean): RegExpExecArray | null {
  return [...text.matchAll(pattern)].filter(fits).at(-1) ?? null
}

const place = (match: RegExpExecArray): { start: number; end: number } => ({ start: match.index, end: match.index + match[0].length })

const single = (match: RegExpExecArray): number | null => one(match[1] ?? match[2])

function one(signs: string | undefined): number | null {
  const number = numberIn(signs ?? '') ?? (/^[lI|]$/.test(signs ?? '') ? 1 : null)
  return number !== null && number >= 1 && number <= mostPages ? number : null
}

function pair(match: RegExpExecArray): { page: number; pages: number } | null {
  const [, left = '', right = ''] = match
  // `P9001/001`: both are set equally wide, so what is too much is a bracket or a label taken for a digit.
  const [page, pages] = [one(right.startsWith('0') ? left.slice(-right.length) : left), one(right)]
  return page !== null && pages !== null && page <= pages ? { page, pages } : null
}
