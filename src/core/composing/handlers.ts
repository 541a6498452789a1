import type { Draft } from '../../shared/domain/draft'
import { fail, ok, type Failure, type Result } from '../../shared/result'
import type { EngineContext, Handlers } from '../context'
import { readIdentity, readMailLimit, readRoute } from '../settings'
import type { ReadTx } from '../store/store'
import { keepFax, keepFiles } from './attach'
import { formattedText } from '../../shared/text/formatted-text'
import { addAttachments, draftAttachments, readDraft, type NewAttachment } from './drafts'
import { readFormatted } from './formatted'
import { goingAlong } from './going-along'
import { beginNew, discardDraft, openDraft, takeUp } from './open-draft'
import { keepPicture, takePicture, type Picture } from './pictures'
import { tooLarge } from './size'
import { textModuleHandlers, type ModuleCall } from './text-modules'

type ComposingCall = 'draft.open' | 'draft.takeUp' | 'draft.begin' | 'draft.save' | 'draft.discard' | 'draft.attachFiles' | 'draft.attachFax' | 'draft.addPicture' | 'draft.takePicture' | 'draft.limit' | 'draft.detach'

export function composingHandlers(context: EngineContext): Handlers<ComposingCall | ModuleCall> {
  const { store, clock, feed } = context

  return {
    ...textModuleHandlers(context),
    'draft.open': ({ conversationId, draftId }) => openDraft(context, conversationId, draftId),
    'draft.takeUp': ({ messageId, how }) => takeUp(context, messageId, how),
    'draft.begin': () => beginNew(context),
    'draft.save': async ({ id, identity, to, cc, bcc, subject, text, formatted }) => {
      const written = formatted == null ? null : readFormatted(formatted)
      if (written?.ok === false) return written
      const updatedAt = clock.now()
      const saved = await store.write(async (tx) => {
        const draft = await tx.selectFrom('draft').select('conversation_id').where('id', '=', id).executeTakeFirst()
        const words = written ? { text: formattedText(written.value), formatted_json: JSON.stringify(written.value) } : { text, formatted_json: null }
        const letter = { to_line: to, cc_line: cc, bcc_line: bcc, subject, ...words, ...(identity !== undefined && { identity }) }
        await tx.updateTable('draft').set({ ...letter, touched: 1, updated_at: updatedAt }).where('id', '=', id).execute()
        return draft
      })
      if (!saved) return fail('not-found')
      feed.changed(['draft'], [saved.conversation_id])
      return ok({ updatedAt })
    },
    'draft.discard': async ({ id }) => {
      const conversationId = await store.write((tx) => discardDraft(tx, id))
      if (conversationId !== null) feed.changed(['draft', 'conversation'], [conversationId])
      return ok({})
    },
    'draft.attachFiles': async ({ id, paths }) => {
      if (!(await store.read((tx) => readDraft(tx, id)))) return fail('not-found')
      const kept = await keepFiles(context, paths)
      return kept.ok ? attach(context, id, kept.value) : kept
    },
    'draft.attachFax': async ({ id, attachmentId }) => {
      const draft = await store.read((tx) => readDraft(tx, id))
      if (!draft) return fail('not-found')
      const kept = await keepFax(context, draft.conversationId, attachmentId)
      return kept.ok ? attach(context, id, [kept.value]) : kept
    },
    'draft.addPicture': async ({ id, name, bytes }) => {
      if (!(await store.read((tx) => readDraft(tx, id)))) return fail('not-found')
      return show(context, id, await keepPicture(context, name, bytes), attach)
    },
    'draft.takePicture': async ({ id, attachmentId }) => show(context, id, await takePicture(context, id, attachmentId), attachInstead),
    'draft.limit': async ({ identity }) => ok({ mostBytes: await store.read((tx) => mailLimit(tx, identity)) }),
    'draft.detach': async ({ id, attachmentId }) => {
      const draft = await store.write(async (tx) => {
        await tx.deleteFrom('draft_attachment').where('id', '=', attachmentId).where('draft_id', '=', id).execute()
        await tx.updateTable('draft').set({ touched: 1, updated_at: clock.now() }).where('id', '=', id).execute()
        return readDraft(tx, id)
      })
      return announced(context, draft)
    },
  }
}

/** How large a mail may be that goes out under this identity. */
async function mailLimit(tx: ReadTx, identityId: string | null): Promise<number> {
  const identity = await readIdentity(tx, identityId)
  return readMailLimit(tx, identity && ((await readRoute(tx, identity.address))?.account ?? null))
}

/** Puts a picture to the draft; where its text shows it the window says. */
async function show(context: EngineContext, draftId: string, kept: Result<Picture>, put: typeof attach): Promise<Result<{ readonly draft: Draft; readonly contentId: string }>> {
  if (!kept.ok) return kept
  const draft = await put(context, draftId, [kept.value])
  return draft.ok ? ok({ draft: draft.value, contentId: kept.value.content_id }) : draft
}

/** In the place of the same bytes as a file: what is passed on has its pictures as files until its text shows them. */
async function attachInstead(context: EngineContext, draftId: string, files: readonly NewAttachment[]): Promise<Result<Draft>> {
  const hashes = files.map(({ sha256 }) => sha256)
  await context.store.write(async (tx) => void (await tx.deleteFrom('draft_attachment').where('draft_id', '=', draftId).where('content_id', 'is', null).where('sha256', 'in', hashes).execute()))
  return attach(context, draftId, files)
}

/** The same bytes under the same name are attached once, however often the button was pressed. */
async function attach(context: EngineContext, draftId: string, files: readonly NewAttachment[]): Promise<Result<Draft>> {
  const { store, clock, ids } = context
  const done = await store.write(async (tx): Promise<Draft | Failure | null> => {
    const draft = await readDraft(tx, draftId)
    if (!draft) return null
    const attached = await draftAttachments(tx, draftId)
    const fresh = files.filter((file) => !attached.some((known) => known.sha256 === file.sha256 && known.name === file.name && known.content_id === file.content_id))
    const failure = tooLarge(draft.text, [...goingAlong(draft.formatted, attached), ...fresh].map(({ size }) => size), await mailLimit(tx, draft.identity))
    if (failure) return failure
    await addAttachments(tx, ids, draftId, (attached.at(-1)?.position ?? -1) + 1, fresh)
    await tx.updateTable('draft').set({ touched: 1, updated_at: clock.now() }).where('id', '=', draftId).execute()
    return readDraft(tx, draftId)
  })
  return done && 'code' in done ? { ok: false, error: done } : announced(context, done)
}

function announced({ feed }: EngineContext, draft: Draft | null): Result<Draft> {
  if (!draft) return fail('not-found')
  feed.changed(['draft'], [draft.conversationId])
  return ok(draft)
}
