import { describe, expect, it } from 'vitest'
import { amountsIn } from '../../../src/core/fields/amounts'
import { datesIn } from '../../../src/core/fields/dates'
import { readEpc } from '../../../src/core/fields/epc'
import { ibanIsTrue, mendIban } from '../../../src/core/fields/iban'
import { nameOnly, withUmlauts, isFullNameOf } from '../../../src/core/fields/names'
import { numbersIn, toE164 } from '../../../src/core/fields/phone'
import { numberIn } from '../../../src/core/fields/reference'
import { isNamedStreet } from '../../../src/core/fields/address'

describe('an IBAN', () => {
  it('is true by its check digits and its length', () => {
    expect(ibanIsTrue('DE89370400440532013000')).toBe(true)
    expect(ibanIsTrue('NL50INGB0683251309')).toBe(true)
    for (const wrong of ['DE89370400440532013001', 'DE8937040044053201300', 'XX89370400440532013000', '', 'DE']) expect([wrong, ibanIsTrue(wrong)]).toEqual([wrong, false])
  })

  it('is mended where letters stand for figures, or where one figure alone makes it true', () => {
    expect(mendIban('DE89 37O4 OO44 0532 0I30 00')?.iban).toBe('DE89370400440532013000')
    expect(mendIban('DE89 3704 0044 0532 0130 00')).toEqual({ iban: 'DE89370400440532013000', mended: 0 })
  })

  it('never becomes another: of every single misreading it is mended to itself or given up', () => {
    for (const truth of ['DE89370400440532013000', 'DE02120300000000202051', 'DE12500105170648489890', 'DE75512108001245126199']) {
      let mended = 0
      for (let at = 2; at < truth.length; at++) {
        for (const figure of '0123456789') {
          if (figure === truth[at]) continue
          const found = mendIban(truth.slice(0, at) + figure + truth.slice(at + 1))
          if (found?.iban === truth) mended += 1
        }
      }
      expect(mended).toBeGreaterThan(20)
    }
    expect(mendIban('DE00000000000000000000')).toBeNull()
    expect(mendIban('Rechnungsnummer 12345')).toBeNull()
  })
})

describe('days', () => {
  it.each([
    ['03.02.2026', '2026-02-03'],
    ['3. Februar 2026', '2026-02-03'],
    ['03.02.26', '2026-02-03'],
    ['Köln, den 19. Januar 2026', '2026-01-19'],
    ['2026-02-03', '2026-02-03'],
    ['3 February 2026', '2026-02-03'],
    ['February 3, 2026', '2026-02-03'],
    ['O3.O2.2O26', '2026-02-03'],
    ['28. 0ktober 2025', '2025-10-28'],
    ['1. März 2024', '2024-03-01'],
    ['29.02.2024', '2024-02-29'],
  ])('%s', (text, iso) => {
    expect(datesIn(text).map((date) => date.iso)).toEqual([iso])
  })

  it.each(['29.02.2026', '31.04.2026', '00.01.2026', '12.13.2026', '1.2.3.4', '0221 4710-500', 'Version 2.10.4', '12.03.', '148,00', ''])('none in %s', (text) => {
    expect(datesIn(text)).toEqual([])
  })
})

describe('sums', () => {
  it.each([
    ['1.234,56 €', 123456],
    ['EUR 735,74', 73574],
    ['1,234.56', 123456],
    ['2.524,2O', 252420],
    ['1.250,-- EUR', 125000],
    ['12 345,00', 1234500],
    ['0,99', 99],
  ])('%s', (text, cents) => {
    expect(amountsIn(text).map((amount) => amount.cents)).toEqual([cents])
  })

  it.each(['19,00 %', '12,50 mm', '03.02.2026', '12:30', '4711', '1.234', '3,5 kg', ''])('none in %s', (text) => {
    expect(amountsIn(text)).toEqual([])
  })
})

describe('telephone numbers', () => {
  it.each([
    ['02941/7303-13', '+492941730313'],
    ['(09721) 55 30 - 18', '+499721553018'],
    ['+49 (0)30 231 25-190', '+493023125190'],
    ['0049 30 23125190', '+493023125190'],
    ['O221 471O-535', '+492214710535'],
    ['+44 20 7946 0991', '+442079460991'],
  ])('%s', (text, e164) => {
    expect(numbersIn(text).map((number) => number.e164)).toEqual([e164])
  })

  it('a second number is not drawn into the first', () => {
    expect(numbersIn('0345 20556-7 0541 33609-66')[0]?.e164).toBe('+49345205567')
  })

  it.each(['4711', '12345', 'DE89 3704', '', '+', '0'])('none in %s', (text) => {
    expect(toE164(text)).toBeNull()
  })
})

