import { parsePhoneNumberFromString } from 'libphonenumber-js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { splitTransmitLine } from '../../../src/core/transmit-line'
import { layouts, makeRandom, misread, page, truth, wordsOf, type Layout, type Stamp } from './stamp'

/** What the owner of a number means: a + lost behind a bracket, and a 0 that is not dialled behind the country. */
const e164 = (printed: string): string => {
  const plain = printed.replace(/^\(\+?(49)\)/, '+$1').replace(/^049 /, '+49 ').replace(/^(\+49|0049)[\s(]*0\)?/, '$1')
  return parsePhoneNumberFromString(plain, 'DE')?.number ?? ''
}

const names = ['MUELLER GMBH', 'Praxis Dr. Habermehl', 'STAHLBAU RUETTGENSIEPEN', 'ELEKTRO-KRAFT & SOEHNE', 'AMTSGERICHT WITTEN', 'Sanitär Ölbaum', 'RAe. Kunz+Partner', 'KFZ 24 SERVICE']
const numbers = ['+49 30 1234567', '0711-48022-90', '0221 4710535', '03023125190', '+49 (0)351 7654321', '+498999998267', '02941 7303-13', '0049 40 66969418', '+43 1 5340712', '040/66969752', '049 30 1234567', '05231 / 98 76 54',
  // As DIN 5008 wants them, as it wanted them once, and as people do anyway.
  '(0761) 20 33 8 - 5', '0931 - 354977', '(07 11) 48 02 29-0', '0 71 31 / 48 02 29', '0711 48022 - 90', '+49.711.480220', '+49-711-48022-90', '(+49) 711 480220', '+49 (711) 48022-90', '0711 / 4 80 22 - 90', '0711.480220', '+49 0711 480220', '0711-48 02 29', '0711/48022/90', '0711–48022–90', '0049 (0) 711 48022-90', '+49 / 711 / 480220']

function stampOf(random: () => number): Stamp {
  const pick = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)] as T
  const whole = (from: number, to: number): number => from + Math.floor(random() * (to - from + 1))
  const from = pick(numbers)
  const pages = whole(1, 12)
  const at = new Date(Date.UTC(whole(2018, 2031), whole(0, 11), whole(1, 28), whole(0, 23), whole(0, 59)))
  return { at, name: pick(names), from, to: pick(numbers.filter((number) => e164(number) !== e164(from))), page: whole(1, pages), pages }
}

const letter = [
  ...wordsOf('Wiesengrundler Heizungsbau GmbH', { top: 210, height: 44, line: 10 }),
  ...wordsOf('Sehr geehrte Damen und Herren,', { top: 700, height: 24, line: 11 }),
  ...wordsOf('am 12.03.2026 um 14:05 Uhr riefen Sie unter 030 1234567 an.', { top: 760, height: 24, line: 12 }),
]

function read(text: string, options: Parameters<typeof wordsOf>[1] = {}) {
  return splitTransmitLine([...wordsOf(text, options), ...letter], page)
}

function lineOf(text: string) {
  const { line } = read(text)
  if (line === null) return null
  const { raw: _raw, ...rest } = line
  return rest
}

const tries = 60

/** How many of the stamps came out right, name by name. */
function measure(layout: Layout, noise: number): { readonly wrong: readonly string[]; readonly shares: Readonly<Record<string, number>> } {
  const random = makeRandom(layout.machine.length * 7919 + layout.print.toString().length)
  const right: Record<string, number> = {}
  const wrong: string[] = []
  for (let i = 0; i < tries; i += 1) {
    const stamp = stampOf(random)
    const printed = misread(layout.print(stamp), random, noise)
    const got = read(printed, { breakAt: i % 2 === 0 ? 2 : 100 }).line
    for (const [name, value] of Object.entries(truth(stamp, layout, e164))) {
      const same = (got?.[name as keyof typeof got] ?? null) === value
      right[name] = (right[name] ?? 0) + (same ? 1 : 0)
      if (!same) wrong.push(`${name}: ${String(value)} ≠ ${String(got?.[name as keyof typeof got] ?? null)} in ${printed}`)
    }
  }
  return { wrong, shares: Object.fromEntries(Object.entries(right).map(([name, count]) => [name, count / tries])) }
}

