import { z } from 'zod'
import { id } from '../domain/ids'
import { call } from './call'

/** `changeId` takes it back (`history.undo`); null where nothing had to be changed. */
const done = z.object({ changeId: id.nullable() })

const words = z.string().trim().min(1).max(20_000)

export const noteCalls = {
  /** Writes a note among ourselves into a conversation; whoever is named in it by `@` and his name finds it among what mentions him. */
  'note.add': call(() => z.object({ conversationId: id, text: words }), () => z.object({ messageId: id, changeId: id })),
  'note.edit': call(() => z.object({ id, text: words }), () => done),
  'note.remove': call(() => z.object({ id }), () => done),
  /** Whoever sits at the desk has seen what names him in this conversation. */
  'note.seen': call(() => z.object({ conversationId: id }), () => z.object({})),
  /** Each line of the text becomes a line of the checklist. */
  'checklist.add': call(() => z.object({ conversationId: id, text: words }), () => done),
  'checklist.tick': call(() => z.object({ id, done: z.boolean() }), () => done),
  'checklist.edit': call(() => z.object({ id, text: z.string().trim().min(1).max(300) }), () => done),
  'checklist.remove': call(() => z.object({ id }), () => done),
}
