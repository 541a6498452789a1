import { withoutSigns } from '../../shared/search/folded-text'
import { spanOf } from '../../shared/search/dates'
import { lex, type Term } from '../../shared/search/lex'
import { joinedNumber } from '../../shared/search/numbers'
import { beginsPersonWord, choiceOf, choiceWords, operators, takesChoice, type Operator } from '../../shared/search/operators'
import { fold, healed, wordsOf, type LookedFor } from '../../shared/text/fold'
import type { Complaint } from '../../shared/contract/search'
import { mostBranches, type Place, type SearchTree, type WorkFact } from '../store/search-index'
import { choiceMeant, labelMeant, nothingKnown, ownerMeant, type Known } from './standing'

export interface ParsedQuery {
  readonly tree: SearchTree
  /** every word that is wanted, folded, for marking hits */
  readonly words: readonly LookedFor[]
  /** what was not understood, and was looked for as plain words or passed over */
  readonly complaints: readonly Complaint[]
}

/** Words of one query beyond this narrow nothing down: what comes after is passed over. */
const mostWords = 32

/**
 * Text → tree. Total: whatever is typed is a search; what makes no sense as an operator is words, with a complaint that
 * says so. All terms must hold, those joined by OR one of them. The last word may go on.
 */
export function parseQuery(text: string, known: Known = nothingKnown): ParsedQuery {
  const parser = new Parser(withoutSigns(healed(text)).trim(), known)
  return parser.parse()
}

class Parser {
  private readonly complaints: Complaint[] = []
  private readonly looked = new Map<string, LookedFor>()
  private room = mostWords
  private branches = 1
  private readonly terms: readonly Term[]
  private readonly openTerm: Term | undefined

  constructor(
    private readonly text: string,
    private readonly known: Known,
  ) {
    this.terms = lex(text)
    this.openTerm = this.terms.findLast((term) => !term.minus && term.quotes !== 'closed' && hasWords(term))
  }

  parse(): ParsedQuery {
    const parts: SearchTree[] = []
    let ways: SearchTree[] = []
    const close = (): void => {
      const [first, ...others] = ways
      if (first && first.kind !== 'or' && others.length === 0) parts.push(...(first.kind === 'and' ? first.parts : [first]))
      else if (first) parts.push(this.oneOf(ways))
      ways = []
    }
    for (const term of this.terms) {
      if (!term.or) close()
      if (this.room === 0) break
      const tree = this.treeOf(term)
      if (tree) ways.push(tree)
    }
    close()
    return { tree: { kind: 'and', parts }, words: [...this.looked.values()], complaints: this.complaints }
  }

  /** What is no word parts a search in two when it stands in an OR; more parts than a few are not searched. */
  private oneOf(ways: readonly SearchTree[]): SearchTree {
    const flat = ways.flatMap((way) => (way.kind === 'or' ? way.parts : [way]))
    const words = flat.filter(isWords)
    // How the work stands is one condition, however many ways it has.
    const parted = flat.filter(({ kind }) => kind === 'time').length + (flat.some(({ kind }) => kind === 'standing') ? 1 : 0) + (words.length > 0 ? 1 : 0)
    if (this.branches * parted <= mostBranches) {
      this.branches *= parted
      return { kind: 'or', parts: flat }
    }
    this.complaints.push({ code: 'dates-with-or', text: '', operator: null })
    return { kind: 'or', parts: words }
  }

  private treeOf(term: Term): SearchTree | null {
    if (term.quotes === 'open' && term.value.trim() !== '') this.complain('open-quote', term)
    if (term.unknown !== null) this.complaints.push({ code: 'unknown-operator', text: term.unknown, operator: null })
    if (term.operator === null) return negated(term, this.words(term, null))
    if (term.value === '') {
      if (term.to < this.text.length) this.complain('no-value', term)
      return null
    }
    const tree = this.operated(term, term.operator)
    if (tree !== undefined) return tree
    // Still being typed: it narrows nothing yet.
    return term.to === this.text.length ? null : negated(term, this.words(term, null))
  }

