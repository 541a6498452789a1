import type { Draft } from '../../../shared/domain/draft'
import { ok, type Result } from '../../../shared/result'
import { call } from '../../api/client'
import { DraftSession } from './draft-session'
import type { Wish } from './wish'

const saveAfterMs = 400

/** The drafts under way, by conversation: what was typed outlives the composer that is left for another conversation. */
const sessions = new Map<string, DraftSession>()
/** Drafts thrown away a moment ago, which can still be brought back. */
const discards = new Map<string, ReturnType<typeof setTimeout>>()

const save = ({ id, identity, to, cc, bcc, subject, text, formatted }: Draft): Promise<Result<unknown>> => call('draft.save', { id, identity, to, cc, bcc, subject, text, formatted })

/** The draft that is asked for, or the one under way, or the newest, or a fresh one. What is typed in another is saved before. */
export async function openDraft(conversationId: string, wish: Wish | null): Promise<Result<DraftSession>> {
  keepDraft(conversationId)
  const held = sessions.get(conversationId)
  if (held && wish) {
    const saved = await held.flush()
    if (!saved.ok) return saved
  }
  if (held && !wish && held.view.state !== 'saved') return ok(held)
  const opened = await asked(conversationId, wish)
  if (!opened.ok) return opened
  const session = new DraftSession(opened.value, save, saveAfterMs)
  sessions.set(conversationId, session)
  return ok(session)
}

function asked(conversationId: string, wish: Wish | null): Promise<Result<Draft>> {
  if (!wish) return call('draft.open', { conversationId })
  return 'draftId' in wish ? call('draft.open', { conversationId, draftId: wish.draftId }) : call('draft.takeUp', wish)
}

/** Forgets a draft that is sent or gone. */
export function forgetDraft(conversationId: string): void {
  sessions.delete(conversationId)
}

/** Throws a draft away when the time to bring it back is over. */
export function discardDraft(conversationId: string, draftId: string, afterMs: number): void {
  discards.set(
    conversationId,
    setTimeout(() => {
      discards.delete(conversationId)
      sessions.delete(conversationId)
      void call('draft.discard', { id: draftId })
    }, afterMs),
  )
}

export function keepDraft(conversationId: string): void {
  clearTimeout(discards.get(conversationId))
  discards.delete(conversationId)
}

export const isDiscarded = (conversationId: string): boolean => discards.has(conversationId)

/** Saves all that is typed and not saved: when the engine comes back, and when the window goes. */
export function flushDrafts(): void {
  for (const session of sessions.values()) void session.flush()
}
