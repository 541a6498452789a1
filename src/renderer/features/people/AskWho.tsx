import { useCall } from '../../api/use-call'
import { useT } from '../../i18n/provider'
import { Button } from '../../ui/controls'
import { SeatForm } from './SeatForm'
import { useSeat } from './use-seat'
import './people.css'

/** Asks once who sits at this desk, until somebody has answered or passed it over. */
export function AskWho() {
  const t = useT()
  const current = useCall('people.current', {}).data
  const { sitDown, choose } = useSeat()
  if (!current || current.asked) return null
  return (
    <section className="ask-who" aria-label={t('people.whoTitle')}>
      <h2>{t('people.whoTitle')}</h2>
      <p className="quiet">{t('people.whoText')}</p>
      <SeatForm label={t('people.yourName')} onName={(name) => void sitDown(name)}>
        <Button kind="quiet" onClick={() => void choose(null)}>
          {t('people.skip')}
        </Button>
      </SeatForm>
    </section>
  )
}
