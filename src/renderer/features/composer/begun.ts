import type { Formatted } from '../../../shared/domain/formatted'
import { paragraphsOf } from '../../../shared/text/formatted-from-text'
import { formattedText } from '../../../shared/text/formatted-text'
import type { Beginning, Draft } from '../../../shared/domain/draft'

/**
 * A draft with the words that it was asked to begin with. What somebody wrote already stays, below them, and so does his
 * subject; asked for twice they stand there once.
 */
export function begun(draft: Draft, beginning: Beginning): Beginning & Partial<Pick<Draft, 'formatted'>> {
  const { subject, text, formatted } = draft
  if (text.includes(beginning.text)) return { subject, text }
  if (formatted !== null) {
    const doc = JSON.parse(formatted) as Formatted
    const next = { ...doc, content: [...paragraphsOf(`${beginning.text}\n`), ...doc.content] }
    return { subject, text: formattedText(next), formatted: JSON.stringify(next) }
  }
  const isFresh = text.trim() === '' || text.startsWith('\n')
  return { subject: isFresh ? beginning.subject : subject, text: `${beginning.text}${isFresh ? text : `\n\n${text}`}` }
}
