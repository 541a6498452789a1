import { Check, Undo2 } from 'lucide-react'
import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import type { Page, Word } from '../../../../shared/domain/page'
import { useWords } from '../../../i18n/provider'
import { IconButton, TextField } from '../../../ui/controls'
import { useRun } from '../../../ui/toasts'
import { Snippet } from '../../../ui/Snippet'
import { doubtBelow } from '../word-layout'
import { deskWords, placeKey } from './desk-words'

interface WordDeskProps {
  readonly page: Page
  readonly words: readonly Word[]
  readonly picked: Word | null
  readonly onPick: (word: Word) => void
  readonly onLeave: () => void
}

/** Twice as large as a page that fits the window, so that a worn letter shows. */
const snippetSize = { width: 268, height: 64, scale: 1.6 } as const

/** Words read with doubt, each with its place on the paper beside a field: Enter keeps and goes on, arrows walk, Escape leaves. */
export function WordDesk({ page, words, picked, onPick, onLeave }: WordDeskProps) {
  const { t } = useWords()
  const list = useRef<HTMLUListElement>(null)
  const [sought, setSought] = useState('')
  const shown = useMemo(() => deskWords(words, sought, picked), [words, sought, picked])
  const open = shown.filter(({ confidence }) => confidence < doubtBelow).length
  const key = picked === null ? null : placeKey(picked)

  useEffect(() => {
    if (key !== null) inputsOf(list.current).find((input) => input.dataset['place'] === key && input !== document.activeElement)?.focus()
  }, [key])

  const begun = useRef(false)
  useEffect(() => {
    if (begun.current || words.length === 0) return
    begun.current = true
    const whole = list.current?.closest('.word-desk')
    const first = inputsOf(list.current)[0] ?? whole?.querySelector('input')
    first?.focus()
  }, [words])

  const walk = (by: 1 | -1): void => {
    const inputs = inputsOf(list.current)
    inputs[inputs.findIndex((input) => input === document.activeElement) + by]?.focus()
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const steps: Readonly<Record<string, () => void>> = { ArrowDown: () => walk(1), ArrowUp: () => walk(-1), Escape: onLeave }
    const step = steps[event.key]
    event.stopPropagation()
    if (!step) return
    event.preventDefault()
    step()
  }
  return (
    <aside className="word-desk" aria-label={t('viewer.words')} onKeyDown={onKeyDown}>
      <div className="word-desk-head">
        <h2>{t('viewer.words')}</h2>
        <p className="quiet" role="status">{t('viewer.wordsLeft', { count: open })}</p>
        <TextField label={t('viewer.otherWord')} value={sought} onChange={setSought} />
      </div>
      <ul ref={list}>
        {shown.map((word) => (
          <WordLine key={placeKey(word)} page={page} word={word} onFocus={() => onPick(word)} onKept={() => walk(1)} />
        ))}
      </ul>
      {shown.length === 0 && <p className="quiet word-desk-empty">{t(sought.trim() === '' ? 'viewer.noDoubt' : 'viewer.noSuchWord')}</p>}
      <p className="quiet word-desk-foot">{t('viewer.wordsHint')}</p>
    </aside>
  )
}

const inputsOf = (list: Element | null): readonly HTMLInputElement[] => [...(list?.querySelectorAll('input') ?? [])]

interface WordLineProps {
  readonly page: Page
  readonly word: Word
  readonly onFocus: () => void
  readonly onKept: () => void
}

function WordLine({ page, word, onFocus, onKept }: WordLineProps) {
  const { t, moment } = useWords()
  const run = useRun()
  const about = useId()
  const [text, setText] = useState(word.text)
  useEffect(() => {
    setText(word.text)
  }, [word.text])
  const { corrected } = word
  const say = (said: string | null): void => void run('page.correct', { id: page.id, box: word.box, text: said })
  return (
    <li data-said={corrected ? '' : undefined}>
      <Snippet page={page} number={page.number} box={word.box} largest={snippetSize} />
      <div className="word-desk-line">
        <input
          className="input"
          type="text"
          spellCheck={false}
          autoComplete="off"
          maxLength={200}
          value={text}
          data-place={placeKey(word)}
          aria-label={t('viewer.wordReadAs', { read: corrected?.read ?? word.text })}
          aria-describedby={about}
          onFocus={(event) => {
            event.target.select()
            onFocus()
          }}
          onChange={(event) => {
            setText(event.target.value)
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.nativeEvent.isComposing || text.trim() === '') return
            event.preventDefault()
            say(text)
            onKept()
          }}
        />
        {corrected && <IconButton label={t('viewer.takeBack')} icon={Undo2} onClick={() => say(null)} />}
      </div>
      <p className="quiet word-desk-about" id={about}>
        {corrected && <Check size={14} aria-hidden />}
        {corrected
          ? t(corrected.read === word.text ? 'viewer.confirmed' : 'viewer.corrected', { read: corrected.read, by: corrected.by ?? '', named: corrected.by === null ? 'no' : 'yes', when: moment(corrected.at) })
          : word.confidence < doubtBelow
            ? t('fax.uncertainWord')
            : t('viewer.readSurely')}
      </p>
    </li>
  )
}
