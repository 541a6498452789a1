import type { Appointment, AppointmentTime } from '../domain/appointment'

/** Signs instead of words: the text stands in store and search, whatever the reader's language. */
const signOf = ({ kind, answer }: Appointment): string =>
  kind === 'cancellation' || answer === 'declined' ? '✗ ' : answer === 'accepted' ? '✓ ' : answer === 'tentative' ? '? ' : ''

/** One appointment in plain lines: title, time, place, person. */
export function appointmentText(appointment: Appointment): string {
  const { title, start, end, place, organiser, attendee } = appointment
  const person = attendee ?? organiser
  const lines = [start === null ? '' : timeText(start, end), place, person === null ? '' : [person.name, person.address].filter((part) => part !== '').join(', ')]
  return [`${signOf(appointment)}${title}`.trim(), ...lines].filter((line) => line !== '').join('\n')
}

function timeText(start: AppointmentTime, end: AppointmentTime | null): string {
  const at = ({ date, time }: AppointmentTime): string => (time === null ? date : `${date} ${time}`)
  const until = end === null || at(end) === at(start) ? '' : end.date === start.date && end.time !== null ? `–${end.time}` : ` – ${at(end)}`
  return `${at(start)}${until}${start.zone === null ? '' : ` ${start.zone}`}`
}

const together = (appointments: readonly Appointment[]): string => appointments.map(appointmentText).join('\n\n')

/** A mail's text with its appointments below, unless it says all of it already. */
export function withAppointments(text: string, appointments: readonly Appointment[]): string {
  const told = together(appointments)
  if (told === '' || told.split('\n').every((line) => line === '' || text.includes(line))) return text
  return text === '' ? told : `${text}\n\n${told}`
}

/** The text without them: where they are shown by themselves they are not said twice. */
export function withoutAppointments(text: string, appointments: readonly Appointment[]): string {
  const told = together(appointments)
  if (told === '' || !text.endsWith(told)) return text
  return text.slice(0, text.length - told.length).trimEnd()
}