describe('the transmit line as machines stamp it', () => {
  for (const layout of layouts) {
    it(`is read whole: ${layout.machine}`, () => {
      expect(measure(layout, 0).wrong).toEqual([])
    })
  }
})

describe('the transmit line as recognition leaves it', () => {
  for (const layout of layouts) {
    it(`has number, date and page: ${layout.machine}`, () => {
      const { shares, wrong } = measure(layout, 0.06)
      for (const name of ['senderNumber', 'date', 'page']) expect(shares[name], wrong.filter((line) => line.startsWith(name)).slice(0, 4).join('\n')).toBeGreaterThanOrEqual(0.95)
    })
  }
})

describe('other lines that were seen', () => {
  const seen: readonly (readonly [string, Partial<NonNullable<ReturnType<typeof lineOf>>>])[] = [
    ['O0CT-12-2026 MON 10:37 AM  SPED OSTERMOOR-LUETH  FAX NO. +49 40 66969752  P. 01/02', { senderNumber: '+494066969752', time: '10:37', page: 1, pages: 2 }],
    ['06.0kt.2025 08:08   KAELTE VOEGELE   +49 711 4802290   Nr. 396   $. 1/1', { senderNumber: '+497114802290', senderName: 'KAELTE VOEGELE', date: '2025-10-06', page: 1, pages: 1 }],
    ['23,.Nov.2025 13:17   APO ROSSMARKT   +49 9721 553018   Nr. 729   8, 1/1', { senderNumber: '+499721553018', date: '2025-11-23', page: 1, pages: 1 }],
    ['06.Jul1.2026 16:55  APO ROSSMARKT  +49 9721 553018  Nr. 2135  Ss. 1/1', { date: '2026-07-06', page: 1, pages: 1 }],
    ['16.Sep.2025 09:08  APO ROSSMARKT  +#49 9721 553018  Nr. 396  S.2/2', { senderNumber: '+499721553018', page: 2, pages: 2 }],
    ['14/07 2026 07:59 FAX 02941 7303-13  LANDHANDEL BOECK  0345 20556-7  [P0011001]', { senderNumber: '+492941730313', recipientNumber: '+49345205567', page: 1, pages: 1 }],
    ['20/12 2O25 14:l9 FAX 0541 336O9-66  STB HILGENSTOEHLER  -> 09721 5530-18  [P001/001]', { senderNumber: '+495413360966', recipientNumber: '+499721553018', date: '2025-12-20', time: '14:19' }],
    ['2826-02-03 11:20  NAME  0711-48022  P.2/3', { date: '2026-02-03', page: 2, pages: 3 }],
    ['2026-10-06 09:01 FROM: +49 69 90009713 TO: +49 30 23125000 P. 1/2', { senderNumber: '+496990009713', recipientNumber: '+493023125000', senderName: null }],
    ['06.10.2026 16:52 Von: Tollmoor KG 040 66969418 An: 030 23125000 S.1/1', { senderName: 'Tollmoor KG', senderNumber: '+494066969418', recipientNumber: '+493023125000' }],
    ['12-MAR-2026 14:05   VON: MUELLER GMBH   +49 30 1234567   AN: +49 351 7654321   S. 01/03', { senderNumber: '+49301234567', senderName: 'MUELLER GMBH', recipientNumber: '+493517654321', page: 1, pages: 3 }],
    ['FAX 089 99998-267    WIESENGRUNDLER HEIZUNGSBAU    06.10.26  16:52    Seite 1 von 1', { senderNumber: '+498999998267', senderName: 'WIESENGRUNDLER HEIZUNGSBAU', date: '2026-10-06' }],
    ['2026-10-07 11:03 Kraftfink Elektrogrosshandel 0221 4710535 03023125190 P 1/1', { senderNumber: '+492214710535', senderName: 'Kraftfink Elektrogrosshandel', recipientNumber: '+493023125190' }],
    ['09/10/2026 14:26 02214710366 STAHLBAU RUETTGENSIEPEN s. 01', { senderNumber: '+492214710366', senderName: 'STAHLBAU RUETTGENSIEPEN', date: '2026-10-09', page: 1, pages: null }],
    ['18/04 2026 07:04 FAX 0511 76640-26  GRUENWEDEL -> 0711 48022-90  [P9001/001]', { page: 1, pages: 1 }],
    ["20/10 25 17:37    FAX 02941 7303-13    LANDHANDEL BOECK        02", { senderNumber: '+492941730313', senderName: 'LANDHANDEL BOECK', date: '2025-10-20', page: 2 }],
    ['FROM APO ROSSMARKT      PHONE NO. 09721 5530-18      NOV. 16 2025 12:12PM  P2', { senderName: 'APO ROSSMARKT', senderNumber: '+499721553018', time: '12:12', page: 2 }],
    ['20. JAN. 2026 15:49   KNUEPFER ZAHN   03741 22918-3   NR.4711 5. 1', { senderNumber: '+493741229183', date: '2026-01-20', page: 1 }],
    ['14/04/2026 11:58 0541 33609-66 STB HILGENSTOEHLER Ss. 01', { senderName: 'STB HILGENSTOEHLER', page: 1 }],
    ['03.02.2026 11:20   VON DER HEYDT GMBH   0711-480220   S. 1/1', { senderName: 'VON DER HEYDT GMBH', senderNumber: '+49711480220' }],
    ['Feb 02 2026 11:20AM HP LASERJET FAX 0711480220 page 1', { senderName: 'HP LASERJET', date: '2026-02-02', page: 1 }],
    ['2026-Feb-02 11:20 AM MUELLER GMBH 0711480220 2/3', { date: '2026-02-02', time: '11:20' }],
    ['0711480220 MUELLER GMBH 02. Feb 2026 11:20 Uhr S. 2', { senderName: 'MUELLER GMBH', date: '2026-02-02', page: 2 }],
    ['SENT BY: MUELLER GMBH ; 0711 480220 ; 2 FEB 26 11:20 ; 2/3', { senderName: 'MUELLER GMBH', date: '2026-02-02', page: 2, pages: 3 }],
    ['Fax-Server +49 (711) 480220 02.02.2026 11:20:33 S. 2/3', { senderName: 'Fax-Server', senderNumber: '+49711480220' }],
    ['Von: +49711480220 (MUELLER GMBH) An: +49301234567 Datum: 02.02.2026 11:20 Seite: 2 von 3', { senderName: 'MUELLER GMBH', recipientNumber: '+49301234567' }],
    ['2026-02-02T11:20:33 sip:+49711480220 -> +49301234567 2/3', { senderName: null, time: '11:20', page: 2 }],
    ['Mo 02 Feb 2026 11:20:33 CET 0711480220 PAGE2', { senderName: null, date: '2026-02-02', page: 2 }],
    ['02-02-2026 11:20 DA: ROSSI SRL +39 02 1234567 A: +49 30 1234567 PAG. 2 DI 3', { senderName: 'ROSSI SRL', senderNumber: '+39021234567', page: 2, pages: 3 }],
    ['02 févr. 2026 11:20 SOCIETE DURAND 0033142685300 P. 2/3', { senderNumber: '+33142685300', date: '2026-02-02' }],
    ['KANZLEI AM MARKT 02.02.2026 11:20:00 0711 480220-15 S 2', { senderName: 'KANZLEI AM MARKT', senderNumber: '+4971148022015', page: 2 }],
    ['Emofangen: 08.01.2026 07:54 von +493741229183 - Seite 1 von 1', { senderNumber: '+493741229183', senderName: null, page: 1, pages: 1 }],
    ['+4997719481300          T-243  001/002  F-443      10-03-26 13:43     LRA RHOEN-GRABFELD', { senderNumber: '+4997719481300', senderName: 'LRA RHOEN-GRABFELD', date: '2026-03-10', page: 1, pages: 2 }],
    ['91-N0V-2025 13:47   VON: LRA RHOEN-GRABFELD   +4997719481300    AN: 0421 38894-40    5.01/02', { date: '2025-11-01', recipientNumber: '+494213889440', page: 1, pages: 2 }],
    ['03.02.2026 11:20  TO: +49 351 7654321  S. 1/2', { senderNumber: null, recipientNumber: '+493517654321' }],
    ['Di, 16.12.25 11:20    (97071) 91 55 - 31    HV GROEZINGER      Seite: 1', { senderNumber: '+497071915531', senderName: 'HV GROEZINGER' }],
    ['2026-07-18 07:25   AEPFELBACHER   0931 - 354977 » 0421/38894-40      P 1/1', { senderNumber: '+49931354977', senderName: 'AEPFELBACHER', recipientNumber: '+494213889440' }],
    ['Faxnachricht von: +49 (0)9771 94-81300     LRA RHOEN-GRABFELD     05.03.2026 um 11:37 Uhr      Seite 01 / 02', { senderNumber: '+4997719481300', senderName: 'LRA RHOEN-GRABFELD', time: '11:37', page: 1, pages: 2 }],
  ]
  for (const [printed, expected] of seen) it(`is read: ${printed.slice(0, 50)}…`, () => expect(lineOf(printed)).toMatchObject(expected))

  it('gives nothing where it is not certain', () => {
    // The dash of the extension may be lost, or a counter follows.
    expect(lineOf('Sa, 18.07.26 10:01    (0421) 38 89 4   40    JAECKEL OHG      Seite: 1')).toMatchObject({ senderNumber: null, senderName: 'JAECKEL OHG' })
    expect(lineOf('18.07.2026 10:01    0421 388944    117    JAECKEL OHG      Seite: 1')).toMatchObject({ senderNumber: null, senderName: 'JAECKEL OHG' })
    expect(lineOf('31.02.2026 11:20  NAME  0711-480220  P.2/3')).toMatchObject({ date: null, page: 2 })
    expect(lineOf('03.02.2026 11:20  NAME  480220  P.2/3')).toMatchObject({ senderNumber: null })
    expect(lineOf('03.02.2026 11:20  NAME  0711-480220  P.4/3')).toMatchObject({ page: null, pages: null })
    expect(lineOf('03.02.2026 25:20  NAME  0711-480220  P.2/3')).toMatchObject({ time: null })
  })

  it('has no figure more than its width has room for: a struck 0 is one sign', () => {
    const twice = (text: string, read: string) => splitTransmitLine([...wordsOf(text).map((word) => (word.text === '0351' ? { ...word, text: read } : word)), ...letter], page).line
    const stamp = '28/11/2025 15:56   VON: GRUENBAUM AG   +49 69 83002290   AN: 0351 442178-9   S. 1/1'
    expect(twice(stamp, '09351')?.recipientNumber).toBe('+493514421789')
    // Where it fills its five places it is what it says.
    expect(read(stamp.replace('0351', '09351')).line?.recipientNumber).toBe('+4993514421789')
  })

  it('is read at the foot of the page too, where little else stands', () => {
    const text = '03.02.2026 11:20  MUELLER GMBH  0711-480220  S. 2/3'
    const { line, body } = splitTransmitLine([...letter, ...wordsOf(text, { top: page.height - 40, line: 20 })], page)
    expect(line).toMatchObject({ senderNumber: '+49711480220', page: 2, pages: 3 })
    expect(body).toEqual(letter)
  })

  it('keeps what it stands beside: a letterhead on the same height, specks above, a slanting row', () => {
    const text = '03.02.2026 11:20  MUELLER GMBH  0711-480220  S. 2/3'
    const head = wordsOf('Fax', { top: 8, height: 60, left: 1500, line: 0 })
    const specks = wordsOf('. ,', { top: 0, height: 5, line: 0 })
    const { line, body } = splitTransmitLine([...specks, ...wordsOf(text, { slant: 0.02, line: 1 }), ...head, ...letter], page)
    expect(line?.raw).toBe('03.02.2026 11:20 MUELLER GMBH 0711-480220 S. 2/3')
    expect(body).toEqual([...specks, ...head, ...letter])
  })
})

