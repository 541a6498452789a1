import { describe, expect, it } from 'vitest'
import { contactHandlers, contactUndoers } from '../../../src/core/contacts'
import { conversationHandlers, conversationUndoers } from '../../../src/core/conversations'
import { historyHandlers } from '../../../src/core/history'
import { attributeAgain } from '../../../src/core/intake/attribute-again'
import { senderHandlers, senderUndoers } from '../../../src/core/senders'
import { addIncoming, addMessage } from '../../helpers/correspondence'
import { testContext } from '../../helpers/context'
import { good } from '../../helpers/office'
import { addReadFax } from '../../helpers/read-fax'
import { typed } from '../../helpers/typewriter'

const nobody = '0190a0a0-0000-7000-8000-000000000001'
const number = '+494312091744'
const krause = typed('# Werft Krause GmbH\nAm Kai 3, 24103 Kiel\n\n\nSehr geehrte Damen und Herren,\n\nwir bitten um ein Angebot.')
const nordlicht = typed('# Nordlicht Handels AG\nHafenstr. 8, 24103 Kiel\n\n\nSehr geehrte Damen und Herren,\n\nanbei die Bestellung.')

async function desk() {
  const context = await testContext()
  const undoers = { ...contactUndoers, ...conversationUndoers(context), ...senderUndoers(context) }
  const calls = { ...contactHandlers(context, async () => []), ...conversationHandlers(context), ...senderHandlers(context), ...historyHandlers(context, undoers) }
  /** A fax of the number as intake leaves it: in the newest conversation in which the number faxed, then read. */
  const fax = async (words: typeof krause, contact?: { readonly contactId: string; readonly conversationId: string }, from: string | null = number) => {
    const made = await addReadFax(context, [{ words }], contact ? { contact } : { fax: number })
    await context.store.write(async (tx) => {
      await tx.updateTable('message').set({ fax_number: from }).where('id', '=', made.messageId).execute()
      await attributeAgain(tx, made.messageId, context)
    })
    return made
  }
  const state = () =>
    context.store.read(async (tx) => ({
      messages: await tx.selectFrom('message').select(['id', 'contact_id', 'conversation_id']).orderBy('id').execute(),
      conversations: await tx.selectFrom('conversation').select(['id', 'contact_id', 'messages']).orderBy('id').execute(),
      contacts: await tx.selectFrom('contact').selectAll().orderBy('id').execute(),
      addresses: await tx.selectFrom('contact_address').selectAll().orderBy('id').execute(),
      signs: await tx.selectFrom('contact_sign').selectAll().orderBy('id').execute(),
    }))
  const placeOf = async (messageId: string) => (await state()).messages.find(({ id }) => id === messageId)
  return { context, calls, fax, state, placeOf }
}

