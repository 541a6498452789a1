import { describe, expect, it } from 'vitest'
import { groupedIban, writtenAmount } from '../../src/renderer/i18n/amounts'
import { letterDate, listed } from '../../src/renderer/i18n/dates'
import { begun } from '../../src/renderer/features/composer/begun'
import { kindOf, recordLines } from '../../src/renderer/features/conversation/record/record-lines'
import { noticesOf } from '../../src/renderer/features/conversation/record/notices'
import { leaves, turned } from '../../src/renderer/features/conversation/shown-pages'
import type { Draft } from '../../src/shared/domain/draft'
import type { FaxDetails } from '../../src/shared/domain/fax'
import type { Page, RecognitionState } from '../../src/shared/domain/page'
import { translator } from '../../src/shared/strings/translate'

const german = { t: translator('de'), language: 'de' } as const
const english = { t: translator('en'), language: 'en' } as const
const at = 1_800_000_000_000

const nothing: FaxDetails = { messageId: 'm', record: null, pages: [], troubles: [], fields: [], sameLetter: [], continuedBy: [], joinedTo: null }

const stamped: FaxDetails = {
  ...nothing,
  record: { raw: '', senderNumber: '+494066969418', senderName: 'TOLLMOOR', recipientNumber: '+493023125190', date: '2026-10-05', time: '09:14', page: null, pages: 2 },
  pages: [{ pageId: 'p1', number: 1, line: null }],
}

const field = (name: FaxDetails['fields'][number]['name'], value: string, confidence = 99): FaxDetails['fields'][number] => ({
  name,
  value,
  confidence,
  page: 1,
  pageId: 'p1',
  box: [10, 20, 30, 40],
})

const textOf = (details: FaxDetails, key: string, words: typeof german | typeof english = german): string | undefined =>
  recordLines(details, words).find((line) => line.key === key)?.text

describe('values as people write them', () => {
  it('groups an IBAN in fours, whatever stands between its signs', () => {
    expect(groupedIban('DE43930999220005354710')).toBe('DE43 9309 9922 0005 3547 10')
    expect(groupedIban('DE43 9309 9922')).toBe('DE43 9309 9922')
    expect(groupedIban('')).toBe('')
  })

  it('writes amounts in the language, and leaves alone what is none', () => {
    expect(writtenAmount('6247.69', 'de')).toBe('6.247,69')
    expect(writtenAmount('6247.69', 'en')).toBe('6,247.69')
    expect(writtenAmount('12', 'de')).toBe('12,00')
    expect(writtenAmount('-3.5', 'de')).toBe('-3,50')
    expect(writtenAmount('6.247,69', 'de')).toBe('6.247,69')
    expect(writtenAmount('1e5', 'de')).toBe('1e5')
  })

  it('writes the date of a letter out, and leaves alone what is no day', () => {
    expect(letterDate('2026-03-01', 'de')).toBe('1. März 2026')
    expect(letterDate('2026-03-01', 'en')).toBe('1 March 2026')
    expect(letterDate('2026-02-30', 'de')).toBe('2026-02-30')
    expect(letterDate('2026-13-01', 'de')).toBe('2026-13-01')
    expect(letterDate('bald', 'de')).toBe('bald')
  })

  it('lists as the language does', () => {
    expect(listed([3], 'de')).toBe('3')
    expect(listed([1, 2, 4], 'de')).toBe('1, 2 und 4')
    expect(listed([1, 2, 4], 'en')).toBe('1, 2 and 4')
  })
})

describe('the fax record', () => {
  it('has no line for what is not known', () => {
    expect(recordLines(nothing, german)).toEqual([])
    expect(kindOf(nothing, german)).toBeNull()
  })

  it('says what the machine stamped', () => {
    expect(textOf(stamped, 'from')).toBe('TOLLMOOR')
    expect(textOf(stamped, 'from-number')).toBe('+49 40 66969418')
    expect(textOf(stamped, 'stamped')).toBe('5. Oktober 2026, 09:14')
    expect(textOf(stamped, 'stamped', english)).toBe('5 October 2026, 09:14')
    expect(textOf(stamped, 'pages')).toBe('1 von 2')
  })

  it('counts the pages that were joined', () => {
    const joined = { messageId: 'o', conversationId: 'c', at, pages: [2], joined: true }
    expect(textOf({ ...stamped, continuedBy: [joined] }, 'pages')).toBe('2 von 2')
    expect(textOf({ ...stamped, continuedBy: [{ ...joined, joined: false }] }, 'pages')).toBe('1 von 2')
  })

  it('counts no pages where there are more than were announced', () => {
    const pages = [1, 2, 3].map((number) => ({ pageId: `p${String(number)}`, number, line: null }))
    expect(textOf({ ...stamped, pages }, 'pages')).toBeUndefined()
  })

  it('names the sender by what the letter proves, else by what the machine stamped', () => {
    const keys = recordLines({ ...stamped, fields: [field('senderCompany', 'Tollmoor Anlagenbau GmbH')] }, german).map(({ key }) => key)
    expect(keys).toContain('senderCompany')
    expect(keys).not.toContain('from')
    expect(keys).toContain('from-number')
  })

  it('copies numbers without the blanks that help the eye, and words as they are shown', () => {
    const lines = recordLines({ ...stamped, fields: [field('iban', 'DE43930999220005354710'), field('totalAmount', '735.74')] }, german)
    expect(lines.find(({ key }) => key === 'iban')).toMatchObject({ text: 'DE43 9309 9922 0005 3547 10', copied: 'DE43930999220005354710' })
    expect(lines.find(({ key }) => key === 'totalAmount')).toMatchObject({ text: '735,74', copied: '735,74' })
    expect(lines.find(({ key }) => key === 'to-number')?.copied).toBe('+493023125190')
  })

  it('marks a doubtful value instead of hiding it', () => {
    const lines = recordLines({ ...nothing, fields: [field('bestellnummer', 'W-8817', 64), field('rechnungsnummer', 'R-1', 65)] }, german)
    expect(lines.map(({ key, uncertain }) => [key, uncertain])).toEqual([
      ['bestellnummer', true],
      ['rechnungsnummer', false],
    ])
  })

  it('leads only to places that there are', () => {
    const [line] = recordLines({ ...nothing, fields: [{ ...field('senderFax', '+49'), box: null }] }, german)
    expect(line?.place).toBeNull()
    expect(recordLines({ ...nothing, fields: [field('iban', 'x')] }, german)[0]?.place).toEqual({ pageId: 'p1', page: 1, box: [10, 20, 30, 40] })
  })

  it('says the kind in a word, and nothing of a kind that it does not know', () => {
    expect(kindOf({ ...nothing, fields: [field('docType', 'order', 60)] }, german)).toEqual({ text: 'Bestellung', uncertain: true })
    expect(kindOf({ ...nothing, fields: [field('docType', 'poem')] }, german)).toBeNull()
  })
})

