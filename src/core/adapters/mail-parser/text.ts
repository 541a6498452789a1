import { compile, type HtmlElement } from 'html-to-text'
import { mendCodePage } from '../../../shared/text/code-page'
import { dropInvisible, withoutFillers } from './invisible'

/** Text beyond this helps neither reader nor search. */
const mostTextLength = 2_000_000

/** Deeper than this no editor writes; the parser takes quadratic time for it. */
const mostDepth = 2_000
/** Cells a table cell may say it spans: no mail has wider tables, and each spanned cell costs memory. */
const mostSpan = 100

/** Stands around the whole, so that all of it passes through one hand before any of it is made text. */
const whole = 'rk-whole'

/** Links and pictures are left to the HTML view; the text is for reading, searching and quoting. */
const toText = compile({
  wordwrap: false,
  limits: { maxDepth: 150, maxInputLength: mostTextLength, maxChildNodes: 20_000 },
  baseElements: { selectors: [whole] },
  formatters: {
    seen: (all, walk, builder) => {
      dropInvisible(all)
      walk(all.children ?? [], builder)
    },
    boundedTable: (table, walk, builder, options) => {
      boundSpans(table)
      builder.options.formatters.dataTable(table, walk, builder, options)
    },
  },
  selectors: [
    { selector: whole, format: 'seen' },
    { selector: 'img', format: 'skip' },
    { selector: 'a', options: { ignoreHref: true } },
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({ selector, options: { uppercase: false } })),
    { selector: 'table', format: 'boundedTable', options: { uppercaseHeaderCells: false } },
  ],
})

export function plainText(text: string | undefined, html: string | null): string {
  const told = text?.trim() ?? ''
  if (told !== '') return tidy(text ?? '')
  if (html === null) return ''
  if (isBottomless(html)) return tidy(withoutTags(html))
  try {
    return tidy(toText(`<${whole}>${html}</${whole}>`).replace(/\u00a0/g, ' '))
  } catch {
    return tidy(withoutTags(html))
  }
}

const withoutTags = (html: string): string => html.slice(0, mostTextLength).replace(/<[^<>]*>/g, ' ')

/** More than this takes a window many seconds to lay out. */
const mostTags = 25_000
const mostHtmlLength = 20_000_000

/** HTML that would hold up whoever shows it: its text alone is shown. */
export function isOverwhelming(html: string): boolean {
  if (html.length > mostHtmlLength) return true
  let tags = 0
  for (let at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at + 1)) if (html[at + 1] !== '/' && ++tags > mostTags) return true
  return isBottomless(html)
}

const closesItself = /^(?:area|base|br|col|embed|hr|img|input|link|meta|p|li|option|param|source|td|th|tr|wbr)$/i

/** Whether tags stand deeper inside each other than anybody writes. Counted roughly: an unclosed one counts as open. */
function isBottomless(html: string): boolean {
  let depth = 0
  for (const [, closing, name = ''] of html.slice(0, mostTextLength).matchAll(/<(\/?)([a-z][a-z0-9]*)/gi)) {
    if (closesItself.test(name)) continue
    depth = closing ? Math.max(0, depth - 1) : depth + 1
    if (depth > mostDepth) return true
  }
  return false
}

/** Not recursive: a hostile mail may be deeper than the stack. */
function boundSpans(table: HtmlElement): void {
  const waiting: HtmlElement[] = [table]
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    for (const name of ['colspan', 'rowspan']) {
      if (node.attribs && Number(node.attribs[name]) > mostSpan) node.attribs[name] = String(mostSpan)
    }
    waiting.push(...(node.children ?? []).slice(0, 20_000))
  }
}

/** Line feeds only, no control characters but tab, no blank ends. */
function tidy(text: string): string {
  return withoutFillers(mendCodePage(text.slice(0, mostTextLength)))
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .split('\n')
    // `trimEnd`, because a pattern for blanks before a line's end takes minutes for a line of a million blanks.
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/\n{4,}/g, '\n\n\n')
    .trim()
}

/** What stands after the header where the structure of the mail is broken beyond parsing. */
export function bareBody(bytes: Uint8Array): string {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, mostTextLength)).toString('utf8')
  const gap = /\r?\n\r?\n/.exec(head)
  return gap === null ? '' : head.slice(gap.index + gap[0].length)
}