describe('a wrong sender', () => {
  it('of two firms on one number is mended in one step, stays mended, and is explained', async () => {
    const { calls, fax, placeOf, context } = await desk()
    const first = await fax(nordlicht)
    const wrong = await fax(krause, first)
    const sender = good(await calls['sender.get']({ messageId: wrong.messageId }))
    expect(sender).toMatchObject({ contact: { id: first.contactId }, rule: 'number', what: number, taught: null, letterhead: 'Werft Krause GmbH' })
    expect(sender.scopes[0]).toEqual({ scope: 'letterhead', messages: 1 })

    const mended = good(await calls['sender.mend']({ messageId: wrong.messageId, to: { name: 'Werft Krause' }, scope: 'letterhead' }))
    expect(await placeOf(wrong.messageId)).toMatchObject({ contact_id: mended.contactId, conversation_id: mended.conversationId })
    expect(mended.conversationId).not.toBe(first.conversationId)
    expect(await placeOf(first.messageId)).toMatchObject({ contact_id: first.contactId, conversation_id: first.conversationId })
    expect(good(await calls['sender.get']({ messageId: wrong.messageId }))).toMatchObject({ contact: { name: 'Werft Krause' }, rule: 'number-letterhead', what: 'Werft Krause GmbH', taught: { at: context.clock.now() } })

    // The next ones of both firms: intake knows the number alone, and files them under its owner until they are read.
    const next = await fax(krause, first)
    const other = await fax(nordlicht, first)
    expect(await placeOf(next.messageId)).toMatchObject({ contact_id: mended.contactId, conversation_id: mended.conversationId })
    expect(await placeOf(other.messageId)).toMatchObject({ contact_id: first.contactId, conversation_id: first.conversationId })
    const { messages } = good(await calls['conversation.get']({ id: mended.conversationId }))
    expect(messages.find(({ id }) => id === next.messageId)?.reasons).toEqual([{ rule: 'taught', what: 'Werft Krause GmbH' }])
  })

  it('of a number takes all its faxes along, and the number from now on', async () => {
    const { calls, fax, state, context } = await desk()
    const first = await fax(krause)
    const second = await fax(krause, first)
    const other = await addIncoming(context, {}, { name: 'Werft Krause', email: 'werft@krause.example' })
    const { contactId } = good(await calls['sender.mend']({ messageId: second.messageId, to: { id: other.contactId }, scope: 'address' }))
    expect(contactId).toBe(other.contactId)
    const { conversations, contacts, addresses } = await state()
    expect(conversations.map(({ contact_id }) => contact_id)).toEqual([other.contactId, other.contactId])
    // Nobody was known of the other but this number.
    expect(contacts.map(({ id }) => id)).toEqual([other.contactId])
    expect(addresses.find(({ kind }) => kind === 'fax')).toMatchObject({ contact_id: other.contactId, origin: 'taught' })
    expect(good(await calls['sender.get']({ messageId: first.messageId }))).toMatchObject({ rule: 'number', taught: { at: context.clock.now(), person: '' } })
  })

  it.each(['letterhead', 'address', 'message'] as const)('is as it was when that is taken back (%s)', async (scope) => {
    const { calls, fax, state } = await desk()
    const first = await fax(nordlicht)
    const wrong = await fax(krause, first)
    const before = await state()
    const { changeId } = good(await calls['sender.mend']({ messageId: wrong.messageId, to: { name: 'Werft Krause' }, scope }))
    expect(await state()).not.toEqual(before)
    good(await calls['history.undo']({ changeId: changeId ?? '' }))
    expect(await state()).toEqual(before)
    const unlearned = await fax(krause, first)
    expect((await state()).messages.find(({ id }) => id === unlearned.messageId)?.contact_id).toBe(first.contactId)
  })

  it('of a mail is whoever the address is said to be, and the thread stays whole', async () => {
    const { context, calls, placeOf } = await desk()
    const firm = await addIncoming(context, { from_address: 'info@firma.example' }, { name: 'Firma', email: 'info@firma.example' })
    const messageId = await addMessage(context, { conversation_id: firm.conversationId, contact_id: firm.contactId, from_address: 'Anna@Firma.example' })
    const { contactId, conversationId } = good(await calls['sender.mend']({ messageId, to: { name: 'Anna' }, scope: 'address' }))
    expect(conversationId).toBe(firm.conversationId)
    expect(await placeOf(messageId)).toMatchObject({ contact_id: contactId, conversation_id: firm.conversationId })
    expect(good(await calls['conversation.get']({ id: firm.conversationId })).contact.name).toBe('Firma')
    expect(good(await calls['contact.get']({ id: contactId })).addresses).toMatchObject([{ kind: 'email', value: 'anna@firma.example', origin: 'taught' }])
    expect(good(await calls['sender.get']({ messageId }))).toMatchObject({ rule: 'email', what: 'anna@firma.example' })
  })

  it('that was taught once more means whom it was taught last; what was learned can be forgotten', async () => {
    const { calls, fax, state, placeOf } = await desk()
    const first = await fax(nordlicht)
    const wrong = await fax(krause, first)
    await calls['sender.mend']({ messageId: wrong.messageId, to: { name: 'Eins' }, scope: 'letterhead' })
    const { contactId } = good(await calls['sender.mend']({ messageId: wrong.messageId, to: { name: 'Zwei' }, scope: 'letterhead' }))
    const { signs } = await state()
    expect(signs.map((sign) => [sign.contact_id, sign.text, sign.via])).toEqual([[contactId, 'Werft Krause GmbH', number]])
    const signId = signs[0]?.id ?? ''
    expect(await calls['contact.forgetSign']({ id: first.contactId, signId })).toMatchObject({ error: { code: 'not-found' } })
    const { changeId } = good(await calls['contact.forgetSign']({ id: contactId, signId }))
    expect(await placeOf((await fax(krause, first)).messageId)).toMatchObject({ contact_id: first.contactId })
    good(await calls['history.undo']({ changeId: changeId ?? '' }))
    expect(await placeOf((await fax(krause, first)).messageId)).toMatchObject({ contact_id: contactId })
  })

  it('of a fax without a number is told by its letterhead from then on', async () => {
    const { calls, fax, placeOf, context } = await desk()
    const hidden = await addIncoming(context)
    const wrong = await fax(krause, hidden, null)
    const { contactId } = good(await calls['sender.mend']({ messageId: wrong.messageId, to: { name: 'Werft Krause' }, scope: 'letterhead' }))
    const other = await addIncoming(context)
    expect(await placeOf((await fax(krause, other, null)).messageId)).toMatchObject({ contact_id: contactId })
    expect(await placeOf((await fax(nordlicht, other, null)).messageId)).toMatchObject({ contact_id: other.contactId })
  })

  it('is not moved under the eyes of whoever reads it, nor from where a person filed it', async () => {
    const { calls, fax, placeOf, context } = await desk()
    const first = await fax(nordlicht)
    const wrong = await fax(krause, first)
    await calls['sender.mend']({ messageId: wrong.messageId, to: { name: 'Werft Krause' }, scope: 'letterhead' })
    const put = async (how: { readonly touched?: 1; readonly reasons_json?: string }) => {
      const made = await addReadFax(context, [{ words: krause }], { contact: first })
      await context.store.write(async (tx) => {
        await tx.updateTable('message').set({ fax_number: number, ...how }).where('id', '=', made.messageId).execute()
        await attributeAgain(tx, made.messageId, context)
      })
      return placeOf(made.messageId)
    }
    expect(await put({ touched: 1 })).toMatchObject({ contact_id: first.contactId })
    expect(await put({ reasons_json: JSON.stringify([{ rule: 'by-hand', what: '' }]) })).toMatchObject({ contact_id: first.contactId })
  })

  it('is refused where there is nothing to mend, and nothing changes', async () => {
    const { calls, fax, state, context } = await desk()
    const first = await fax(nordlicht)
    const sent = await addMessage(context, { conversation_id: first.conversationId, contact_id: first.contactId, direction: 'out' })
    const before = await state()
    const refused = (error: string) => ({ ok: false, error: { code: error } })
    expect(await calls['sender.mend']({ messageId: nobody, to: { name: 'x' }, scope: 'message' })).toMatchObject(refused('not-found'))
    expect(await calls['sender.mend']({ messageId: sent, to: { name: 'x' }, scope: 'message' })).toMatchObject(refused('not-found'))
    expect(await calls['sender.mend']({ messageId: first.messageId, to: { id: nobody }, scope: 'address' })).toMatchObject(refused('not-found'))
    expect(await calls['sender.mend']({ messageId: first.messageId, to: { name: ' \n' }, scope: 'address' })).toMatchObject(refused('contact-nameless'))
    expect(await calls['sender.mend']({ messageId: first.messageId, to: { name: 'x' }, scope: 'station' })).toMatchObject(refused('not-found'))
    expect(good(await calls['sender.mend']({ messageId: first.messageId, to: { id: first.contactId }, scope: 'address' })).changeId).toBeNull()
    expect(await calls['sender.get']({ messageId: nobody })).toMatchObject(refused('not-found'))
    expect(await state()).toEqual(before)
  })
})
