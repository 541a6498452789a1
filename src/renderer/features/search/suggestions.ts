import { lex, type Term } from '../../../shared/search/lex'
import { choiceWords, operatorNames, operators, personWords, takesChoice, wordFor, type ChoiceOperator, type Operator } from '../../../shared/search/operators'
import type { Language } from '../../../shared/strings/language'
import { fold, wordsOf } from '../../../shared/text/fold'

/** One line under the field, and what the text becomes with it. */
export interface Suggestion {
  readonly kind: 'operator' | 'choice' | 'person' | 'colleague' | 'label' | 'recent' | 'saved'
  readonly label: string
  /** the operator whose plain words explain it */
  readonly operator: Operator | null
  /** stands quietly beside the label: an address, a query */
  readonly beside: string
  readonly text: string
  /** where typing goes on in it */
  readonly caret: number
  /** the search is whole with it; otherwise something is typed behind it */
  readonly ends: boolean
}

export interface Person {
  readonly name: string
  readonly address: string
}

interface Sources {
  readonly language: Language
  readonly people: readonly Person[]
  /** names of those who work here, and of the labels: what may stand behind an operator */
  readonly colleagues: readonly string[]
  readonly labels: readonly string[]
  readonly recent: readonly string[]
  readonly saved: readonly { readonly name: string; readonly query: string }[]
}

/** More lines are not read. */
const mostOperators = 5
const mostPeople = 5
const mostNames = 8
const mostRecent = 5

/** What may be meant with what is typed so far; the term under the caret is the one that is gone on with. */
export function suggestionsFor(text: string, caret: number, { language, people, colleagues, labels, recent, saved }: Sources): readonly Suggestion[] {
  if (text.trim() === '') {
    return [
      ...saved.map(({ name, query }) => whole('saved', name, query, query)),
      ...recent.slice(0, mostRecent).map((query) => whole('recent', query, '', query)),
      ...operatorLines(text, caret, '', language).slice(0, mostOperators),
    ]
  }
  const term = termAt(text, caret)
  if (!term) return []
  if (term.operator !== null && takesChoice(term.operator)) return choiceLines(text, term, term.operator, language)
  if (term.operator === 'owner') return [...personWordLines(text, term, language), ...nameLines('colleague', text, term, colleagues)]
  if (term.operator === 'label') return nameLines('label', text, term, labels)
  const typed = term.value.toLowerCase()
  const offered = people.slice(0, mostPeople).map((person) => personLine(text, term, person, language))
  if (term.operator !== null) return ['from', 'to', 'with'].includes(term.operator) ? offered : []
  const begun = recent.filter((query) => query.toLowerCase().startsWith(text.toLowerCase()) && query !== text)
  const named = saved.filter(({ name }) => name.toLowerCase().startsWith(text.trim().toLowerCase()))
  return [
    ...(term.quotes === 'none' ? operatorLines(text, caret, typed, language).slice(0, mostOperators) : []),
    ...offered,
    ...named.map(({ name, query }) => whole('saved', name, query, query)),
    ...begun.slice(0, 3).map((query) => whole('recent', query, '', query)),
  ]
}

/** What is typed of a person: asked of the engine; empty where nobody is meant. */
export function personTyped(text: string, caret: number): string {
  const term = termAt(text, caret)
  if (!term || term.quotes === 'closed') return ''
  const asks = term.operator === null ? term.value.length >= 2 : ['from', 'to', 'with'].includes(term.operator) && term.value !== ''
  return asks ? term.value : ''
}

const whole = (kind: Suggestion['kind'], label: string, beside: string, text: string): Suggestion => ({ kind, label, operator: null, beside, text, caret: text.length, ends: true })

function operatorLines(text: string, caret: number, typed: string, language: Language): readonly Suggestion[] {
  const term = termAt(text, caret)
  return operatorNames
    .filter((name) => [...operators[name].de, ...operators[name].en].some((word) => word.startsWith(typed)) && (typed !== '' || offeredFirst.includes(name)))
    .map((name) => {
      const word = `${wordFor(name, language)}:`
      const minus = term?.minus ? '-' : ''
      return { kind: 'operator' as const, label: word, operator: name, beside: '', ...replaced(text, term, `${minus}${word}`), ends: false }
    })
}

/** In an empty field: what is asked for most. */
const offeredFirst: readonly Operator[] = ['from', 'channel', 'has', 'since', 'number']

function choiceLines(text: string, term: Term, operator: ChoiceOperator, language: Language): readonly Suggestion[] {
  const typed = term.value.toLowerCase()
  const word = text.slice(term.from, term.valueFrom).trimEnd()
  return choiceWords(operator, language)
    .filter((choice) => choice.startsWith(typed) && choice !== typed)
    .map((choice) => ({ kind: 'choice' as const, label: `${word}${choice}`, operator: null, beside: '', ...replaced(text, term, `${word}${choice} `), ends: true }))
}

function personWordLines(text: string, term: Term, language: Language): readonly Suggestion[] {
  const words = [personWords.me[language][0], personWords.nobody[language][0]]
  return words.filter((word) => word.startsWith(term.value.toLowerCase()) && word !== term.value.toLowerCase()).map((word) => valueLine('choice', text, term, word))
}

/** Names of which a word begins as was typed. */
function nameLines(kind: 'colleague' | 'label', text: string, term: Term, names: readonly string[]): readonly Suggestion[] {
  const typed = fold(term.value)
  return names
    .filter((name) => fold(name) !== typed && (typed === '' || ` ${wordsOf(fold(name)).join(' ')}`.includes(` ${typed}`)))
    .slice(0, mostNames)
    .map((name) => valueLine(kind, text, term, name))
}

function valueLine(kind: Suggestion['kind'], text: string, term: Term, value: string): Suggestion {
  const word = text.slice(term.from, term.valueFrom).trimEnd()
  const written = `${word}${inQuotes(value)}`
  return { kind, label: kind === 'choice' ? written : value, operator: null, beside: '', ...replaced(text, term, `${written} `), ends: true }
}

const inQuotes = (value: string): string => (/\s/.test(value) ? `"${value.replaceAll('"', '')}"` : value)

function personLine(text: string, term: Term, { name, address }: Person, language: Language): Suggestion {
  const word = term.operator === null ? `${term.minus ? '-' : ''}${wordFor('with', language)}:` : text.slice(term.from, term.valueFrom).trimEnd()
  const known = name || address
  return { kind: 'person', label: known, operator: null, beside: name === '' ? '' : address, ...replaced(text, term, `${word}${inQuotes(known)} `), ends: true }
}

const termAt = (text: string, caret: number): Term | undefined => lex(text).find(({ from, to }) => from < caret && caret <= to)

/** The term exchanged; a blank that `by` ends with stands once. */
function replaced(text: string, term: Term | undefined, by: string): Pick<Suggestion, 'text' | 'caret'> {
  const before = term ? text.slice(0, term.from) : `${text}${text === '' || /\s$/.test(text) ? '' : ' '}`
  const after = term ? text.slice(term.to) : ''
  return { text: `${before}${by}${by.endsWith(' ') ? after.trimStart() : after}`, caret: before.length + by.length }
}
