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

/** The line at which these lines stand for the last time; -1 where they stand nowhere. */
function lastPlace(own: readonly string[], wanted: readonly string[]): number {
  for (let at = own.length - wanted.length; at >= 0; at--) if (wanted.every((line, index) => own[at + index]?.trimEnd() === line.trimEnd())) return at
  return -1
}
