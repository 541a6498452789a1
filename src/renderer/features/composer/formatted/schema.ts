import { Schema } from 'prosemirror-model'

/** The same rule as in domain/formatted, which the engine holds against what comes from here. */
const openable = /^(?:https?:\/\/|mailto:)[^\p{Cc}\s]{1,1990}$/iu

export const isOpenable = (href: string): boolean => openable.test(href)

/** All that can be written. What is pasted becomes this or is left out; the names are those of domain/formatted. */
export const schema = new Schema({
  nodes: {
    doc: { content: 'block+' },
    paragraph: { content: 'inline*', group: 'block', parseDOM: [{ tag: 'p' }, { tag: 'div' }], toDOM: () => ['p', 0] },
    quote: { content: 'block+', group: 'block', defining: true, parseDOM: [{ tag: 'blockquote' }], toDOM: () => ['blockquote', 0] },
    bullets: { content: 'item+', group: 'block', parseDOM: [{ tag: 'ul' }], toDOM: () => ['ul', 0] },
    numbers: { content: 'item+', group: 'block', parseDOM: [{ tag: 'ol' }], toDOM: () => ['ol', 0] },
    item: { content: 'paragraph block*', defining: true, parseDOM: [{ tag: 'li' }], toDOM: () => ['li', 0] },
    text: { group: 'inline' },
    picture: {
      inline: true,
      group: 'inline',
      draggable: true,
      attrs: { contentId: { validate: 'string' }, alt: { default: '', validate: 'string' } },
      parseDOM: [{ tag: 'img[data-content-id]', getAttrs: (img) => ({ contentId: img.dataset['contentId'] ?? '', alt: img.getAttribute('alt') ?? '' }) }],
      toDOM: ({ attrs }) => ['img', { 'data-content-id': String(attrs['contentId']), alt: String(attrs['alt']) }],
    },
  },
  marks: {
    link: {
      attrs: { href: { validate: 'string' } },
      inclusive: false,
      parseDOM: [{ tag: 'a[href]', getAttrs: (link) => isOpenable(link.getAttribute('href') ?? '') && { href: link.getAttribute('href') } }],
      toDOM: ({ attrs }) => ['a', { href: String(attrs['href']), title: String(attrs['href']) }, 0],
    },
    bold: { parseDOM: [{ tag: 'strong' }, { tag: 'b', getAttrs: (b) => b.style.fontWeight !== 'normal' && null }, { style: 'font-weight=bold' }], toDOM: () => ['strong', 0] },
    italic: { parseDOM: [{ tag: 'em' }, { tag: 'i' }, { style: 'font-style=italic' }], toDOM: () => ['em', 0] },
  },
})
