/**
 * A word as a label is compared: case, umlaut dots, dashes and full stops are what fax and recogniser lose first,
 * and what they mistake for each other becomes one letter (l 1 | ! for i, 0 for o, 5 for s, 8 for b).
 */
export function foldLabel(text: string): string {
  return text
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[l1|!]/g, 'i')
    .replace(/0/g, 'o')
    .replace(/5/g, 's')
    .replace(/8/g, 'b')
    .replace(/[^a-z0-9]/g, '')
}

/** How many letters of a label may be misread: none in a short one, every short word is somebody's abbreviation. */
export const slipsAllowed = (length: number): number => (length < 6 ? 0 : length < 9 ? 1 : length < 14 ? 2 : 3)

/** Levenshtein distance, given up above `most`. */
export function distance(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most) return most + 1
  let previous = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (let i = 1; i <= one.length; i++) {
    const current = [i]
    let least = i
    for (let j = 1; j <= other.length; j++) {
      const cost = Math.min((previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1, (previous[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1))
      current.push(cost)
      if (cost < least) least = cost
    }
    if (least > most) return most + 1
    previous = current
  }
  return previous[other.length] ?? most + 1
}

/** Whether two texts are the same but for what a fax loses. */
export function alike(one: string, other: string): boolean {
  const [a, b] = [foldLabel(one), foldLabel(other)]
  const most = Math.floor(Math.max(a.length, b.length) * 0.15)
  return a !== '' && distance(a, b, most) <= most
}
