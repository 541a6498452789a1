import { Building2, Users, UserPlus, X, type LucideIcon } from 'lucide-react'
import { useState } from 'react'
import type { Input, Output } from '../../../../shared/contract'
import type { ContactCard } from '../../../../shared/domain/contact'
import { nameOf } from '../../../i18n/contact-name'
import { useT } from '../../../i18n/provider'
import { Button, IconButton } from '../../../ui/controls'
import { Dialog } from '../../../ui/dialog'
import { useRun, useSayDone } from '../../../ui/toasts'
import { ContactPicker, type Picked } from '../ContactPicker'
import { readableAddress } from '../card/kinds'
import './belonging.css'

type As = Input<'contact.addMember'>['as']

interface BelongingsProps {
  readonly contact: Output<'contact.get'>
  readonly onContact: (id: string) => void
}

/** Who works at this contact, and where it works: both may be none, one, or several. */
export function Belongings({ contact, onContact }: BelongingsProps) {
  const { members, memberCount, organisations, organisationCount } = contact
  return (
    <>
      {/* Of whom it is known where he works nobody asks for his people first. */}
      {organisations.length === 0 && <Side contact={contact} as="member" cards={members} count={memberCount} icon={UserPlus} onContact={onContact} />}
      <Side contact={contact} as="organisation" cards={organisations} count={organisationCount} icon={Building2} onContact={onContact} />
      {organisations.length > 0 && members.length > 0 && <Side contact={contact} as="member" cards={members} count={memberCount} icon={UserPlus} onContact={onContact} />}
    </>
  )
}

interface SideProps extends BelongingsProps {
  readonly as: As
  /** the first of them by name */
  readonly cards: readonly ContactCard[]
  readonly count: number
  readonly icon: LucideIcon
}

function Side({ contact, as, cards, count, icon, onContact }: SideProps) {
  const t = useT()
  const run = useRun()
  const sayDone = useSayDone()
  const [isAdding, setIsAdding] = useState(false)
  const { id } = contact
  const remove = async (other: ContactCard): Promise<void> => {
    const done = await run('contact.removeMember', { id, as, otherId: other.id })
    if (done) sayDone(t('contacts.belongingRemoved'), done.changeId === null ? [] : [done.changeId])
  }
  const add = async (picked: Picked): Promise<void> => {
    const done = await run('contact.addMember', { id, as, other: picked.id === null ? { name: picked.name } : { id: picked.id } })
    if (!done) return
    setIsAdding(false)
    sayDone(t(`contacts.${as}Added`, { name: picked.name }), done.changeId === null ? [] : [done.changeId])
  }
  const button = (
    <Button kind="link" icon={icon} className="contact-add" onClick={() => setIsAdding(true)}>
      {t(`contacts.${as}Add`)}
    </Button>
  )
  return (
    <>
      {cards.length === 0 ? (
        <div>{button}</div>
      ) : (
        <section className="belongings" aria-label={t(`contacts.${as}s`)}>
          <h3>{t(`contacts.${as}s`)}</h3>
          <ul>
            {cards.map((card) => (
              <li key={card.id}>
                <button type="button" className="belonging" onClick={() => onContact(card.id)}>
                  <span className="belonging-name numbers">{nameOf(card) || t('conversation.unknownContact')}</span>
                  <span className="cut quiet numbers">{(card.name === '' ? card.addresses.slice(1) : card.addresses).map(readableAddress).join(' · ')}</span>
                </button>
                <IconButton label={t(`contacts.${as}Remove`, { name: nameOf(card) })} icon={X} onClick={() => void remove(card)} />
              </li>
            ))}
          </ul>
          {count > cards.length && <p className="quiet">{t('contacts.belongingMore', { count: count - cards.length })}</p>}
          {button}
        </section>
      )}
      {isAdding && (
        <Dialog title={t(`contacts.${as}Title`, { name: nameOf(contact) || t('conversation.unknownContact') })} onClose={() => setIsAdding(false)}>
          <p className="quiet">{t(`contacts.${as}Intro`)}</p>
          <ContactPicker without={id} newName="" onPick={(picked) => void add(picked)} />
        </Dialog>
      )}
    </>
  )
}

/** Where a contact works, or how many work there, beside a conversation; each a click away. */
export function BelongsTo({ contact, onContact }: BelongingsProps) {
  const t = useT()
  const { id, memberCount, organisations } = contact
  if (organisations.length + memberCount === 0) return null
  return (
    <ul className="belongs-to">
      {organisations.map((one) => (
        <li key={one.id}>
          <Button kind="link" icon={Building2} onClick={() => onContact(one.id)}>
            {t('contacts.worksAt', { name: nameOf(one) })}
          </Button>
        </li>
      ))}
      {memberCount > 0 && (
        <li>
          <Button kind="link" icon={Users} onClick={() => onContact(id)}>
            {t('contacts.memberCount', { count: memberCount })}
          </Button>
        </li>
      )}
    </ul>
  )
}
