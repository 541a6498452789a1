/** One sign for all dashes, quotes and blanks, so that a template fits however a mail program set them. */
export const plain = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[‐‑‒–—―−]/g, '-')
    .replace(/[„“”«»″]/g, '"')
    .replace(/[‘’‚´`]/g, "'")
    .replace(/[\s\p{Cc}\p{Cf}]+/gu, ' ')
    .trim()

/** Small letters, place for place: of what would grow by it each sign stays as it is. */
export function lowered(text: string): string {
  const lower = text.toLowerCase()
  if (lower.length === text.length) return lower
  return Array.from(text, (sign) => (sign.toLowerCase().length === sign.length ? sign.toLowerCase() : sign)).join('')
}
