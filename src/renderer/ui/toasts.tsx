import { X } from 'lucide-react'
import { createContext, useCallback, useContext, useEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import type { Input, Output, WindowCall } from '../../shared/contract'
import { call } from '../api/client'
import { useT, useWords } from '../i18n/provider'
import { Button, IconButton } from './controls'

export interface Toast {
  readonly text: string
  readonly action?: { readonly label: string; readonly run: () => void }
  /** ms until it goes by itself */
  readonly lasts?: number
}

type Shown = Toast & { readonly key: number }

const ToastContext = createContext<(toast: Toast) => void>(() => undefined)

/** Says something in passing, at the bottom of the window; with a way back where there is one. */
export const useToast = (): ((toast: Toast) => void) => useContext(ToastContext)

/** Makes a call and says its failure in passing; answers null then. */
export function useRun(): <N extends WindowCall>(name: N, input: Input<N>) => Promise<Output<N> | null> {
  const toast = useToast()
  const { failure } = useWords()
  return useCallback(
    async (name, input) => {
      const result = await call(name, input)
      if (result.ok) return result.value
      if (result.error.code !== 'cancelled') toast({ text: failure(result.error), lasts: 8_000 })
      return null
    },
    [toast, failure],
  )
}

/** As long as somebody may still notice that it was wrong. */
const undoMs = 10_000

/** Takes changes back that the history keeps. */
export function useTakeBack(): (changeIds: readonly string[]) => Promise<void> {
  const run = useRun()
  return useCallback(
    async (changeIds) => {
      for (const changeId of changeIds) await run('history.undo', { changeId })
    },
    [run],
  )
}

/** Says what was done, with the way back; nothing where nothing was changed. */
export function useSayDone(): (text: string, changeIds: readonly string[]) => void {
  const t = useT()
  const toast = useToast()
  const takeBack = useTakeBack()
  return useCallback(
    (text, changeIds) => {
      if (changeIds.length > 0) toast({ text, lasts: undoMs, action: { label: t('app.undo'), run: () => void takeBack(changeIds) } })
    },
    [t, toast, takeBack],
  )
}

export function ToastProvider({ children }: { readonly children: ReactNode }) {
  const [shown, setShown] = useState<readonly Shown[]>([])
  const nextKey = useRef(0)
  const { language } = useWords()
  const show = useCallback((toast: Toast) => {
    nextKey.current += 1
    const key = nextKey.current
    // Said again, it stands once; but two ways back are two.
    setShown((all) => [...all.filter((said) => said.text !== toast.text || said.action !== undefined).slice(-2), { ...toast, key }])
  }, [])
  const hide = useCallback((key: number) => {
    setShown((all) => all.filter((toast) => toast.key !== key))
  }, [])
  // What was said in another language would stand there half in each; what was done is taken back in the history.
  useEffect(() => setShown([]), [language])
  const list = useMemo(() => shown.map((toast) => <ToastLine key={toast.key} toast={toast} onHide={hide} />), [shown, hide])
  return (
    <ToastContext value={show}>
      {children}
      <div className="toasts" role="status">
        {list}
      </div>
    </ToastContext>
  )
}

function ToastLine({ toast, onHide }: { readonly toast: Shown; readonly onHide: (key: number) => void }) {
  const t = useT()
  const { key, lasts = 4_000, text, action } = toast
  useEffect(() => {
    const timer = setTimeout(() => {
      onHide(key)
    }, lasts)
    return () => {
      clearTimeout(timer)
    }
  }, [key, lasts, onHide])
  return (
    <div className="toast">
      <span>{text}</span>
      {action && (
        <Button
          onClick={() => {
            onHide(key)
            action.run()
          }}
        >
          {action.label}
        </Button>
      )}
      <IconButton
        label={t('app.close')}
        icon={X}
        onClick={() => {
          onHide(key)
        }}
      />
    </div>
  )
}
