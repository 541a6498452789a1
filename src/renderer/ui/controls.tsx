import type { LucideIcon } from 'lucide-react'
import { useId, type ComponentProps, type ReactNode } from 'react'

type ButtonProps = ComponentProps<'button'> & { readonly kind?: 'main' | 'plain' | 'quiet' | 'link'; readonly icon?: LucideIcon }

export function Button({ kind = 'plain', icon: Icon, className, children, ...rest }: ButtonProps) {
  return (
    <button type="button" className={`button ${className ?? ''}`} data-kind={kind} {...rest}>
      {Icon && <Icon size={16} aria-hidden />}
      {children}
    </button>
  )
}

/** A button that is only an icon: its label is its name and its tooltip. */
export function IconButton({ label, icon: Icon, kind = 'quiet', className, ...rest }: ButtonProps & { readonly label: string; readonly icon: LucideIcon }) {
  return (
    <button type="button" className={`button ${className ?? ''}`} data-kind={kind} data-icon="" aria-label={label} title={label} {...rest}>
      <Icon size={18} strokeWidth={1.75} aria-hidden />
    </button>
  )
}

interface FieldProps {
  readonly label: string
  readonly hint?: string | undefined
  readonly error?: string | null | undefined
  readonly children: (own: { readonly id: string; readonly 'aria-invalid': boolean; readonly 'aria-describedby': string | undefined }) => ReactNode
}

/** A labelled control with its hint, and a failure said beside it. */
export function Field({ label, hint, error, children }: FieldProps) {
  const id = useId()
  const described = error ? `${id}-error` : hint ? `${id}-hint` : undefined
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children({ id, 'aria-invalid': Boolean(error), 'aria-describedby': described })}
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

type TextFieldProps = Omit<ComponentProps<'input'>, 'onChange' | 'value'> & {
  readonly label: string
  readonly hint?: string | undefined
  readonly error?: string | null | undefined
  readonly value: string
  readonly onChange: (value: string) => void
}

export function TextField({ label, hint, error, value, onChange, ...rest }: TextFieldProps) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(own) => (
        <input
          className="input"
          type="text"
          spellCheck={false}
          value={value}
          onChange={(event) => {
            onChange(event.target.value)
          }}
          {...own}
          {...rest}
        />
      )}
    </Field>
  )
}

interface ChoiceProps<V extends string> {
  readonly label: string
  readonly value: V
  readonly options: readonly { readonly value: V; readonly label: string; readonly hint?: string }[]
  readonly onChange: (value: V) => void
}

export function SelectField<V extends string>({ label, value, options, onChange }: ChoiceProps<V>) {
  return (
    <Field label={label}>
      {(own) => (
        <select
          className="input"
          value={value}
          onChange={(event) => {
            onChange(event.target.value as V)
          }}
          {...own}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

/** A few choices side by side, one of them taken. */
export function Choices<V extends string>({ label, value, options, onChange }: ChoiceProps<V>) {
  const name = useId()
  return (
    <div className="choices" role="radiogroup" aria-label={label}>
      {options.map((option) => (
        <label key={option.value} title={option.hint}>
          <input
            type="radio"
            name={name}
            checked={option.value === value}
            aria-description={option.hint}
            onChange={() => {
              onChange(option.value)
            }}
          />
          {option.label}
        </label>
      ))}
    </div>
  )
}

interface TickProps {
  readonly checked: boolean
  readonly disabled?: boolean
  readonly describedBy?: string | undefined
  readonly onChange: (checked: boolean) => void
  readonly children: ReactNode
}

export function Tick({ checked, disabled = false, describedBy, onChange, children }: TickProps) {
  return (
    <label className="tick">
      <input
        type="checkbox"
        checked={checked}
        disabled={disabled}
        aria-describedby={describedBy}
        onChange={(event) => {
          onChange(event.target.checked)
        }}
      />
      <span>{children}</span>
    </label>
  )
}

/** A tick with what follows from it, below its words. */
export function HintedTick({ hint, ...tick }: TickProps & { readonly hint: string | undefined }) {
  const id = useId()
  return (
    <div className="hinted">
      <Tick {...tick} describedBy={hint === undefined ? undefined : id} />
      {hint !== undefined && (
        <p className="field-hint" id={id}>
          {hint}
        </p>
      )}
    </div>
  )
}
