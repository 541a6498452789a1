import { lex } from '../../../shared/search/lex'

interface TypedTextProps {
  readonly text: string
  /** how far the field is scrolled, so that both stay one above the other */
  readonly scrolled: number
}

/** What stands in the field, with its operators in colour; lies under the field's own text, which is see-through. */
export function TypedText({ text, scrolled }: TypedTextProps) {
  const parts: { readonly text: string; readonly kind: 'plain' | 'operator' | 'minus' | 'quote' }[] = []
  let reached = 0
  for (const term of lex(text)) {
    parts.push({ text: text.slice(reached, term.from), kind: 'plain' })
    const kind = term.operator !== null ? 'operator' : term.minus ? 'minus' : term.quotes !== 'none' ? 'quote' : 'plain'
    parts.push({ text: text.slice(term.from, term.to), kind })
    reached = term.to
  }
  parts.push({ text: text.slice(reached), kind: 'plain' })
  return (
    <span className="search-typed" aria-hidden>
      <span style={{ transform: `translateX(${-scrolled}px)` }}>
        {parts.map((part, index) => (
          <span key={index} data-part={part.kind}>
            {part.text}
          </span>
        ))}
      </span>
    </span>
  )
}
