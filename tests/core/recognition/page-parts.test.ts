import { describe, expect, it } from 'vitest'
import { pageParts, type Written } from '../../../src/core/recognition/layout/page-parts'
import { inReadingOrder, type LineReading } from '../../../src/core/recognition/tokens'

/** A4 at 204 dpi. */
const page = { width: 1687, height: 2386, dpi: 204 } as const
const line = (text: string, left: number, baseline: number, height = 23, right = left + text.length * 15): Written => ({ text, left, right, baseline, height, letters: text.replace(/[^\p{L}\p{N}]/gu, '').length })
const filling = 'die Lieferung erfolgt wie besprochen frei Haus und ohne Abzug'
/** Running text in type of eleven points. */
const text = (from: number, count: number, left = 230): Written[] => Array.from({ length: count }, (_, i) => line(`${filling} ${i}`, left, from + i * 36))
const parted = (lines: readonly Written[], stamped: (one: Written) => boolean = () => false) => {
  const { head, body, notes, foot } = pageParts(lines, page, stamped)
  const said = (of: readonly Written[]): string => of.map((one) => one.text).join(' / ')
  return { head: said(head), body: body.length, notes: said(notes), foot: said(foot) }
}

describe('around what a page says', () => {
  const letterhead = [line('Tollmoor GmbH', 230, 110, 36), line('Hafenweg 3, 28217 Bremen, Telefon 0421 38894-0, Fax 0421 38894-40', 230, 170, 18)]
  const bank = [line('Tollmoor GmbH', 230, 2230, 17), line('Sparkasse Musterland', 1100, 2230, 17), line('Hafenweg 3', 230, 2252, 17), line('IBAN DE02 1203 0000 0000 2020 51', 1100, 2252, 17)]

  it('stand the letterhead and the foot with bank and register', () => {
    const lines = [...letterhead, line('Hausverwaltung Grözinger', 230, 420), line('72072 Tübingen', 230, 456), ...text(800, 12), ...bank]
    expect(parted(lines)).toEqual({
      head: 'Tollmoor GmbH / Hafenweg 3, 28217 Bremen, Telefon 0421 38894-0, Fax 0421 38894-40',
      body: 14,
      notes: '',
      foot: 'Tollmoor GmbH / Sparkasse Musterland / Hafenweg 3 / IBAN DE02 1203 0000 0000 2020 51',
    })
  })

  it('stands the count of pages, above or below, also with a figure lost', () => {
    expect(parted([line('Gutachten Tollmoor', 230, 140, 19), line('Seite von 3', 1430, 140, 19), ...text(320, 12)])).toMatchObject({ head: 'Gutachten Tollmoor / Seite von 3', body: 12 })
    expect(parted([...text(320, 40), line('- 2 -', 820, 2260)])).toMatchObject({ body: 40, foot: '- 2 -' })
  })

  it('stand footnotes in smaller type under their column, with what goes on in the next line', () => {
    const notes = [line('1) Vgl. das Schreiben des Gutachters vom 3. März und die dort', 230, 1820, 20), line('genannten Anlagen.', 230, 1850, 20), line('2) Zuzüglich Umsatzsteuer.', 230, 1881, 20)]
    expect(parted([...text(320, 30), ...notes, ...bank])).toMatchObject({ body: 30, notes: notes.map((note) => note.text).join(' / '), foot: expect.stringContaining('IBAN') as string })
  })

  it('stand footnotes over a foot that no white parts them from', () => {
    const notes = [line('1 GVBl. S. 276, zuletzt geändert durch Gesetz vom 23.12.2022.', 230, 2186, 17), line('2 Öffnungszeiten nach Vereinbarung.', 230, 2208, 17)]
    expect(parted([...text(320, 40), ...notes, ...bank])).toMatchObject({ body: 40, notes: notes.map((note) => note.text).join(' / '), foot: bank.map((one) => one.text).join(' / ') })
  })

  it('stands no text that follows close on the letterhead', () => {
    const close = [line('Klinikum Weißenbrück, 89264 Weißenhorn, Fax 07309 870-1234', 230, 120), ...text(160, 5)]
    expect(parted([...close, ...text(400, 30)])).toMatchObject({ head: '', body: 36 })
  })

  it('stands no line of the letter itself: numbered paragraphs, what is to be paid, an address, a title, a signature', () => {
    const numbered = Array.from({ length: 6 }, (_, i) => line(`${i + 1}) Die Lieferung erfolgt frei Haus`, 230, 1400 + i * 36))
    expect(parted([...text(320, 20), ...numbered])).toEqual({ head: '', body: 26, notes: '', foot: '' })
    const paid = [line('Zahlbar auf unser Konto IBAN DE02 1203 0000 0000 2020 51, USt-IdNr. DE136695976', 230, 1500), line('Ilse Höppner', 230, 1640)]
    expect(parted([...text(320, 20), ...paid])).toMatchObject({ body: 22, foot: '' })
    expect(parted([line('Herrn Groß', 230, 340), line('Am Markt 3', 230, 376), line('28217 Bremen', 230, 412), line('Tel. 0421 3889', 1200, 412), ...text(600, 12)])).toMatchObject({ head: '', body: 16 })
    expect(parted([line('Antrag auf Genehmigung einer Sondernutzung', 230, 150, 30), ...text(320, 20)])).toMatchObject({ head: '', body: 21 })
    // Labels of the letter itself: a cover sheet has no letterhead here.
    expect(parted([line('Empfänger: Tollmoor, 28217 Bremen, Fax 0421 3889', 230, 150), ...text(320, 20)])).toMatchObject({ head: '', body: 21 })
  })

  it('stands nothing because of what a machine stamped', () => {
    const stamp = line('0421 38894 Telefax TOLLMOOR 28217 Bremen Seite 1 von 2', 30, 30, 19)
    expect(parted([stamp, ...text(320, 20)], (one) => one === stamp)).toEqual({ head: '', body: 21, notes: '', foot: '' })
  })

  it('no line is lost or doubled, whatever comes', () => {
    expect(parted([])).toEqual({ head: '', body: 0, notes: '', foot: '' })
    const odd = [line('1 ', 0, 0, 0, 0), line('Seite 1', 5, 0, 0, 1), line('', -50, 99999, 0), ...bank, ...letterhead, ...bank.map((one) => ({ ...one }))]
    const { head, body, notes, foot } = pageParts(odd, page)
    const all = [...head, ...body, ...notes, ...foot]
    expect(new Set(all).size).toBe(all.length)
    expect(new Set(all)).toEqual(new Set(odd))
  })
})

