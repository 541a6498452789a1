import type { Block, Formatted, Inline } from '../domain/formatted'

/**
 * What is formatted as plain words that say the same: lists with dashes and numbers, quotes with `>` (RFC 3676 §4.5),
 * stress between signs and the target of a link behind its words, as mail programs write them.
 */
export const formattedText = ({ content }: Formatted): string => content.flatMap(linesOf).join('\n')

function linesOf(block: Block): string[] {
  switch (block.type) {
    case 'paragraph':
      return [lineOf(block.content ?? [])]
    case 'quote':
      return block.content.flatMap(linesOf).map((line) => (line.startsWith('>') ? `>${line}` : `> ${line}`.trimEnd()))
    case 'bullets':
    case 'numbers':
      return block.content.flatMap((item, index) => hung(block.type === 'bullets' ? '- ' : `${index + 1}. `, item.content.flatMap(linesOf)))
  }
}

/** The first line bears the sign, the others stand below its words. */
const hung = (sign: string, lines: readonly string[]): string[] => lines.map((line, index) => (index === 0 ? `${sign}${line}` : line === '' ? '' : `${' '.repeat(sign.length)}${line}`))

function lineOf(parts: readonly Inline[]): string {
  let line = ''
  parts.forEach((part, index) => {
    if (part.type === 'picture') line += part.attrs.alt === '' ? '[…]' : `[${part.attrs.alt}]`
    else line += opened(part, parts[index - 1]) + part.text.replace(/[\r\n]+/g, ' ') + closed(part, parts[index + 1])
  })
  return line
}

const stresses = [['bold', '*'], ['italic', '/']] as const

const has = (part: Inline | undefined, type: string): boolean => part?.type === 'text' && (part.marks ?? []).some((mark) => mark.type === type)

const opened = (part: Inline, before: Inline | undefined): string => stresses.map(([type, sign]) => (has(part, type) && !has(before, type) ? sign : '')).join('')

function closed(part: Inline, after: Inline | undefined): string {
  const signs = stresses.map(([type, sign]) => (has(part, type) && !has(after, type) ? sign : '')).reverse()
  const target = targetOf(part)
  // A link of several pieces, one of them bold, names its target once.
  return signs.join('') + (target !== null && target !== targetOf(after) && part.type === 'text' && !says(part.text, target) ? ` <${target}>` : '')
}

function targetOf(part: Inline | undefined): string | null {
  const link = part?.type === 'text' ? (part.marks ?? []).find((mark) => mark.type === 'link') : undefined
  return link?.type === 'link' ? link.attrs.href : null
}

const bare = (address: string): string => address.trim().replace(/^(?:https?:\/\/|mailto:)/i, '').replace(/\/$/, '')
const says = (text: string, target: string): boolean => bare(text) === bare(target)
