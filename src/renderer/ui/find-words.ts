export interface SoughtWord {
  readonly text: string
  readonly prefix: boolean
}

/**
 * One spelling for all ways to write a word: small letters, no accents, ß as ss, and ä, ae, a alike (so for ö and ü),
 * because fax senders and recognition write umlauts in every way.
 */
export const fold = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/([aou])e/g, '$1')

const isHit = (folded: string, words: readonly SoughtWord[]): boolean =>
  words.some(({ text, prefix }) => {
    const sought = fold(text)
    return sought !== '' && (prefix ? folded.startsWith(sought) : folded === sought)
  })

const wordPattern = /[\p{L}\p{N}\p{M}]+/gu

/** Where the sought words stand in a text. */
export function findWords(text: string, words: readonly SoughtWord[]): readonly (readonly [number, number])[] {
  if (words.length === 0) return []
  return [...text.matchAll(wordPattern)]
    .filter((match) => isHit(fold(match[0]), words))
    .map((match) => [match.index, match.index + match[0].length] as const)
}
