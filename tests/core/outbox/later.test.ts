import { describe, expect, it } from 'vitest'
import { recoverOutbox, registerSending } from '../../../src/core/outbox'
import { goesAt } from '../../../src/core/outbox/moment'
import { compareIndex } from '../../../src/core/store/search-index'
import { momentOf, momentsAfter, localMinute } from '../../../src/renderer/features/composer/schedule'
import { testContext } from '../../helpers/context'
import { addIncoming } from '../../helpers/correspondence'
import { good, openOffice, type Office } from '../../helpers/office'

const hour = 3_600_000

async function later(office: Office, after: number): Promise<{ readonly id: string; readonly at: number; readonly conversationId: string }> {
  const { conversationId } = await addIncoming(office.context)
  const draft = good(await office.calls['draft.open']({ conversationId }))
  const at = office.context.clock.now() + after
  return { id: good(await office.calls['outbox.send']({ draftId: draft.id, sendAt: at })).messageId, at, conversationId }
}

describe('a message for later', () => {
  it('waits for its moment, and bears it', async () => {
    const office = await openOffice()
    const { id, at } = await later(office, 15 * hour)
    expect(await office.message(id)).toMatchObject({ delivery_step: 'queued', delivery_next_at: at, undo_until: at })
    await office.pass(15 * hour - 1)
    expect(office.smtp.connections()).toBe(0)
    await office.pass(1)
    expect(await office.message(id)).toMatchObject({ delivery_step: 'sent', at })
    expect(office.smtp.mails[0]?.raw.toString()).toContain(`Date: ${new Date(at).toUTCString().replace('GMT', '+0000')}`)
    expect(await office.context.store.read((tx) => compareIndex(tx, async () => undefined))).toEqual([])
  })

  it('can be called back until then, and not after', async () => {
    const office = await openOffice()
    const { id } = await later(office, 15 * hour)
    await office.pass(15 * hour - 1)
    const back = good(await office.calls['outbox.undo']({ messageId: id }))
    expect(back.to).toContain('erika@kunde.example')
    await office.pass(48 * hour)
    expect(office.smtp.connections()).toBe(0)
    const second = await later(office, hour)
    await office.pass(hour)
    expect(await office.calls['outbox.undo']({ messageId: second.id })).toMatchObject({ error: { code: 'undo-too-late' } })
  })

  it('can be sent now after all: it bears that moment, and has an undo pause as any other', async () => {
    const office = await openOffice()
    const { id } = await later(office, 15 * hour)
    await office.pass(hour)
    const now = office.context.clock.now()
    const { undoUntil } = good(await office.calls['outbox.sendNow']({ messageId: id }))
    expect(undoUntil).toBeGreaterThan(now)
    expect(undoUntil).toBeLessThanOrEqual(now + 60_000)
    expect(await office.message(id)).toMatchObject({ delivery_step: 'queued', undo_until: undoUntil, delivery_next_at: undoUntil })
    await office.pass(undoUntil - now - 1)
    expect(office.smtp.connections()).toBe(0)
    // An impatient second click puts nothing off.
    expect(good(await office.calls['outbox.sendNow']({ messageId: id })).undoUntil).toBe(undoUntil)
    await office.pass(1)
    expect(await office.message(id)).toMatchObject({ delivery_step: 'sent' })
    const [mail] = office.smtp.mails
    expect(Date.parse(/^Date: (.*)$/m.exec(mail?.raw.toString() ?? '')?.[1] ?? '')).toBeGreaterThanOrEqual(now)
    expect((await office.message(id)).at).toBeLessThanOrEqual(undoUntil)
    expect(await office.calls['outbox.sendNow']({ messageId: id })).toMatchObject({ error: { code: 'undo-too-late' } })
    expect(await office.calls['outbox.sendNow']({ messageId: office.context.ids.next() })).toMatchObject({ error: { code: 'not-found' } })
    await office.pass(48 * hour)
    expect(office.smtp.mails).toHaveLength(1)
  })

  it('neither the account nor a person who is impatient with others sends it before', async () => {
    const office = await openOffice()
    const { id } = await later(office, 15 * hour)
    good(await office.calls['account.save']({ account: office.account, password: null, readable: false }))
    good(await office.calls['outbox.retry']({ messageId: id }))
    await recoverOutbox(office.context)
    await office.pass(hour)
    expect(office.smtp.connections()).toBe(0)
  })

  it('survives a restart: what was due meanwhile goes then', async () => {
    const office = await openOffice()
    const { id, at } = await later(office, 15 * hour)
    await office.context.jobs.stop()
    const { clock, paths } = office.context
    const again = await testContext({ data: paths.data, clock })
    registerSending(again)
    await recoverOutbox(again)
    await again.jobs.start()
    await again.jobs.idle('send')
    expect(office.smtp.connections()).toBe(0)
    clock.advance(20 * hour)
    await again.jobs.idle('send')
    expect(office.smtp.mails).toHaveLength(1)
    expect(await office.message(id)).toMatchObject({ delivery_step: 'sent', at })
  })

  it.each([-1, 0, 367 * 24 * hour])('not %d ms from now', async (after) => {
    const office = await openOffice()
    const { conversationId } = await addIncoming(office.context)
    const draft = good(await office.calls['draft.open']({ conversationId }))
    expect(await office.calls['outbox.send']({ draftId: draft.id, sendAt: office.context.clock.now() + after })).toMatchObject({ error: { code: 'moment-unusable' } })
    expect(good(await office.calls['draft.open']({ conversationId })).id).toBe(draft.id)
  })

  it('a moment within the undo pause leaves the pause whole', () => {
    expect(goesAt(1_000, 10_000, 2_000)).toEqual({ ok: true, value: 11_000 })
    expect(goesAt(1_000, 10_000, null)).toEqual({ ok: true, value: 11_000 })
  })
})

describe('the moments that are offered', () => {
  const at = (day: number, hours: number, minutes = 0): number => new Date(2026, 10, day, hours, minutes).getTime()

  it.each([
    ['Tuesday morning', at(24, 9), [at(24, 17), at(25, 8), at(30, 8)]],
    ['a little before five', at(24, 16, 50), [at(25, 8), at(30, 8)]],
    ['Sunday evening: tomorrow is Monday', at(29, 20), [at(30, 8)]],
    ['Monday before eight: next Monday', at(30, 7), [at(30, 17), at(31, 8), at(37, 8)]],
  ])('%s', (_name, now, expected) => {
    expect(momentsAfter(now)).toEqual(expected)
  })

  it('an own one is read as it is written', () => {
    expect(localMinute(at(24, 9, 5))).toBe('2026-11-24T09:05')
    expect(momentOf('2026-11-24T09:05')).toBe(at(24, 9, 5))
    for (const bad of ['', 'morgen', '2026-13-40T99:99', '2026-11-24']) expect(momentOf(bad)).toBeNull()
  })
})
