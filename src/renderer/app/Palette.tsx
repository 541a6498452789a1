import { Bookmark, CornerDownLeft, Search } from 'lucide-react'
import { useEffect, useId, useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { commandOf } from '../../shared/commands'
import { useCall } from '../api/use-call'
import { useT } from '../i18n/provider'
import { isOffered, runCommand } from '../ui/commands'
import { KeyCaps } from '../ui/KeyCaps'
import { hasBeginnings, paletteEntries } from './palette-entries'
import './palette.css'

interface PaletteProps {
  readonly onClose: () => void
  /** what was typed is no command: it is looked for among the messages */
  readonly onSearch: (query: string) => void
}

/** All that can be done here, by name; each with the key that does it at once. */
export function Palette({ onClose, onSearch }: PaletteProps) {
  const t = useT()
  const dialog = useRef<HTMLDialogElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const id = useId()
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const names = useMemo(() => paletteEntries(typed, (name) => t(`commands.${name}`), isOffered), [typed, t])
  const query = typed.trim()
  const saved = useCall('search.saved', {}).data?.searches ?? []
  const searches = query === '' ? [] : saved.filter(({ name }) => hasBeginnings(name, query))

  // Closed while it is still in the document: only then does the focus go back to where it was.
  useLayoutEffect(() => {
    const shown = dialog.current
    shown?.showModal()
    return () => shown?.close()
  }, [])
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [at])

  const choose = (run: () => void): void => {
    onClose()
    // The dialog gives the focus back first; then the command may take it elsewhere.
    setTimeout(run)
  }
  const lines: readonly { readonly key: string; readonly run: () => void; readonly shown: ReactNode }[] = [
    ...names.map((name) => ({
      key: name,
      run: () => runCommand(name),
      shown: (
        <>
          <span className="cut">{t(`commands.${name}`)}</span>
          {commandOf(name).keys.slice(0, 1).map((keys) => (
            <KeyCaps key={keys} keys={keys} />
          ))}
        </>
      ),
    })),
    ...searches.map((one) => ({
      key: ` ${one.id}`,
      run: () => onSearch(one.query),
      shown: (
        <>
          <span className="cut">{one.name}</span>
          <span className="palette-beside quiet">
            <Bookmark size={14} aria-hidden /> {t('search.saved_one')}
          </span>
        </>
      ),
    })),
    ...(query === '' ? [] : [{ key: ' search', run: () => onSearch(query), shown: <span className="cut">{t('keys.searchFor', { query })}</span> }]),
  ]
  const onKeyDown = (event: KeyboardEvent): void => {
    const steps: Readonly<Record<string, number>> = { ArrowDown: at + 1, ArrowUp: at - 1, PageDown: at + 8, PageUp: at - 8 }
    const step = steps[event.key]
    const line = lines[at]
    if (step !== undefined) setAt(Math.min(lines.length - 1, Math.max(0, step)))
    else if (event.key === 'Enter' && line) choose(line.run)
    else if (event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey)) onClose()
    else return
    event.preventDefault()
  }
  return (
    <dialog
      ref={dialog}
      className="dialog palette"
      aria-label={t('keys.palette')}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      onMouseDown={(event) => {
        if (event.target === dialog.current) onClose()
      }}
      onKeyDown={onKeyDown}
    >
      <div className="palette-field">
        <Search size={16} aria-hidden />
        <input
          autoFocus
          role="combobox"
          aria-label={t('keys.sought')}
          aria-expanded
          aria-controls={id}
          aria-activedescendant={lines[at] ? `${id}-${String(at)}` : undefined}
          placeholder={t('keys.sought')}
          value={typed}
          maxLength={200}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => {
            setTyped(event.target.value)
            setAt(0)
          }}
        />
        <span className="unseen" role="status">
          {t('keys.found', { count: names.length + searches.length })}
        </span>
      </div>
      <div className="palette-list" id={id} role="listbox" aria-label={t('keys.palette')} ref={list}>
        {lines.map((line, index) => (
          <div
            key={line.key}
            id={`${id}-${String(index)}`}
            className="palette-line"
            role="option"
            aria-selected={index === at}
            onPointerMove={() => setAt(index)}
            onClick={() => choose(line.run)}
          >
            {line.shown}
          </div>
        ))}
      </div>
      <p className="palette-foot quiet">
        <CornerDownLeft size={14} aria-hidden />
        {t('keys.hint')}
      </p>
    </dialog>
  )
}
