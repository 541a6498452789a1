import { ShieldBan } from 'lucide-react'
import type { BlockedMark } from '../../../../shared/domain/blocked'
import { readableNumber } from '../../../../shared/text/readable-number'
import { useT } from '../../../i18n/provider'
import { Button } from '../../../ui/controls'
import { Notice } from '../../../ui/states'
import { useRun, useSayDone } from '../../../ui/toasts'

/** Why a message lies in junk, and the way to change that. */
export function HeldMessage({ blocked: { id, kind, value } }: { readonly blocked: BlockedMark }) {
  const t = useT()
  const run = useRun()
  const sayDone = useSayDone()
  const shown = kind === 'fax' ? readableNumber(value) : value
  const lift = async (): Promise<void> => {
    const done = await run('blocked.lift', { id })
    if (done?.changeId) sayDone(t('blocking.lifted', { value: shown }), [done.changeId])
  }
  return (
    <Notice
      icon={ShieldBan}
      action={
        <Button kind="quiet" onClick={() => void lift()}>
          {t('blocking.lift')}
        </Button>
      }
    >
      <p>{t('blocking.held', { what: t(`blocking.${kind}`, { value: shown }) })}</p>
    </Notice>
  )
}
