import type { Draft } from '../../../shared/domain/draft'
import type { Block, Formatted } from '../../../shared/domain/formatted'
import { paragraphsOf } from '../../../shared/text/formatted-from-text'
import { formattedText } from '../../../shared/text/formatted-text'
import { ownWords } from '../../../shared/text/own-words'

/**
 * The text with another signature in the place of the one that stood there. One that a person has changed is his own words
 * and stays, and nothing is set beside it; where there was none, the new one stands above what is quoted.
 */
export function withSignature(text: string, before: string, after: string): string {
  if (before.trim() === after.trim()) return text
  const { own, below } = ownWords(text)
  const old = before.trim() === '' ? [] : before.trim().split('\n')
  const at = old.length === 0 ? own.length : lastPlace(own, old)
  if (at < 0) return text
  const written = own.slice(0, at).join('\n').trimEnd()
  const pieces = [after.trim(), own.slice(at + old.length).join('\n').trim(), below.join('\n').trimEnd()]
  // The place to write stays as wide as a fresh draft has it.
  return `${[written === '' ? '\n' : written, ...pieces.filter((piece) => piece !== '')].join('\n\n')}\n`
}

/** The same for a draft as it is, formatted or not. */
export function signed({ text, formatted }: Pick<Draft, 'text' | 'formatted'>, before: string, after: string): Pick<Draft, 'text' | 'formatted'> {
  if (formatted === null) return { text: withSignature(text, before, after), formatted }
  const doc = JSON.parse(formatted) as Formatted
  const next = { ...doc, content: withSignedLines(doc.content, before.trim(), after.trim()) }
  return { text: formattedText(next), formatted: JSON.stringify(next) }
}

function withSignedLines(blocks: readonly Block[], before: string, after: string): readonly Block[] {
  const words = blocks.map((block) => formattedText({ type: 'doc', content: [block] }))
  const quote = blocks.findIndex((block) => block.type === 'quote')
  const end = quote < 0 ? blocks.length : words[quote - 1]?.trimEnd().endsWith(':') ? quote - 1 : quote
  const old = before === '' ? [] : before.split('\n')
  const at = old.length === 0 ? end : lastPlace(words.slice(0, end), old)
  if (at < 0 || before === after) return blocks
  const rest = blocks.slice(at + old.length)
  const next = [...blocks.slice(0, at), ...paragraphsOf(after), ...(old.length === 0 && rest.length > 0 ? paragraphsOf('\n').slice(1) : []), ...rest]
  return next.length > 0 ? next : [{ type: 'paragraph' }]
}

/** The line at which these lines stand for the last time; -1 where they stand nowhere. */
function lastPlace(own: readonly string[], wanted: readonly string[]): number {
  for (let at = own.length - wanted.length; at >= 0; at--) if (wanted.every((line, index) => own[at + index]?.trimEnd() === line.trimEnd())) return at
  return -1
}
