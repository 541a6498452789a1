import type { ImportPreview } from '../../../../shared/contract/contact-files'
import { useT } from '../../../i18n/provider'
import { Button } from '../../../ui/controls'
import { Dialog } from '../../../ui/dialog'
import { useRun, useSayDone } from '../../../ui/toasts'
import { readableAddress } from '../card/kinds'

interface ImportDialogProps {
  readonly preview: ImportPreview
  readonly onClose: () => void
}

/** What a file brings, before any of it is taken over: who is new, whom it adds to, what is left out and why. */
export function ImportDialog({ preview, onClose }: ImportDialogProps) {
  const t = useT()
  const run = useRun()
  const sayDone = useSayDone()
  const { token, file, fresh, joined, known, rows, leftOut, leftOutCount } = preview
  const isNothing = fresh + joined === 0
  const takeOver = async (): Promise<void> => {
    const done = await run('contacts.import', { token })
    if (!done) return
    onClose()
    sayDone(t('contacts.imported', { fresh: done.fresh, joined: done.joined }), done.changeId === null ? [] : [done.changeId])
  }
  const actions = isNothing ? (
    <Button kind="main" onClick={onClose}>
      {t('app.close')}
    </Button>
  ) : (
    <>
      <Button onClick={onClose}>{t('app.cancel')}</Button>
      <Button kind="main" autoFocus onClick={() => void takeOver()}>
        {t('contacts.importDo')}
      </Button>
    </>
  )
  return (
    <Dialog title={t('contacts.importTitle', { file })} onClose={onClose} actions={actions}>
      <p>{isNothing ? t('contacts.importNothing') : [t('contacts.importFresh', { count: fresh }), t('contacts.importJoined', { count: joined }), t('contacts.importKnown', { count: known })].join(', ')}</p>
      {rows.length > 0 && (
        <ul className="import-rows" aria-label={t('contacts.importRows')} tabIndex={0}>
          {rows.map(({ line, name, into, adds }) => (
            <li key={line}>
              <strong className="cut numbers">{name || into?.name || (adds[0] ? readableAddress(adds[0]) : '')}</strong>
              <span className="quiet">{into === null ? t('contacts.importNew') : t('contacts.importInto', { name: into.name })}</span>
              <span className="cut quiet numbers import-adds">{adds.map(readableAddress).join(' · ')}</span>
            </li>
          ))}
          {fresh + joined > rows.length && <li className="quiet">{t('contacts.importMore', { count: fresh + joined - rows.length })}</li>}
        </ul>
      )}
      {leftOutCount > 0 && (
        <details className="import-left-out">
          <summary>{t('contacts.leftOut', { count: leftOutCount })}</summary>
          <ul>
            {leftOut.map(({ line, value, why }, index) => (
              <li key={index}>{t('contacts.leftOutLine', { line, value, why: t(`contacts.leftOut-${why}`) })}</li>
            ))}
            {leftOutCount > leftOut.length && <li className="quiet">{t('contacts.importMore', { count: leftOutCount - leftOut.length })}</li>}
          </ul>
        </details>
      )}
    </Dialog>
  )
}
