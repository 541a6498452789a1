import { describe, expect, it } from 'vitest'
import { conversationHandlers, conversationUndoers } from '../../../src/core/conversations'
import { historyHandlers } from '../../../src/core/history'
import { compareIndex } from '../../../src/core/store/search-index'
import { workHandlers } from '../../../src/core/work'
import { testContext } from '../../helpers/context'
import { addIncoming, addMessage } from '../../helpers/correspondence'
import { mail, mailOffice, type Told } from '../../helpers/mail-office'
import { good } from '../../helpers/office'

// Conversations arranged by hand, and what comes after: replies follow what was moved, and nothing rearranges it.

const nobody = '0190a0a0-0000-7000-8000-000000000001'
const answer = (id: string, to: readonly string[], more: Partial<Told> = {}): string =>
  mail({ id, subject: 'AW: Auftrag', text: id, headers: [`In-Reply-To: <${to.at(-1) ?? ''}>`, `References: ${to.map((one) => `<${one}>`).join(' ')}`], ...more })

async function office() {
  const given = await mailOffice()
  const { engine, arrive } = given
  const [a, b, c] = ['1@nord.example', '2@nord.example', '3@nord.example']
  const [first] = await arrive(mail({ id: a }), answer(b, [a]), answer(c, [a, b]))
  const home = first?.conversationId ?? ''
  const ids = new Map((await given.messages(home)).map((message) => [message.text, message]))
  const idOf = (text: string): string => ids.get(text)?.id ?? ''
  const texts = async (id: string): Promise<readonly string[]> => (await given.messages(id)).map(({ text }) => text).sort()
  const undo = (changeId: string | null) => engine.handle('history.undo', { changeId: changeId ?? '' })
  const isSound = async (): Promise<void> => expect(await engine.context.store.read((tx) => compareIndex(tx, async () => undefined))).toEqual([])
  return { ...given, a, b, c, home, idOf, texts, undo, isSound }
}