describe('numbers of papers', () => {
  it.each([
    [': 6279-29', '6279-29'],
    [' 310 884', '310 884'],
    [' W-8817, Hr. Yildirim', 'W-8817'],
    [' R-26-10447 vom 03.02.2026', 'R-26-10447'],
    [' 14 C 318/25', '14 C 318/25'],
    ['. K 4471', 'K 4471'],
    [' 26l05', '26105'],
    [' Nr. 2026-087', '2026-087'],
  ])('%s', (text, number) => {
    expect(numberIn(text)?.text).toBe(number)
  })

  it.each([' vom 12.03.2026', ' bitte angeben', ' 12.03.2026', '', ' :', ' Müller', ' 7'])('none in %s', (text) => {
    expect(numberIn(text)).toBeNull()
  })
})

describe('names', () => {
  it('are whole where another place writes more of them, with the legal form', () => {
    expect(isFullNameOf('Kraftfink Elektrogroßhandel KG', 'Elektrogroßhandel')).toBe(true)
    expect(isFullNameOf('Kraftfink Elektrogroßhandel KG', 'Kraftfink Elektrogroßhandel KG')).toBe(false)
    expect(isFullNameOf('Stahlhandel Nord GmbH', 'Stahlbau')).toBe(false)
    expect(isFullNameOf('Elektrogroßhandel Kraftfink', 'Elektrogroßhandel')).toBe(false)
    expect(isFullNameOf('KG', '')).toBe(false)
  })

  it.each([
    ['Muster GmbH · Weg 1 · 12345 Ort', 'Muster GmbH'],
    ['Stadt Eschenrode – Straßenverkehrsbehörde', 'Stadt Eschenrode'],
    ['Landhandel Böckenförde e. G. - Telefax 02941 7303-13', 'Landhandel Böckenförde e. G.'],
    ['Landhandel Böckenförde e, G., Am Speicher 1', 'Landhandel Böckenförde e. G.'],
    ['Turnverein Oberdorf e.V., Dorfplatz', 'Turnverein Oberdorf e.V.'],
    ['Holzbau Kröger e. K.', 'Holzbau Kröger e. K.'],
    ['‚Malerbetrieb Piekarski |', 'Malerbetrieb Piekarski'],
    ['Spedition Wüstenhöfer GmbH & Co, KG', 'Spedition Wüstenhöfer GmbH & Co. KG'],
    ['Fliesen Böttcher c. K.', 'Fliesen Böttcher e. K.'],
    ['Fliesen Böttcher ee. K.', 'Fliesen Böttcher e. K.'],
    ['Süddeutsche Sachversicherung a. 6.', 'Süddeutsche Sachversicherung a. G.'],
    ['Schlosserei Knüpfer & Zahn / Oliver Rößler', 'Schlosserei Knüpfer & Zahn'],
  ])('%s', (text, name) => {
    expect(nameOnly(text)).toBe(name)
  })
})

describe('a street', () => {
  it('is told by its name, whatever became of its number', () => {
    for (const text of ['Lärchenweg 5', 'Lärchenweg s', 'Königstraße 12a', 'Am Speicher', 'An der Mühle', 'Postfach 12']) expect([text, isNamedStreet(text)]).toEqual([text, true])
    for (const text of ['Hotel Am Markt', 'Zum Löwen', 'Am Montag sind wir da', 'Ausweg s', 'Im Auftrag der Stadt', '']) expect([text, isNamedStreet(text)]).toEqual([text, text === 'Ausweg s'])
  })
})

describe('lost dots', () => {
  it('come back where the machine stamps the vowel with its e', () => {
    expect(withUmlauts('Landhandel Bockenförde e. G.', 'LANDHANDEL BOECK')).toBe('Landhandel Böckenförde e. G.')
    expect(withUmlauts('KALTEANLAGEN VOGELE GMBH', 'KAELTE VOEGELE')).toBe('KÄLTEANLAGEN VÖGELE GMBH')
    expect(withUmlauts('Neue Quelle GmbH', 'NEUE QUELLE')).toBe('Neue Quelle GmbH')
    expect(withUmlauts('Muster GmbH', '')).toBe('Muster GmbH')
  })
})

describe('a payment code', () => {
  const lines = ['BCD', '002', '1', 'SCT', '', 'Muster GmbH', 'DE89370400440532013000', 'EUR12.3', '', '', 'Rechnung 1']

  it('tells account and sum', () => {
    expect(readEpc(lines.join('\n'))).toEqual({ iban: 'DE89370400440532013000', amount: '12.30' })
    expect(readEpc(lines.join('\r\n').replace('EUR12.3', ''))).toEqual({ iban: 'DE89370400440532013000', amount: null })
  })

  it('with a false account, or another text, tells nothing', () => {
    expect(readEpc(lines.join('\n').replace('013000', '013001'))).toBeNull()
    for (const text of ['', 'https://muster.example', 'BCD', 'BCD\n003\n1\nSCT', '\n\n\n']) expect(readEpc(text)).toBeNull()
  })
})
