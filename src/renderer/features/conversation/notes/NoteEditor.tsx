import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react'
import { fold } from '../../../../shared/text/fold'
import { mentionBegun } from '../../../../shared/text/mentions'
import { useCall } from '../../../api/use-call'
import { useT } from '../../../i18n/provider'
import { Button } from '../../../ui/controls'
import { PersonBadge } from '../../../ui/person'

interface NoteEditorProps {
  readonly label: string
  readonly text: string
  readonly onText: (text: string) => void
  readonly onSave: () => void
  readonly onCancel: () => void
}

const mostOffered = 6

/** A field for words among ourselves: `@` and the beginning of a name offers who is meant. */
export function NoteEditor({ label, text, onText, onSave, onCancel }: NoteEditorProps) {
  const t = useT()
  const list = useId()
  const field = useRef<HTMLTextAreaElement>(null)
  const [caret, setCaret] = useState(text.length)
  const [at, setAt] = useState(0)
  /** the sign behind which the list was closed */
  const [closed, setClosed] = useState<number | null>(null)
  const people = useCall('people.list', {}).data?.people.filter(({ leftAt }) => leftAt === null) ?? []
  const begun = mentionBegun(text, caret)
  const sought = fold(begun?.typed ?? '')
  // A name that is written out and goes on is no longer being chosen.
  const offered = begun === null || begun.from === closed ? [] : people.filter(({ name }) => startsSo(fold(name), sought) && fold(name) !== sought).slice(0, mostOffered)
  useEffect(() => {
    const end = field.current?.value.length ?? 0
    field.current?.focus()
    field.current?.setSelectionRange(end, end)
  }, [])

  const take = (name: string): void => {
    if (begun === null) return
    const after = text.slice(caret)
    const put = `@${name}${after.startsWith(' ') ? '' : ' '}`
    onText(text.slice(0, begun.from) + put + after)
    const next = begun.from + put.length
    setCaret(next)
    setAt(0)
    requestAnimationFrame(() => field.current?.setSelectionRange(next, next))
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const chosen = offered[Math.min(at, offered.length - 1)]
    if (chosen && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) setAt((at + (event.key === 'ArrowDown' ? 1 : offered.length - 1)) % offered.length)
    else if (chosen && (event.key === 'Enter' || event.key === 'Tab') && !event.ctrlKey && !event.shiftKey) take(chosen.name)
    else if (chosen && event.key === 'Escape') setClosed(begun?.from ?? null)
    else if (event.key === 'Escape') onCancel()
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) onSave()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <form
      className="note-editor"
      aria-label={label}
      onSubmit={(event) => {
        event.preventDefault()
        onSave()
      }}
    >
      <textarea
        ref={field}
        className="input"
        role="combobox"
        aria-label={label}
        aria-autocomplete="list"
        aria-expanded={offered.length > 0}
        aria-controls={list}
        aria-activedescendant={offered.length > 0 ? `${list}-${String(Math.min(at, offered.length - 1))}` : undefined}
        placeholder={t('notes.placeholder')}
        rows={Math.min(8, Math.max(2, text.split('\n').length))}
        maxLength={20_000}
        value={text}
        onChange={(event) => {
          onText(event.target.value)
          setCaret(event.target.selectionStart)
          setClosed(null)
          setAt(0)
        }}
        onSelect={(event) => setCaret(event.currentTarget.selectionStart)}
        onKeyDown={onKeyDown}
      />
      <div className="note-people" id={list} role="listbox" aria-label={t('notes.people')} hidden={offered.length === 0}>
        {offered.map((person, index) => (
          <div
            key={person.id}
            id={`${list}-${String(index)}`}
            className="note-person"
            role="option"
            aria-selected={index === Math.min(at, offered.length - 1)}
            onPointerMove={() => setAt(index)}
            onMouseDown={(event) => {
              event.preventDefault()
              take(person.name)
            }}
          >
            <PersonBadge person={person} beside />
            <span className="cut">{person.name}</span>
          </div>
        ))}
      </div>
      <div className="note-ends">
        <Button kind="main" type="submit" disabled={text.trim() === ''} aria-keyshortcuts="Control+Enter">
          {t('notes.save')}
        </Button>
        <Button kind="quiet" onClick={onCancel}>
          {t('app.cancel')}
        </Button>
      </div>
    </form>
  )
}

/** Each of somebody's names leads to him. */
const startsSo = (name: string, typed: string): boolean => name.startsWith(typed) || name.split(' ').some((part) => part.startsWith(typed))
