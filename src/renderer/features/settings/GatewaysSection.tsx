import { Pencil, Plus, X } from 'lucide-react'
import { useState } from 'react'
import type { Gateway } from '../../../shared/domain/gateway'
import { useCall } from '../../api/use-call'
import { gatewayName } from '../../i18n/gateway-name'
import { useT } from '../../i18n/provider'
import { Button, IconButton, Tick } from '../../ui/controls'
import { Failed, Loading } from '../../ui/states'
import { useRun, useToast } from '../../ui/toasts'
import { emptyGateway, formOf, localised, type GatewayForm } from './gateway-form'
import { GatewayEditor } from './GatewayEditor'
import { GatewayTry } from './GatewayTry'
import './gateways.css'

/** Which mails are faxes: what is known by itself, and a person's own patterns. */
export function GatewaysSection() {
  const t = useT()
  const query = useCall('gateways.list', {})
  const [editing, setEditing] = useState<GatewayForm | null>(null)
  if (query.isPending) return <Loading rows={2} />
  if (query.isLoadingError) return <Failed failure={query.error.failure} onRetry={() => void query.refetch()} />
  return (
    <>
      <p className="quiet">{t('gateways.intro')}</p>
      <ul className="gateways" aria-label={t('gateways.list')}>
        {query.data.gateways.map((gateway) => (
          <GatewayItem key={gateway.id} gateway={gateway} onEdit={setEditing} />
        ))}
      </ul>
      {editing === null ? (
        <>
          <div className="form-actions">
            <Button icon={Plus} onClick={() => setEditing(emptyGateway)}>
              {t('gateways.add')}
            </Button>
          </div>
          <details className="gateway-try">
            <summary>{t('gateways.try')}</summary>
            <GatewayTry pattern={null} />
          </details>
        </>
      ) : (
        <GatewayEditor key={editing.id ?? ''} begun={editing} onClose={() => setEditing(null)} />
      )}
    </>
  )
}

interface GatewayItemProps {
  readonly gateway: Gateway
  readonly onEdit: (form: GatewayForm) => void
}

function GatewayItem({ gateway, onEdit }: GatewayItemProps) {
  const t = useT()
  const run = useRun()
  const toast = useToast()
  const { id, active, own, pattern, subjects } = gateway
  const name = gatewayName(t, id, gateway.name)
  const [subject] = subjects
  const sender = pattern?.sender[0]
  const remove = async (): Promise<void> => {
    if (await run('gateways.remove', { id })) toast({ text: t('gateways.removed') })
  }
  return (
    <li className="gateway" data-testid="gateway">
      <Tick checked={active} onChange={(on) => void run('gateways.switch', { id, active: on })}>
        <span className="unseen">{t('gateways.active', { name })}</span>
        <span aria-hidden>
          <strong>{name}</strong>
          {own && <span className="quiet"> · {t('gateways.own')}</span>}
          <br />
          <span className="quiet">{subject ? t('gateways.example', { subject: localised(t, subject) }) : t('gateways.bySender', { sender: sender ?? '' })}</span>
        </span>
      </Tick>
      {pattern && (
        <span className="gateway-actions">
          <IconButton label={t('gateways.edit', { name })} icon={Pencil} onClick={() => onEdit(formOf(t, id, gateway.name, active, pattern))} />
          <IconButton label={t('gateways.remove', { name })} icon={X} onClick={() => void remove()} />
        </span>
      )}
    </li>
  )
}