describe('a message that was moved by hand', () => {
  it('stands in its new conversation, says so, and comes back in one step', async () => {
    const { engine, home, idOf, c, texts, undo, messages, isSound } = await office()
    const moved = good(await engine.handle('conversation.move', { messageIds: [idOf(c)], to: null }))
    expect(moved.conversationId).not.toBe(home)
    expect(await texts(moved.conversationId)).toEqual([c])
    expect((await messages(moved.conversationId))[0]?.reasons).toEqual([{ rule: 'by-hand', what: '' }])
    const { changes } = good(await engine.handle('history.list', { about: { kind: 'conversation', id: home }, limit: 5, before: null }))
    expect(changes).toMatchObject([{ kind: 'messages-moved', detail: { count: 1, into: 'Auftrag' }, undoable: true }])
    await isSound()
    expect((await undo(moved.changeId)).ok).toBe(true)
    expect(await texts(home)).toHaveLength(3)
    expect((await messages(home)).flatMap(({ reasons }) => reasons.map(({ rule }) => rule))).toEqual(['begins', 'answers', 'answers'])
    expect((await engine.handle('conversation.get', { id: moved.conversationId })).ok).toBe(false)
    await isSound()
  })

  it('is followed by what answers it, and by nothing else', async () => {
    const { engine, arrive, home, idOf, a, b, c, texts } = await office()
    const moved = good(await engine.handle('conversation.move', { messageIds: [idOf(c)], to: null }))
    const ends = await arrive(
      answer('4@nord.example', [a, b, c]),
      answer('5@nord.example', [a, b]),
      // A third party that was written to in between and names all of them.
      answer('6@else.example', [a, b, c], { from: 'Ole <ole@else.example>' }),
    )
    expect(ends.map((end) => end?.conversationId)).toEqual([moved.conversationId, home, moved.conversationId])
    const [later] = await arrive(answer('7@nord.example', [a, b, c, '4@nord.example']))
    expect(later?.conversationId).toBe(moved.conversationId)
    expect(await texts(home)).toHaveLength(3)
  })

  it('is not brought back by a mail that names both sides, nor by the mark that its subject still bears', async () => {
    const { engine, arrive, home, idOf, a, b, c, texts } = await office()
    await engine.context.store.write(async (tx) => void (await tx.updateTable('conversation').set({ mark: 'ABCDEFGH' }).where('id', '=', home).execute()))
    const moved = good(await engine.handle('conversation.move', { messageIds: [idOf(c)], to: null }))
    await arrive(answer('8@nord.example', [c, a]), answer('9@nord.example', [b, c, '8@nord.example', a]))
    expect(await texts(moved.conversationId)).toContain(c)
    expect(await texts(home)).toEqual(expect.arrayContaining([b]))
    expect(await texts(home)).not.toContain(c)
    const [marked] = await arrive(answer('10@nord.example', [c], { subject: 'AW: Auftrag [RK-ABCDEFGH]' }))
    expect(marked?.conversationId).toBe(moved.conversationId)
    const [other] = await arrive(answer('11@nord.example', ['unknown@nord.example'], { subject: 'AW: Auftrag [RK-ABCDEFGH]' }))
    expect(other?.conversationId).toBe(home)
  })

  it('cannot be taken back from where somebody has moved it since', async () => {
    const { engine, home, idOf, c, texts, undo } = await office()
    const first = good(await engine.handle('conversation.move', { messageIds: [idOf(c)], to: null }))
    const second = good(await engine.handle('conversation.move', { messageIds: [idOf(c)], to: home }))
    expect(await undo(first.changeId)).toMatchObject({ ok: false, error: { code: 'change-outdated' } })
    expect(await texts(home)).toHaveLength(3)
    expect((await undo(second.changeId)).ok).toBe(true)
    expect((await undo(first.changeId)).ok).toBe(true)
  })

  it('is refused where it or its goal is not there, and stays where it is already', async () => {
    const { engine, home, idOf, a, c } = await office()
    expect(await engine.handle('conversation.move', { messageIds: [nobody], to: home })).toMatchObject({ ok: false, error: { code: 'not-found' } })
    expect(await engine.handle('conversation.move', { messageIds: [idOf(c), nobody], to: null })).toMatchObject({ ok: false })
    expect(await engine.handle('conversation.move', { messageIds: [idOf(c)], to: nobody })).toMatchObject({ ok: false, error: { code: 'not-found' } })
    expect(await engine.handle('conversation.split', { messageId: nobody })).toMatchObject({ ok: false, error: { code: 'not-found' } })
    expect(await engine.handle('conversation.merge', { ids: [home, nobody], into: null })).toMatchObject({ ok: false, error: { code: 'not-found' } })
    expect(good(await engine.handle('conversation.move', { messageIds: [idOf(c)], to: home }))).toEqual({ conversationId: home, changeId: null })
    expect(good(await engine.handle('conversation.split', { messageId: idOf('Guten Tag,\ndie Ware fehlt.') || idOf(a) }))).toEqual({ conversationId: home, changeId: null })
  })
})

