import type { Block, Formatted, Inline, Mark } from '../domain/formatted'

/** What mail programs draw beside a quote. */
const quoteStyle = 'margin:0 0 0 4px;padding-left:12px;border-left:2px solid #c8cfcc'

/** The HTML of what is formatted. All words are escaped and every element is written here: nothing of it comes from outside. */
export function formattedHtml({ content }: Formatted, pictureAt: (contentId: string) => string | null): string {
  return `<!DOCTYPE html>\n<html><head><meta charset="utf-8"></head><body>\n${content.map((block) => blockHtml(block, pictureAt)).join('\n')}\n</body></html>\n`
}

type PictureAt = (contentId: string) => string | null

function blockHtml(block: Block, pictureAt: PictureAt): string {
  switch (block.type) {
    case 'paragraph':
      return `<div>${lineHtml(block.content ?? [], pictureAt)}</div>`
    case 'quote':
      return `<blockquote type="cite" style="${quoteStyle}">\n${block.content.map((inner) => blockHtml(inner, pictureAt)).join('\n')}\n</blockquote>`
    case 'bullets':
    case 'numbers': {
      const tag = block.type === 'bullets' ? 'ul' : 'ol'
      const items = block.content.map(({ content }) => `<li>${content.map((inner) => blockHtml(inner, pictureAt)).join('\n')}</li>`)
      return `<${tag}>\n${items.join('\n')}\n</${tag}>`
    }
  }
}

// An empty line has no height without something in it.
const lineHtml = (parts: readonly Inline[], pictureAt: PictureAt): string => (parts.length === 0 ? '<br>' : parts.map((part) => partHtml(part, pictureAt)).join(''))

function partHtml(part: Inline, pictureAt: PictureAt): string {
  if (part.type === 'picture') {
    const source = pictureAt(part.attrs.contentId)
    return source === null ? escaped(part.attrs.alt) : `<img src="${escaped(source)}" alt="${escaped(part.attrs.alt)}" style="max-width:100%">`
  }
  return (part.marks ?? []).reduceRight((inner, mark) => marked(mark, inner), spaced(escaped(part.text.replace(/[\r\n]+/g, ' '))))
}

function marked(mark: Mark, inner: string): string {
  switch (mark.type) {
    case 'bold':
      return `<strong>${inner}</strong>`
    case 'italic':
      return `<em>${inner}</em>`
    case 'link':
      return `<a href="${escaped(mark.attrs.href)}">${inner}</a>`
  }
}

/** Blanks that stand together stay where they are, as a person typed them. */
const spaced = (html: string): string => html.replace(/ (?= )|^ /g, '&nbsp;')

const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => signs[sign] ?? sign)
