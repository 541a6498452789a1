import { IntlMessageFormat } from 'intl-messageformat'
import type { Failure } from '../result'
import { de, type Strings } from './de'
import { en } from './en'
import type { Language } from './language'

export type StringKey = { [F in keyof typeof de]: `${F}.${keyof (typeof de)[F] & string}` }[keyof typeof de]
export type StringParams = Readonly<Record<string, string | number | Date>>
export type Translate = (key: StringKey, params?: StringParams) => string

const tables: Record<Language, Strings> = { de, en }

/** Makes the translator of one language. Texts are ICU messages: `{count, plural, one {# Seite} other {# Seiten}}`. */
export function translator(language: Language): Translate {
  const made = new Map<StringKey, IntlMessageFormat>()
  return (key, params) => {
    let format = made.get(key)
    if (!format) {
      format = new IntlMessageFormat(textOf(language, key), language)
      made.set(key, format)
    }
    try {
      return String(format.format(params))
    } catch {
      // A parameter is missing. A sentence with a gap still says more than none, and a failure must never fail to be told.
      return textOf(language, key).replace(/\{(\w+)[^{}]*\}/g, (_, name: string) => String(params?.[name] ?? '…'))
    }
  }
}

/** The words of a failure: what is so and what can be done. */
export const failureText = (t: Translate, failure: Failure): string => t(`errors.${failure.code}`, failure.params)

function textOf(language: Language, key: StringKey): string {
  const dot = key.indexOf('.')
  const feature = tables[language][key.slice(0, dot) as keyof Strings] as Readonly<Record<string, string>>
  return feature[key.slice(dot + 1)] ?? key
}
