/**
 * The words before a colon that a search understands, in both languages at once: whoever has learned one may type it,
 * whatever language the window speaks. The first word of each language is the one that is offered.
 */
export const operators = {
  from: { de: ['von', 'absender'], en: ['from'], takes: 'words' },
  to: { de: ['an'], en: ['to'], takes: 'words' },
  with: { de: ['mit'], en: ['with'], takes: 'words' },
  subject: { de: ['betreff'], en: ['subject'], takes: 'words' },
  file: { de: ['datei'], en: ['file', 'filename'], takes: 'words' },
  number: { de: ['nr', 'nummer'], en: ['no', 'number'], takes: 'number' },
  channel: { de: ['kanal'], en: ['channel'], takes: 'choice' },
  has: { de: ['hat'], en: ['has'], takes: 'choice' },
  is: { de: ['ist'], en: ['is'], takes: 'choice' },
  state: { de: ['zustand'], en: ['state'], takes: 'choice' },
  owner: { de: ['zuständig', 'zustaendig'], en: ['owner', 'assigned'], takes: 'person' },
  label: { de: ['schlagwort', 'etikett'], en: ['label', 'tag'], takes: 'label' },
  due: { de: ['fällig', 'faellig'], en: ['due'], takes: 'choice' },
  before: { de: ['vor'], en: ['before'], takes: 'date' },
  after: { de: ['nach'], en: ['after'], takes: 'date' },
  since: { de: ['seit'], en: ['since'], takes: 'date' },
  on: { de: ['am', 'im'], en: ['on', 'in'], takes: 'date' },
} as const satisfies Readonly<Record<string, { readonly de: readonly string[]; readonly en: readonly string[]; readonly takes: 'words' | 'number' | 'choice' | 'person' | 'label' | 'date' }>>

export type Operator = keyof typeof operators
export const operatorNames = Object.keys(operators) as readonly Operator[]

/** What may stand behind an operator that takes a choice; the first word of each language is the one that is offered. */
export const choices = {
  channel: {
    fax: { de: ['fax'], en: ['fax'] },
    mail: { de: ['mail', 'email', 'e-mail'], en: ['mail', 'email', 'e-mail'] },
    internal: { de: ['notiz', 'notizen', 'intern'], en: ['note', 'notes', 'internal'] },
  },
  has: {
    attachment: { de: ['anhang', 'anhänge', 'datei'], en: ['attachment', 'attachments', 'file'] },
    pdf: { de: ['pdf'], en: ['pdf'] },
    picture: { de: ['bild', 'bilder'], en: ['picture', 'image'] },
  },
  is: {
    received: { de: ['empfangen', 'eingang'], en: ['received'] },
    sent: { de: ['gesendet', 'ausgang'], en: ['sent'] },
    unread: { de: ['ungelesen'], en: ['unread'] },
    urgent: { de: ['dringend'], en: ['urgent'] },
    overdue: { de: ['überfällig', 'ueberfaellig'], en: ['overdue'] },
  },
  state: {
    open: { de: ['offen'], en: ['open'] },
    waiting: { de: ['wartet', 'warten'], en: ['waiting'] },
    snoozed: { de: ['wiedervorlage'], en: ['snoozed'] },
    done: { de: ['erledigt'], en: ['done'] },
    trash: { de: ['papierkorb'], en: ['trash'] },
    junk: { de: ['junk'], en: ['junk'] },
  },
  due: {
    overdue: { de: ['überfällig', 'ueberfaellig'], en: ['overdue'] },
    today: { de: ['heute'], en: ['today'] },
    tomorrow: { de: ['morgen'], en: ['tomorrow'] },
    week: { de: ['woche'], en: ['week'] },
    any: { de: ['ja'], en: ['yes'] },
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, { readonly de: readonly string[]; readonly en: readonly string[] }>>>>

export type ChoiceOperator = keyof typeof choices
export type Choice = { readonly [O in ChoiceOperator]: { readonly operator: O; readonly value: keyof (typeof choices)[O] } }[ChoiceOperator]

type Language = 'de' | 'en'

export const operatorOf = (word: string): Operator | undefined => byWord.get(word.toLowerCase())

/** The word by which an operator is offered. */
export const wordFor = (operator: Operator, language: Language): string => operators[operator][language][0]

export function choiceOf(operator: ChoiceOperator, word: string): Choice | undefined {
  const wanted = word.toLowerCase()
  const found = Object.entries(choices[operator]).find(([, { de, en }]) => [...de, ...en].some((one: string) => one === wanted))
  return found && ({ operator, value: found[0] } as Choice)
}

/** The words that are offered behind an operator. */
export const choiceWords = (operator: ChoiceOperator, language: Language): readonly string[] => Object.values(choices[operator]).map((words) => words[language][0])

export const takesChoice = (operator: Operator): operator is ChoiceOperator => operators[operator].takes === 'choice'

/** Who is meant behind an operator that takes a person, beside names: whoever sits at the desk, and nobody. */
export const personWords = {
  me: { de: ['ich', 'mir', 'mich'], en: ['me'] },
  nobody: { de: ['niemand'], en: ['nobody'] },
} as const

export const personWordOf = (word: string): keyof typeof personWords | undefined => {
  const wanted = word.toLowerCase()
  return (['me', 'nobody'] as const).find((name) => [...personWords[name].de, ...personWords[name].en].some((one: string) => one === wanted))
}

export const beginsPersonWord = (typed: string): boolean =>
  Object.values(personWords).some(({ de, en }) => [...de, ...en].some((word) => word.startsWith(typed.toLowerCase())))

const byWord: ReadonlyMap<string, Operator> = new Map(operatorNames.flatMap((name) => [...operators[name].de, ...operators[name].en].map((word) => [word, name] as const)))
