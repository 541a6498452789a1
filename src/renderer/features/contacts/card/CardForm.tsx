import type { ReactNode } from 'react'
import { useT } from '../../../i18n/provider'
import { Button } from '../../../ui/controls'

interface CardFormProps {
  readonly label?: string
  /** answers whether it is saved: the form ends then */
  readonly onSave: () => Promise<unknown>
  readonly onEnd: () => void
  readonly children: ReactNode
}

/** What is typed in its place on a contact's card; Escape lets go of it. */
export function CardForm({ label, onSave, onEnd, children }: CardFormProps) {
  const t = useT()
  return (
    <form
      className="contact-form"
      aria-label={label}
      onSubmit={(event) => {
        event.preventDefault()
        void onSave().then((done) => done && onEnd())
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        onEnd()
      }}
    >
      {children}
      <div className="contact-buttons">
        <Button kind="main" type="submit">
          {t('contact.save')}
        </Button>
        <Button kind="quiet" onClick={onEnd}>
          {t('app.cancel')}
        </Button>
      </div>
    </form>
  )
}