describe('what is no transmit line', () => {
  const heads = [
    'Tollmoor KG · Telefax 040 66969418 · 20095 Hamburg',
    'Praxis Dr. Habermehl, Lindenstr. 4, 20095 Hamburg, Tel. 040 123456, Fax 040 123457',
    'Telefon +49 711 48022-0   Telefax +49 711 48022-90   info@voegele.example',
    '06.10.2026',
    'Hamburg, den 06.10.2026',
    'Seite 1 von 2',
    'Wiesengrundler Heizungsbau GmbH    Tel. 0711 480220    Seite 2 von 2',
    'Kundennummer 0123456   Datum 12.03.2026   Seite 1/2',
    'Rechnung Nr. 0471123456 vom 12.03.2026 Seite 1 von 2',
    'Ausdruck vom 12.03.2026 14:05 Seite 1 von 2',
    'Bestellung 4500-71833    12.03.2026 14:05:33    Seite 1/2',
    'Sprechzeiten Mo-Fr 08:00-12:00 Uhr, Tel. 030 1234567',
    'Bereitschaft 24:00 Uhr 030 1234567',
    'FAX',
    'Telefax an: 030 1234567',
    '06.10.2026 16:52 Seite 1 von 1 · Bestellung',
    'um 14:05 unter 030 23125017 wie besprochen mit Frau Sommer',
    'Blatt 2',
    'Kontoauszug 12.03.2026 14:05 IBAN DE02 1203 0000 0000 2020 51 Blatt 1/2',
  ]
  for (const head of heads) {
    it(`is left to the letter: ${head.slice(0, 50)}`, () => {
      const { line, body } = read(head)
      expect(line).toBeNull()
      expect(body).toEqual([...wordsOf(head), ...letter])
    })
  }

  it('is a line that stands where the letter has begun', () => {
    expect(read('12-MAR-2026 14:05   VON: MUELLER GMBH   +49 30 1234567   S. 01/03', { top: 400 }).line).toBeNull()
    expect(splitTransmitLine(letter, page).line).toBeNull()
    expect(splitTransmitLine([], page)).toEqual({ line: null, body: [] })
  })

  it('letters beyond the basic plane before a date are passed over, and the search ends', () => {
    const words = ['\u{1D49C}\u{1D49C}\u{1D49C}', '12', '2026', '14:05'].map((text, i) => ({ text, box: [100 + i * 200, 20, 150, 20] as [number, number, number, number], confidence: 90, line: 0 }))
    expect(splitTransmitLine(words, page).body.length).toBeLessThanOrEqual(words.length)
  })

  it('whatever recognition makes of a page, nothing is lost and what is given is well formed', () => {
    const piece = fc.oneof(fc.string({ unit: 'binary', maxLength: 12 }), fc.constantFrom('12.03.2026', '14:05', 'S.', '1/3', '+49', '0711', '480220', 'VON:', 'AN:', '->', 'P001/002]'))
    fc.assert(
      fc.property(fc.array(fc.tuple(piece, fc.integer({ min: -50, max: 4000 }), fc.integer({ min: 0, max: 90 })), { maxLength: 40 }), (pieces) => {
        const words = pieces.map(([text, x, y], line) => ({ text, box: [x, y, 40, y % 40] as [number, number, number, number], confidence: 50, line }))
        const { line, body } = splitTransmitLine(words, page)
        expect(body.length <= words.length && (line !== null || body.length === words.length)).toBe(true)
        if (line === null) return
        for (const number of [line.senderNumber, line.recipientNumber]) expect(number ?? '+49711480220').toMatch(/^\+\d{8,15}$/)
        expect(line.date ?? '2026-01-01').toMatch(/^\d{4}-\d\d-\d\d$/)
        expect(line.time ?? '00:00').toMatch(/^\d\d:\d\d$/)
        expect((line.page ?? 1) <= (line.pages ?? 999)).toBe(true)
      }),
      { numRuns: 200 },
    )
  })
})
