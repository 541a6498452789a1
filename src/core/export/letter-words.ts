import type { Contact } from '../../shared/domain/conversation'
import type { Language } from '../../shared/strings/language'
import { failureText, type Translate } from '../../shared/strings/translate'
import type { ErrorCode } from '../../shared/errors'
import { fileSize, momentOnPaper } from '../../shared/text/written'
import { oneLine } from '../../shared/text/one-line'
import { readableNumber } from '../../shared/text/readable-number'
import { formatAddress, formatAddresses } from '../composing'
import type { LetterPart } from '../ports'
import type { ExportConversation, ExportMessage } from './read-conversation'

export interface LetterTongue {
  readonly t: Translate
  readonly language: Language
  /** of the machine, if not given */
  readonly timeZone?: string
}

/** A file as a letter lists it. */
export interface ListedFile {
  /** its name inside the PDF */
  readonly name: string
  readonly size: number
  /** its bytes are not there any more */
  readonly missing: boolean
}

type Fact = LetterPart['facts'][number]

/** What stands above all letters: of what this is, and when it was written. */
export function coverLetter({ subject, contact, messages }: ExportConversation, now: number, { t, language, timeZone }: LetterTongue): LetterPart {
  const zone = timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone
  return {
    kind: 'letter',
    heading: oneLine(subject) || t('conversation.noSubject'),
    facts: [
      { name: t('export.with'), value: contactName(contact) || t('conversation.unknownContact') },
      { name: t('export.messages'), value: t('conversation.messageCount', { count: messages.length }) },
      { name: t('export.written'), value: t('export.writtenAt', { when: momentOnPaper(now, language, timeZone), zone }) },
    ],
    text: '',
  }
}

/**
 * A message as a letter: who, when, by which channel, what became of it. Blind copies are left out, as in the mail itself:
 * an export often leaves the house.
 */
export function letterOf(message: ExportMessage, contact: Contact, files: readonly ListedFile[], { t, language, timeZone }: LetterTongue): LetterPart {
  const when = (at: number): string => momentOnPaper(at, language, timeZone)
  const pages = message.files.reduce((sum, { role, pages: all }) => sum + (role === 'document' ? all.length : 0), 0)
  const facts: Fact[] = [
    { name: t('export.when'), value: when(message.at) },
    { name: t('export.from'), value: message.channel === 'mail' && message.from ? formatAddress(message.from) : '' },
    { name: t('export.number'), value: message.channel === 'fax' ? readableNumber(message.faxNumber ?? '') : '' },
    { name: t('export.to'), value: formatAddresses(message.to) },
    { name: t('export.cc'), value: formatAddresses(message.cc) },
    { name: t('export.subject'), value: message.channel === 'internal' ? '' : oneLine(message.subject) },
    { name: t('export.pages'), value: pages === 0 ? '' : t('conversation.pages', { count: pages }) },
    { name: t('export.delivery'), value: deliveryOf(message, t, when) },
    { name: t('export.files'), value: files.map((file) => listed(file, t, language)).join('\n') },
  ]
  return { kind: 'letter', heading: headingOf(message, contact, t), facts: facts.filter(({ value }) => value !== ''), text: message.channel === 'fax' ? '' : message.text.trimEnd() }
}

function headingOf(message: ExportMessage, contact: Contact, t: Translate): string {
  if (message.channel === 'internal') return message.note?.author ? t('export.noteOf', { name: message.note.author.name }) : t('notes.title')
  if (message.direction === 'out') return t('export.sentTo', { channel: t(`app.${message.channel}`), name: message.to.map(({ name, address }) => name || readableNumber(address)).join(', ') })
  return t('export.cameFrom', { channel: t(`app.${message.channel}`), name: readableNumber(oneLine(senderName(message, contact))) || t('conversation.unknownContact') })
}

export const senderName = ({ from, faxNumber }: ExportMessage, contact: Contact): string => from?.name || from?.address || contact.name || (faxNumber ?? contactName(contact))

const contactName = ({ name, addresses }: Contact): string => oneLine(name) || readableNumber(addresses[0]?.value ?? '')

function deliveryOf({ direction, channel, delivery }: ExportMessage, t: Translate, when: (at: number) => string): string {
  if (direction !== 'out' || channel === 'internal') return ''
  if (delivery === null) return t('conversation.sentElsewhere')
  const { step, at, code, params } = delivery
  const state = step === 'sent' || step === 'delivered' ? t(`conversation.${step}`, { when: when(at) }) : t(`conversation.${step}`)
  return code === null ? state : `${state}\n${failureText(t, { code: code as ErrorCode, params })}`
}

const listed = ({ name, size, missing }: ListedFile, t: Translate, language: Language): string =>
  missing ? t('export.fileMissing', { name }) : t('export.fileLine', { name, size: fileSize(size, language) })
