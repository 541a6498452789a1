import { describe, expect, it } from 'vitest'
import { makeRandom } from '../../../scripts/samples/random.mjs'
import { compareLetters as compareRead, letterOf } from '../../../src/core/same-letter/compare-letters'
import { bodyOf } from '../../../src/core/same-letter/letter'
import { printOf } from '../../../src/core/same-letter/print'
import type { Word } from '../../../src/shared/domain/page'

interface ReadPage {
  readonly text: string
  readonly words: readonly Word[]
  readonly sentOn?: string
}

const asLetter = (pages: readonly ReadPage[]) => letterOf(pages.map(({ text, words, sentOn }) => ({ text, read: () => Promise.resolve({ signs: bodyOf(words), sentOn: sentOn ?? null }) })))
const compareLetters = (here: readonly ReadPage[], there: readonly ReadPage[]) => compareRead(asLetter(here), asLetter(there))

interface Invoice {
  readonly number?: string
  readonly date?: string
  readonly position?: string
  readonly total?: string
}

const invoice = ({ number = 'R-26-10447', date = '06.10.2026', position = '2 St. Reihenklemmengehäuse 61,90 123,80', total = '735,74' }: Invoice = {}): readonly string[] => [
  'Kraftfink Elektrogroßhandel KG · Zum Kupferschlund 88 · 50829 Köln · Telefax 0221 4710-535',
  'Quendelbach Armaturen GmbH Pfefferrohrweg 12 12489 Berlin',
  `Rechnung Nr. ${number}`,
  `Kundennummer 310884 Rechnungsdatum ${date}`,
  '300 m Mantelleitung NYM-J 3 x 1,5 grau, Ring 0,58 174,00',
  '8 St. Näherungsschalter M12, Schließer, 10–30 V 23,15 185,20',
  position,
  `Rechnungsbetrag ${total} EUR, zahlbar ohne Abzug`,
  'Die Ware bleibt bis zur vollständigen Bezahlung unser Eigentum. Rücksendungen nur nach Rücksprache.',
  'Domplatten-Musterbank AG IBAN DE12 9309 9922 0005 3547 10',
]

interface Sending {
  readonly seed?: number
  /** of 100 signs, so many are misread */
  readonly misread?: number
  /** words that are lost at a streak */
  readonly lost?: number
  readonly transmitLine?: string
}

const alike: Readonly<Record<string, string>> = { '3': '8', '8': '3', '5': '6', '6': '5', '0': '8', '1': '7', '7': '1', e: 'c', n: 'm', i: 'l', l: 'i', a: 'o', r: 't', u: 'n' }

/** A letter as it comes out of recognition: turned a little, moved, misread where it is unsure. */
function sent(lines: readonly string[], { seed = 1, misread = 0, lost = 0, transmitLine = '23.11.2026 09:14 KRAFTFINK +49 221 4710535 S. 01/01' }: Sending = {}): ReadPage {
  const random = makeRandom(seed)
  const [slope, dx, dy] = [random.between(-0.03, 0.03), random.between(-20, 20), random.between(-15, 15)]
  const words: Word[] = []
  const put = (line: string, top: number, index: number, noisy: boolean): string => {
    let x = 200
    return line
      .split(' ')
      .flatMap((word) => {
        const left = x
        x += word.length * 14 + 12
        if (noisy && random.next() * 100 < lost) return []
        const wrong = noisy ? [...word].map((sign) => (random.next() * 100 < misread ? (alike[sign] ?? sign) : sign)).join('') : word
        words.push({ text: wrong, box: [left + dx + slope * top, top + dy + slope * left, word.length * 14, 28], confidence: wrong === word ? 94 : random.whole(40, 84), line: index, ...(noisy ? {} : { stamped: true }) })
        return [wrong]
      })
      .join(' ')
  }
  put(transmitLine, 10, 0, false)
  return { text: lines.map((line, index) => put(line, 300 + index * 60, index + 1, true)).join('\n'), words }
}

const same = (a: readonly string[], b: readonly string[], how: Sending = {}) => compareLetters([sent(a, { seed: 1 })], [sent(b, { seed: 2, transmitLine: '24.11.2026 16:02 0221/4710535 P.1', ...how })])

