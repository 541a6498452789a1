import type { Appointment } from '../../../shared/domain/appointment'
import type { Message } from '../../../shared/domain/message'
import { useCall } from '../../api/use-call'

const none: readonly Appointment[] = []

/** What the calendar parts of a mail say; nothing is asked where it has none. */
export function useAppointments({ id, conversationId, attachments }: Message): readonly Appointment[] {
  const enabled = attachments.some(({ mediaType }) => mediaType === 'text/calendar' || mediaType === 'application/ics')
  return useCall('message.appointments', { id }, { about: conversationId, enabled }).data?.appointments ?? none
}
