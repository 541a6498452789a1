import type { appointmentsDe } from './appointments.de'

export const appointmentsEn: { readonly [K in keyof typeof appointmentsDe]: string } = {
  invitation: 'Invitation to an appointment',
  cancellation: 'This appointment is cancelled',
  announced: 'Appointment',
  accepted: '{name} has accepted',
  declined: '{name} has declined',
  tentative: '{name} has accepted tentatively',
  answered: '{name} has answered the invitation',
  somebody: 'Somebody',
  when: 'When',
  where: 'Where',
  from: 'From',
  recurring: 'recurring',
}
