import type { ComponentProps } from 'react'
import { Field } from './controls'

type TimeFieldProps = Omit<ComponentProps<'input'>, 'onChange' | 'value' | 'type'> & {
  readonly label: string
  /** minutes since midnight */
  readonly value: number
  /** hears of whole times only: a field that is empty or half filled says nothing */
  readonly onChange: (minutes: number) => void
}

/** A time of day. */
export function TimeField({ label, value, onChange, ...rest }: TimeFieldProps) {
  return (
    <Field label={label}>
      {(own) => (
        <input
          className="input"
          type="time"
          value={clockOf(value)}
          onChange={(event) => {
            const minutes = minutesOf(event.target.value)
            if (minutes !== null) onChange(minutes)
          }}
          {...own}
          {...rest}
        />
      )}
    </Field>
  )
}

/** `08:30`, as a time field has it. */
const clockOf = (minutes: number): string => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

function minutesOf(clock: string): number | null {
  const [, hour, minute] = /^(\d{2}):(\d{2})/.exec(clock) ?? []
  return hour === undefined ? null : Number(hour) * 60 + Number(minute)
}
