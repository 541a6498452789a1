import { describe, expect, it } from 'vitest'
import { contactHandlers, contactUndoers } from '../../../src/core/contacts'
import { historyHandlers } from '../../../src/core/history'
import { addIncoming, addMessage } from '../../helpers/correspondence'
import { testContext } from '../../helpers/context'
import { good } from '../../helpers/office'

const nobody = '0190a0a0-0000-7000-8000-000000000001'

async function desk() {
  const context = await testContext()
  const calls = { ...contactHandlers(context, async () => []), ...historyHandlers(context, contactUndoers) }
  const state = () =>
    context.store.read(async (tx) => ({
      messages: await tx.selectFrom('message').select(['id', 'contact_id']).orderBy('id').execute(),
      conversations: await tx.selectFrom('conversation').select(['id', 'contact_id']).orderBy('id').execute(),
      contacts: await tx.selectFrom('contact').selectAll().orderBy('id').execute(),
      addresses: await tx.selectFrom('contact_address').selectAll().orderBy('id').execute(),
      dismissals: await tx.selectFrom('contact_dismissal').selectAll().orderBy('contact_id').orderBy('value').execute(),
    }))
  return { context, calls, state }
}

/** One contact for two parties: Anna and Bodo, each with a conversation of their own, and one in which both wrote. */
async function two() {
  const made = await desk()
  const { context, calls } = made
  const anna = await addIncoming(context, { from_address: 'anna@werft.example' }, { name: 'Anna', email: 'anna@werft.example' })
  const bodo = await addIncoming(context, { from_address: 'Bodo@segel.example' }, { name: '', email: 'bodo@segel.example', fax: '+494312091744' })
  await calls['contact.merge']({ id: anna.contactId, from: bodo.contactId })
  const sent = await addMessage(context, { conversation_id: bodo.conversationId, contact_id: anna.contactId, direction: 'out', from_address: 'post@buero.example', to_json: JSON.stringify([{ name: '', address: 'Bodo@segel.example' }]) })
  const both = await addMessage(context, { conversation_id: anna.conversationId, contact_id: anna.contactId, from_address: 'bodo@segel.example' })
  const { addresses } = good(await calls['contact.get']({ id: anna.contactId }))
  const idsOf = (...values: readonly string[]) => addresses.filter(({ value }) => values.includes(value)).map(({ id }) => id)
  return { ...made, anna, bodo, sent, both, idsOf }
}

describe('a contact that is two parties', () => {
  it('is split by its addresses: messages follow, and conversations in which nothing of the first is left', async () => {
    const { calls, state, anna, bodo, sent, both, idsOf } = await two()
    const { contactId, changeId } = good(await calls['contact.split']({ id: anna.contactId, addressIds: idsOf('bodo@segel.example', '+494312091744'), name: ' Bodo\n' }))
    expect(changeId).not.toBeNull()
    expect(good(await calls['contact.get']({ id: contactId }))).toMatchObject({ name: 'Bodo', addresses: [{ value: 'bodo@segel.example' }, { value: '+494312091744' }] })
    const { messages, conversations } = await state()
    const owner = (id: string) => messages.find((message) => message.id === id)?.contact_id
    expect([bodo.messageId, sent, both].map(owner)).toEqual([contactId, contactId, contactId])
    expect(owner(anna.messageId)).toBe(anna.contactId)
    expect(conversations.find(({ id }) => id === bodo.conversationId)?.contact_id).toBe(contactId)
    expect(conversations.find(({ id }) => id === anna.conversationId)?.contact_id).toBe(anna.contactId)
  })

  it('is one again when that is taken back, with its own name', async () => {
    const { calls, state, anna, idsOf } = await two()
    const before = await state()
    const { changeId } = good(await calls['contact.split']({ id: anna.contactId, addressIds: idsOf('bodo@segel.example'), name: 'Bodo' }))
    good(await calls['history.undo']({ changeId: changeId ?? '' }))
    expect(await state()).toEqual(before)
  })

  it('is not split by what is not its own', async () => {
    const { calls, state, anna, idsOf } = await two()
    const before = await state()
    expect(await calls['contact.split']({ id: anna.contactId, addressIds: [nobody], name: 'Bodo' })).toMatchObject({ error: { code: 'not-found' } })
    expect(await calls['contact.split']({ id: nobody, addressIds: idsOf('bodo@segel.example'), name: 'Bodo' })).toMatchObject({ error: { code: 'not-found' } })
    expect(await state()).toEqual(before)
  })
})

describe('a merge that is taken back', () => {
  it('brings back what each had dismissed', async () => {
    const { context, calls, state } = await desk()
    const one = await addIncoming(context, {}, { name: 'Eins' })
    const two = await addIncoming(context, {}, { name: 'Zwei' })
    const common = { kind: 'phone', value: '+49301111111' } as const
    for (const { contactId } of [one, two]) await calls['contact.dismiss']({ id: contactId, ...common })
    await calls['contact.dismiss']({ id: two.contactId, kind: 'web', value: 'zwei.example' })
    const before = await state()
    const { changeId } = good(await calls['contact.merge']({ id: one.contactId, from: two.contactId }))
    expect((await state()).dismissals.map(({ contact_id, value }) => [contact_id, value])).toEqual([
      [one.contactId, '+49301111111'],
      [one.contactId, 'zwei.example'],
    ])
    good(await calls['history.undo']({ changeId: changeId ?? '' }))
    expect(await state()).toEqual(before)
  })
})
