import { describe, expect, it } from 'vitest'
import { composingHandlers } from '../../../src/core/composing'
import { conversationHandlers, conversationUndoers } from '../../../src/core/conversations'
import { historyHandlers } from '../../../src/core/history'
import { noteHandlers, noteUndoers } from '../../../src/core/notes'
import { peopleHandlers } from '../../../src/core/people'
import { findIds } from '../../../src/core/search'
import { compareIndex } from '../../../src/core/store/search-index'
import { FailureError } from '../../../src/shared/result'
import { testContext } from '../../helpers/context'
import { addIncoming, addMessage } from '../../helpers/correspondence'
import { good } from '../../helpers/office'

const nobody = '0190a0a0-0000-7000-8000-000000000001'

async function desk() {
  const context = await testContext()
  const calls = { ...conversationHandlers(context), ...composingHandlers(context), ...peopleHandlers(context), ...noteHandlers(context), ...historyHandlers(context, { ...conversationUndoers(context), ...noteUndoers }) }
  const person = async (name: string) => good(await calls['people.save']({ id: null, name, initials: '', colour: null, hours: [] })).id
  const [anna, ole] = [await person('Anna Beispiel'), await person('Ole Nord')]
  good(await calls['people.choose']({ id: anna }))
  const { conversationId, messageId } = await addIncoming(context, { at: 1_000, text: 'Wann kommt die Ware?' }, { name: 'Nord' })
  const get = async () => good(await calls['conversation.get']({ id: conversationId }))
  const row = async () => good(await calls['inbox.row']({ id: conversationId }))
  const mentioned = async () => good(await calls['inbox.list']({ filter: 'mentioned', limit: 10, before: null })).rows.map(({ id }) => id)
  const count = async () => good(await calls['inbox.counts']({})).mentioned
  // A refusal leaves its transaction as a failure; the engine makes a result of it.
  const undo = (changeId: string | null) =>
    calls['history.undo']({ changeId: changeId ?? '' }).catch((error: unknown) => (error instanceof FailureError ? { ok: false as const, error: error.failure } : Promise.reject(error as Error)))
  const found = async (query: string) => (await findIds(context.store, query, 10)).map((hit) => hit.messageId)
  return { context, calls, anna, ole, conversationId, messageId, get, row, mentioned, count, undo, found }
}

describe('a note', () => {
  it('stands in its conversation with who wrote it, is found, and is no news of the conversation', async () => {
    const { calls, conversationId, get, row, found, context } = await desk()
    const before = await row()
    const { messageId } = good(await calls['note.add']({ conversationId, text: 'Lieferant hat zugesagt' }))
    const note = (await get()).messages.at(-1)
    expect(note).toMatchObject({ id: messageId, channel: 'internal', direction: 'internal', text: 'Lieferant hat zugesagt', unread: false, delivery: null, note: { author: { name: 'Anna Beispiel' }, editedAt: null, mentions: [] } })
    expect(await row()).toMatchObject({ at: before?.at, snippet: before?.snippet, channel: 'mail', direction: 'in', messages: 2 })
    expect(await found('zugesagt')).toEqual([messageId])
    expect(await found('kanal:notiz')).toEqual([messageId])
    expect(await found('von:beispiel zugesagt')).toEqual([messageId])
    expect(await found('zugesagt ist:gesendet')).toEqual([])
    expect(await context.store.read((tx) => compareIndex(tx, async () => undefined))).toEqual([])
  })

  it('is neither answered nor passed on, and no answer quotes it', async () => {
    const { calls, conversationId, messageId } = await desk()
    const { messageId: noteId } = good(await calls['note.add']({ conversationId, text: 'geheim' }))
    for (const how of ['reply', 'all', 'forward'] as const) expect(await calls['draft.takeUp']({ messageId: noteId, how })).toMatchObject({ ok: false, error: { code: 'not-found' } })
    const draft = good(await calls['draft.open']({ conversationId }))
    expect(draft).toMatchObject({ replyTo: messageId })
    expect(JSON.stringify(draft)).not.toContain('geheim')
  })

  it('is changed, removed, and each of it taken back, unless somebody changed it since', async () => {
    const { calls, conversationId, get, undo, found } = await desk()
    const added = good(await calls['note.add']({ conversationId, text: 'erste Fassung' }))
    const edited = good(await calls['note.edit']({ id: added.messageId, text: 'zweite Fassung' }))
    expect(await undo(added.changeId)).toMatchObject({ ok: false, error: { code: 'change-outdated' } })
    expect(await found('zweite')).toEqual([added.messageId])
    const before = await get()
    const removed = good(await calls['note.remove']({ id: added.messageId }))
    expect((await get()).messages).toHaveLength(1)
    expect(await found('zweite')).toEqual([])
    good(await undo(removed.changeId))
    expect(await get()).toEqual(before)
    expect(await found('zweite')).toEqual([added.messageId])
    good(await undo(edited.changeId))
    expect((await get()).messages.at(-1)).toMatchObject({ text: 'erste Fassung', note: { editedAt: null } })
    good(await undo(added.changeId))
    expect((await get()).messages).toHaveLength(1)
  })

  it('brings whom it names to the conversation, until he has seen it', async () => {
    const { calls, ole, conversationId, mentioned, count, get } = await desk()
    const { messageId } = good(await calls['note.add']({ conversationId, text: 'Bitte prüfen, @ole nord! @Olenordmann und a@Ole Nord sind niemand.' }))
    expect([await mentioned(), await count()]).toEqual([[], 0])
    good(await calls['people.choose']({ id: ole }))
    expect([await mentioned(), await count()]).toEqual([[conversationId], 1])
    good(await calls['note.seen']({ conversationId }))
    expect([await mentioned(), await count()]).toEqual([[conversationId], 0])
    good(await calls['note.edit']({ id: messageId, text: '@Ole Nord und @Anna Beispiel' }))
    expect((await get()).messages.at(-1)?.note?.mentions).toMatchObject([{ name: 'Anna Beispiel', seenAt: null }, { name: 'Ole Nord', seenAt: expect.any(Number) }])
    good(await calls['note.remove']({ id: messageId }))
    expect(await mentioned()).toEqual([])
  })

  it('goes along where it would stay behind alone', async () => {
    const { context, calls, conversationId, messageId, get, undo } = await desk()
    good(await calls['note.add']({ conversationId, text: 'dazu' }))
    good(await calls['checklist.add']({ conversationId, text: 'Anrufen' }))
    const other = await addIncoming(context, { at: 2_000 })
    const before = await get()
    const moved = good(await calls['conversation.move']({ messageIds: [messageId], to: other.conversationId }))
    expect(await calls['conversation.get']({ id: conversationId })).toMatchObject({ ok: false })
    expect(good(await calls['conversation.get']({ id: other.conversationId }))).toMatchObject({ messages: expect.arrayContaining([expect.objectContaining({ text: 'dazu' })]), checklist: [{ text: 'Anrufen' }] })
    good(await undo(moved.changeId))
    expect(await get()).toEqual(before)
    await addMessage(context, { conversation_id: conversationId, at: 3_000 })
    const alone = good(await calls['conversation.move']({ messageIds: [messageId], to: other.conversationId }))
    expect((await get()).messages.map(({ text }) => text)).toContain('dazu')
    good(await undo(alone.changeId))
  })

  it('is refused where there is no such conversation or note', async () => {
    const { calls, messageId } = await desk()
    expect(await calls['note.add']({ conversationId: nobody, text: 'x' })).toMatchObject({ ok: false, error: { code: 'not-found' } })
    for (const id of [nobody, messageId]) {
      expect(await calls['note.edit']({ id, text: 'x' })).toMatchObject({ ok: false, error: { code: 'not-found' } })
      expect(await calls['note.remove']({ id })).toMatchObject({ ok: false, error: { code: 'not-found' } })
    }
  })
})

