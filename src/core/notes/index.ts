import { ok, type Result } from '../../shared/result'
import type { EngineContext, Handlers } from '../context'
import type { Undoers } from '../history'
import type { WriteTx } from '../store/store'
import { addLines, editLine, removeLine, tickLine, undoLines, type Checked } from './checklist'
import { addNote, editNote, markSeen, removeNote, undoAdded, undoEdited, undoRemoved, type Noted } from './notes'

type NoteCall = 'note.add' | 'note.edit' | 'note.remove' | 'note.seen' | 'checklist.add' | 'checklist.tick' | 'checklist.edit' | 'checklist.remove'

/** What we write down among ourselves in a conversation: notes, and lines to tick off. */
export function noteHandlers(context: EngineContext): Handlers<NoteCall> {
  const { store, feed, clock } = context
  async function change<T extends Checked>(kinds: Parameters<typeof feed.changed>[0], work: (tx: WriteTx) => Promise<Result<T>>): Promise<Result<T>> {
    const done = await store.write(work)
    if (done.ok && done.value.changeId !== null) feed.changed(kinds, [done.value.conversationId])
    return done
  }
  const noted = (work: (tx: WriteTx) => Promise<Result<Noted>>) => change(['conversation', 'message'], work)
  const checked = async (work: (tx: WriteTx) => Promise<Result<Checked>>) => changeOf(await change(['conversation'], work))
  return {
    'note.add': async ({ conversationId, text }) => {
      const done = await noted((tx) => addNote(tx, context, conversationId, text))
      return done.ok ? ok({ messageId: done.value.messageId, changeId: done.value.changeId ?? '' }) : done
    },
    'note.edit': async ({ id, text }) => changeOf(await noted((tx) => editNote(tx, context, id, text))),
    'note.remove': async ({ id }) => changeOf(await noted((tx) => removeNote(tx, context, id))),
    'note.seen': async ({ conversationId }) => {
      if (await store.write((tx) => markSeen(tx, conversationId, clock.now()))) feed.changed(['conversation'], [conversationId])
      return ok({})
    },
    'checklist.add': ({ conversationId, text }) => checked((tx) => addLines(tx, context, conversationId, text)),
    'checklist.tick': ({ id, done }) => checked((tx) => tickLine(tx, context, id, done)),
    'checklist.edit': ({ id, text }) => checked((tx) => editLine(tx, context, id, text)),
    'checklist.remove': ({ id }) => checked((tx) => removeLine(tx, context, id)),
  }
}

const changeOf = (done: Result<Checked>): Result<{ changeId: string | null }> => (done.ok ? ok({ changeId: done.value.changeId }) : done)

export const noteUndoers: Undoers = {
  'note-added': undoAdded,
  'note-edited': undoEdited,
  'note-removed': undoRemoved,
  'check-added': undoLines,
  'check-ticked': undoLines,
  'check-unticked': undoLines,
  'check-edited': undoLines,
  'check-removed': undoLines,
}
