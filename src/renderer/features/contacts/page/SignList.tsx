import { X } from 'lucide-react'
import type { ContactSign } from '../../../../shared/domain/contact'
import { readableNumber } from '../../../../shared/text/readable-number'
import { useWords } from '../../../i18n/provider'
import { IconButton } from '../../../ui/controls'
import { useRun, useSayDone } from '../../../ui/toasts'

/** By what faxes were said to be this contact's, besides its numbers. What was learned wrong is forgotten again. */
export function SignList({ contactId, signs }: { readonly contactId: string; readonly signs: readonly ContactSign[] }) {
  const { t, moment } = useWords()
  const run = useRun()
  const sayDone = useSayDone()
  if (signs.length === 0) return null
  const forget = async (signId: string): Promise<void> => {
    const done = await run('contact.forgetSign', { id: contactId, signId })
    if (done) sayDone(t('contacts.signForgotten'), done.changeId === null ? [] : [done.changeId])
  }
  return (
    <section className="signs" aria-label={t('contacts.signs')}>
      <h3>{t('contacts.signs')}</h3>
      <ul>
        {signs.map(({ id, kind, text, via, at, person }) => (
          <li key={id}>
            <div>
              <p>{t(`contacts.sign-${kind}`, { text })}</p>
              <p className="quiet numbers">
                {via === '' ? t('contacts.signAlone') : t(kind === 'name' ? 'contacts.signFrom' : 'contacts.signVia', { number: readableNumber(via) })}
                {' · '}
                {t(person === '' ? (kind === 'name' ? 'contacts.since' : 'contacts.taught') : 'contacts.taughtBy', { when: moment(at), person })}
              </p>
            </div>
            <IconButton label={t('contacts.signForget', { text })} icon={X} onClick={() => void forget(id)} />
          </li>
        ))}
      </ul>
    </section>
  )
}
