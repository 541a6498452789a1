import { sightOf } from '../../../shared/text/hidden-style'

/** Beyond it no mail says how it looks, and a hostile one would have it read again and again. */
const mostLength = 200_000

/**
 * Classes and ids that a mail's own style sheets hide everywhere, as `.preheader` and `#vorschau`. What an at-rule says holds for
 * some screens only (`@media`), so it hides nothing here; nor does a selector of several parts or of one kind of element: rather a
 * word too many.
 * @param sheets the content of `<style>` elements for every screen, in their order
 */
export function hiddenBy(sheets: readonly string[]): ReadonlySet<string> {
  const hidden = new Set<string>()
  for (const [selectors, declarations] of rulesOf(sheets.join('\n').slice(0, mostLength))) {
    if (sightOf(declarations) === 'hidden') for (const selector of selectors.split(',')) if (simple.test(selector.trim())) hidden.add(selector.trim())
    // Wherever in a selector it stands: that a mail shows something again, on some condition or other, counts for more.
    if (showsAgain.test(declarations)) for (const [name] of selectors.matchAll(names)) hidden.delete(name)
  }
  return hidden
}

const simple = /^[.#][\w-]+$/
const names = /[.#][\w-]+/g
export const showsAgain = /(?:^|;)\s*display\s*:\s*(?!none\b)[a-z]/i

/** The rules that stand in no at-rule, in their order. */
function* rulesOf(sheet: string): Iterable<readonly [selectors: string, declarations: string]> {
  const css = withoutComments(sheet)
  let depth = 0
  let inside = 0
  let from = 0
  let selectors = ''
  for (let at = 0; at < css.length; at++) {
    const sign = css[at]
    if (sign === '{') {
      if (depth === inside) selectors = css.slice(from, at).trim()
      if (selectors.startsWith('@') && depth === inside) inside++
      depth++
      from = at + 1
    } else if (sign === '}') {
      if (depth === inside + 1 && inside === 0) yield [selectors, css.slice(from, at)]
      depth = Math.max(0, depth - 1)
      inside = Math.min(inside, depth)
      from = at + 1
    } else if (sign === ';' && depth === 0) from = at + 1 // `@import …;` is no rule
  }
}

/** With the marks that hide a sheet from mail programs of the last century. */
function withoutComments(css: string): string {
  let kept = ''
  let at = 0
  for (let start = css.indexOf('/*'); start >= 0; start = css.indexOf('/*', at)) {
    kept += css.slice(at, start)
    const end = css.indexOf('*/', start + 2)
    if (end < 0) return kept
    at = end + 2
  }
  return (kept + css.slice(at)).replaceAll('<!--', ' ').replaceAll('-->', ' ')
}
