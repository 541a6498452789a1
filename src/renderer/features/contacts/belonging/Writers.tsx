import { UserPlus } from 'lucide-react'
import { useState } from 'react'
import type { Output } from '../../../../shared/contract'
import { groupBy } from '../../../../shared/group-by'
import { useCall } from '../../../api/use-call'
import { useWords } from '../../../i18n/provider'
import { Button, IconButton } from '../../../ui/controls'
import { useRun, useSayDone } from '../../../ui/toasts'
import './belonging.css'

type Writer = Output<'contact.writers'>['writers'][number]

const few = 4

/** Several names came from one address of the contact: nobody is put apart without a click, and nobody is one with the others unsaid. */
export function Writers({ contactId }: { readonly contactId: string }) {
  const writers = useCall('contact.writers', { id: contactId }, { afresh: true }).data?.writers ?? []
  return [...groupBy(writers, ({ address }) => address)].map(([address, own]) => <AtAddress key={address} contactId={contactId} address={address} writers={own} />)
}

function AtAddress({ contactId, address, writers }: { readonly contactId: string; readonly address: string; readonly writers: readonly Writer[] }) {
  const { t } = useWords()
  const run = useRun()
  const sayDone = useSayDone()
  const [isWhole, setIsWhole] = useState(false)
  const putApart = async ({ name, messageId }: Writer): Promise<void> => {
    const mended = await run('sender.mend', { messageId, to: { name }, scope: 'name' })
    if (!mended) return
    const joined = await run('contact.addMember', { id: contactId, as: 'member', other: { id: mended.contactId } })
    // Taken back in the order in which nothing hangs on what goes.
    sayDone(t('contacts.writerApart', { name }), [joined?.changeId, mended.changeId].flatMap((id) => id ?? []))
  }
  return (
    <section className="writers" aria-label={t('contacts.writers', { address })}>
      <h3>{t('contacts.writers', { address })}</h3>
      <ul>
        {(isWhole ? writers : writers.slice(0, few)).map((writer) => (
          <li key={writer.name}>
            <p>
              {writer.name} <span className="quiet">{t('contacts.writerCount', { count: writer.messages })}</span>
            </p>
            <IconButton label={t('contacts.writerPutApart', { name: writer.name })} icon={UserPlus} onClick={() => void putApart(writer)} />
          </li>
        ))}
      </ul>
      {!isWhole && writers.length > few && <Button kind="quiet" onClick={() => setIsWhole(true)}>{t('contacts.writersMore', { count: writers.length - few })}</Button>}
    </section>
  )
}
