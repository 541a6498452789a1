import { docTypes } from '../../../../shared/domain/doc-type'
import type { FaxDetails, FieldName } from '../../../../shared/domain/fax'
import type { Box } from '../../../../shared/domain/page'
import type { Language } from '../../../../shared/strings/language'
import type { Translate } from '../../../../shared/strings/translate'
import { groupedIban, writtenAmount } from '../../../i18n/amounts'
import { letterDate } from '../../../i18n/dates'
import { readableNumber } from '../../../../shared/text/readable-number'

/** Where something stands: on which page of the fax, and where in its upright picture. */
export interface Place {
  readonly pageId: string
  readonly page: number
  readonly box: Box
}

/** One line of the fax record as it is shown. */
export interface RecordLine {
  readonly key: string
  readonly label: string
  readonly text: string
  /** what the clipboard gets: numbers without the blanks that only help the eye */
  readonly copied: string
  readonly hint: string | null
  readonly uncertain: boolean
  readonly place: Place | null
}

export interface RecordWords {
  readonly t: Translate
  readonly language: Language
}

type Read = FaxDetails['fields'][number]

/** Less sure than this a field is shown as uncertain: one of its signs or its label was read with doubt. */
const uncertainBelow = 65

/** After who and when: what the letter is filed by, the money, and last what is known anyhow. */
const order: readonly FieldName[] = [
  'documentDate',
  'bestellnummer',
  'rechnungsnummer',
  'lieferscheinnummer',
  'kundennummer',
  'aktenzeichen',
  'ihrZeichen',
  'unserZeichen',
  'totalAmount',
  'iban',
  'ustId',
  'subject',
  'recipient',
]

/** The lines of the fax record: what the machine stamped, completed and proved by what the letter says. */
export function recordLines(details: FaxDetails, words: RecordWords): readonly RecordLine[] {
  const fieldLine = (name: FieldName): readonly RecordLine[] => {
    const field = details.fields.find((read) => read.name === name)
    return field ? [lineOf(field, words)] : []
  }
  const { record } = details
  const stamped = (key: string, label: string, text: string | null, copied = text, hint: string | null = null): readonly RecordLine[] =>
    text === null ? [] : [{ key, label, text, copied: copied ?? text, hint, uncertain: false, place: null }]
  const { t } = words
  const company = fieldLine('senderCompany')
  const number = fieldLine('senderFax')
  return [
    ...(company.length > 0 ? company : stamped('from', t('fax.from'), record?.senderName ?? null)),
    ...(number.length > 0 ? number : stamped('from-number', t('fax.fromNumber'), readable(record?.senderNumber), record?.senderNumber)),
    ...stamped('stamped', t('fax.stamped'), stampedMoment(details, words), undefined, t('fax.stampedHint')),
    ...stamped('pages', t('fax.pages'), pageCount(details, words)),
    ...order.flatMap(fieldLine),
    ...stamped('to-number', t('fax.toNumber'), readable(record?.recipientNumber), record?.recipientNumber),
  ]
}

/** With the pages that came in a second file and were joined. More than were announced are of several faxes, or doubled: that is no count. */
function pageCount({ record, pages, continuedBy }: FaxDetails, { t }: RecordWords): string | null {
  const here = continuedBy.reduce((sum, part) => sum + (part.joined ? part.pages.length : 0), pages.length)
  return record?.pages && here <= record.pages ? t('fax.pagesOf', { here, of: record.pages }) : null
}

/** What kind of letter it is, in a word; null where that was not made out. */
export function kindOf(details: FaxDetails, { t }: RecordWords): { readonly text: string; readonly uncertain: boolean } | null {
  const field = details.fields.find(({ name }) => name === 'docType')
  const kind = docTypes.find((name) => name === field?.value)
  return field && kind ? { text: t(`fax.kind-${kind}`), uncertain: isUncertain(field) } : null
}

/** Of the day and the clock of the machine that sent it. */
function stampedMoment({ record }: FaxDetails, { t, language }: RecordWords): string | null {
  if (!record?.date) return record?.time ?? null
  const date = letterDate(record.date, language)
  return record.time ? t('fax.dateAndTime', { date, time: record.time }) : date
}

function lineOf(field: Read, words: RecordWords): RecordLine {
  const text = valueText(field, words.language)
  const copied = field.name === 'iban' || field.name === 'senderFax' ? field.value.replace(/\s/g, '') : text
  return {
    key: field.name,
    label: words.t(`fax.field-${field.name}`),
    text,
    copied,
    hint: null,
    uncertain: isUncertain(field),
    place: field.pageId !== null && field.page !== null && field.box !== null ? { pageId: field.pageId, page: field.page, box: field.box } : null,
  }
}

/** A field's value as people write it. */
export function valueText({ name, value }: Pick<Read, 'name' | 'value'>, language: Language): string {
  switch (name) {
    case 'iban':
      return groupedIban(value)
    case 'senderFax':
      return readableNumber(value)
    case 'documentDate':
      return letterDate(value, language)
    case 'totalAmount':
      return writtenAmount(value, language)
    default:
      return value
  }
}

const isUncertain = ({ confidence }: Read): boolean => confidence < uncertainBelow

const readable = (number: string | null | undefined): string | null => (number ? readableNumber(number) : null)
