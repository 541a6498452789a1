import { describe, expect, it } from 'vitest'
import { readFields } from '../../../src/core/fields'
import { mendVatId, vatIdIsTrue } from '../../../src/core/fields/vat-id'
import { typed, typedPage } from '../../helpers/typewriter'

const read = (text: string, confidence = 92): string | null => {
  const words = typed(text).map((word) => ({ ...word, confidence }))
  return readFields([{ number: 1, ...typedPage, words, line: null }]).find(({ name }) => name === 'ustId')?.value ?? null
}

/** Letterhead, address field, text and footer of a page of sixty lines. */
function letter({ head = '', address = '', block = '', body = '', foot = '' }: { readonly head?: string; readonly address?: string; readonly block?: string; readonly body?: string; readonly foot?: string }): string {
  const lines = Array.from({ length: 62 }, () => '')
  lines[1] = `# Elbtal Büromöbel GmbH`
  lines[2] = head
  lines[9] = `Bäderstudio Thomsen GmbH            ${block}`
  lines[10] = 'Fleethörn 12'
  lines[11] = '24103 Kiel'
  lines[12] = address
  lines[22] = 'Rechnung 4711'
  lines[24] = 'Sehr geehrte Damen und Herren,'
  lines[26] = body
  lines[59] = foot
  return lines.join('\n')
}

describe('a number for value added tax', () => {
  it.each(['DE136695976', 'DE129273398', 'ATU13585627', 'BE0428759497', 'CHE116281710', 'DK13585628', 'FI20774740', 'FR40303265045', 'HR33392005961', 'IT00743110157', 'LU15027442', 'NL010000446B01', 'PL8567346215', 'PT501964843', 'SE556188840401'])('%s is true, and no longer with another last figure', (id) => {
    expect(vatIdIsTrue(id)).toBe(true)
    const place = id.startsWith('NL') ? id.length - 4 : id.startsWith('SE') ? id.length - 3 : id.length - 1
    for (const figure of '0123456789') if (figure !== id[place]) expect([figure, vatIdIsTrue(id.slice(0, place) + figure + id.slice(place + 1))]).toEqual([figure, false])
  })

  it('is none in another length, of an unknown country or of one whose numbers cannot be verified', () => {
    for (const wrong of ['', 'DE', 'DE13669597', 'DE1366959760', 'DE036695976', 'XX136695976', 'ESB58378431', 'IE6433435F', '136695976', 'DE 136695976']) expect([wrong, vatIdIsTrue(wrong)]).toEqual([wrong, false])
  })

  it('is mended where letters stand for figures', () => {
    expect(mendVatId('DE 136 695 976')).toEqual({ id: 'DE136695976', mended: 0 })
    expect(mendVatId('DE l36 69S 976')?.id).toBe('DE136695976')
    expect(mendVatId('0E136695976')?.id).toBe('DE136695976')
    expect(mendVatId('ATUI3585627')?.id).toBe('ATU13585627')
  })

  it('never becomes another: of every single figure taken for its like it is mended to itself or given up', () => {
    const alike: Readonly<Record<string, string>> = { '0': '68', '1': '7', '3': '8', '5': '6', '6': '58', '7': '1', '8': '3', '9': '0' }
    for (const truth of ['DE136695976', 'DE129273398', 'DE811128135', 'DE118509776']) {
      for (let at = 2; at < truth.length; at++) {
        for (const figure of alike[truth[at] ?? ''] ?? '') expect([truth, mendVatId(truth.slice(0, at) + figure + truth.slice(at + 1))?.id ?? truth]).toEqual([truth, truth])
      }
    }
  })
})

describe('the USt-IdNr. of who sent a letter', () => {
  it.each([
    ['in the footer', letter({ foot: 'Amtsgericht Dresden HRB 1234   USt-IdNr. DE136695976   IBAN DE89 3704 0044 0532 0130 00' }), 'DE136695976'],
    ['written in full, as the law is cited', letter({ foot: 'Umsatzsteuer-Identifikationsnummer gemäß § 27 a Umsatzsteuergesetz: DE 136 695 976' }), 'DE136695976'],
    ['with its label misread', letter({ foot: 'USt-ldNr.: DE136695976' }), 'DE136695976'],
    ['of an Austrian house', letter({ head: 'UID-Nr.: ATU13585627   FN 12345a' }), 'ATU13585627'],
    ['of a Swiss house', letter({ foot: 'UID CHE-116.281.710 MWST' }), 'CHE116281710'],
    ['in the last sentence of the text', letter({ body: 'Bankverbindung: IBAN DE89370400440532013000, USt-IdNr.: DE136695976' }), 'DE136695976'],
    ['without a label, at the foot', letter({ foot: 'Elbtal Büromöbel GmbH   HRB 1234   DE136695976' }), 'DE136695976'],
    ['beside the recipient’s', letter({ block: 'Ihre USt-IdNr.: DE129273398', foot: 'USt-IdNr. DE136695976' }), 'DE136695976'],
    ['with the recipient’s below the address', letter({ address: 'USt-IdNr. DE129273398', foot: 'USt-IdNr. DE136695976' }), 'DE136695976'],
  ])('is read %s', (_, text, id) => {
    expect(read(text)).toBe(id)
  })

  it.each([
    ['the recipient’s alone, below the address', letter({ address: 'USt-IdNr. DE129273398' })],
    ['what is called theirs', letter({ block: 'Ihre USt-IdNr.: DE129273398' })],
    ['two numbers of which nothing says whose they are', letter({ head: 'USt-IdNr. DE129273398', foot: 'USt-IdNr. DE136695976' })],
    ['a number whose check digit is wrong', letter({ foot: 'USt-IdNr. DE136695971' })],
    ['the number of the tax office', letter({ foot: 'Steuernummer 201/113/40209' })],
    ['a creditor’s number, an IBAN, a register of batteries', letter({ foot: 'Gläubiger-ID DE98ZZZ09999999999   IBAN DE89 3704 0044 0532 0130 00   WEEE-Reg.-Nr. DE 13669597' })],
    ['a number in the text that nothing names', letter({ body: 'Das Gerät DE136695976 ist zurück.' })],
  ])('is not taken from %s', (_, text) => {
    expect(read(text)).toBeNull()
  })
})
