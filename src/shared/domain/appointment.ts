import { z } from 'zod'
import { mailAddress } from './message'

/** Day and time as they stand in the calendar file, on the clock of `zone`. */
export const appointmentTime = z.object({
  /** `2026-12-03` */
  date: z.string(),
  /** `14:00`; null for a whole day */
  time: z.string().nullable(),
  /** of the IANA database where it is known, else the file's own name; null where none is told: the reader's own clock */
  zone: z.string().nullable(),
})
export type AppointmentTime = z.infer<typeof appointmentTime>

/** What a calendar part of a mail says (RFC 5545, 5546), as far as people are told. */
export const appointment = z.object({
  /** `announced`: told without being asked for an answer */
  kind: z.enum(['invitation', 'cancellation', 'reply', 'announced']),
  title: z.string(),
  start: appointmentTime.nullable(),
  /** of whole days the last of them */
  end: appointmentTime.nullable(),
  place: z.string(),
  organiser: mailAddress.nullable(),
  /** of a reply: who answers, and what */
  attendee: mailAddress.nullable(),
  answer: z.enum(['accepted', 'declined', 'tentative']).nullable(),
  recurring: z.boolean(),
})
export type Appointment = z.infer<typeof appointment>
