import type { OwnGateway, Pattern } from '../../../shared/domain/gateway'
import type { Translate } from '../../../shared/strings/translate'

/** The templates of a list as a person types them: one a line, placeholders in the window's language. */
export interface GatewayForm {
  readonly id: string | null
  readonly name: string
  readonly active: boolean
  readonly means: Pattern['means']
  readonly numbering: Pattern['numbering']
  readonly sender: string
  readonly subject: string
  readonly text: string
  readonly says: string
  readonly file: string
}

export const emptyGateway: GatewayForm = { id: null, name: '', active: true, means: 'fax', numbering: 'DE', sender: '', subject: '', text: '', says: '', file: '' }

export const numberings: readonly Pattern['numbering'][] = ['DE', 'AT', 'CH', 'FR', 'NL', 'BE', 'GB', 'US', 'none']

const placeholders = ['number', 'name', 'date', 'time', 'pages', 'job'] as const
type Placeholder = (typeof placeholders)[number]

/** A placeholder as it stands on screen. */
export const placeholderWord = (t: Translate, name: Placeholder): string => `{${t(`gateways.${name}`)}}`

export const placeholderList = (t: Translate): string => placeholders.map((name) => placeholderWord(t, name)).join(' ')

export const localised = (t: Translate, template: string): string => placeholders.reduce((text, name) => text.replaceAll(`{${name}}`, placeholderWord(t, name)), template)

/** Takes the placeholders of the window's language and the plain ones alike, in small letters or large. */
function neutral(t: Translate, template: string): string {
  return template.replace(/\{([^{}]*)\}/g, (whole, typed: string) => {
    const word = typed.trim().toLowerCase()
    const known = placeholders.find((name) => name === word || t(`gateways.${name}`).toLowerCase() === word)
    return known ? `{${known}}` : whole
  })
}

const lines = (t: Translate, text: string): string[] =>
  text
    .split('\n')
    .map((line) => neutral(t, line).trim())
    .filter((line) => line !== '')

export const patternOf = (t: Translate, form: GatewayForm): Pattern => ({
  means: form.means,
  numbering: form.numbering,
  sender: lines(t, form.sender),
  subject: lines(t, form.subject),
  text: lines(t, form.text),
  says: lines(t, form.says),
  file: lines(t, form.file),
})

export const toSave = (t: Translate, form: GatewayForm): OwnGateway => ({ id: form.id, name: form.name.trim(), active: form.active, pattern: patternOf(t, form) })

export function formOf(t: Translate, id: string, name: string, active: boolean, pattern: Pattern): GatewayForm {
  const typed = (templates: readonly string[]): string => templates.map((template) => localised(t, template)).join('\n')
  const { means, numbering, sender, subject, text, says, file } = pattern
  return { id, name, active, means, numbering, sender: typed(sender), subject: typed(subject), text: typed(text), says: typed(says), file: typed(file) }
}
