import { describe, expect, it } from 'vitest'
import { conversationHandlers } from '../../../src/core/conversations'
import { deadlineHandlers, deadlineUndoers } from '../../../src/core/deadlines'
import { historyHandlers } from '../../../src/core/history'
import { workHandlers, workUndoers } from '../../../src/core/work'
import { dayOf } from '../../../src/shared/day'
import { testContext } from '../../helpers/context'
import { addIncoming, addMessage } from '../../helpers/correspondence'
import { good } from '../../helpers/office'
import { addReadFax } from '../../helpers/read-fax'
import { typed } from '../../helpers/typewriter'

const nobody = '0190a0a0-0000-7000-8000-000000000001'
const dayMs = 86_400_000

async function desk() {
  const context = await testContext()
  const calls = { ...conversationHandlers(context), ...deadlineHandlers(context), ...workHandlers(context), ...historyHandlers(context, { ...deadlineUndoers, ...workUndoers(context) }) }
  const now = context.clock.now()
  const proposed = async (conversationId: string) => good(await calls['deadline.proposals']({ conversationId })).proposals
  const inDays = async (conversationId: string) => (await proposed(conversationId)).map(({ day }) => Math.round((day - dayOf(now)) / dayMs))
  return { context, calls, now, proposed, inDays }
}

describe('a deadline in a letter', () => {
  it('is proposed with the words that set it, and is due once somebody takes it', async () => {
    const { context, calls, now, proposed, inDays } = await desk()
    const { conversationId, messageId } = await addIncoming(context, { at: now, text: 'Sehr geehrte Damen und Herren,\nbitte antworten Sie uns\ninnerhalb von 14 Tagen, sonst bestellen wir anderswo.' })
    const [proposal] = await proposed(conversationId)
    expect(proposal).toMatchObject({ messageId, day: dayOf(now) + 14 * dayMs, place: null })
    expect(proposal?.text.slice(...(proposal?.range ?? [0, 0]))).toBe('innerhalb von 14 Tagen')
    expect(proposal?.text).toContain('bitte antworten Sie uns innerhalb von 14 Tagen, sonst')
    const { changeIds } = good(await calls['work.do']({ conversationIds: [conversationId], deed: { kind: 'due', dueOn: proposal?.day ?? 0 } }))
    expect(await inDays(conversationId)).toEqual([])
    good(await calls['history.undo']({ changeId: changeIds[0] ?? '' }))
    expect(await inDays(conversationId)).toEqual([14])
  })

  it('on a fax is shown where it stands, in the words of the page without its transmit line', async () => {
    const { context, now, proposed } = await desk()
    const words = typed('Sehr geehrte Damen und Herren,\n\nbitte senden Sie uns Ihr Angebot innerhalb einer\nWoche nach Erhalt zu.')
    const { conversationId, pageIds } = await addReadFax(context, [{ words }], { at: now })
    const [proposal] = await proposed(conversationId)
    expect(proposal).toMatchObject({ day: dayOf(now) + 7 * dayMs, place: { page: { id: pageIds[0] }, number: 1, box: words.find(({ text }) => text === 'Woche')?.box } })
    expect(proposal?.text.slice(...(proposal?.range ?? [0, 0]))).toBe('innerhalb einer Woche')
    const stamped = await addReadFax(context, [{ words: typed('bis zum 31.12.2099').map((word) => ({ ...word, stamped: true as const })) }], { at: now, fax: '+494012345' })
    expect(await proposed(stamped.conversationId)).toEqual([])
  })

  it('on a fax is reckoned from the day that the letter bears, and a bare date has no other year', async () => {
    const { context, now, inDays } = await desk()
    const iso = (days: number) => new Date(dayOf(now) + days * dayMs).toISOString().slice(0, 10)
    const german = (days: number) => iso(days).replace(/^(\d+)-(\d+)-(\d+)$/, '$3.$2.')
    let number = 1_000
    const fax = async (text: string, dated: string) => {
      const { conversationId, messageId } = await addReadFax(context, [{ words: typed(text) }], { at: now, fax: `+4940123${++number}` })
      await context.store.write((tx) => tx.insertInto('message_field').values({ message_id: messageId, name: 'documentDate', value: dated, confidence: 90, page_id: null, box_json: null }).execute())
      return inDays(conversationId)
    }
    expect(await fax('Bitte antworten Sie innerhalb von 14 Tagen.', iso(-4))).toEqual([10])
    expect(await fax(`Bitte antworten Sie bis ${german(-5)} schriftlich.`, iso(-9))).toEqual([-5])
    expect(await fax(`Wir bitten um Antwort bis ${german(-60)} schriftlich.`, iso(-70))).toEqual([])
    // A day to come was misread, and so was what is none.
    expect(await fax('Bitte antworten Sie uns innerhalb von 14 Tagen.', iso(300))).toEqual([14])
    expect(await fax('Antworten Sie uns bitte innerhalb von 14 Tagen!', 'gestern')).toEqual([14])
  })

  it('is not proposed again once it was dismissed, until that is taken back', async () => {
    const { context, calls, now, inDays } = await desk()
    const { conversationId, messageId } = await addIncoming(context, { at: now, text: 'binnen 3 Tagen oder innerhalb von 5 Tagen' })
    const { changeId } = good(await calls['deadline.dismiss']({ messageId, day: dayOf(now) + 3 * dayMs }))
    expect(good(await calls['deadline.dismiss']({ messageId, day: dayOf(now) + 3 * dayMs })).changeId).toBeNull()
    expect(await inDays(conversationId)).toEqual([5])
    good(await calls['history.undo']({ changeId: changeId ?? '' }))
    expect(await inDays(conversationId)).toEqual([3, 5])
    expect(await calls['deadline.dismiss']({ messageId: nobody, day: 0 })).toMatchObject({ ok: false, error: { code: 'not-found' } })
  })

  it('is none of what we wrote, of a machine, of a denied sender, of what is done, nor of what is long past', async () => {
    const { context, calls, now, inDays } = await desk()
    const text = 'innerhalb von 14 Tagen'
    const none = await Promise.all([
      addIncoming(context, { at: now, text, direction: 'out', unread: 0 }),
      addIncoming(context, { at: now, text, automatic: 'list' }),
      addIncoming(context, { at: now, text, warning: 'sender-denied' }),
      addIncoming(context, { at: now - 60 * dayMs, text }),
      addIncoming(context, { at: now, text: 'ohne Frist' }),
    ])
    for (const { conversationId } of none) expect(await inDays(conversationId)).toEqual([])
    const { conversationId } = await addIncoming(context, { at: now, text })
    good(await calls['work.do']({ conversationIds: [conversationId], deed: { kind: 'state', state: 'done' } }))
    expect(await inDays(conversationId)).toEqual([])
    expect(await inDays(nobody)).toEqual([])
  })

  it('of several letters is the newest first, each day once', async () => {
    const { context, now, inDays } = await desk()
    const { conversationId } = await addIncoming(context, { at: now - dayMs, text: 'innerhalb von 15 Tagen, spätestens binnen 20 Tagen' })
    await addMessage(context, { conversation_id: conversationId, at: now, text: 'doch erst binnen 30 Tagen; nicht innerhalb von 14 Tagen' })
    expect(await inDays(conversationId)).toEqual([30, 14, 19])
  })
})
