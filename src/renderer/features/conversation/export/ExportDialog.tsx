import { useEffect, useId, useRef, useState } from 'react'
import type { EventPayload, Input } from '../../../../shared/contract'
import { listen } from '../../../api/client'
import { useT } from '../../../i18n/provider'
import { Button, HintedTick } from '../../../ui/controls'
import { Dialog } from '../../../ui/dialog'
import { useRun, useToast } from '../../../ui/toasts'
import './export.css'

type Form = Input<'desktop.exportConversation'>['form']
type Progress = EventPayload<'exporting'>

interface ExportDialogProps {
  readonly conversationId: string
  /** there are notes that could go along */
  readonly hasNotes: boolean
  readonly onClose: () => void
}

/** A conversation as a file: as what, with or without notes; then how far it is, with a way to leave it. */
export function ExportDialog({ conversationId, hasNotes, onClose }: ExportDialogProps) {
  const t = useT()
  const { start, cancel, running, progress } = useExport(conversationId, onClose)
  const [form, setForm] = useState<Form>('pdf')
  const [notes, setNotes] = useState(false)
  return (
    <Dialog title={t('export.way')} onClose={running ? cancel : onClose}>
      {running ? (
        <ExportProgress progress={progress} onCancel={cancel} />
      ) : (
        <form
          className="form"
          onSubmit={(event) => {
            event.preventDefault()
            void start({ form, notes })
          }}
        >
          <FormChoice form={form} onForm={setForm} />
          {hasNotes && (
            <HintedTick checked={notes} hint={t('export.notesHint')} onChange={setNotes}>
              {t('export.notes')}
            </HintedTick>
          )}
          <div className="dialog-actions">
            <Button onClick={onClose}>{t('app.cancel')}</Button>
            {/* Back from the system's dialog the keys go on here. */}
            <Button kind="main" type="submit" autoFocus>
              {t('export.do')}
            </Button>
          </div>
        </form>
      )}
    </Dialog>
  )
}

function FormChoice({ form, onForm }: { readonly form: Form; readonly onForm: (form: Form) => void }) {
  const t = useT()
  const name = useId()
  return (
    <div className="export-forms" role="radiogroup" aria-labelledby={`${name}-of`}>
      <p className="field-label" id={`${name}-of`}>
        {t('export.form')}
      </p>
      {(['pdf', 'mails'] as const).map((each) => (
        <div key={each} className="hinted">
          <label className="tick">
            <input type="radio" name={name} checked={form === each} aria-describedby={`${name}-${each}`} onChange={() => onForm(each)} />
            <span>{t(`export.${each}`)}</span>
          </label>
          <p className="field-hint" id={`${name}-${each}`}>
            {t(`export.${each}Hint`)}
          </p>
        </div>
      ))}
    </div>
  )
}

/** `progress` null: the system's dialog is still asking where to. */
function ExportProgress({ progress, onCancel }: { readonly progress: Progress | null; readonly onCancel: () => void }) {
  const t = useT()
  const { done, all } = progress ?? { done: 0, all: 1 }
  return (
    <div className="form">
      <p className="numbers" role="status">
        {progress ? t('export.progress', { done: Math.min(done + 1, all), all }) : t('export.choosing')}
      </p>
      {progress && (
        <div className="bar" role="progressbar" aria-label={t('export.way')} aria-valuemin={0} aria-valuemax={all} aria-valuenow={done}>
          <span style={{ width: `${String((100 * done) / all)}%` }} />
        </div>
      )}
      <div className="dialog-actions">
        <Button autoFocus onClick={onCancel}>
          {t('app.cancel')}
        </Button>
      </div>
    </div>
  )
}

/** Exports where the host's dialog says, and tells how far that is. */
function useExport(conversationId: string, onDone: () => void) {
  const t = useT()
  const run = useRun()
  const toast = useToast()
  const [running, setRunning] = useState(false)
  const [progress, setProgress] = useState<Progress | null>(null)
  const cancelled = useRef(false)
  useEffect(
    () =>
      listen('exporting', (told) => {
        if (told.conversationId === conversationId) setProgress(told)
      }),
    [conversationId],
  )
  const start = async (choice: { readonly form: Form; readonly notes: boolean }): Promise<void> => {
    setProgress(null)
    setRunning(true)
    cancelled.current = false
    const saved = await run('desktop.exportConversation', { conversationId, ...choice })
    setRunning(false)
    if (!saved && cancelled.current) toast({ text: t('export.cancelled') })
    if (!saved) return
    if (saved.missing > 0) toast({ text: t('export.savedMissing', { path: saved.path, count: saved.missing }), lasts: 20_000 })
    else toast({ text: t('export.saved', { path: saved.path, count: saved.messages }), lasts: 8_000 })
    onDone()
  }
  const cancel = (): void => {
    if (!progress) return
    cancelled.current = true
    void run('conversation.cancelExport', { conversationId })
  }
  return { start, cancel, running, progress }
}
