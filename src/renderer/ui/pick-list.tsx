import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'

interface PickListProps<Line> {
  /** what the field asks for */
  readonly label: string
  readonly listLabel: string
  /** the classes of the list and of a line in it */
  readonly className: { readonly list: string; readonly line: string }
  readonly typed: string
  readonly onType: (typed: string) => void
  readonly lines: readonly Line[]
  readonly keyOf: (line: Line) => string
  readonly show: (line: Line) => ReactNode
  /** said where there is no line; false while none is known yet */
  readonly nothing: string | false
  readonly onPick: (line: Line) => void
}

/** One of many, found by typing: a combobox by the book (WAI-ARIA APG, list autocomplete). */
export function PickList<Line>({ label, listLabel, className, typed, onType, lines, keyOf, show, nothing, onPick }: PickListProps<Line>) {
  const list = useId()
  const shown = useRef<HTMLDivElement>(null)
  const [at, setAt] = useState(0)
  useEffect(() => {
    shown.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [at, lines])

  const onKeyDown = (event: KeyboardEvent): void => {
    const steps: Readonly<Record<string, number>> = { ArrowDown: at + 1, ArrowUp: at - 1 }
    const step = steps[event.key]
    const line = lines[at]
    if (step !== undefined) setAt(Math.min(lines.length - 1, Math.max(0, step)))
    else if (event.key === 'Enter' && line !== undefined) onPick(line)
    else return
    event.preventDefault()
  }
  return (
    <>
      <input
        className="input"
        role="combobox"
        aria-label={label}
        aria-expanded
        aria-controls={list}
        aria-activedescendant={at < lines.length ? `${list}-${String(at)}` : undefined}
        placeholder={label}
        value={typed}
        maxLength={200}
        autoComplete="off"
        spellCheck={false}
        onKeyDown={onKeyDown}
        onChange={(event) => {
          onType(event.target.value)
          setAt(0)
        }}
      />
      <div className={className.list} id={list} role="listbox" aria-label={listLabel} ref={shown}>
        {lines.map((line, index) => (
          <div key={keyOf(line)} id={`${list}-${String(index)}`} className={className.line} role="option" aria-selected={index === at} onPointerMove={() => setAt(index)} onClick={() => onPick(line)}>
            {show(line)}
          </div>
        ))}
      </div>
      <p className="quiet" role="status">
        {lines.length === 0 && nothing}
      </p>
    </>
  )
}