describe('the same letter faxed again', () => {
  it('is known through another machine, another feed and misreadings, nineteen times of twenty', async () => {
    const compared = await Promise.all(Array.from({ length: 40 }, (_, seed) => same(invoice(), invoice(), { seed: seed + 1, misread: 1, lost: 2 })))
    expect(compared.filter((likeness) => likeness !== null).length).toBeGreaterThanOrEqual(38)
  })

  it('is more alike the less was misread', async () => {
    const [clean, noisy] = [await same(invoice(), invoice()), await same(invoice(), invoice(), { misread: 10 })]
    expect(clean).toBe(1)
    expect(noisy).toBeGreaterThan(0.8)
    expect(noisy).toBeLessThan(1)
  })

  it('is known where one shape was misread all over the page, a streak ate letters of every line, or the date was lost', async () => {
    const first = sent(invoice(), { seed: 1 })
    const again = (change: (word: Word) => Word | null) => {
      const page = sent(invoice(), { seed: 2 })
      return compareLetters([first], [{ ...page, words: page.words.flatMap((word) => change(word) ?? []) }])
    }
    const misread = (from: RegExp, to: string) => again((word) => (from.test(word.text) && !word.stamped ? { ...word, text: word.text.replace(from, to), confidence: 82 } : word))
    expect(await misread(/(?<=,\d)0/, '6')).not.toBeNull()
    expect(await misread(/(?<=[a-zä]{3})[a-z]{2}(?=[a-z]{3})/, '')).not.toBeNull()
    expect(await again((word) => (word.text === '06.10.2026' ? null : word))).not.toBeNull()
    // Four shapes at four numbers are no worn shape, nor are a lost date and lost numbers the same letter's.
    const shapes: Readonly<Record<string, string>> = { '61,90': '61,98', '123,80': '128,80', '174,00': '114,00', '185,20': '186,20' }
    expect(await again((word) => ({ ...word, text: shapes[word.text] ?? word.text, confidence: 82 }))).toBeNull()
    expect(await again((word) => (/06\.10\.2026|R-26|735,74|310884|354710/.test(word.text) ? null : word))).toBeNull()
  })

  it('may lack a page, and its pages may come in another order', async () => {
    const [one, two, three] = [1, 2, 3].map((n) => [`Anlage ${n} zum Vertrag`, ...invoice({ number: `V-77-${n}${n}${n}1`, total: `${n}.${n}00,${n}0` })]) as [string[], string[], string[]]
    const fax = (pages: readonly string[][], seed: number) => pages.map((page, index) => sent(page, { seed: seed + index, misread: 0.5 }))
    expect(await compareLetters(fax([one, two, three], 1), fax([one, three], 9))).not.toBeNull()
    expect(await compareLetters(fax([one, two, three], 1), fax([two, one, three], 9))).not.toBeNull()
    expect(await compareLetters(fax([one, two], 1), fax([one, three], 9))).toBeNull()
  })
})

describe('another letter of the same sender', () => {
  it.each([
    ['next month’s invoice', invoice({ number: 'R-26-11902', date: '06.11.2026' })],
    ['the next number and day', invoice({ number: 'R-26-10449', date: '07.10.2026' })],
    ['one position changed', invoice({ position: '4 St. Reihenklemmengehäuse 61,90 247,60', total: '859,54' })],
    ['a reminder', ['Kraftfink Elektrogroßhandel KG · Zum Kupferschlund 88 · 50829 Köln · Telefax 0221 4710-535', 'Zahlungserinnerung zur Rechnung Nr. R-26-10447', 'Sicher ist Ihnen entgangen, dass der Betrag von 735,74 EUR seit dem 05.11.2026 offen steht.']],
  ])('is not taken for it: %s', async (_, other) => {
    for (let seed = 2; seed < 20; seed++) expect([seed, await same(invoice(), other, { seed, misread: 3 })]).toEqual([seed, null])
  })

  it('is known by a date one digit off, where each was faxed on the day it bears', async () => {
    const [first, next] = [invoice({ date: '25.10.2026' }), invoice({ date: '26.10.2026' })].map((lines, index) => sent(lines, { seed: index + 1 })) as [ReadPage, ReadPage]
    const compared = (sentOn: string, nextOn: string) => compareLetters([{ ...first, sentOn }], [{ ...next, sentOn: nextOn }])
    expect(await compared('2026-10-25', '2026-10-26')).toBeNull()
    // The second time it came a day later, and its date was misread.
    expect(await compared('2026-10-25', '2026-10-27')).not.toBeNull()
    expect(await compareLetters([first], [next])).not.toBeNull()
  })

  it('is not taken for it where nothing but its letterhead could be read', async () => {
    expect(await same(invoice(), invoice().slice(0, 2))).toBeNull()
    expect(await compareLetters([sent([])], [sent([])])).toBeNull()
    expect(await compareLetters([], [sent(invoice())])).toBeNull()
  })
})

describe('the print of a letter', () => {
  const shared = (a: readonly string[] | null, b: readonly string[] | null): number => (a ?? []).filter((value, band) => value === b?.[band]).length

  it('has a band in common with that of the letter misread, and with a stranger’s none', () => {
    const print = printOf(invoice().join('\n'))
    for (let seed = 1; seed < 30; seed++) expect(shared(print, printOf(sent(invoice(), { seed, misread: 6 }).text))).toBeGreaterThan(0)
    const stranger = 'Betrifft Jahreswartung der Kühlzelle: Der Techniker kommt zwischen acht und elf Uhr. Bitte den Bereich vor dem Verdampfer räumen und das Logbuch bereithalten.'
    expect(shared(print, printOf(stranger))).toBe(0)
  })

  it('is the same for the same text, and none for next to nothing', () => {
    expect(printOf(invoice().join(' '))).toEqual(printOf(invoice().join('\n').toUpperCase()))
    expect([printOf(''), printOf('Seite 1'), printOf('. , ; - '.repeat(50))]).toEqual([null, null, null])
  })
})
