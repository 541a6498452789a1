import { expect, it } from 'vitest'
import { appointmentTime } from '../../src/renderer/i18n/appointment-time'

const at = (date: string, time: string | null, zone: string | null) => ({ date, time, zone })

it('tells an appointment in the language of the reader, with the clock it stands on', () => {
  const told = appointmentTime(at('2026-12-03', '14:00', 'Europe/Berlin'), at('2026-12-03', '15:30', 'Europe/Berlin'), 'de')
  expect(told).toMatch(/^Donnerstag, 3\. Dezember 2026\D+14:00\s?–\s?15:30\D*\(Mitteleuropäische Zeit\)$/)
  expect(appointmentTime(at('2026-12-03', '14:00', 'America/New_York'), null, 'en')).toMatch(/^Thursday,? 3 December 2026\D+14:00 \(Eastern Time\)$/)
})

it('tells UTC on the own clock, and a clock without a name or with an unknown one as it stands', () => {
  expect(appointmentTime(at('2026-12-03', '23:30', 'UTC'), null, 'de', 'Europe/Berlin')).toMatch(/^Freitag, 4\. Dezember 2026\D+00:30 \(Mitteleuropäische Zeit\)$/)
  expect(appointmentTime(at('2026-12-03', '14:00', null), null, 'de')).toMatch(/14:00$/)
  expect(appointmentTime(at('2026-12-03', '14:00', 'Unsere Zeit'), null, 'de')).toMatch(/14:00 \(Unsere Zeit\)$/)
})

it('tells whole days without an hour', () => {
  expect(appointmentTime(at('2026-12-03', null, null), null, 'de')).toBe('Donnerstag, 3. Dezember 2026')
  expect(appointmentTime(at('2026-12-03', null, null), at('2026-12-05', null, null), 'en')).toMatch(/Thursday,? 3\D+5 December 2026/)
})
