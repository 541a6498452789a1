import { placeholders, type Placeholder } from '../../shared/text/placeholders'
import { oneLine } from '../../shared/text/one-line'

export type PlaceholderValues = Readonly<Record<Placeholder, string>>

export interface Filled {
  readonly text: string
  /** names that nothing is known for: they stand in the text until somebody fills them in */
  readonly open: readonly string[]
}

/** No value is longer on its line; a stranger may call himself a novel. */
const longestValue = 200

const any = /\{\{\s*([^{}\n]{1,60}?)\s*\}\}/gu
const named = /\{\{\s*([a-z]+\.[a-z]+)\s*\}\}/giu

const isPlaceholder = (name: string): name is Placeholder => placeholders.some((known) => known === name.toLowerCase())

/** Names between braces that no module may use. */
export const unknownPlaceholders = (text: string): string[] => [...new Set([...text.matchAll(any)].map(([, name]) => name ?? ''))].filter((name) => !isPlaceholder(name))

/** Values are words on one line and nothing else; what looks like a placeholder in them is not filled once more. */
export function fillPlaceholders(text: string, values: PlaceholderValues): Filled {
  const open = new Set<string>()
  const filled = text.replace(any, (whole: string, name: string) => {
    const key = name.toLowerCase()
    const value = isPlaceholder(key) ? tidy(values[key]) : ''
    if (value === '') open.add(name)
    return value === '' ? whole : value
  })
  return { text: filled, open: [...open] }
}

/** Placeholders that nobody filled in, in one's own words: what is quoted or passed on may say what it likes. */
export function openPlaceholders(text: string): string[] {
  const own: string[] = []
  for (const line of text.split('\n')) {
    if (/^-{5,} .* -{5,}$/.test(line)) break
    if (!line.startsWith('>')) own.push(line)
  }
  return [...new Set([...own.join('\n').matchAll(named)].map(([, name]) => name ?? ''))]
}

const tidy = (value: string): string => oneLine(value.slice(0, longestValue).replaceAll('{{', '{ {'))