describe('a page in two columns', () => {
  const reading = ({ text: said, left, right, baseline, height }: Written): LineReading => ({
    line: { left, top: baseline - height, baseline, height, stamped: false, picture: { width: right - left, height: 30, data: new Uint8Array(0) } },
    words: [{ text: said, box: [0, 0, right - left, height], confidence: 90 }],
  })
  const column = (name: string, left: number): Written[] => Array.from({ length: 10 }, (_, i) => line(`${name} die Lieferung erfolgt wie besprochen`, left, 240 + i * 32, 21, left + 640))

  it('is read with its running head first, its footnotes behind both columns and its foot last', () => {
    const around = [line('Mitteilungen', 170, 130, 19), line('Seite 6', 1400, 130, 19), line('1 Zuzüglich der Umsatzsteuer.', 170, 660, 17), line('2 Vgl. das Rundschreiben.', 880, 660, 17), line('Sparkasse', 230, 2240, 17), line('IBAN DE02 1203', 880, 2240, 17)]
    const words = inReadingOrder([...column('links', 170), ...column('rechts', 880), ...around].map(reading), page)
    expect(words.map((word) => [word.part, word.text.split(' ')[0]])).toEqual([
      ['head', 'Mitteilungen'],
      ['head', 'Seite'],
      ...Array.from({ length: 10 }, () => [undefined, 'links']),
      ...Array.from({ length: 10 }, () => [undefined, 'rechts']),
      ['note', '1'],
      ['note', '2'],
      ['foot', 'Sparkasse'],
      ['foot', 'IBAN'],
    ])
    expect(words.map(({ line: number }) => number)).toEqual([...words.map(({ line: number }) => number)].sort((one, other) => one - other))
  })
})