describe('a conversation', () => {
  it('is split from a message on, and whole again', async () => {
    const { engine, home, idOf, b, c, texts, undo } = await office()
    const split = good(await engine.handle('conversation.split', { messageId: idOf(b) }))
    expect(await texts(split.conversationId)).toEqual([b, c])
    expect(await texts(home)).toHaveLength(1)
    expect((await undo(split.changeId)).ok).toBe(true)
    expect(await texts(home)).toHaveLength(3)
  })

  it('takes another in, with its drafts, history, labels and what is still to be done, and gives it all back', async () => {
    const context = await testContext()
    const calls = { ...conversationHandlers(context), ...workHandlers(context), ...historyHandlers(context, conversationUndoers(context)) }
    const one = await addIncoming(context, { at: 1_000, subject: 'Erste' }, { name: 'Nord' })
    const other = await addIncoming(context, { at: 2_000, subject: 'Zweite' }, { name: 'Süd' })
    await addMessage(context, { conversation_id: other.conversationId, at: 3_000 })
    const { id: labelId } = good(await calls['labels.save']({ id: null, name: 'Eilt', colour: null }))
    good(await calls['work.do']({ conversationIds: [other.conversationId], deed: { kind: 'label', labelId, on: true } }))
    good(await calls['work.do']({ conversationIds: [other.conversationId], deed: { kind: 'due', dueOn: 86_400_000 } }))
    good(await calls['work.do']({ conversationIds: [one.conversationId], deed: { kind: 'state', state: 'done' } }))
    const before = { one: good(await calls['conversation.get']({ id: one.conversationId })), other: good(await calls['conversation.get']({ id: other.conversationId })) }

    const merged = good(await calls['conversation.merge']({ ids: [other.conversationId, one.conversationId], into: null }))
    expect(merged.conversationId).toBe(one.conversationId)
    const whole = good(await calls['conversation.get']({ id: one.conversationId }))
    expect(whole.messages).toHaveLength(3)
    expect(whole.work).toMatchObject({ state: 'open', dueOn: 86_400_000, labels: [{ name: 'Eilt' }] })
    expect(await calls['conversation.get']({ id: other.conversationId })).toMatchObject({ ok: false })
    const { changes } = good(await calls['history.list']({ about: { kind: 'conversation', id: one.conversationId }, limit: 9, before: null }))
    expect(changes.map(({ kind }) => kind)).toEqual(['conversations-merged', 'state-done', 'due-set', 'label-put'])

    good(await calls['history.undo']({ changeId: merged.changeId ?? '' }))
    expect(good(await calls['conversation.get']({ id: one.conversationId }))).toEqual(before.one)
    expect(good(await calls['conversation.get']({ id: other.conversationId }))).toEqual(before.other)
    expect(good(await calls['history.list']({ about: { kind: 'conversation', id: other.conversationId }, limit: 9, before: null })).changes).toHaveLength(2)
    expect(context.announced.at(-1)).toMatchObject({ ids: expect.arrayContaining([one.conversationId, other.conversationId]) })
  })

  it('takes in more than one statement can name, and gives all back', async () => {
    const context = await testContext()
    const calls = { ...conversationHandlers(context), ...historyHandlers(context, conversationUndoers(context)) }
    const ids: string[] = []
    for (let made = 0; made < 620; made += 1) ids.push((await addIncoming(context)).conversationId)
    const merged = good(await calls['conversation.merge']({ ids, into: null }))
    expect(merged.conversationId).toBe([...ids].sort()[0])
    expect(good(await calls['conversation.get']({ id: merged.conversationId })).messages).toHaveLength(620)
    good(await calls['history.undo']({ changeId: merged.changeId ?? '' }))
    expect(good(await calls['inbox.counts']({})).all).toBe(620)
  })

  it('that was merged by hand stays one when more comes for either part', async () => {
    const { engine, arrive, home, a, texts } = await office()
    const [end] = await arrive(mail({ id: '20@sued.example', from: 'Jan <jan@sued.example>', subject: 'Frage' }))
    good(await engine.handle('conversation.merge', { ids: [end?.conversationId ?? '', home], into: home }))
    const ends = await arrive(answer('21@sued.example', ['20@sued.example'], { from: 'Jan <jan@sued.example>', subject: 'AW: Frage' }), answer('22@nord.example', [a]))
    expect(ends.map((one) => one?.conversationId)).toEqual([home, home])
    expect(await texts(home)).toHaveLength(6)
  })

  it('offers where else a message may belong: by number, subject and contact, and nothing that was put away', async () => {
    const context = await testContext()
    const calls = { ...conversationHandlers(context), ...workHandlers(context) }
    const here = await addIncoming(context, { subject: 'Rückfrage zu A-4711/2' }, { name: 'Nord' })
    const number = await addIncoming(context, { subject: 'Bestellung', text: 'Ihre Bestellung A-4711/2 ist da.' })
    const subject = await addIncoming(context, { subject: 'AW: Rückfrage zu A-4711/2', text: 'Ja' })
    const away = await addIncoming(context, { subject: 'Nochmals A-4711/2' })
    good(await calls['work.do']({ conversationIds: [away.conversationId], deed: { kind: 'put-away', where: 'junk' } }))
    const same = await addIncoming(context, { subject: 'Anderes' })
    await context.store.write(async (tx) => void (await tx.updateTable('conversation').set({ contact_id: here.contactId }).where('id', '=', same.conversationId).execute()))
    const { likely } = good(await calls['conversation.likely']({ id: here.conversationId, messageId: here.messageId }))
    expect(new Set(likely.map(({ row }) => row.id))).toEqual(new Set([number.conversationId, subject.conversationId, same.conversationId]))
    expect(likely.find(({ row }) => row.id === number.conversationId)).toMatchObject({ why: 'number', what: 'A-4711/2' })
    expect(likely.at(-1)).toMatchObject({ why: 'contact', row: { id: same.conversationId } })
    expect(good(await calls['conversation.likely']({ id: nobody, messageId: null })).likely).toEqual([])
  })
})
