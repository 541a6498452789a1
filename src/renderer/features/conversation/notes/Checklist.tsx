import { ListChecks, Pencil, X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { ChecklistItem } from '../../../../shared/domain/note'
import { useWords } from '../../../i18n/provider'
import { IconButton } from '../../../ui/controls'
import { useRun, useSayDone } from '../../../ui/toasts'
import './notes.css'

interface ChecklistProps {
  readonly conversationId: string
  readonly items: readonly ChecklistItem[]
  /** it was asked for: the keys go to its new line */
  readonly asked: number
  readonly onEnd: () => void
}

/** What is to be done in this conversation, line by line, each ticked off by one click or key. */
export function Checklist({ conversationId, items, asked, onEnd }: ChecklistProps) {
  const { t } = useWords()
  const run = useRun()
  const [text, setText] = useState('')
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (asked > 0) field.current?.focus()
  }, [asked])
  const add = async (lines: string): Promise<void> => {
    if (lines.trim() === '') return
    // The next line is begun while this one is on its way.
    setText('')
    if (!(await run('checklist.add', { conversationId, text: lines }))) setText((begun) => (begun === '' ? text : begun))
  }
  return (
    <section className="checklist" aria-label={t('notes.checklistOf', { done: items.filter(({ doneAt }) => doneAt !== null).length, all: items.length })} data-testid="checklist">
      <ul>
        {items.map((item) => (
          <ChecklistLine key={item.id} item={item} />
        ))}
      </ul>
      <form
        className="checklist-new"
        onSubmit={(event) => {
          event.preventDefault()
          void add(text)
        }}
      >
        <ListChecks size={16} aria-hidden />
        <input
          ref={field}
          aria-label={t('notes.checkAddHint')}
          placeholder={t('notes.checkAdd')}
          value={text}
          maxLength={300}
          onChange={(event) => setText(event.target.value)}
          onPaste={(event) => {
            const pasted = event.clipboardData.getData('text/plain')
            if (!pasted.trim().includes('\n')) return
            event.preventDefault()
            void add(`${text}${pasted}`)
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return
            event.stopPropagation()
            onEnd()
          }}
        />
      </form>
    </section>
  )
}

function ChecklistLine({ item }: { readonly item: ChecklistItem }) {
  const { t, moment } = useWords()
  const run = useRun()
  const sayDone = useSayDone()
  const [edited, setEdited] = useState<string | null>(null)
  const done = item.doneAt !== null
  /** shown at once; what the engine answers counts */
  const [wanted, setWanted] = useState<boolean | null>(null)
  useEffect(() => setWanted(null), [item.doneAt])
  const tick = async (): Promise<void> => {
    setWanted(!done)
    if (!(await run('checklist.tick', { id: item.id, done: !done }))) setWanted(null)
  }
  const save = async (): Promise<void> => {
    const text = edited?.trim() ?? ''
    setEdited(null)
    if (text === '' || text === item.text) return
    const changed = await run('checklist.edit', { id: item.id, text })
    if (changed?.changeId != null) sayDone(t('notes.saidLineChanged'), [changed.changeId])
  }
  const remove = async (): Promise<void> => {
    const removed = await run('checklist.remove', { id: item.id })
    if (removed?.changeId != null) sayDone(t('notes.saidLine'), [removed.changeId])
  }
  if (edited !== null) {
    return (
      <li>
        <form
          onSubmit={(event) => {
            event.preventDefault()
            void save()
          }}
        >
          <input
            className="input"
            autoFocus
            aria-label={t('notes.checkChange', { text: item.text })}
            value={edited}
            maxLength={300}
            onChange={(event) => setEdited(event.target.value)}
            onBlur={() => void save()}
            onKeyDown={(event) => {
              if (event.key !== 'Escape') return
              event.stopPropagation()
              setEdited(null)
            }}
          />
        </form>
      </li>
    )
  }
  return (
    <li data-done={done || undefined}>
      <label className="tick">
        <input type="checkbox" checked={wanted ?? done} onChange={() => void tick()} />
        <span>{item.text}</span>
      </label>
      {item.doneAt !== null && (
        <span className="quiet cut">{item.doneBy ? t('notes.checkDone', { name: item.doneBy.name, when: moment(item.doneAt) }) : t('notes.checkDoneNobody', { when: moment(item.doneAt) })}</span>
      )}
      <span className="checklist-ways">
        <IconButton label={t('notes.checkChange', { text: item.text })} icon={Pencil} onClick={() => setEdited(item.text)} />
        <IconButton label={t('notes.checkRemove', { text: item.text })} icon={X} onClick={() => void remove()} />
      </span>
    </li>
  )
}
