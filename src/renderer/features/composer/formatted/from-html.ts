import { DOMParser as SchemaParser, Fragment, Slice, type Node, type Schema } from 'prosemirror-model'
import { sightOf } from '../../../../shared/text/hidden-style'
import { mostNesting } from '../../../../shared/text/nesting'

/** Stands for an end of line until lines are made of it: a sign of private use, which no letter holds. */
const lineEnd = '\ue000'
/** Between the cells of a row. */
const cellGap = '\u2003'
/** More is laid out for the eye, and is no letter to be gone on with. */
const mostElements = 20_000

/**
 * The HTML of a mail as what can be written here: lines, lists, quotes, bold, italic, links and its pictures. It is read in a
 * document of its own, in which nothing runs or loads.
 * @param pictureOf the picture of the draft for one of the mail (`cid:`), or null
 * @returns null where it is too large
 */
export function blocksFromHtml(html: string, schema: Schema, pictureOf: (contentId: string) => string | null): Fragment | null {
  const inert = new DOMParser().parseFromString(html, 'text/html')
  if (inert.querySelectorAll('*').length > mostElements) return null
  dropUnseen(inert.body)
  for (const element of inert.body.querySelectorAll<HTMLElement>('*')) prepare(element, pictureOf)
  const { content } = SchemaParser.fromSchema(schema).parse(inert.body)
  return trimmed(settled(content, schema, mostNesting - 1))
}

/** Pasted HTML, with its ends of lines kept. */
export const markLineEnds = (html: string): string => html.replace(/<br\b[^>]*>/gi, lineEnd)

export function settledSlice(slice: Slice, schema: Schema): Slice {
  const bare = slice.content.firstChild?.isInline === true
  if (!bare) return new Slice(settled(slice.content, schema, mostNesting - 1), slice.openStart, slice.openEnd)
  const lines = linesOf(schema.node('paragraph', null, slice.content))
  return lines.length < 2 ? slice : new Slice(Fragment.from(lines), 1, 1)
}

/** The same rule by which the words of the mail were found: else they would not be known again in the draft. */
function dropUnseen(body: HTMLElement): void {
  const small = new Set<Element>()
  for (const element of body.querySelectorAll<HTMLElement>('*')) {
    // Read as written: the window's policy keeps inline styles from taking hold.
    const sight = sightOf(element.getAttribute('style') ?? '')
    if (sight === 'hidden' || element.hidden) element.remove()
    if (sight !== 'small' && (sight !== null || !small.has(element.parentElement ?? body))) continue
    small.add(element)
    for (const node of [...element.childNodes]) if (node instanceof Text) node.remove()
  }
}

function prepare(element: HTMLElement, pictureOf: (contentId: string) => string | null): void {
  const { tagName } = element
  if (tagName === 'BR') element.replaceWith(lineEnd)
  else if (tagName === 'IMG') setPicture(element, pictureOf)
  else if (tagName === 'TD' || tagName === 'TH') element.nextElementSibling?.before(cellGap)
  else if (tagName === 'TR') element.append(lineEnd)
  else if (tagName === 'PRE') for (const text of textsIn(element)) text.data = text.data.replaceAll('\n', lineEnd)
  else if (/^H[1-6]$/.test(tagName)) stress(element)
  // Outlook's lines are paragraphs, and its empty lines are, too.
  if (/^(?:P|H[1-6])$/.test(tagName) && !element.className.startsWith('Mso')) element.after(element.ownerDocument.createElement('div'))
}

function setPicture(element: HTMLElement, pictureOf: (contentId: string) => string | null): void {
  const source = element.getAttribute('src')?.trim() ?? ''
  const own = /^cid:/i.test(source) ? pictureOf(source.slice('cid:'.length)) : null
  const alt = (element.getAttribute('alt') ?? '').replace(/\p{Cc}+/gu, ' ').slice(0, 200)
  // Its own attributes are a stranger's word.
  if (own === null) element.remove()
  else element.replaceWith(pictureElement(element.ownerDocument, own, alt))
}

function pictureElement(inside: Document, contentId: string, alt: string): HTMLElement {
  const picture = inside.createElement('img')
  picture.alt = alt
  picture.dataset['contentId'] = contentId
  return picture
}

function stress(element: HTMLElement): void {
  const strong = element.ownerDocument.createElement('strong')
  strong.append(...element.childNodes)
  element.append(strong)
}

function* textsIn(element: HTMLElement): Generator<Text> {
  const walker = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) yield walker.currentNode as Text
}

/** Lines made of the ends of lines; what lies deeper than is kept lies flat. */
function settled(content: Fragment, schema: Schema, levels: number): Fragment {
  const blocks: Node[] = []
  content.forEach((node) => {
    if (node.type.name === 'paragraph') blocks.push(...linesOf(node))
    else if (levels > 0 || node.type.name === 'item') blocks.push(node.copy(settled(node.content, schema, node.type.name === 'item' ? levels : levels - 1)))
    else node.descendants((inner) => (inner.type.name === 'paragraph' ? (blocks.push(...linesOf(inner)), false) : true))
  })
  return Fragment.from(blocks)
}

function linesOf(paragraph: Node): Node[] {
  // Each letter is one place, and so is a picture.
  const text = paragraph.textBetween(0, paragraph.content.size, '', '\ufffc')
  if (!text.includes(lineEnd)) return [paragraph]
  const lines: Node[] = []
  let from = 0
  for (let at = text.indexOf(lineEnd); at >= 0; at = text.indexOf(lineEnd, from)) {
    lines.push(paragraph.cut(from, at))
    from = at + 1
  }
  // An end of line at the end of a paragraph ends nothing more.
  if (from < text.length) lines.push(paragraph.cut(from))
  return lines
}

/** One empty line at most stands between others, and none at the ends. */
function trimmed(content: Fragment): Fragment {
  const kept: Node[] = []
  const isEmpty = (node: Node | undefined): boolean => node?.type.name === 'paragraph' && node.textContent.trim() === '' && !hasPicture(node)
  content.forEach((node) => {
    if (!isEmpty(node) || (kept.length > 0 && !isEmpty(kept.at(-1)))) kept.push(node)
  })
  while (isEmpty(kept.at(-1))) kept.pop()
  return Fragment.from(kept)
}

function hasPicture(node: Node): boolean {
  let found = false
  node.forEach((inner) => {
    if (inner.type.name === 'picture') found = true
  })
  return found
}
