import type { Block, Formatted, Paragraph } from '../domain/formatted'

/** Quotes are shown as such down to this depth; deeper ones keep their signs. */
const mostQuotes = 6

export const paragraphOf = (line: string): Paragraph => (line === '' ? { type: 'paragraph' } : { type: 'paragraph', content: [{ type: 'text', text: line }] })

export const paragraphsOf = (text: string): Paragraph[] => (text === '' ? [] : text.split('\n').map(paragraphOf))

/** Plain words as they begin to be formatted: each line is one, what bears `>` is quoted. Written out again it is the same text. */
export const formattedFromText = (text: string): Formatted => ({ type: 'doc', content: blocksOf(text.replaceAll('\r\n', '\n').split('\n'), mostQuotes) })

function blocksOf(lines: readonly string[], levels: number): Block[] {
  const blocks: Block[] = []
  let quoted: string[] = []
  const close = (): void => {
    if (quoted.length > 0) blocks.push({ type: 'quote', content: blocksOf(quoted, levels - 1) })
    quoted = []
  }
  for (const line of lines) {
    if (line.startsWith('>') && levels > 0) {
      quoted.push(line.replace(/^> ?/, ''))
    } else {
      close()
      blocks.push(paragraphOf(line))
    }
  }
  close()
  return blocks
}
