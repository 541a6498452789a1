import { spacedLength } from './numbers'
import { operatorOf, type Operator } from './operators'

/** One piece of what was typed, as it stands there. */
export interface Term {
  /** where it stands: [from, to) as UTF-16 offsets, its minus and its operator with it */
  readonly from: number
  readonly to: number
  /** where what follows the colon begins; `from` where there is no operator */
  readonly valueFrom: number
  readonly minus: boolean
  readonly operator: Operator | null
  /** the word before a colon that is no operator */
  readonly unknown: string | null
  /** without quotes */
  readonly value: string
  /** stands in quotes, and whether they were closed */
  readonly quotes: 'none' | 'open' | 'closed'
  /** "OR" stood before it: it is another way to the term before */
  readonly or: boolean
}

/**
 * Cuts what was typed into terms. Total: each text has terms, and what is not understood is a word like any other.
 * `-` before a term takes away, OR / ODER between two of them joins, quotes hold words together, a word and a colon are an operator.
 */
export function lex(text: string): readonly Term[] {
  const terms: Term[] = []
  let or = false
  for (let at = nextNonBlank(text, 0); at < text.length; at = nextNonBlank(text, at)) {
    const joining = joiner.exec(text.slice(at))
    // In front, at the end, or twice it joins nothing: then it is a word.
    if (joining && terms.length > 0 && !or && nextNonBlank(text, at + joining[0].length) < text.length) {
      or = true
      at += joining[0].length
      continue
    }
    const term = termAt(text, at, or)
    terms.push(term)
    or = false
    at = term.to
  }
  return terms
}

function termAt(text: string, from: number, or: boolean): Term {
  const minus = text[from] === '-' && /[^\s\-–]/.test(text[from + 1] ?? ' ')
  const start = minus ? from + 1 : from
  const word = operatorWord.exec(text.slice(start))?.[1]
  const operator = word === undefined ? undefined : operatorOf(word)
  if (word === undefined || operator === undefined) {
    const unknown = word !== undefined && !notMeant.test(text.slice(start)) ? word : null
    return { from, valueFrom: start, minus, operator: null, unknown, or, ...valueAt(text, start) }
  }
  const behind = start + word.length + 1
  // "von: Meier": the blank is a habit of writing, not an end.
  const valueFrom = nextNonBlank(text, behind)
  const valued = valueFrom < text.length ? valueAt(text, valueFrom) : { value: '', quotes: 'none' as const, to: behind }
  return { from, valueFrom: Math.min(valueFrom, text.length), minus, operator, unknown: null, or, ...valued }
}

function valueAt(text: string, from: number): Pick<Term, 'value' | 'quotes' | 'to'> {
  const opening = text[from] ?? ''
  if (openingQuotes.includes(opening)) {
    const closing = text.slice(from + 1).search(closingQuotes)
    if (closing < 0) return { value: text.slice(from + 1), quotes: 'open', to: text.length }
    return { value: text.slice(from + 1, from + 1 + closing), quotes: 'closed', to: from + closing + 2 }
  }
  // "0431 20917-44": the groups of a number are one value, where it ends with a word.
  const spaced = from + spacedLength(text, from)
  if (/\s/.test(text.slice(from, spaced)) && /^(?:\s|$)/.test(text.slice(spaced))) return { value: text.slice(from, spaced), quotes: 'none', to: spaced }
  const length = /^\S+/.exec(text.slice(from))?.[0].length ?? 0
  return { value: text.slice(from, from + length), quotes: 'none', to: from + length }
}

function nextNonBlank(text: string, from: number): number {
  const ahead = text.slice(from).search(/\S/)
  return ahead < 0 ? text.length : from + ahead
}

const joiner = /^(?:OR|ODER|\|)(?=\s|$)/
const operatorWord = /^(\p{L}+):/u
/** "http://", "Re:", "C:\": words with a colon that nobody means as an operator */
const notMeant = /^\p{L}+:(?:[/\\]|\s|$)|^(?:re|aw|wg|fw|fwd|http|https|mailto|tel|fax|c|d):/iu
const openingQuotes = '"„“«»'
const closingQuotes = /["“”«»]/
