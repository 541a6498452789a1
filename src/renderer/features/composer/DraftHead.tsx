import { ChevronDown } from 'lucide-react'
import { useState, useSyncExternalStore, type Ref } from 'react'
import { useT } from '../../i18n/provider'
import { Button, IconButton } from '../../ui/controls'
import { AddressLine } from './AddressLine'
import type { DraftSession } from './draft-session'
import type { FailurePlace } from './failures'
import { SenderLine } from './SenderLine'

interface DraftHeadProps {
  readonly session: DraftSession
  readonly toField: Ref<HTMLInputElement>
  readonly said: (where: FailurePlace) => string | null
  readonly onFold: () => void
}

/** To whom, in copy and in blind copy, and about what. Copies are asked for before they take room. */
export function DraftHead({ session, toField, said, onFold }: DraftHeadProps) {
  const t = useT()
  const { draft } = useSyncExternalStore(session.subscribe, () => session.view)
  const [asked, setAsked] = useState<ReadonlySet<'cc' | 'bcc'>>(new Set())
  const shown = (line: 'cc' | 'bcc'): boolean => draft[line] !== '' || asked.has(line)
  const hint = draft.to === '' && draft.intent === 'reply' ? t('composer.noAddress') : null
  return (
    <>
      <SenderLine session={session} />
      <AddressLine ref={toField} label={t('composer.to')} value={draft.to} placeholder={t('composer.toHint')} error={said('to')} hint={hint} onChange={(value) => session.change({ to: value })}>
        {(['cc', 'bcc'] as const).map(
          (line) =>
            !shown(line) && (
              <Button key={line} kind="link" aria-label={t(line === 'cc' ? 'composer.addCc' : 'composer.addBcc')} onClick={() => setAsked(new Set([...asked, line]))}>
                {t(`composer.${line}`)}
              </Button>
            ),
        )}
        <IconButton label={t('composer.minimise')} icon={ChevronDown} onClick={onFold} />
      </AddressLine>
      {shown('cc') && <AddressLine label={t('composer.cc')} value={draft.cc} error={said('cc')} autoFocus={asked.has('cc')} onChange={(value) => session.change({ cc: value })} />}
      {shown('bcc') && (
        <AddressLine label={t('composer.bcc')} value={draft.bcc} error={said('bcc')} title={t('composer.bccHint')} autoFocus={asked.has('bcc')} onChange={(value) => session.change({ bcc: value })} />
      )}
      <AddressLine label={t('composer.subject')} value={draft.subject} error={null} spellCheck onChange={(value) => session.change({ subject: value })} />
    </>
  )
}