  /** Undefined where the value makes no sense. */
  private operated(term: Term, operator: Operator): SearchTree | null | undefined {
    if (takesChoice(operator)) {
      const choice = choiceOf(operator, term.value)
      if (choice) {
        const meant = choiceMeant(choice, this.known.now)
        return meant.kind === 'standing' ? standing(term, meant.fact) : negated(term, meant)
      }
      const begun = (['de', 'en'] as const).flatMap((language) => choiceWords(operator, language)).some((word) => word.startsWith(term.value.toLowerCase()))
      if (!begun || term.to < this.text.length) this.complain('unknown-choice', term)
      return undefined
    }
    switch (operator) {
      case 'before':
      case 'after':
      case 'since':
      case 'on':
        return this.timeOf(term, operator)
      case 'owner':
      case 'label': {
        const meant = operator === 'owner' ? ownerMeant(term.value, this.known) : labelMeant(term.value, this.known)
        if (typeof meant !== 'string') return standing(term, meant)
        const begun = operator === 'owner' && term.to === this.text.length && beginsPersonWord(term.value)
        if (!begun) this.complain(meant, term)
        return undefined
      }
      case 'number':
        return negated(term, this.number(term))
      case 'with': {
        const ways = [this.words(term, 'from'), this.words(term, 'to')].filter((way) => way !== null)
        return negated(term, ways.length === 0 ? null : { kind: 'or', parts: ways })
      }
      default:
        return negated(term, this.words(term, operator as Place))
    }
  }

  private timeOf(term: Term, operator: 'before' | 'after' | 'since' | 'on'): SearchTree | undefined {
    const span = spanOf(term.value, this.known.now)
    if (span === null) {
      this.complain('no-date', term)
      return undefined
    }
    const earlier = (until: number): SearchTree => ({ kind: 'time', from: null, until })
    const later = (from: number): SearchTree => ({ kind: 'time', from, until: null })
    switch (operator) {
      case 'before':
        return term.minus ? later(span.from) : earlier(span.from)
      case 'after':
        return term.minus ? earlier(span.until) : later(span.until)
      case 'since':
        return term.minus ? earlier(span.from) : later(span.from)
      case 'on':
        return term.minus ? { kind: 'or', parts: [earlier(span.from), later(span.until)] } : { kind: 'time', ...span }
    }
  }

  /** The words of a term: each has to be there; what is written together, or in quotes, has to stand together. */
  private words(term: Term, place: Place | null): SearchTree | null {
    const exact = term.quotes !== 'none'
    const chunks = exact ? [fold(term.value)] : fold(term.value).split(/\s+/u)
    const phrases = chunks.flatMap((chunk) => {
      const words = wordsOf(chunk).slice(0, this.room)
      this.room -= words.length
      return words.length === 0 ? [] : [{ chunk, words }]
    })
    const parts = phrases.map(({ chunk, words }, index) => {
      const prefix = term === this.openTerm && index === phrases.length - 1
      if (!term.minus) this.look(words, prefix)
      const phrase = { kind: 'phrase' as const, words, prefix, place, exact }
      const number = exact || (place !== null && place !== 'subject') ? null : this.joined(chunk, words, prefix, term)
      return number === null ? phrase : { kind: 'or' as const, parts: [phrase, ...number] }
    })
    if (parts.length <= 1) return parts[0] ?? null
    const apart: SearchTree = { kind: 'and', parts }
    const whole = exact || place !== null ? null : this.joined(fold(term.value), phrases.flatMap(({ words }) => words), false, term)
    return whole === null ? apart : { kind: 'or', parts: [apart, ...whole] }
  }

  private joined(chunk: string, words: readonly string[], prefix: boolean, term: Term): readonly SearchTree[] | null {
    const number = joinedNumber(chunk)
    if (number === null) return null
    if (!term.minus) this.looked.set(`#${number}`, { text: number, prefix, number: true })
    const asWord: readonly SearchTree[] = words.length > 1 ? [{ kind: 'phrase', words: [number], prefix, place: null, exact: true }] : []
    return [...asWord, { kind: 'number', text: number, prefix }]
  }

  private number(term: Term): SearchTree | null {
    const words = wordsOf(fold(term.value)).slice(0, this.room)
    this.room -= words.length
    if (words.length === 0) return null
    if (!term.minus) this.look(words, false)
    const phrase = { kind: 'phrase' as const, words, prefix: false, place: null, exact: false }
    const number = this.joined(fold(term.value), words, true, term)
    return number === null ? phrase : { kind: 'or', parts: [phrase, ...number] }
  }

  private look(words: readonly string[], prefix: boolean): void {
    words.forEach((text, index) => {
      const open = prefix && index === words.length - 1
      this.looked.set(text, { text, prefix: open || (this.looked.get(text)?.prefix ?? false) })
    })
  }

  private complain(code: Complaint['code'], { operator, value }: Term): void {
    this.complaints.push({ code, text: value, operator })
  }
}

const hasWords = ({ operator, value }: Term): boolean =>
  (operator === null || operators[operator].takes === 'words') && wordsOf(fold(value)).length > 0

const negated = (term: Term, tree: SearchTree | null): SearchTree | null => (tree !== null && term.minus ? { kind: 'not', part: tree } : tree)

const standing = ({ minus }: Term, fact: WorkFact): SearchTree => ({ kind: 'standing', fact, not: minus })

const isWords = ({ kind }: SearchTree): boolean => kind !== 'time' && kind !== 'standing'
