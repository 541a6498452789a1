export interface Amount {
  readonly cents: number
  readonly from: number
  readonly to: number
}

const figure = '[\\dOolI|]'
const german = `${figure}{1,3}(?:[. ]${figure}{3})+\\s?,\\s?${figure}{2}|${figure}{1,7}\\s?,\\s?${figure}{2}`
const english = '\\d{1,3}(?:,\\d{3})+\\.\\d{2}|\\d{1,7}\\.\\d{2}'
const round = '\\d{1,3}(?:\\.\\d{3})*,[-–—]{1,2}'
const pattern = new RegExp(`(?<![\\d\\p{L}.,])(?:${round}|${german}|${english})(?![\\d\\p{L}]|[.,]\\d|\\s?%|\\s?(?:mm|cm|kg|km|m²|m³|l|m|h|Std|g|t|ml|mg)(?!\\p{L}))`, 'gu')

/** Sums of money with two decimals in a text, German or English. */
export function amountsIn(text: string): readonly Amount[] {
  return [...text.matchAll(pattern)].flatMap((match) => {
    const cents = centsOf(match[0])
    return cents === null || !/\d/.test(match[0]) ? [] : [{ cents, from: match.index, to: match.index + match[0].length }]
  })
}

function centsOf(text: string): number | null {
  const plain = text.replace(/[Oo]/g, '0').replace(/[lI|]/g, '1').replace(/[-–—]+$/, '00').replace(/\s/g, '')
  const digits = plain.replace(/[.,]/g, '')
  return /^\d{3,11}$/.test(digits) ? Number(digits) : null
}

/** `1234.56` */
export const written = (cents: number): string => `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`
