import { Check, Merge, X } from 'lucide-react'
import type { AddressProposal } from '../../../../shared/domain/contact'
import { useCall } from '../../../api/use-call'
import { useWords } from '../../../i18n/provider'
import { Button, IconButton } from '../../../ui/controls'
import { Snippet } from '../../../ui/Snippet'
import { AddressText } from './AddressText'
import { kindIcons, readableAddress } from './kinds'
import { useContactActions } from './use-contact-actions'

/** What the panel has room for where it is narrowest. */
const inThePanel = { width: 176, height: 44, scale: 1 } as const

/** What the contact's faxes say of how it is reached, each beside the piece of paper that says so. Nothing of it is used before a click. */
export function Proposals({ contactId, conversationId }: { readonly contactId: string; readonly conversationId?: string }) {
  const { t } = useWords()
  const proposals = useCall('contact.proposals', { id: contactId }, conversationId === undefined ? { afresh: true } : { about: conversationId }).data?.proposals ?? []
  if (proposals.length === 0) return null
  return (
    <section className="proposals" aria-label={t('contact.found')}>
      <h3>{t('contact.found')}</h3>
      <ul>
        {proposals.map((proposal) => (
          <Proposal key={`${proposal.kind} ${proposal.value}`} contactId={contactId} proposal={proposal} />
        ))}
      </ul>
    </section>
  )
}

function Proposal({ contactId, proposal }: { readonly contactId: string; readonly proposal: AddressProposal }) {
  const { t, moment } = useWords()
  const { accept, dismiss, merge } = useContactActions(contactId)
  const { kind, page, number, box, at, owner } = proposal
  const Icon = kindIcons[kind]
  const shown = readableAddress(proposal)
  const ownerName = owner ? owner.name || shown : ''
  return (
    <li data-testid="proposal">
      <p className="proposal-head">
        <Icon size={14} aria-label={t(`contact.${kind}`)} />
        <AddressText address={proposal} />
      </p>
      <Snippet page={page} number={number} box={box} largest={inThePanel} />
      <p className="quiet proposal-source">{owner ? t('contact.belongsTo', { name: ownerName }) : t('contact.onFax', { when: moment(at), page: number })}</p>
      <div className="contact-buttons">
        {owner ? (
          <Button icon={Merge} onClick={() => void merge({ id: owner.id, name: ownerName })}>
            {t('contact.merge')}
          </Button>
        ) : (
          <Button icon={Check} aria-label={t('contact.acceptNamed', { address: shown })} onClick={() => void accept(proposal)}>
            {t('contact.accept')}
          </Button>
        )}
        <IconButton label={t('contact.dismissNamed', { address: shown })} icon={X} onClick={() => void dismiss(proposal)} />
      </div>
    </li>
  )
}
