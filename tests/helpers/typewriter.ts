import type { Word } from '../../src/shared/domain/page'

/** Size of a typed page, pitch of its letters and lines, in pixels of a fine fax. */
export const typedPage = { width: 1728, height: 2400 }
const pitch = 17
const lineHeight = 36
const letterHeight = 24
/** A line that begins with `# ` is written in letters of double height. */
const large = /# (?=\S)/

/** Text set in columns as on a typewriter, as the words a recogniser would give; pieces two spaces apart are pieces of their own. */
export function typed(text: string): readonly Word[] {
  return text.split('\n').flatMap((written, line) => {
    const big = large.test(written)
    const row = written.replace(large, '')
    return [...row.matchAll(/\S+/g)].map((match): Word => {
      const height = big ? letterHeight * 2 : letterHeight
      return { text: match[0], box: [100 + match.index * pitch, 120 + line * lineHeight - (height - letterHeight), match[0].length * pitch - 3, height], confidence: 92, line }
    })
  })
}
