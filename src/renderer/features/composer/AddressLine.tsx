import { useId, type ComponentProps, type ReactNode } from 'react'

type AddressLineProps = Omit<ComponentProps<'input'>, 'onChange' | 'value'> & {
  readonly label: string
  readonly value: string
  readonly error: string | null
  /** what is needed, said before anything failed */
  readonly hint?: string | null
  readonly onChange: (value: string) => void
  readonly children?: ReactNode
}

/** One line of the letter's head: its name, the field, and what belongs beside it. */
export function AddressLine({ label, value, error, hint = null, onChange, children, spellCheck = false, ...rest }: AddressLineProps) {
  const id = useId()
  return (
    <div className="line">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="text"
        value={value}
        spellCheck={spellCheck}
        aria-invalid={error !== null}
        aria-describedby={error ? `${id}-error` : hint ? `${id}-hint` : undefined}
        onChange={(event) => {
          onChange(event.target.value)
        }}
        {...rest}
      />
      {children}
      {hint && !error && (
        <p className="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p className="field-error" id={`${id}-error`} role="alert">
          {error}
        </p>
      )}
    </div>
  )
}
