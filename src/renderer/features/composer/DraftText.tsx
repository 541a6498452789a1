import { ALargeSmall } from 'lucide-react'
import { lazy, Suspense, useEffect, useMemo, useRef, useState, useSyncExternalStore, type RefObject } from 'react'
import { formattedFromText } from '../../../shared/text/formatted-from-text'
import { useT } from '../../i18n/provider'
import { Button } from '../../ui/controls'
import { Loading } from '../../ui/states'
import { useToast } from '../../ui/toasts'
import type { DraftSession } from './draft-session'
import { picturesOf } from './formatted/picture-file'
import { plainPlace, type WritingPlace } from './writing-place'

/** Loaded with the first letter that somebody formats: the others do not wait for it. */
const FormattedEditor = lazy(() => import('./formatted/FormattedEditor'))

interface DraftTextProps {
  readonly session: DraftSession
  readonly field: RefObject<HTMLTextAreaElement | null>
  readonly place: RefObject<WritingPlace | null>
  readonly focus: boolean
  readonly onTab: () => boolean
}

/** The words of a draft: plain until somebody asks for more, by the button, by Ctrl+B, or with a picture. */
export function DraftText({ session, field, place, focus, onTab }: DraftTextProps) {
  const t = useT()
  const toast = useToast()
  const { draft } = useSyncExternalStore(session.subscribe, () => session.view)
  const [asked, setAsked] = useState(false)
  const waiting = useRef<readonly File[]>([])
  const plain = useMemo(() => plainPlace(session, field), [session, field])
  const isFormatted = draft.formatted !== null
  useEffect(() => {
    if (!isFormatted) place.current = plain
  }, [isFormatted, plain, place])

  const format = (pictures: readonly File[] = []): void => {
    waiting.current = pictures
    setAsked(true)
    session.change({ formatted: JSON.stringify(formattedFromText(session.view.draft.text)) })
    void import('./formatted/take-quote').then(({ takeQuote }) => takeQuote(session))
  }
  const unformat = (): void => {
    const { formatted } = session.view.draft
    session.change({ formatted: null })
    requestAnimationFrame(() => field.current?.focus())
    toast({ text: t('composer.madePlain'), lasts: 10_000, action: { label: t('app.undo'), run: () => session.change({ formatted }) } })
  }

  if (isFormatted) {
    return (
      <Suspense fallback={<Loading rows={2} />}>
        <FormattedEditor
          session={session}
          focus={asked || (focus && draft.to !== '')}
          waiting={waiting.current}
          onPlace={(own) => {
            place.current = own ?? plain
            waiting.current = []
          }}
          onTab={onTab}
          onPlain={unformat}
        />
      </Suspense>
    )
  }
  return (
    <>
      <textarea
        ref={field}
        className="composer-text"
        aria-label={t('composer.text')}
        placeholder={t('composer.textHint')}
        value={draft.text}
        spellCheck
        onKeyDown={(event) => {
          const bare = !event.shiftKey && !event.ctrlKey && !event.altKey && !event.metaKey
          if (event.key === 'Tab' && bare && onTab()) event.preventDefault()
          if ((event.ctrlKey || event.metaKey) && !event.altKey && (event.key === 'b' || event.key === 'i')) {
            event.preventDefault()
            format()
          }
        }}
        onPaste={(event) => {
          const files = event.clipboardData.getData('text/plain') === '' ? picturesOf(event.clipboardData.files) : []
          if (files.length === 0) return
          event.preventDefault()
          format(files)
        }}
        onDrop={(event) => {
          const files = picturesOf(event.dataTransfer.files)
          if (files.length === 0) return
          event.preventDefault()
          format(files)
        }}
        onChange={(event) => session.change({ text: event.target.value })}
      />
      <div className="composer-format">
        <Button kind="quiet" icon={ALargeSmall} onClick={() => format()}>
          {t('composer.format')}
        </Button>
      </div>
    </>
  )
}