describe('a checklist', () => {
  it('takes lines in, is ticked off by whoever sits here, and each step is taken back', async () => {
    const { calls, conversationId, get, undo } = await desk()
    const lines = async () => (await get()).checklist.map(({ text, doneBy }) => `${text}${doneBy ? ` (${doneBy.name})` : ''}`)
    const added = good(await calls['checklist.add']({ conversationId, text: '- Anrufen\n\n[ ] Angebot prüfen\n• Ablegen' }))
    expect(await lines()).toEqual(['Anrufen', 'Angebot prüfen', 'Ablegen'])
    const [first] = (await get()).checklist
    const id = first?.id ?? ''
    const ticked = good(await calls['checklist.tick']({ id, done: true }))
    expect(await lines()).toEqual(['Anrufen (Anna Beispiel)', 'Angebot prüfen', 'Ablegen'])
    expect(good(await calls['checklist.tick']({ id, done: true })).changeId).toBeNull()
    expect(await undo(added.changeId)).toMatchObject({ ok: false, error: { code: 'change-outdated' } })
    const removed = good(await calls['checklist.remove']({ id }))
    good(await undo(removed.changeId))
    expect((await lines())[0]).toBe('Anrufen (Anna Beispiel)')
    good(await undo(ticked.changeId))
    const edited = good(await calls['checklist.edit']({ id, text: ' Zurück\n rufen ' }))
    expect((await lines())[0]).toBe('Zurück rufen')
    good(await undo(edited.changeId))
    good(await undo(added.changeId))
    expect(await lines()).toEqual([])
  })

  it('has an end, and none where there is no conversation', async () => {
    const { calls, conversationId } = await desk()
    const long = Array.from({ length: 101 }, (_, index) => `Zeile ${String(index)}`).join('\n')
    expect(await calls['checklist.add']({ conversationId, text: long })).toMatchObject({ ok: false, error: { code: 'checklist-too-long', params: { limit: 100 } } })
    expect(good(await calls['checklist.add']({ conversationId, text: '\n \n' })).changeId).toBeNull()
    expect(await calls['checklist.add']({ conversationId: nobody, text: 'x' })).toMatchObject({ ok: false, error: { code: 'not-found' } })
    for (const work of [calls['checklist.tick']({ id: nobody, done: true }), calls['checklist.edit']({ id: nobody, text: 'x' }), calls['checklist.remove']({ id: nobody })]) expect(await work).toMatchObject({ ok: false, error: { code: 'not-found' } })
  })
})
