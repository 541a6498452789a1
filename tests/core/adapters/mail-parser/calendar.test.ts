import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseMail } from '../../../../src/core/adapters/mail-parser'
import { limits } from '../../../../src/core/limits'
import type { ParsedMail } from '../../../../src/core/ports/document-reader'
import type { Appointment } from '../../../../src/shared/domain/appointment'
import { withoutAppointments } from '../../../../src/shared/text/appointment-text'

const calendar = (method: string, ...event: readonly string[]): string =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', `METHOD:${method}`, 'BEGIN:VTIMEZONE', 'TZID:W. Europe Standard Time', 'BEGIN:STANDARD', 'DTSTART:16011028T030000', 'RRULE:FREQ=YEARLY', 'END:STANDARD', 'END:VTIMEZONE', 'BEGIN:VEVENT', ...event, 'END:VEVENT', 'END:VCALENDAR'].join('\r\n')

const mailOf = (ics: string, ...more: readonly string[]): Promise<ParsedMail> =>
  parseMail(Buffer.from(['From: amt@stadt.example', 'Subject: Termin', ...more, 'Content-Type: text/calendar; charset=utf-8; method=REQUEST', '', ics].join('\r\n')), limits)

const meeting = [
  'UID:1@stadt.example',
  'SUMMARY;LANGUAGE=de:Umbau Rathaus\\, Haus B\\; Abnahme',
  'DTSTART;TZID="W. Europe Standard Time":20261203T140000',
  'DTEND;TZID=W. Europe Standard Time:20261203T153000',
  'LOCATION:Rathaus\\, Zimmer 12\\nEingang',
  '  Hof',
  'ORGANIZER;CN="Müller: Bauamt":mailto:mueller@stadt.example',
  'ATTENDEE;PARTSTAT=NEEDS-ACTION:mailto:wir@firma.example',
  'BEGIN:VALARM',
  'SUMMARY:Erinnerung',
  'END:VALARM',
]

const invitation: Appointment = {
  kind: 'invitation',
  title: 'Umbau Rathaus, Haus B; Abnahme',
  start: { date: '2026-12-03', time: '14:00', zone: 'Europe/Berlin' },
  end: { date: '2026-12-03', time: '15:30', zone: 'Europe/Berlin' },
  place: 'Rathaus, Zimmer 12 Eingang Hof',
  organiser: { name: 'Müller: Bauamt', address: 'mueller@stadt.example' },
  attendee: null,
  answer: null,
  recurring: false,
}

