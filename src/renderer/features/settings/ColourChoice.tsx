import { colours, type Colour } from '../../../shared/colours'
import { useT } from '../../i18n/provider'
import './people-section.css'

/** Each colour has its name: nobody has to tell them apart by looking. */
export function ColourChoice({ value, onChange }: { readonly value: Colour | null; readonly onChange: (colour: Colour) => void }) {
  const t = useT()
  return (
    <fieldset className="colours">
      <legend className="field-label">{t('people.colour')}</legend>
      {colours.map((colour) => (
        <label key={colour} title={t(`people.colour_${colour}`)} data-colour={colour}>
          <input type="radio" name="colour" aria-label={t(`people.colour_${colour}`)} checked={value === colour} onChange={() => onChange(colour)} />
        </label>
      ))}
    </fieldset>
  )
}
