import type { TextModule } from '../../shared/domain/text-module'
import { fail, ok, type Result } from '../../shared/result'
import type { EngineContext, Handlers } from '../context'
import { readIdentity, readLanguage } from '../settings'
import type { ReadTx } from '../store/store'
import { messageToAnswer } from './answered'
import type { Filled, PlaceholderValues } from './placeholders'

export type ModuleCall = 'modules.list' | 'modules.save' | 'modules.remove' | 'modules.fill'

/** More than these are no help to find the one that is meant. */
const mostModules = 300

export function textModuleHandlers(context: EngineContext): Handlers<ModuleCall> {
  const { store, feed, ids } = context
  return {
    'modules.list': async () => ok({ modules: await store.read((tx) => tx.selectFrom('text_module').selectAll().orderBy('name').orderBy('id').execute()) }),
    'modules.save': async ({ id, ...written }) => {
      const { unknownPlaceholders } = await import('./placeholders')
      const unknown = unknownPlaceholders(written.text)
      if (unknown.length > 0) return fail('placeholder-unknown', { names: braced(unknown) })
      const saved = await store.write(async (tx): Promise<Result<{ id: string }>> => {
        const all = await tx.selectFrom('text_module').select(['id', 'short']).execute()
        const taken = written.short !== '' && all.some((known) => known.id !== id && known.short.toLowerCase() === written.short.toLowerCase())
        if (taken) return fail('module-short-taken', { short: written.short })
        if (id === null && all.length >= mostModules) return fail('modules-too-many', { limit: mostModules })
        if (id !== null && !all.some((known) => known.id === id)) return fail('not-found')
        const row: TextModule = { id: id ?? ids.next(), ...written }
        await tx.insertInto('text_module').values(row).onConflict((conflict) => conflict.column('id').doUpdateSet(written)).execute()
        return ok({ id: row.id })
      })
      if (saved.ok) feed.changed(['settings'], [])
      return saved
    },
    'modules.remove': async ({ id }) => {
      await store.write((tx) => tx.deleteFrom('text_module').where('id', '=', id).execute())
      feed.changed(['settings'], [])
      return ok({})
    },
    'modules.fill': async ({ id, draftId }) => {
      const filled = await fill(context, id, draftId)
      return filled ? ok({ text: filled.text, open: [...filled.open] }) : fail('not-found')
    },
  }
}

export const braced = (names: readonly string[]): string => names.map((name) => `{{${name}}}`).join(', ')

async function fill(context: EngineContext, id: string, draftId: string): Promise<Filled | null> {
  const { fillPlaceholders } = await import('./placeholders')
  const { longDate } = await import('./quote')
  return context.store.read(async (tx) => {
    const module = await tx.selectFrom('text_module').select('text').where('id', '=', id).executeTakeFirst()
    const values = await valuesFor(tx, context, draftId, longDate)
    return module && values ? fillPlaceholders(module.text, values) : null
  })
}

async function valuesFor(tx: ReadTx, { transport }: EngineContext, draftId: string, longDate: typeof import('./quote').longDate): Promise<PlaceholderValues | null> {
  const draft = await tx
    .selectFrom('draft')
    .innerJoin('conversation', 'conversation.id', 'draft.conversation_id')
    .innerJoin('contact', 'contact.id', 'conversation.contact_id')
    .select(['draft.intent', 'draft.reply_to', 'draft.identity', 'draft.to_line', 'draft.subject as draftSubject', 'conversation.subject', 'contact.name'])
    .where('draft.id', '=', draftId)
    .executeTakeFirst()
  if (!draft) return null
  const to = transport.addresses(draft.to_line)
  const recipient = to.ok ? (to.value[0]?.name ?? '') : ''
  const answered = draft.reply_to === null ? null : await messageToAnswer(tx, draft.reply_to)
  return {
    // Passed on or new, it goes to somebody else than the conversation is with.
    'contact.name': draft.intent === 'reply' ? draft.name || recipient : recipient,
    'conversation.subject': draft.subject || draft.draftSubject,
    'message.date': answered ? longDate(answered.message.at, { language: await readLanguage(tx) }) : '',
    'account.name': (await readIdentity(tx, draft.identity))?.name ?? '',
  }
}
