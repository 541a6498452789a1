import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ours } from '../../../src/core/gateways/ours'
import { pattern } from '../../../src/shared/domain/gateway'
import { repository } from '../../helpers/engine'
import { announced, local } from './notices'

const berlin = '+493023125017'

describe('faxes that gateways announce', () => {
  it('of a FRITZ!Box: name and number in the subject, the moment in the file name', () => {
    const file = ['02.11.26_09.15_Telefax.03023125017.pdf']
    expect(announced({ subject: 'Fax von 03023125017', fileNames: file })).toMatchObject({ gatewayId: 'fritzbox', means: 'fax', number: berlin, name: '', at: local(2026, 11, 2, 9, 15) })
    expect(announced({ subject: 'Fax von Nordlicht eG (030 23125017)', fileNames: file })).toMatchObject({ number: berlin, name: 'Nordlicht eG' })
    expect(announced({ subject: 'Fax von Kanzlei Ärmel & Söhne (0049 30 23125017)' })).toMatchObject({ number: berlin, name: 'Kanzlei Ärmel & Söhne' })
    expect(announced({ subject: 'Fax von unbekannt', fileNames: ['02.11.26_09.15_Telefax.unbekannt.pdf'] })).toMatchObject({ number: null, name: '', at: local(2026, 11, 2, 9, 15) })
    expect(announced({ subject: 'Fax von anonym' })).toMatchObject({ number: null, name: '' })
  })

  it('of German telephone systems and services', () => {
    const text = 'Dies ist eine automatisch generierte Nachricht.\n\nSie haben ein 3-seitiges Fax von der Gegenstelle Nordlicht eG erhalten.'
    expect(announced({ subject: '[fax] Neues Fax von 030 23125017', text })).toMatchObject({ gatewayId: 'german', number: berlin, name: 'Nordlicht eG', pages: 3 })
    expect(announced({ subject: 'Neues Fax von: +49 (0)30 23125017' })).toMatchObject({ number: berlin })
    expect(announced({ subject: 'Neues Fax von 1234-93900' })).toMatchObject({ number: null, name: '1234-93900' })
    expect(announced({ subject: 'Neues Fax von Nordlicht eG empfangen', text: 'Absender: 030 23125017\nSeiten: 12\nDatum/Uhrzeit: 02.11.2026 14:05' })).toMatchObject({
      number: berlin,
      name: 'Nordlicht eG',
      pages: 12,
      at: local(2026, 11, 2, 14, 5),
    })
    expect(announced({ subject: '[EXTERN] Faxeingang von 4930 23125017, 2 Seiten' })).toMatchObject({ number: berlin, pages: 2 })
    expect(announced({ subject: 'Sie haben ein neues Fax', text: 'Rufnummer: unterdrückt\nSeiten: 1' })).toMatchObject({ number: null, name: '', pages: 1 })
  })

  it('of eFax and RingCentral: numbers of their countries', () => {
    expect(announced({ subject: 'eFax message from "912266459412" - 1 page(s), Caller-ID: 1-613-701-0200' })).toMatchObject({ gatewayId: 'efax', number: '+16137010200', pages: 1 })
    expect(announced({ subject: 'eFax message from "Nordlicht" - 2 page(s), Caller-ID: 49-30-23125017' })).toMatchObject({ number: berlin, name: 'Nordlicht', pages: 2 })
    expect(announced({ subject: 'eFax message from "unknown" - 1 page(s), Caller-ID: unknown' })).toMatchObject({ number: null, name: '' })
    expect(announced({ subject: 'New Fax Message from (469) 543-6401 on 07/01/2026 6:03 PM' })).toMatchObject({ gatewayId: 'ringcentral', number: '+14695436401', at: local(2026, 7, 1, 18, 3) })
    expect(announced({ subject: 'New Fax Message from +49 30 23125017 on 07/01/2026 at 6:03 PM' })).toMatchObject({ number: berlin })
  })

  it('of English ones', () => {
    expect(announced({ subject: 'New fax received from +493023125017', text: 'From: Nordlicht\nPages: 4' })).toMatchObject({ gatewayId: 'english', number: berlin, pages: 4 })
    expect(announced({ subject: 'You have received a new fax', text: 'Caller ID: +49 30 23125017\nNumber of pages: 2' })).toMatchObject({ number: berlin, pages: 2 })
  })

  it('and nothing that people write', () => {
    for (const subject of [
      'Fax von Frau Müller',
      'Ihr Fax vom 02.11.2026',
      'AW: Fax von 03023125017',
      'WG: [fax] Neues Fax von 030 23125017',
      'Re[2]: New Fax Message from (469) 543-6401 on 07/01/2026 6:03 PM',
      'Bitte Fax an 030 23125017 schicken',
      'Fax erhalten von Herrn Berg, danke',
      'Angebot 12345',
      '',
    ]) {
      expect(announced({ subject, text: 'Guten Tag,\nanbei das Gewünschte. Es wurde nicht zugestellt.' }), subject).toBeNull()
    }
  })

  it('whatever is in them', () => {
    for (const subject of ['Fax von ' + '0'.repeat(5_000), `Neues Fax von ${'('.repeat(400)}`, 'Fax von \u0000\ud800 (030 1)', `${'[x] '.repeat(3_000)}Fax von 030 1`]) {
      expect(() => announced({ subject, text: ': '.repeat(100_000), fileNames: Array.from({ length: 500 }, () => '_Telefax.') })).not.toThrow()
    }
  })
})

