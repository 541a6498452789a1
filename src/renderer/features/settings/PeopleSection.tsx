import { Pencil, Plus, RotateCcw, X } from 'lucide-react'
import { useState } from 'react'
import type { Person } from '../../../shared/domain/person'
import { useCall } from '../../api/use-call'
import { useT } from '../../i18n/provider'
import { Button, IconButton } from '../../ui/controls'
import { PersonBadge } from '../../ui/person'
import { Failed, Loading } from '../../ui/states'
import { useRun, useToast } from '../../ui/toasts'
import { freshPerson, writtenOf, type WrittenPerson } from './person-form'
import { PersonForm } from './PersonForm'
import './people-section.css'

/** Who works here: shown, added, changed; who leaves can come back. */
export function PeopleSection() {
  const t = useT()
  const query = useCall('people.list', {})
  const here = useCall('people.current', {}).data?.person?.id
  const [edited, setEdited] = useState<WrittenPerson | null>(null)
  if (query.isPending) return <Loading rows={1} />
  if (query.isLoadingError) return <Failed failure={query.error.failure} onRetry={() => void query.refetch()} />
  const present = query.data.people.filter(({ leftAt }) => leftAt === null)
  const former = query.data.people.filter(({ leftAt }) => leftAt !== null)
  return (
    <>
      <p className="quiet">{t('people.intro')}</p>
      {present.length === 0 && !edited && <p>{t('people.none')}</p>}
      {present.length > 0 && (
        <ul className="people" aria-label={t('settings.people')}>
          {present.map((person) => (
            <PersonItem key={person.id} person={person} here={person.id === here} onEdit={() => setEdited(writtenOf(person))} />
          ))}
        </ul>
      )}
      {edited ? (
        <PersonForm key={edited.id ?? 'new'} person={edited} onDone={() => setEdited(null)} />
      ) : (
        <div className="form-actions">
          <Button icon={Plus} onClick={() => setEdited(freshPerson)}>
            {t('people.add')}
          </Button>
        </div>
      )}
      {former.length > 0 && (
        <>
          <h3>{t('people.former')}</h3>
          <ul className="people" aria-label={t('people.former')}>
            {former.map((person) => (
              <FormerItem key={person.id} person={person} />
            ))}
          </ul>
        </>
      )}
    </>
  )
}

function PersonItem({ person, here, onEdit }: { readonly person: Person; readonly here: boolean; readonly onEdit: () => void }) {
  const t = useT()
  const run = useRun()
  const toast = useToast()
  const { id, name } = person
  const leave = async (): Promise<void> => {
    if (!(await run('people.retire', { id, left: true }))) return
    toast({ text: t('people.leftNow', { name }), lasts: 10_000, action: { label: t('app.undo'), run: () => void run('people.retire', { id, left: false }) } })
  }
  return (
    <li data-testid="person">
      <PersonBadge person={person} beside />
      <strong className="cut">{name}</strong>
      {here && <span className="quiet">{t('people.here')}</span>}
      <span className="people-ways">
        <IconButton label={t('people.edit', { name })} icon={Pencil} onClick={onEdit} />
        <IconButton label={t('people.leave', { name })} icon={X} onClick={() => void leave()} />
      </span>
    </li>
  )
}

function FormerItem({ person }: { readonly person: Person }) {
  const t = useT()
  const run = useRun()
  return (
    <li>
      <PersonBadge person={person} beside />
      <span className="cut quiet">{person.name}</span>
      <span className="people-ways">
        <IconButton label={t('people.comeBack', { name: person.name })} icon={RotateCcw} onClick={() => void run('people.retire', { id: person.id, left: false })} />
      </span>
    </li>
  )
}
