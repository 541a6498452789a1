import { useState } from 'react'
import { call } from '../../api/client'
import { useWords } from '../../i18n/provider'
import { TextField } from '../../ui/controls'
import { TimeField } from '../../ui/time-field'
import { ColourChoice } from './ColourChoice'
import { EntryForm } from './EntryForm'
import { inOrder, weekdays, withDay, withTime, type WrittenPerson } from './person-form'

interface PersonFormProps {
  readonly person: WrittenPerson
  readonly onDone: () => void
}

export function PersonForm({ person, onDone }: PersonFormProps) {
  const { t, failure: words } = useWords()
  const [written, setWritten] = useState(person)
  const unordered = !inOrder(written.hours)
  return (
    <EntryForm className="person-form" label={t('people.form')} disabled={unordered} onSave={() => call('people.save', written)} onDone={onDone}>
      {(failure) => (
        <>
          <TextField label={t('people.name')} value={written.name} error={failure && words(failure)} maxLength={100} required autoFocus onChange={(name) => setWritten({ ...written, name })} />
          <TextField label={t('people.initials')} hint={t('people.initialsHint')} value={written.initials} maxLength={3} onChange={(initials) => setWritten({ ...written, initials })} />
          <ColourChoice value={written.colour} onChange={(colour) => setWritten({ ...written, colour })} />
          <Hours hours={written.hours} onChange={(hours) => setWritten({ ...written, hours })} />
          {unordered && (
            <p className="field-error" role="alert">
              {t('people.hoursOrder')}
            </p>
          )}
        </>
      )}
    </EntryForm>
  )
}

type HoursProps = { readonly hours: WrittenPerson['hours']; readonly onChange: (hours: WrittenPerson['hours']) => void }

function Hours({ hours, onChange }: HoursProps) {
  const { t, language } = useWords()
  return (
    <fieldset className="hours">
      <legend className="field-label">{t('people.hours')}</legend>
      <p className="field-hint">{t('people.hoursHint')}</p>
      {weekdays.map((day) => {
        // 1 January 2024 was a Monday.
        const name = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' }).format(Date.UTC(2024, 0, day))
        const span = hours.find((one) => one.day === day)
        return (
          <div key={day} className="hours-day">
            <label className="tick">
              <input type="checkbox" checked={span !== undefined} onChange={(event) => onChange(withDay(hours, day, event.target.checked))} />
              <span>{name}</span>
            </label>
            {span &&
              (['from', 'to'] as const).map((which) => (
                <TimeField key={which} label={t(`people.${which}`)} aria-label={t(`people.${which}Of`, { day: name })} value={span[which]} onChange={(minutes) => onChange(withTime(hours, day, which, minutes))} />
              ))}
          </div>
        )
      })}
    </fieldset>
  )
}
