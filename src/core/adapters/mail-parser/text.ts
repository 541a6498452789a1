import { compile } from 'html-to-text'
import { mendCodePage } from './code-page'

/** Text beyond this helps neither reader nor search. */
const mostTextLength = 2_000_000

/** Links and pictures are left to the HTML view; the text is for reading, searching and quoting. */
const toText = compile({
  wordwrap: false,
  limits: { maxDepth: 150, maxInputLength: mostTextLength, maxChildNodes: 20_000 },
  selectors: [
    { selector: 'img', format: 'skip' },
    { selector: 'a', options: { ignoreHref: true } },
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({ selector, options: { uppercase: false } })),
    { selector: 'table', format: 'dataTable', options: { uppercaseHeaderCells: false } },
  ],
})

export function plainText(text: string | undefined, html: string | null): string {
  const told = text?.trim() ?? ''
  if (told !== '') return tidy(text ?? '')
  if (html === null) return ''
  try {
    return tidy(toText(html).replace(/\u00a0/g, ' '))
  } catch {
    return tidy(html.slice(0, mostTextLength).replace(/<[^>]*>/g, ' '))
  }
}

/** Line feeds only, no control characters but tab, no blank ends. */
function tidy(text: string): string {
  return mendCodePage(text.slice(0, mostTextLength))
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .replace(/[ \t\u00a0]+\n/g, '\n')
    .replace(/\n{4,}/g, '\n\n\n')
    .trim()
}

/** What stands after the header where the structure of the mail is broken beyond parsing. */
export function bareBody(bytes: Uint8Array): string {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, mostTextLength)).toString('utf8')
  const gap = /\r?\n\r?\n/.exec(head)
  return gap === null ? '' : head.slice(gap.index + gap[0].length)
}
