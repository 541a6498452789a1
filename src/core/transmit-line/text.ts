/** Stands in a line where something was made out already; neither letter, digit nor space. */
export const gone = '\u0001'
/** Between columns of a line: machines put what belongs together close together. */
export const columnGap = '  '

export interface Found<T> {
  readonly value: T
  readonly start: number
  readonly end: number
}

/** Takes what was found out of the line; every place keeps its index. */
export const without = (text: string, found: { readonly start: number; readonly end: number } | null): string =>
  found === null ? text : text.slice(0, found.start) + gone.repeat(found.end - found.start) + text.slice(found.end)

/** One sign for all dashes and arrows, no quotes: machines print none, and a » is two arrow heads. Lengths stay. */
export const plainSigns = (text: string): string =>
  text
    .replace(/[‐‑‒–—―−~]/g, '-')
    .replace(/[„“”"«‘’´`]/g, "'")
    .replace(/[→➔►»]/g, '>')
    .replace(/[{(](?=\s?P)/g, '[')
    // ISO 8601 sets a T between date and time.
    .replace(/(?<=\d)T(?=\d\d:)/g, ' ')

/** Shapes that recognition takes for digits' in print as small and broken as this. */
const digitOfShape: Readonly<Record<string, string>> = {
  O: '0', o: '0', Q: '0', D: '0', l: '1', I: '1', i: '1', ı: '1', '|': '1', '!': '1', ']': '1', Z: '2', z: '2', S: '5', s: '5', $: '5', G: '6', b: '6', B: '8', g: '9', q: '9',
}

/** A digit or what is taken for one, for a regular expression with the flags `u`. */
export const digit = '[0-9OoQDlIiı|!ZzSs$GbBgq]'

/** The digits meant, or null where fewer than half are digits: then it is a word. */
export function digitsIn(text: string): string | null {
  const real = text.replace(/\D/g, '').length
  if (real * 2 < text.length) return null
  const digits = [...text].map((sign) => (/\d/.test(sign) ? sign : (digitOfShape[sign] ?? ''))).join('')
  return digits.length === text.length ? digits : null
}

export function numberIn(text: string): number | null {
  const digits = digitsIn(text)
  return digits === null ? null : Number(digits)
}
