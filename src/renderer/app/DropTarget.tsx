import { FileDown } from 'lucide-react'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { useT } from '../i18n/provider'

interface DropTargetProps {
  readonly onDrop: (files: readonly File[]) => void
  readonly children: ReactNode
}

/** The whole window takes files. Anything else that is dropped does nothing, instead of leading the window away. */
export function DropTarget({ onDrop, children }: DropTargetProps) {
  const t = useT()
  const [over, setOver] = useState(false)
  const latest = useRef(onDrop)
  latest.current = onDrop

  useEffect(() => {
    // Entering a child fires a leave of its parent: only their balance says whether the pointer is in the window.
    let depth = 0
    const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false
    const inField = (event: DragEvent): boolean => !hasFiles(event) && event.target instanceof Element && event.target.closest('input, textarea, [contenteditable]') !== null
    const onEnter = (event: DragEvent): void => {
      if (!hasFiles(event)) return
      depth += 1
      setOver(true)
    }
    const onLeave = (event: DragEvent): void => {
      if (!hasFiles(event)) return
      depth = Math.max(0, depth - 1)
      if (depth === 0) setOver(false)
    }
    const onOver = (event: DragEvent): void => {
      if (inField(event)) return
      event.preventDefault()
      if (event.dataTransfer) event.dataTransfer.dropEffect = hasFiles(event) ? 'copy' : 'none'
    }
    const onDropped = (event: DragEvent): void => {
      if (inField(event)) return
      // A picture that the text takes is no arrival.
      const isTaken = event.defaultPrevented
      event.preventDefault()
      depth = 0
      setOver(false)
      if (isTaken) return
      const files = [...(event.dataTransfer?.files ?? [])]
      if (files.length > 0) latest.current(files)
    }
    const listeners = { dragenter: onEnter, dragleave: onLeave, dragover: onOver, drop: onDropped } as const
    const names = Object.keys(listeners) as (keyof typeof listeners)[]
    for (const name of names) window.addEventListener(name, listeners[name])
    return () => {
      for (const name of names) window.removeEventListener(name, listeners[name])
    }
  }, [])

  return (
    <>
      {children}
      {over && (
        <div className="drop" data-testid="drop-overlay">
          <div className="drop-sheet">
            <FileDown size={40} strokeWidth={1.25} aria-hidden />
            <strong>{t('app.dropTitle')}</strong>
            <p>{t('app.dropText')}</p>
          </div>
        </div>
      )}
    </>
  )
}
