import { X } from 'lucide-react'
import { useId, useLayoutEffect, useRef, type ReactNode } from 'react'
import { useT } from '../i18n/provider'
import { IconButton } from './controls'

interface DialogProps {
  readonly title: string
  readonly onClose: () => void
  readonly children: ReactNode
  readonly actions?: ReactNode
}

/** A modal dialog; Escape and a click beside it close it. Rendered only while open. */
export function Dialog({ title, onClose, children, actions }: DialogProps) {
  const t = useT()
  const heading = useId()
  const ref = useRef<HTMLDialogElement>(null)
  // Closed while it is still in the document: only then does the focus go back to where it was.
  useLayoutEffect(() => {
    const dialog = ref.current
    dialog?.showModal()
    dialog?.querySelector<HTMLElement>('.dialog-body input')?.focus()
    return () => dialog?.close()
  }, [])
  return (
    <dialog
      ref={ref}
      className="dialog"
      aria-labelledby={heading}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      onMouseDown={(event) => {
        if (event.target === ref.current) onClose()
      }}
    >
      <div className="dialog-head">
        <h2 id={heading}>{title}</h2>
        <IconButton label={t('app.close')} icon={X} onClick={onClose} />
      </div>
      <div className="dialog-body">
        {children}
        {actions && <div className="dialog-actions">{actions}</div>}
      </div>
    </dialog>
  )
}