describe('a mail with a calendar part', () => {
  it('says what, when, where and by whom, and has it as its text', async () => {
    const mail = await mailOf(calendar('REQUEST', ...meeting))
    expect(mail.appointments).toEqual([invitation])
    expect(mail.text).toBe('Umbau Rathaus, Haus B; Abnahme\n2026-12-03 14:00–15:30 Europe/Berlin\nRathaus, Zimmer 12 Eingang Hof\nMüller: Bauamt, mueller@stadt.example')
    expect(mail.folded.text).toContain('umbau rathaus')
    expect(mail.attachments.map(({ name }) => name)).toEqual(['invite-1.ics'])
  })

  it('keeps its own words before it, says the same in two parts once, and is the same mail as before', async () => {
    const parts = (text: string, ...icsParts: readonly string[]) =>
      parseMail(Buffer.from(['From: a@b.example', 'Content-Type: multipart/mixed; boundary=b', '', '--b', 'Content-Type: text/plain; charset=utf-8', '', text, ...icsParts.flatMap((ics) => ['--b', 'Content-Type: text/calendar; charset=utf-8', '', ics]), '--b--'].join('\r\n')), limits)
    const ics = calendar('REQUEST', ...meeting)
    const mail = await parts('Bitte kommen Sie.', ics, ics)
    expect(mail.appointments).toEqual([invitation])
    expect(mail.text).toMatch(/^Bitte kommen Sie\.\n\nUmbau Rathaus/)
    expect(withoutAppointments(mail.text, mail.appointments)).toBe('Bitte kommen Sie.')
    expect(mail.bodyPrint).toBe((await parts('Bitte kommen Sie.')).bodyPrint)
    expect((await parts(mail.text, ics)).text).toBe(mail.text)
  })

  it.each([
    ['REQUEST', [], 'invitation', null, ''],
    ['ADD', [], 'invitation', null, ''],
    ['CANCEL', [], 'cancellation', null, '✗ '],
    ['REQUEST', ['STATUS:CANCELLED'], 'cancellation', null, '✗ '],
    ['PUBLISH', [], 'announced', null, ''],
    ['unknown thing', [], 'announced', null, ''],
    ['REPLY', ['ATTENDEE;PARTSTAT=ACCEPTED;CN=Anna:mailto:anna@firma.example'], 'reply', 'accepted', '✓ '],
    ['REPLY', ['ATTENDEE;PARTSTAT=declined:MAILTO:anna@firma.example'], 'reply', 'declined', '✗ '],
    ['reply', ['ATTENDEE;PARTSTAT=TENTATIVE:mailto:anna@firma.example'], 'reply', 'tentative', '? '],
    ['REPLY', [], 'reply', null, ''],
  ] as const)('is told by its method: %s %j', async (method, more, kind, answer, sign) => {
    const mail = await mailOf(calendar(method, 'SUMMARY:Abnahme', 'DTSTART:20261203T130000Z', ...more))
    expect(mail.appointments).toMatchObject([{ kind, answer, attendee: more[0]?.startsWith('ATT') ? { address: 'anna@firma.example' } : null }])
    expect(mail.text.split('\n').slice(0, 2)).toEqual([`${sign}Abnahme`, '2026-12-03 13:00 UTC'])
  })

  it.each([
    ['UTC', ['DTSTART:20261203T130000Z', 'DTEND:20261203T140000Z'], '2026-12-03 13:00–14:00 UTC'],
    ['no zone', ['DTSTART:20261203T130000'], '2026-12-03 13:00'],
    ['over midnight, by its length', ['DTSTART;TZID=Europe/Berlin:20261231T220000', 'DURATION:PT3H30M'], '2026-12-31 22:00 – 2027-01-01 01:30 Europe/Berlin'],
    ['a day', ['DTSTART;VALUE=DATE:20261203', 'DTEND;VALUE=DATE:20261204'], '2026-12-03'],
    ['days', ['DTSTART;VALUE=DATE:20261203', 'DTEND;VALUE=DATE:20261206'], '2026-12-03 – 2026-12-05'],
    ['days, by their length', ['DTSTART;VALUE=DATE:20261203', 'DURATION:P1W'], '2026-12-03 – 2026-12-09'],
    ['a zone behind a path', ['DTSTART;TZID=/mozilla.org/20050126_1/Europe/Berlin:20261203T130000'], '2026-12-03 13:00 Europe/Berlin'],
    ['a zone of nobody', ['DTSTART;TZID=Unsere Zeit:20261203T130000'], '2026-12-03 13:00 Unsere Zeit'],
    ['an end before its beginning', ['DTSTART:20261203T130000Z', 'DTEND:20261202T130000Z'], '2026-12-03 13:00 UTC'],
    ['a day that is none', ['DTSTART:20260230T130000Z'], ''],
    ['an hour that is none', ['DTSTART:20260227T250000Z'], ''],
    ['nonsense', ['DTSTART:morgen'], ''],
  ])('has its time: %s', async (_what, lines, told) => {
    expect((await mailOf(calendar('REQUEST', 'SUMMARY:x', ...lines))).text).toBe(told === '' ? 'x' : `x\n${told}`)
  })

  it('is only called recurring where it has a rule', async () => {
    expect((await mailOf(calendar('REQUEST', 'SUMMARY:x', 'RRULE:FREQ=SECONDLY;INTERVAL=1'))).appointments).toMatchObject([{ recurring: true }])
  })

  it('gives no more than people read, in time, for all that anybody may write', async () => {
    const events = (many: number, ...lines: readonly string[]): string => ['BEGIN:VCALENDAR', ...Array.from({ length: many }, (_, number) => ['BEGIN:VEVENT', `SUMMARY:${String(number)}`, ...lines, 'END:VEVENT']).flat()].join('\r\n')
    expect((await mailOf(events(20_000))).appointments).toHaveLength(10)
    expect((await mailOf(`${'BEGIN:VEVENT\r\n'.repeat(50_000)}SUMMARY:x`)).appointments).toEqual([])
    for (const hostile of ['"', ';', '\\', ';X="', '\r\n ', '\r\nSUMMARY', ':mailto:']) {
      const { text } = await mailOf(events(1, `LOCATION;X=${hostile.repeat(100_000)}`, `ORGANIZER:mailto:${hostile.repeat(100_000)}`, `DURATION:P${'9'.repeat(100_000)}W`))
      expect(text.length).toBeLessThan(1_500)
    }
    expect((await mailOf(events(1, 'SUMMARY:y', `LOCATION:a\\nBcc: x@y.example\u202egnp.exe`, 'ORGANIZER;CN=a\\nb:javascript:alert(1)'))).appointments).toMatchObject([{ title: '0', place: 'a Bcc: x@y.examplegnp.exe', organiser: { name: 'a\\nb', address: '' } }])
  })

  it('ends as a mail whatever lines stand in it', async () => {
    const line = fc.oneof(fc.constantFrom(...calendar('REPLY', ...meeting).split('\r\n'), ''), fc.string({ maxLength: 30 }))
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 40 }), async (lines) => {
        const { appointments, text } = await mailOf(lines.join('\r\n'))
        expect(appointments.length).toBeLessThanOrEqual(10)
        expect(appointments.length === 0 || text !== '').toBe(true)
      }),
      { numRuns: 200 },
    )
  })
})
