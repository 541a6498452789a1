import { describe, expect, it } from 'vitest'
import { askToSendAgain, type LackingFax } from '../../../src/shared/text/send-again'

const fax: LackingFax = { missing: [3], of: 4, date: '2026-02-03', time: '11:20', at: Date.UTC(2026, 1, 3, 10, 25) }
const office = { language: 'de', address: 'post@buero.example', timeZone: 'Europe/Berlin' } as const

describe('asking for missing pages', () => {
  it('names the page, the moment of the fax and the way to send it', () => {
    const { subject, text } = askToSendAgain(fax, office)
    expect(subject).toBe('Ihr Fax vom 3. Februar 2026: Seite 3 fehlt')
    expect(text).toContain('Ihr Fax vom 3. Februar 2026, 11:20 Uhr.')
    expect(text).toContain('Von 4 Seiten fehlt die Seite 3.')
    expect(text).toContain('am besten per E-Mail an post@buero.example.')
  })

  it('names several pages, runs of them by their ends', () => {
    expect(askToSendAgain({ ...fax, missing: [2, 3], of: 5 }, office).text).toContain('fehlen die Seiten 2 und 3.')
    expect(askToSendAgain({ ...fax, missing: [9, 4, 5, 6, 1], of: 9 }, office).subject).toBe('Ihr Fax vom 3. Februar 2026: Seiten 1, 4 bis 6 und 9 fehlen')
  })

  it('in English too', () => {
    const { subject, text } = askToSendAgain({ ...fax, missing: [2, 3, 4] }, { ...office, language: 'en' })
    expect(subject).toBe('Your fax of 3 February 2026: pages 2 to 4 are missing')
    expect(text).toContain('your fax of 3 February 2026 at 11:20.')
    expect(text).toContain('preferably by e-mail to post@buero.example.')
  })

  it('falls back on when the fax came, and on e-mail alone where no address is known', () => {
    const { text } = askToSendAgain({ ...fax, date: null, time: null }, { ...office, address: null })
    expect(text).toContain('vom 3. Februar 2026, 11:25 Uhr.')
    expect(text).toContain('am besten per E-Mail. ')
    expect(askToSendAgain({ ...fax, time: null }, office).text).toContain('vom 3. Februar 2026. ')
    expect(askToSendAgain({ ...fax, date: 'nonsense' }, office).text).toContain('11:25 Uhr')
  })

  it('keeps an address of any signs as it is', () => {
    expect(askToSendAgain(fax, { ...office, address: "o'brien+{fax}@buero.example" }).text).toContain("an o'brien+{fax}@buero.example.")
  })
})
