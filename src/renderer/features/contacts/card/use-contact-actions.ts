import type { AddressKind, AddressProposal, ContactAddress } from '../../../../shared/domain/contact'
import { useT } from '../../../i18n/provider'
import { useRun, useSayDone } from '../../../ui/toasts'

interface ContactActions {
  readonly rename: (name: string) => Promise<boolean>
  readonly enter: (kind: AddressKind, value: string) => Promise<boolean>
  readonly remove: (address: ContactAddress) => Promise<void>
  readonly accept: (proposal: AddressProposal) => Promise<void>
  readonly dismiss: (proposal: AddressProposal) => Promise<void>
  readonly merge: (other: { readonly id: string; readonly name: string }) => Promise<void>
}

/** What is done to a contact, each said with the way back; failures are said, too, and answer false. */
export function useContactActions(id: string): ContactActions {
  const t = useT()
  const run = useRun()
  const sayDone = useSayDone()
  const said = (done: { readonly changeId: string | null } | null, text: string): boolean => {
    sayDone(text, done?.changeId ? [done.changeId] : [])
    return done !== null
  }
  return {
    rename: async (name) => said(await run('contact.rename', { id, name }), t('contact.renamed')),
    enter: async (kind, value) => said(await run('contact.addAddress', { id, kind, value, origin: 'entered' }), t('contact.added')),
    remove: async ({ id: addressId }) => void said(await run('contact.removeAddress', { id, addressId }), t('contact.removed')),
    accept: async ({ kind, value }) => void said(await run('contact.addAddress', { id, kind, value, origin: 'letterhead' }), t('contact.added')),
    dismiss: async ({ kind, value }) => void said(await run('contact.dismiss', { id, kind, value }), t('contact.dismissed')),
    merge: async ({ id: from, name }) => void said(await run('contact.merge', { id, from }), t('contact.merged', { name })),
  }
}