describe('notices over a fax', () => {
  const other = { messageId: 'o', conversationId: 'c', at: at + 60_000, pages: [3], joined: false }

  it('are none where nothing is wrong', () => {
    expect(noticesOf(nothing, at)).toEqual([])
  })

  it('ask for missing pages only where no other fax holds them', () => {
    const missing = { kind: 'missing', pages: [3, 4], of: 5 } as const
    const details: FaxDetails = { ...nothing, troubles: [{ kind: 'missing', pages: [3, 4], of: 5 }] }
    expect(noticesOf(details, at)).toEqual([missing])
    expect(noticesOf({ ...details, continuedBy: [other] }, at)).toMatchObject([{ kind: 'missing', pages: [4] }, { kind: 'continued', pages: [3] }])
    expect(noticesOf({ ...details, continuedBy: [{ ...other, pages: [3, 4] }] }, at)).toMatchObject([{ kind: 'continued', pages: [3, 4] }])
  })

  it('say of a continuation only whose it is', () => {
    const details: FaxDetails = { ...nothing, joinedTo: 'o', troubles: [{ kind: 'missing', pages: [1], of: 4 }], continuedBy: [{ ...other, joined: true }] }
    expect(noticesOf(details, at)).toEqual([{ kind: 'continuation', first: 'o', at: other.at }])
    expect(noticesOf({ ...details, continuedBy: [] }, at)).toEqual([{ kind: 'continuation', first: 'o', at: null }])
  })

  it('say whether the same letter came before or again', () => {
    const same = { messageId: 'o', conversationId: 'c' }
    const details = { ...nothing, sameLetter: [{ ...same, at: at - 1 }, { ...same, at: at + 1 }] }
    expect(noticesOf(details, at)).toMatchObject([{ earlier: true }, { earlier: false }])
    const atOnce = { ...nothing, sameLetter: [{ ...same, at }] }
    expect(noticesOf({ ...atOnce, messageId: 'n' }, at)).toMatchObject([{ earlier: false }])
    expect(noticesOf({ ...atOnce, messageId: 'p' }, at)).toMatchObject([{ earlier: true }])
  })
})

describe('pages to leaf through', () => {
  const pages = (...states: readonly RecognitionState[]): readonly Page[] =>
    states.map((recognition, index) => ({ id: String(index), attachmentId: 'a', number: index + 1, width: 10, height: 10, rotation: 0, recognition, code: null, confidence: null }))

  it('leave blank ones out until they are asked for', () => {
    expect(leaves(pages('done', 'blank', 'waiting'), false)).toEqual([0, 2])
    expect(leaves(pages('done', 'blank', 'waiting'), true)).toEqual([0, 1, 2])
  })

  it('are all of them where there is nothing else', () => {
    expect(leaves(pages('blank', 'blank'), false)).toEqual([0, 1])
    expect(leaves([], false)).toEqual([])
  })

  it('turn to the next leaf and stay at the ends', () => {
    expect(turned([0, 2], 0, 1)).toBe(2)
    expect(turned([0, 2], 2, 1)).toBe(2)
    expect(turned([0, 2], 2, -1)).toBe(0)
    expect(turned([0, 2], 0, -1)).toBe(0)
  })
})

describe('an answer that is begun with one click', () => {
  const draft = (subject: string, text: string): Draft => ({ id: 'd', conversationId: 'c', intent: 'reply', replyTo: null, identity: null, to: '', cc: '', bcc: '', subject, text, formatted: null, attachments: [], updatedAt: at })
  const beginning = { subject: 'Seite 3 fehlt', text: 'Bitte Seite 3.' }

  it('stands over the signature of a fresh draft', () => {
    expect(begun(draft('Ihr Fax', '\n\n\nBüro\n'), beginning)).toEqual({ subject: 'Seite 3 fehlt', text: 'Bitte Seite 3.\n\n\nBüro\n' })
    expect(begun(draft('Ihr Fax', ''), beginning)).toEqual(beginning)
  })

  it('never takes away what somebody wrote', () => {
    expect(begun(draft('Mein Betreff', 'Guten Tag'), beginning)).toEqual({ subject: 'Mein Betreff', text: 'Bitte Seite 3.\n\nGuten Tag' })
  })

  it('stands there once, however often it is asked for', () => {
    const once = begun(draft('Ihr Fax', ''), beginning)
    expect(begun(draft(once.subject, `${once.text}\nDanke`), beginning).text).toBe('Bitte Seite 3.\nDanke')
  })
})
