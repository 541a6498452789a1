import { Check } from 'lucide-react'
import { useCall } from '../../api/use-call'
import { useT } from '../../i18n/provider'
import { Button } from '../../ui/controls'
import { Dialog } from '../../ui/dialog'
import { PersonBadge } from '../../ui/person'
import { Failed, Loading } from '../../ui/states'
import { SeatForm } from './SeatForm'
import { useSeat } from './use-seat'

interface SeatDialogProps {
  readonly current: string | null
  readonly onClose: () => void
}

export function SeatDialog({ current, onClose }: SeatDialogProps) {
  const t = useT()
  const people = useCall('people.list', {})
  const { sitDown, choose } = useSeat()
  const done = (kept: boolean): void => {
    if (kept) onClose()
  }
  const present = people.data?.people.filter(({ leftAt }) => leftAt === null) ?? []
  return (
    <Dialog title={t('people.whoTitle')} onClose={onClose}>
      {people.isPending && <Loading rows={1} />}
      {people.isLoadingError && <Failed failure={people.error.failure} onRetry={() => void people.refetch()} />}
      {present.length > 0 && (
        <ul className="seat-choices">
          {present.map((person) => (
            <li key={person.id}>
              <button type="button" aria-pressed={person.id === current} onClick={() => void choose(person.id).then(done)}>
                <PersonBadge person={person} beside />
                <span className="cut">{person.name}</span>
                {person.id === current && <Check size={16} aria-hidden />}
              </button>
            </li>
          ))}
        </ul>
      )}
      <SeatForm label={present.length > 0 ? t('people.someoneElse') : t('people.yourName')} onName={(name) => void sitDown(name).then(done)} />
      <Button kind="link" className="seat-nobody" onClick={() => void choose(null).then(done)}>
        {t('people.sayNothing')}
      </Button>
    </Dialog>
  )
}
