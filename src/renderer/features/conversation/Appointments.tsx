import { CalendarCheck2, CalendarDays, CalendarX2 } from 'lucide-react'
import type { Appointment } from '../../../shared/domain/appointment'
import { marks, type LookedFor } from '../../../shared/text/fold'
import { appointmentTime } from '../../i18n/appointment-time'
import { useWords } from '../../i18n/provider'
import { LinkDialog, useLinks } from './LinkDialog'
import { LinkedText } from './LinkedText'
import { addressName } from './names'
import './appointments.css'

interface AppointmentsProps {
  readonly appointments: readonly Appointment[]
  readonly words: readonly LookedFor[]
}

/** Invitations, cancellations and answers that a mail brings, each as one would say it. */
export function Appointments({ appointments, words }: AppointmentsProps) {
  const { t, language } = useWords()
  const links = useLinks()
  const linked = (text: string) => <LinkedText text={text} ranges={marks(text, words)} onLink={links.follow} />
  return (
    <>
      {appointments.map((appointment, index) => {
        const { title, start, end, place, organiser, attendee, recurring } = appointment
        const Icon = iconOf(appointment)
        const what = appointment.kind === 'reply' ? t(`appointments.${appointment.answer ?? 'answered'}`, { name: attendee === null ? t('appointments.somebody') : addressName(attendee) }) : t(`appointments.${appointment.kind}`)
        const facts = [
          ...(start === null ? [] : [{ name: t('appointments.when'), value: [appointmentTime(start, end, language), ...(recurring ? [t('appointments.recurring')] : [])].join(' · ') }]),
          ...(place === '' ? [] : [{ name: t('appointments.where'), value: linked(place) }]),
          ...(organiser === null ? [] : [{ name: t('appointments.from'), value: linked([organiser.name, organiser.address].filter((part) => part !== '').join(', ')) }]),
        ]
        return (
          <section key={index} className="appointment" data-kind={appointment.kind} aria-label={what} data-testid="appointment">
            <Icon size={20} strokeWidth={1.75} aria-hidden />
            <div>
              <p className="quiet">{what}</p>
              {title !== '' && <p className="appointment-title">{linked(title)}</p>}
              <dl>
                {facts.map(({ name, value }) => (
                  <div key={name}>
                    <dt className="quiet">{name}</dt>
                    <dd>{value}</dd>
                  </div>
                ))}
              </dl>
            </div>
          </section>
        )
      })}
      {links.asked && <LinkDialog link={links.asked} onClose={links.close} />}
    </>
  )
}

function iconOf({ kind, answer }: Appointment) {
  if (kind === 'cancellation' || answer === 'declined') return CalendarX2
  return answer === 'accepted' ? CalendarCheck2 : CalendarDays
}
