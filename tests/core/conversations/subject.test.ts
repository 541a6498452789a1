import { describe, expect, it } from 'vitest'
import { marksIn, newMark, withMark } from '../../../src/core/conversations/marks'
import { bareSubject } from '../../../src/core/conversations/subject'

describe('a bare subject', () => {
  it.each([
    'AW: Bestellung 4711', 'Re: AW: WG: Bestellung 4711', 'RE[2]: Bestellung 4711', 'AW(3): Fwd: Bestellung 4711', 'Re^4: Bestellung 4711', 'SV: VS: Odp: Antw: Bestellung 4711',
    '[EXTERN] AW: Bestellung 4711', 'AW: [External] Bestellung 4711', '***SPAM*** Re : Bestellung 4711', 'Automatische Antwort: Bestellung 4711', 'Re：Bestellung 4711',
    'AW: Bestellung\t 4711 [RK-0123ABCD]', 'Bestellung 4711 (fwd)', '转发: Bestellung 4711', 'TR: Rif: Bestellung 4711',
  ])('of %s', (subject) => expect(bareSubject(subject).key).toBe('bestellung 4711'))

  it('keeps what is no mark', () => {
    for (const subject of ['Reifen: Preise', 'Ref: 4711', 'Auto: Kaufvertrag', '[Ticket#77] Drucker', 'Wegen: Regal', 'Aw', 're']) expect(bareSubject(subject)).toMatchObject({ text: subject, answers: false })
    expect(bareSubject('[Liste] Re: Drucker').key).toBe(bareSubject('Re: [Liste] Drucker').key)
    expect(bareSubject('AW:').key).toBe('')
  })

  it('is made quickly of anything', () => {
    expect(bareSubject('Re: '.repeat(100_000)).key.length).toBeLessThan(1_000)
    expect(bareSubject('['.repeat(100_000)).key.length).toBe(1_000)
    expect(bareSubject('re['.repeat(50_000)).answers).toBe(false)
  })
})

describe('a mark', () => {
  it('is eight signs that nobody guesses, and comes back from subject and address', () => {
    const marks = new Set(Array.from({ length: 1_000 }, newMark))
    expect(marks.size).toBe(1_000)
    for (const mark of marks) expect(marksIn(withMark('AW: Fax', mark), [])).toEqual([mark])
    expect(marksIn('', ['post+rk-0123abcd@buero.example'])).toEqual(['0123ABCD'])
  })

  it('is read as it was given, typed by hand or twice', () => {
    expect(marksIn('aw: [rk-o1iLabcd] [RK-0111ABCD]', [])).toEqual(['0111ABCD'])
    expect(marksIn('[RK-UUUUUUUU] [RK-123] RK-0123ABCD', ['rk-0123abcd@x.example', 'post+rk-0123abc@x.example'])).toEqual([])
    expect(withMark('Fax [RK-0123ABCD]', 'ZZZZZZZZ')).toBe('Fax [RK-ZZZZZZZZ]')
  })
})
