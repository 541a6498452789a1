import { Ellipsis, StickyNote } from 'lucide-react'
import { Fragment, memo, useState } from 'react'
import type { Message } from '../../../../shared/domain/message'
import { marks, type LookedFor } from '../../../../shared/text/fold'
import { mentionsIn } from '../../../../shared/text/mentions'
import { useWords } from '../../../i18n/provider'
import { MarkedText } from '../../../ui/marked'
import { Menu } from '../../../ui/menu'
import { PersonBadge } from '../../../ui/person'
import { useRun, useSayDone } from '../../../ui/toasts'
import type { File } from '../filing/use-filing'
import { NoteEditor } from './NoteEditor'
import './notes.css'

interface NoteItemProps {
  readonly message: Message
  readonly words: readonly LookedFor[]
  readonly isFirst: boolean
  readonly onFile: File
}

/** A note among ourselves: it looks like nothing that was ever sent. */
export const NoteItem = memo(function NoteItem({ message, words, isFirst, onFile }: NoteItemProps) {
  const { t, moment, clock } = useWords()
  const run = useRun()
  const sayDone = useSayDone()
  const [edited, setEdited] = useState<string | null>(null)
  const author = message.note?.author ?? null
  const when = moment(message.at)
  const save = async (): Promise<void> => {
    if (edited === null || edited.trim() === '') return
    const changed = await run('note.edit', { id: message.id, text: edited })
    if (!changed) return
    setEdited(null)
    if (changed.changeId !== null) sayDone(t('notes.saidChanged'), [changed.changeId])
  }
  const remove = async (): Promise<void> => {
    const removed = await run('note.remove', { id: message.id })
    if (removed?.changeId != null) sayDone(t('notes.saidRemoved'), [removed.changeId])
  }
  return (
    <article className="message note" aria-label={author ? t('notes.of', { name: author.name, when }) : t('notes.ofNobody', { when })} data-message={message.id} data-direction="internal" data-testid="message">
      <header className="message-head">
        {author ? <PersonBadge person={author} beside /> : <StickyNote size={16} aria-hidden />}
        <strong>{author?.name ?? (message.from?.name || t('app.internal'))}</strong>
        <span className="message-facts quiet cut">
          {t('notes.internal')}
          {message.note?.editedAt != null && ` · ${t('notes.edited', { when: moment(message.note.editedAt) })}`}
        </span>
        <time className="quiet numbers" dateTime={new Date(message.at).toISOString()}>
          {clock(message.at)}
        </time>
        <div className="message-ways">
          <Menu
            label={t('notes.ways')}
            icon={Ellipsis}
            items={[
              { label: t('notes.change'), run: () => setEdited(message.text) },
              { label: t('notes.remove'), run: () => void remove() },
              { label: t('filing.move'), run: () => onFile(message.id, 'move') },
              ...(isFirst ? [] : [{ label: t('filing.split'), run: () => onFile(message.id, 'split') }]),
            ]}
          />
        </div>
      </header>
      {edited === null ? <NoteText message={message} words={words} /> : <NoteEditor label={t('notes.change')} text={edited} onText={setEdited} onSave={() => void save()} onCancel={() => setEdited(null)} />}
    </article>
  )
})

/** The words as they were written, with who is named in them. */
function NoteText({ message, words }: Pick<NoteItemProps, 'message' | 'words'>) {
  const { text } = message
  const mentions = mentionsIn(text, message.note?.mentions ?? [])
  const plain = (from: number, to: number) => <MarkedText text={text.slice(from, to)} ranges={marks(text.slice(from, to), words)} />
  return (
    <p className="note-text">
      {mentions.map(({ from, to, person }, index) => (
        <Fragment key={from}>
          {plain(mentions[index - 1]?.to ?? 0, from)}
          <span className="mention" data-colour={person.colour}>
            {text.slice(from, to)}
          </span>
        </Fragment>
      ))}
      {plain(mentions.at(-1)?.to ?? 0, text.length)}
    </p>
  )
}
