import { useState } from 'react'
import type { BlockedKind } from '../../../../shared/domain/blocked'
import { useCall } from '../../../api/use-call'
import { readableNumber } from '../../../../shared/text/readable-number'
import { useT } from '../../../i18n/provider'
import { Button, Choices, Tick } from '../../../ui/controls'
import { Dialog } from '../../../ui/dialog'
import { useRun, useSayDone, useToast } from '../../../ui/toasts'
import type { BlockWay } from './ways'
import './blocking.css'

interface BlockDialogProps {
  readonly conversationId: string
  readonly ways: readonly [BlockWay, ...BlockWay[]]
  readonly onClose: () => void
}

/** What is blocked, what follows, and whether what is already here goes to junk as well. */
export function BlockDialog({ conversationId, ways, onClose }: BlockDialogProps) {
  const t = useT()
  const run = useRun()
  const toast = useToast()
  const sayDone = useSayDone()
  const [kind, setKind] = useState<BlockedKind>(ways[0].kind)
  const [past, setPast] = useState(true)
  const way = ways.find((one) => one.kind === kind) ?? ways[0]
  const there = useCall('blocked.past', way, { keep: true, afresh: true }).data
  const count = there?.conversations ?? 0

  const block = async (): Promise<void> => {
    const done = await run('blocked.add', { ...way, past: past && count > 0, conversationId })
    if (!done) return
    onClose()
    if (done.changeIds.length === 0) toast({ text: t('blocking.saidAlready', { value: shown(way) }) })
    else sayDone(t('blocking.said', { value: shown(way), count: done.conversations }), done.changeIds)
  }
  return (
    <Dialog
      title={t('blocking.title')}
      onClose={onClose}
      actions={
        <>
          <Button kind="main" onClick={() => void block()}>
            {t('blocking.doBlock')}
          </Button>
          <Button kind="quiet" onClick={onClose}>
            {t('app.cancel')}
          </Button>
        </>
      }
    >
      <div className="block-dialog">
        <Choices label={t('blocking.what')} value={way.kind} options={ways.map((one) => ({ value: one.kind, label: t(`blocking.${one.kind}`, { value: shown(one) }) }))} onChange={setKind} />
        <p className="quiet">{t('blocking.follows')}</p>
        {there && count > 0 && (
          <Tick checked={past} onChange={setPast}>
            {t(there.more ? 'blocking.pastMore' : 'blocking.past', { count })}
          </Tick>
        )}
        {there && count === 0 && <p className="quiet">{t('blocking.pastNone')}</p>}
      </div>
    </Dialog>
  )
}

const shown = ({ kind, value }: BlockWay): string => (kind === 'fax' ? readableNumber(value) : value)