describe('reports on faxes that were sent', () => {
  it('name the number, the job and what became of it', () => {
    expect(announced({ subject: 'Sendebericht', text: 'Ihr Fax an 030 23125017 wurde erfolgreich gesendet.\nSeiten: 2' })).toMatchObject({ gatewayId: 'reports', means: 'sent', number: berlin, pages: 2 })
    expect(announced({ subject: 'Fax-Sendebericht', text: 'Empfänger: 030 23125017\nStatus: Fehler, keine Antwort' })).toMatchObject({ means: 'failed', number: berlin })
    expect(announced({ subject: 'Fax an 030 23125017 erfolgreich versendet' })).toMatchObject({ means: 'sent', number: berlin })
    expect(announced({ subject: 'Fax an 030 23125017 konnte nicht zugestellt werden' })).toMatchObject({ means: 'failed', number: berlin })
    expect(announced({ subject: 'Sendebericht', text: 'Siehe Anlage.' })).toBeNull()
  })
})

it('ours are patterns like a person’s own', () => {
  for (const { id, patterns } of ours) {
    for (const one of patterns) {
      expect(pattern.pick({ means: true, numbering: true }).safeParse(one).success, id).toBe(true)
      expect(one.subject.length + one.sender.length, id).toBeGreaterThan(0)
    }
  }
})

const templates = join(repository, '..', 'shared', 'samples', 'faxgateway', 'ifax+HylaFAX', 'etc', 'templates')
const filled: Readonly<Record<string, string>> = {
  SENDER: '+49 30 23125017', PAGES: '3', RECEIVED: '2026:11:02 09:15:33', CALLID1: '030 23125017', CALLID2: 'Nordlicht', FILE: 'recvq/fax000000042.tif', MSG: 'No carrier detected',
  JOBINFO: '4711', DESTINATION: '03023125017', number: '030 23125017', npages: '3', jobid: '4711', WHY: 'failed', csi: 'Nordlicht eG',
}

describe.skipIf(!existsSync(templates))('the templates of HylaFAX in ../shared', () => {
  const expected: readonly (readonly [RegExp, string | null])[] = [
    [/^faxrcvd-failure/, 'missed'],
    [/^faxrcvd/, 'fax'],
    [/-page\.txt$/, null],
    [/^notify-done/, 'sent'],
    [/^notify-(?:requeued|blocked)/, 'delayed'],
    [/^notify/, 'failed'],
  ]
  for (const language of ['de', 'en']) {
    for (const name of existsSync(join(templates, language)) ? readdirSync(join(templates, language)) : []) {
      it(`${language}/${name}`, () => {
        const [header = '', ...body] = readFileSync(join(templates, language, name), 'utf8')
          .replace(/\$(\w+)/g, (_, key: string) => filled[key] ?? `(${key})`)
          .split('\n\n')
        const subject = /^Subject: (.*)$/m.exec(header)?.[1] ?? ''
        const found = announced({ subject, text: body.join('\n\n') })
        const means = expected.find(([form]) => form.test(name))?.[1] ?? null
        expect(found?.means ?? null).toBe(means)
        if (found === null) return
        expect(found.gatewayId).toBe('hylafax')
        // A fax that did not arrive at all is told in German without its number.
        if (!(language === 'de' && means === 'missed')) expect(found.number).toBe(berlin)
        if (means === 'fax') expect(found).toMatchObject({ pages: 3, at: local(2026, 11, 2, 9, 15) })
        if (name === 'notify-done.txt') expect(found).toMatchObject({ pages: 3, job: '4711' })
      })
    }
  }
})
