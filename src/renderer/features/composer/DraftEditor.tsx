import { CheckCheck, SendHorizontal, TextQuote, Trash2 } from 'lucide-react'
import { useEffect, useRef, useSyncExternalStore, type KeyboardEvent } from 'react'
import { useT, useWords } from '../../i18n/provider'
import { Button, IconButton } from '../../ui/controls'
import { Menu } from '../../ui/menu'
import { useToast } from '../../ui/toasts'
import { discardDraft, keepDraft } from './draft-desk'
import { DraftAttachments } from './DraftAttachments'
import { DraftHead } from './DraftHead'
import { DraftText } from './DraftText'
import { DraftSwitch } from './DraftSwitch'
import type { DraftSession, DraftState } from './draft-session'
import type { ComposerPanelProps } from './panel'
import { SendLater } from './SendLater'
import { SendFailure } from './SendFailure'
import { useModules } from './use-modules'
import { useSend } from './use-send'
import type { WritingPlace } from './writing-place'

const undoDiscardMs = 10_000

export function DraftEditor({ session, conversationId, draftIds, onWish, focus, onFold, onUnfold, onAccount }: ComposerPanelProps & { readonly session: DraftSession }) {
  const { t, failure: words } = useWords()
  const toast = useToast()
  const { draft, state } = useSyncExternalStore(session.subscribe, () => session.view)
  const text = useRef<HTMLTextAreaElement>(null)
  const place = useRef<WritingPlace | null>(null)
  const to = useRef<HTMLInputElement>(null)
  const { send, sending, failure, place: failed } = useSend(session, conversationId, onFold, onUnfold)
  const { modules, insert, onTab } = useModules(session, place)
  const said = (where: typeof failed): string | null => (failure && failed === where ? words(failure) : null)

  useEffect(() => {
    if (!focus) return
    if (session.view.draft.to === '') to.current?.focus()
    else text.current?.focus()
    text.current?.setSelectionRange(0, 0)
  }, [focus, session])
  // Leaving for another conversation saves at once; nothing waits for the timer.
  useEffect(() => () => void session.flush(), [session])

  const discard = (): void => {
    discardDraft(conversationId, draft.id, undoDiscardMs)
    onFold(draft.id)
    toast({
      text: t('composer.discarded'),
      lasts: undoDiscardMs,
      action: {
        label: t('app.undo'),
        run: () => {
          keepDraft(conversationId)
          onUnfold()
        },
      },
    })
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      void send({ done: event.shiftKey })
    }
    if (event.key === 'Escape') {
      event.stopPropagation()
      onFold(null)
    }
  }

  return (
    <form
      className="composer"
      aria-label={t(`composer.${draft.intent}`)}
      data-testid="composer"
      onKeyDown={onKeyDown}
      onBlur={() => void session.flush()}
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <DraftSwitch draftIds={draftIds} current={draft.id} onWish={onWish} />
      <DraftHead session={session} toField={to} said={said} onFold={() => onFold(null)} />
      <DraftText session={session} field={text} place={place} focus={focus} onTab={onTab} />
      <DraftAttachments session={session} error={said('attachments')}>
        {modules.length > 0 && <Menu label={t('composer.modules')} icon={TextQuote} items={modules.map((module) => ({ label: module.name, run: () => insert(module) }))} />}
      </DraftAttachments>
      {failure && failed === 'send' && <SendFailure failure={failure} onAccount={onAccount} />}
      <div className="composer-foot">
        <Button kind="main" type="submit" icon={SendHorizontal} aria-disabled={sending} aria-keyshortcuts="Control+Enter" title={t('composer.sendHint')}>
          {t(sending ? 'composer.sending' : 'composer.send')}
        </Button>
        <Button icon={CheckCheck} aria-disabled={sending} aria-keyshortcuts="Control+Shift+Enter" title={t('composer.sendDoneHint')} onClick={() => void send({ done: true })}>
          {t('composer.sendDone')}
        </Button>
        <SendLater onSend={(sendAt) => void send({ sendAt })} />
        <DraftSaved state={state} />
        <span className="gap" />
        <IconButton label={t('composer.discard')} icon={Trash2} onClick={discard} />
      </div>
    </form>
  )
}

function DraftSaved({ state }: { readonly state: DraftState }) {
  const t = useT()
  return (
    <span className="composer-saved quiet" role="status" data-state={state}>
      {t(`composer.${state}`)}
    </span>
  )
}
