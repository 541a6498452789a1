import { Fragment } from 'react'
import { useT } from '../i18n/provider'
import { Dialog } from '../ui/dialog'

export function KeyboardHelp({ onClose }: { readonly onClose: () => void }) {
  const t = useT()
  const control = t('app.ctrl')
  const lines: readonly { readonly keys: readonly (readonly string[])[]; readonly does: string }[] = [
    { keys: [['↓', '↑'], ['J', 'K']], does: t('app.keyUpDown') },
    { keys: [[t('app.enter')]], does: t('app.keyEnter') },
    { keys: [['/'], [`${control} F`]], does: t('app.keySearch') },
    { keys: [['R']], does: t('app.keyReply') },
    { keys: [['A']], does: t('app.keyReplyAll') },
    { keys: [['F']], does: t('app.keyForward') },
    { keys: [['N']], does: t('app.keyWrite') },
    { keys: [[`${control} ${t('app.enter')}`]], does: t('app.keySend') },
    { keys: [[`${control} O`]], does: t('app.keyOpen') },
    { keys: [[t('app.space')]], does: t('app.keySpace') },
    { keys: [['+', '−', '0']], does: t('app.keyZoom') },
    { keys: [['R']], does: t('app.keyRotate') },
    { keys: [['C']], does: t('app.keyClean') },
    { keys: [['←', '→']], does: t('app.keyPages') },
    { keys: [[t('app.escape')]], does: t('app.keyEscape') },
    { keys: [['?']], does: t('app.keyHelp') },
  ]
  return (
    <Dialog title={t('app.helpTitle')} onClose={onClose}>
      <dl className="keys">
        {lines.map((line) => (
          <div key={line.does}>
            <dt>
              {line.keys.map((group, index) => (
                <Fragment key={group.join()}>
                  {index > 0 && <span className="quiet">{t('app.or')}</span>}
                  {group.map((key) => (
                    <kbd key={key}>{key}</kbd>
                  ))}
                </Fragment>
              ))}
            </dt>
            <dd>{line.does}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}
