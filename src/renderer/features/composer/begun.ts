import type { Beginning, Draft } from '../../../shared/domain/draft'

/**
 * A draft with the words that it was asked to begin with. What somebody wrote already stays, below them, and so does his
 * subject; asked for twice they stand there once.
 */
export function begun({ subject, text }: Draft, beginning: Beginning): Beginning {
  if (text.includes(beginning.text)) return { subject, text }
  const isFresh = text.trim() === '' || text.startsWith('\n')
  return { subject: isFresh ? beginning.subject : subject, text: `${beginning.text}${isFresh ? text : `\n\n${text}`}` }
}
