import { describe, expect, it } from 'vitest'
import { readFields, type ReadPage } from '../../../src/core/fields'
import type { FieldName } from '../../../src/shared/domain/fax'
import { typed, typedPage } from '../../helpers/typewriter'

/** The field of a typed page on which one word was read with this confidence. */
function fieldOf(name: FieldName, text: string, doubted?: string, confidence = 92, line: ReadPage['line'] = null): string | null {
  const words = typed(text).map((word) => (word.text === doubted ? { ...word, confidence } : word))
  return readFields([{ number: 1, ...typedPage, words, line }]).find((field) => field.name === name)?.value ?? null
}

const letter = (sign: string): string => ['# Muster Holzbau GmbH', 'Ring 4, 10115 Berlin', '', 'Beispiel AG', 'Weg 1', '20095 Hamburg', '', `Unser Zeichen: ${sign}`, '', 'Sehr geehrte Damen und Herren,', 'anbei die Unterlagen.'].join('\n')

describe('what the recogniser doubted', () => {
  it('is no sign: nothing else on the paper bears it out', () => {
    expect(fieldOf('unserZeichen', letter('S-82'), 'S-82', 88)).toBe('S-82')
    expect(fieldOf('unserZeichen', letter('S-62'), 'S-62', 79)).toBeNull()
  })

  it('names no party by itself', () => {
    const text = letter('S-82').replace('Beispiel', 'Bciepicl')
    expect(fieldOf('recipient', text, 'Bciepicl', 90)).toBe('Bciepicl AG')
    expect(fieldOf('recipient', text, 'Bciepicl', 40)).toBeNull()
  })

  it('ends no number: half of one is a wrong one', () => {
    const court = (sign: string): string => ['# Amtsgericht Fürth', '', `Geschäftszeichen: 368 ${sign} 1683/26`, '', 'Sehr geehrte Damen und Herren,'].join('\n')
    expect(fieldOf('aktenzeichen', court('C'))).toBe('368 C 1683/26')
    expect(fieldOf('aktenzeichen', court('€'))).toBeNull()
  })
})

describe('the kind of paper', () => {
  const table = ['Menge    Artikel', '6        EKG-Papier', '2        Verband'].join('\n')

  it('is what stands in large type, not what a cell of a table begins with', () => {
    expect(fieldOf('docType', ['# Lieferschein', '', table].join('\n'))).toBe('delivery_note')
    expect(fieldOf('docType', ['# Befund', '', table].join('\n'))).toBe('medical')
  })
})

describe('the day of a paper that is called by it', () => {
  const quote = ['# Muster Holzbau GmbH', 'Ring 4, 10115 Berlin', '', 'Kostenvoranschlag vom 16.12.2025', 'Wir bieten an:'].join('\n')
  const stamped = (date: string): ReadPage['line'] => ({ raw: '', senderNumber: null, senderName: null, recipientNumber: null, date, time: null, page: 1, pages: 1 })

  it('is believed where it is faxed within days, and not where it is older: then the paper named may be another', () => {
    expect(fieldOf('documentDate', quote, undefined, 92, stamped('2025-12-17'))).toBe('2025-12-16')
    expect(fieldOf('documentDate', quote, undefined, 92, stamped('2026-02-17'))).toBeNull()
  })
})
