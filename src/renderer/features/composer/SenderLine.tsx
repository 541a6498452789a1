import { useId, useSyncExternalStore } from 'react'
import { useCall } from '../../api/use-call'
import { useT } from '../../i18n/provider'
import type { DraftSession } from './draft-session'
import { signed } from './signature'

/** Under whom it goes out. Where there is only one, nothing is asked. */
export function SenderLine({ session }: { readonly session: DraftSession }) {
  const t = useT()
  const id = useId()
  const { draft } = useSyncExternalStore(session.subscribe, () => session.view)
  const { identities, standard } = useCall('identities.list', {}).data ?? { identities: [], standard: null }
  const current = identities.find((known) => known.id === draft.identity) ?? identities.find((known) => known.id === standard)
  if (!current || identities.length < 2) return null
  const choose = (wanted: string): void => {
    const next = identities.find((known) => known.id === wanted)
    if (next) session.change({ identity: next.id, ...signed(session.view.draft, current.signature, next.signature) })
  }
  return (
    <div className="line">
      <label htmlFor={id}>{t('composer.from')}</label>
      <select id={id} value={current.id} onChange={(event) => choose(event.target.value)}>
        {identities.map(({ id: key, name, address }) => (
          <option key={key} value={key}>
            {name === '' ? address : `${name} <${address}>`}
          </option>
        ))}
      </select>
    </div>
  )
}
