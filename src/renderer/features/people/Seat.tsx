import { CircleUserRound } from 'lucide-react'
import { useState } from 'react'
import { useCall } from '../../api/use-call'
import { useT } from '../../i18n/provider'
import { PersonBadge } from '../../ui/person'
import { SeatDialog } from './SeatDialog'
import './people.css'

/** Who sits at this desk, at the foot of the rail, and the way to say otherwise. */
export function Seat() {
  const t = useT()
  const person = useCall('people.current', {}).data?.person ?? null
  const [choosing, setChoosing] = useState(false)
  const name = person ? t('people.hereNow', { name: person.name }) : t('people.whoTitle')
  return (
    <>
      <button type="button" className="rail-item" aria-haspopup="dialog" aria-label={name} title={name} onClick={() => setChoosing(true)}>
        {person ? <PersonBadge person={person} beside /> : <CircleUserRound size={18} strokeWidth={1.75} aria-hidden />}
        <span className="rail-label cut">{person ? person.name : t('people.whoTitle')}</span>
      </button>
      {choosing && <SeatDialog current={person?.id ?? null} onClose={() => setChoosing(false)} />}
    </>
  )
}
