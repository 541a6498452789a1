import { useState, type ReactNode } from 'react'
import { useT } from '../../i18n/provider'
import { Button, TextField } from '../../ui/controls'

interface SeatFormProps {
  readonly label: string
  readonly onName: (name: string) => void
  readonly children?: ReactNode
}

/** One name is enough to sit down. */
export function SeatForm({ label, onName, children }: SeatFormProps) {
  const t = useT()
  const [name, setName] = useState('')
  return (
    <form
      className="seat-form"
      aria-label={t('people.whoTitle')}
      onSubmit={(event) => {
        event.preventDefault()
        if (name.trim() !== '') onName(name.trim())
      }}
    >
      <TextField label={label} value={name} maxLength={100} autoComplete="name" required onChange={setName} />
      <Button type="submit">{t('people.takeSeat')}</Button>
      {children}
    </form>
  )
}
