import type { Complaint } from '../contract/search'
import type { Language } from '../strings/language'
import type { StringKey, Translate } from '../strings/translate'
import { choiceWords, takesChoice, wordFor } from './operators'

const keys = {
  'unknown-operator': 'search.unknownOperator',
  'unknown-choice': 'search.unknownChoice',
  'unknown-person': 'search.unknownPerson',
  'unknown-label': 'search.unknownLabel',
  'nobody-at-desk': 'search.nobodyAtDesk',
  'no-date': 'search.noDate',
  'no-value': 'search.noValue',
  'open-quote': 'search.openQuote',
  'dates-with-or': 'search.datesWithOr',
  'beginning-cut': 'search.beginningCut',
} as const satisfies Readonly<Record<Complaint['code'], StringKey>>

/** What was not understood of a search, and what would be. */
export function complaintText(t: Translate, language: Language, { code, text, operator }: Complaint): string {
  const known = operator !== null && takesChoice(operator) ? choiceWords(operator, language).join(', ') : ''
  return t(keys[code], { text, operator: operator === null ? '' : wordFor(operator, language), choices: known })
}
