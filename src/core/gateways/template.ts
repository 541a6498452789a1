import { isAllowed, mayEnd, mayStart, placeholders, isImplausible, withheldAt, type Placeholder } from './placeholders'
import { plain, lowered } from './plain'

/**
 * A template is what a person types: words as they stand there, `*` for anything and {number}, {name} and so on for what is to be
 * read. It is no regular expression: matching looks at each place of the text once for each part of the template at most,
 * whatever either of them is.
 */
export interface Template {
  readonly source: string
  readonly parts: readonly Part[]
  /** its longest run of plain words: what does not hold it cannot fit */
  readonly needle: string
}

type Part =
  | { readonly kind: 'words'; readonly words: string }
  | { readonly kind: 'any' }
  | { readonly kind: 'value'; readonly name: Placeholder }

export type Values = Readonly<Partial<Record<Placeholder, string>>>

/** No subject, file name or line that a gateway writes is longer; the rest of a longer one is not looked at. */
const longestText = 500

/** What stands in braces and is no placeholder of ours; null where all are. */
export function unknownPlaceholder(source: string): string | null {
  for (const [whole, name] of source.matchAll(/\{([^{}]*)\}/g)) if (!isPlaceholder(name ?? '')) return whole
  return null
}

const isPlaceholder = (name: string): name is Placeholder => (placeholders as readonly string[]).includes(name)

export function compileTemplate(source: string): Template {
  const parts = plain(source)
    .split(/(\*|\{[^{}]*\})/)
    .filter((part) => part !== '')
    .map((part): Part => {
      const name = part.startsWith('{') ? part.slice(1, -1) : ''
      if (isPlaceholder(name)) return { kind: 'value', name }
      return part === '*' ? { kind: 'any' } : { kind: 'words', words: lowered(part) }
    })
  const needle = parts.reduce((longest, part) => (part.kind === 'words' && part.words.length > longest.length ? part.words : longest), '')
  return { source, parts, needle }
}

/** A text made ready for many templates. */
export interface Matched {
  readonly text: string
  readonly lower: string
}

export function matchable(text: string): Matched {
  const ready = plain(text.slice(0, longestText * 2)).slice(0, longestText)
  return { text: ready, lower: lowered(ready) }
}

/** What the template reads from the whole text; null where it does not fit. */
export function match({ parts, needle }: Template, { text, lower }: Matched): Values | null {
  if (!lower.includes(needle)) return null
  const width = text.length + 1
  /** places from which a part is known to lead nowhere, at its beginning and within a value: each is tried once */
  const hopeless = new Uint8Array(parts.length * 2 * width)
  const starts = new Array<number>(parts.length).fill(0)
  const ends = new Array<number>(parts.length).fill(0)

  const from = (index: number, at: number, within: boolean): boolean => {
    const part = parts[index]
    if (part === undefined) return at === text.length
    const state = (index * 2 + (within ? 1 : 0)) * width + at
    if (hopeless[state] === 1) return false
    const fits = fitsFrom(index, part, at, within)
    if (!fits) hopeless[state] = 1
    return fits
  }

  const fitsFrom = (index: number, part: Part, at: number, within: boolean): boolean => {
    switch (part.kind) {
      case 'words':
        return lower.startsWith(part.words, at) && from(index + 1, at + part.words.length, false)
      case 'any':
        return from(index + 1, at, false) || (at < text.length && from(index, at + 1, false))
      case 'value':
        return readsFrom(index, part.name, at, within)
    }
  }

  const readsFrom = (index: number, name: Placeholder, at: number, within: boolean): boolean => {
    const endHere = (): boolean => {
      if (!within || !mayEnd(name, text, at)) return false
      ends[index] = at
      return from(index + 1, at, false)
    }
    const goOn = (): boolean => {
      if (at >= text.length || !(within ? isAllowed(name, text, at) : mayStart(name, text, at))) return false
      if (!within) starts[index] = at
      return from(index, at + 1, true)
    }
    if (!within && name === 'number') {
      const end = withheldAt(lower, at)
      if (end !== null) {
        starts[index] = at
        ends[index] = end
        if (from(index + 1, end, false)) return true
      }
    }
    // Numbers go as far as they can, words only as far as they must: what follows them is told by the template.
    return name === 'number' || name === 'pages' ? goOn() || endHere() : endHere() || goOn()
  }

  if (!from(0, 0, false)) return null
  const values: Partial<Record<Placeholder, string>> = {}
  for (const [index, part] of parts.entries()) {
    if (part.kind !== 'value' || values[part.name] !== undefined) continue
    const value = text.slice(starts[index], ends[index]).trim()
    if (isImplausible(part.name, value)) return null
    values[part.name] = value
  }
  return values
}
