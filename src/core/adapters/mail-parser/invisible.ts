import type { HtmlElement } from 'html-to-text'
import { sightOf } from '../../../shared/text/hidden-style'
import { hiddenBy, showsAgain } from './style-sheet'

/** Takes out what nobody sees who looks at the mail. Not recursive: a hostile mail may be deeper than the stack. */
export function dropInvisible(root: HtmlElement): void {
  const hidden = hiddenBy(sheetsOf(root))
  const waiting: { readonly node: HtmlElement; readonly small: boolean }[] = [{ node: root, small: false }]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { node, small } = next
    const kept: HtmlElement[] = []
    for (const child of node.children ?? []) {
      if (child.type === 'text') {
        if (!small) kept.push(child)
        continue
      }
      const style = child.attribs?.['style']
      const sight = style === undefined ? null : sightOf(style)
      if (sight === 'hidden' || (hidden.size > 0 && isNamed(child, hidden) && !showsAgain.test(style ?? '')) || child.attribs?.['hidden'] !== undefined || unseen.has(child.name ?? '')) continue
      kept.push(child)
      if (child.children) waiting.push({ node: child, small: sight === null ? small : sight === 'small' })
    }
    if (node.children && kept.length < node.children.length) node.children = kept
  }
}

const isNamed = ({ attribs }: HtmlElement, hidden: ReadonlySet<string>): boolean =>
  hidden.has(`#${attribs?.['id'] ?? ''}`) || (attribs?.['class'] ?? '').split(/\s+/).some((name) => hidden.has(`.${name}`))

function sheetsOf(root: HtmlElement): string[] {
  const sheets: string[] = []
  const waiting = [root]
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node.name === 'style') {
      if (everyScreen.test(node.attribs?.['media'] ?? '')) sheets.push((node.children ?? []).map((child) => child.data ?? '').join(''))
    } else for (const child of node.children ?? []) if (child.type !== 'text') waiting.push(child)
  }
  return sheets.reverse() // what was put down last was taken up first
}

const everyScreen = /^\s*(?:all|screen)?\s*$/i

const unseen: ReadonlySet<string> = new Set(['title', 'template'])

/**
 * Signs without a picture, by which mails push what follows out of the line that a list shows. One alone may belong to a word
 * (a hyphenation, a joined emoji), a row of them belongs to none.
 */
export const withoutFillers = (text: string): string => (fillers.test(text) ? text.replace(rowOfFillers, ' ') : text)

const fillers = /[\u034f\u061c\u180e\u200b-\u200f\u2007\u2060\ufeff\u00ad]/
const rowOfFillers = /(?:[\u034f\u061c\u180e\u200b-\u200f\u2007\u2060\ufeff\u00ad][ \u00a0]*){2,}/g
