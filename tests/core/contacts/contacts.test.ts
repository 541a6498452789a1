import { describe, expect, it } from 'vitest'
import { contactHandlers, contactUndoers, findContact } from '../../../src/core/contacts'
import { saveFields } from '../../../src/core/fields'
import { historyHandlers } from '../../../src/core/history'
import { good } from '../../helpers/office'
import { addReadFax } from '../../helpers/read-fax'
import { addIncoming } from '../../helpers/correspondence'
import { testContext } from '../../helpers/context'
import { typed } from '../../helpers/typewriter'

const nobody = '0190a0a0-0000-7000-8000-000000000001'
const letter = typed('# Praxis Dr. Habermehl\nTelefon 069 90009-710   Telefax 069 90009-713\npraxis@habermehl.example   post@buero.example\n\n\n\nSehr geehrte Damen und Herren,\n\nwir bitten um ein Angebot.')

async function desk() {
  const context = await testContext()
  const calls = { ...contactHandlers(context, async () => ['Post@buero.example']), ...historyHandlers(context, contactUndoers) }
  const addresses = async (id: string) => good(await calls['contact.get']({ id })).addresses.map(({ kind, value, origin }) => `${kind} ${value} ${origin}`)
  const proposed = async (id: string) => good(await calls['contact.proposals']({ id })).proposals.map(({ kind, value }) => `${kind} ${value}`)
  const undo = async (changeId: string | null) => calls['history.undo']({ changeId: changeId ?? nobody })
  return { context, calls, addresses, proposed, undo }
}

describe('what a fax says of its sender', () => {
  it('is proposed beside the place that proves it, without what is known already and what is ours', async () => {
    const { context, calls } = await desk()
    const { contactId, messageId, pageIds } = await addReadFax(context, [{ words: letter }], { fax: '+496990009713' })
    const { proposals } = good(await calls['contact.proposals']({ id: contactId }))
    expect(proposals).toMatchObject([
      { kind: 'email', value: 'praxis@habermehl.example', messageId, number: 1, page: { id: pageIds[0] }, owner: null },
      { kind: 'phone', value: '+496990009710', messageId },
    ])
    expect(proposals[0]?.box).toEqual(letter.find(({ text }) => text.startsWith('praxis@'))?.box)
  })

  it('is used from the click on, and not before', async () => {
    const { context, calls, addresses, proposed, undo } = await desk()
    const { contactId } = await addReadFax(context, [{ words: letter }], { fax: '+496990009713' })
    const party = { kind: 'email', value: 'praxis@habermehl.example', name: '' } as const
    expect(await context.store.read((tx) => findContact(tx, party))).toBeNull()
    const { changeId } = good(await calls['contact.addAddress']({ id: contactId, kind: 'email', value: party.value, origin: 'letterhead' }))
    expect(await context.store.read((tx) => findContact(tx, party))).toBe(contactId)
    expect(await addresses(contactId)).toEqual(['fax +496990009713 wrote', 'email praxis@habermehl.example letterhead'])
    expect(await proposed(contactId)).toEqual(['phone +496990009710'])
    good(await undo(changeId))
    expect(await addresses(contactId)).toEqual(['fax +496990009713 wrote'])
    expect(await proposed(contactId)).toEqual(['email praxis@habermehl.example', 'phone +496990009710'])
  })

  it('is not proposed again once it was dismissed, until that is taken back', async () => {
    const { context, calls, proposed, undo } = await desk()
    const { contactId } = await addReadFax(context, [{ words: letter }], { fax: '+496990009713' })
    const wrong = { id: contactId, kind: 'phone', value: '+496990009710' } as const
    const { changeId } = good(await calls['contact.dismiss'](wrong))
    expect(good(await calls['contact.dismiss'](wrong)).changeId).toBeNull()
    expect(await proposed(contactId)).toEqual(['email praxis@habermehl.example'])
    good(await undo(changeId))
    expect(await proposed(contactId)).toHaveLength(2)
  })

  it('comes from the latest fax that says it, and names whom it belongs to', async () => {
    const { context, calls } = await desk()
    const { contactId, conversationId } = await addReadFax(context, [{ words: letter }], { fax: '+496990009713', at: 1_000 })
    const later = await addReadFax(context, [{ words: letter }], { contact: { contactId, conversationId }, at: 2_000 })
    const other = await addIncoming(context, {}, { name: 'Dr. Ilse Habermehl', email: 'praxis@habermehl.example' })
    const { proposals } = good(await calls['contact.proposals']({ id: contactId }))
    expect(proposals[0]).toMatchObject({ messageId: later.messageId, at: 2_000, owner: { id: other.contactId, name: 'Dr. Ilse Habermehl' } })
    expect(await calls['contact.addAddress']({ id: contactId, kind: 'email', value: 'praxis@habermehl.example', origin: 'letterhead' })).toMatchObject({ error: { code: 'address-taken', params: { name: 'Dr. Ilse Habermehl' } } })
  })

  it('is customer number and bank account, too, each beside its place; two firms may have one', async () => {
    const { context, calls, addresses } = await desk()
    const bill = typed('# Stadtwerke Kiel\n\nKundennummer: K-7540/B\n\n\nSehr geehrte Damen und Herren,\n\nbitte überweisen Sie.\n\nIBAN DE89 3704 0044 0532 0130 00')
    const { contactId, messageId, pageIds } = await addReadFax(context, [{ words: bill }])
    await context.store.write((tx) => saveFields(tx, messageId))
    const { proposals } = good(await calls['contact.proposals']({ id: contactId }))
    expect(proposals).toMatchObject([
      { kind: 'iban', value: 'DE89370400440532013000', messageId, page: { id: pageIds[0] }, owner: null },
      { kind: 'customer', value: 'K-7540/B', messageId, page: { id: pageIds[0] }, owner: null },
    ])
    const other = await addIncoming(context)
    for (const id of [contactId, other.contactId]) good(await calls['contact.addAddress']({ id, kind: 'iban', value: 'DE89 3704 0044 0532 0130 00', origin: 'letterhead' }))
    expect(await addresses(other.contactId)).toEqual(['iban DE89370400440532013000 letterhead'])
    expect(good(await calls['contact.proposals']({ id: contactId })).proposals.map(({ kind }) => kind)).toEqual(['customer'])
  })

  it('of a fax that was not read, or of somebody who never faxed, is nothing', async () => {
    const { context, proposed } = await desk()
    expect(await proposed((await addReadFax(context, [{ words: null }])).contactId)).toEqual([])
    expect(await proposed((await addIncoming(context)).contactId)).toEqual([])
  })
})

describe('a contact', () => {
  it('is renamed in one line, found under it, and gets its name back', async () => {
    const { context, calls, undo } = await desk()
    const { contactId, conversationId } = await addIncoming(context, {}, { name: 'Habermehl' })
    const { changeId } = good(await calls['contact.rename']({ id: contactId, name: ' Praxis\r\nDr.\u0000 Habermehl ' }))
    expect(good(await calls['contact.get']({ id: contactId })).name).toBe('Praxis Dr. Habermehl')
    expect(context.announced.at(-1)).toEqual({ kinds: ['conversation'], ids: [conversationId] })
    expect(good(await calls['contact.rename']({ id: contactId, name: 'Praxis Dr. Habermehl' })).changeId).toBeNull()
    good(await undo(changeId))
    expect(good(await calls['contact.get']({ id: contactId })).name).toBe('Habermehl')
  })

  it('keeps a later name when an earlier change of it is taken back', async () => {
    const { context, calls, undo } = await desk()
    const { contactId } = await addIncoming(context, {}, { name: 'Eins' })
    const { changeId } = good(await calls['contact.rename']({ id: contactId, name: 'Zwei' }))
    good(await calls['contact.rename']({ id: contactId, name: 'Drei' }))
    await expect(undo(changeId)).rejects.toMatchObject({ failure: { code: 'change-outdated' } })
    expect(good(await calls['contact.get']({ id: contactId })).name).toBe('Drei')
  })

  it.each([
    ['email', ' Anna@Firma.Example ', 'email anna@firma.example entered'],
    ['fax', '030 / 23125-190', 'fax +493023125190 entered'],
    ['phone', '+43 1 2345678', 'phone +4312345678 entered'],
    ['web', 'https://www.Firma.example/', 'web www.firma.example entered'],
  ] as const)('takes %s “%s” as it is kept', async (kind, value, kept) => {
    const { context, calls, addresses } = await desk()
    const { contactId } = await addIncoming(context)
    good(await calls['contact.addAddress']({ id: contactId, kind, value, origin: 'entered' }))
    expect(await addresses(contactId)).toEqual([kept])
    expect(good(await calls['contact.addAddress']({ id: contactId, kind, value, origin: 'entered' })).changeId).toBeNull()
  })

  it.each([
    ['email', 'anna@', 'address-invalid'],
    ['email', 'a@b.example, c@d.example', 'address-invalid'],
    ['email', '', 'address-invalid'],
    ['fax', '4711', 'number-invalid'],
    ['phone', 'Zentrale', 'number-invalid'],
    ['web', 'kein Netz', 'address-invalid'],
  ] as const)('refuses %s “%s”', async (kind, value, code) => {
    const { context, calls, addresses } = await desk()
    const { contactId } = await addIncoming(context)
    expect(await calls['contact.addAddress']({ id: contactId, kind, value, origin: 'entered' })).toMatchObject({ error: { code } })
    expect(await addresses(contactId)).toEqual([])
  })

  it('loses an address and gets it back, unless it went to somebody else meanwhile', async () => {
    const { context, calls, addresses, undo } = await desk()
    const one = await addIncoming(context, {}, { email: 'anna@firma.example' })
    const other = await addIncoming(context)
    const addressId = good(await calls['contact.get']({ id: one.contactId })).addresses[0]?.id ?? ''
    expect(await calls['contact.removeAddress']({ id: other.contactId, addressId })).toMatchObject({ error: { code: 'not-found' } })
    const first = good(await calls['contact.removeAddress']({ id: one.contactId, addressId }))
    good(await undo(first.changeId))
    expect(await addresses(one.contactId)).toEqual(['email anna@firma.example wrote'])
    const second = good(await calls['contact.removeAddress']({ id: one.contactId, addressId }))
    good(await calls['contact.addAddress']({ id: other.contactId, kind: 'email', value: 'anna@firma.example', origin: 'entered' }))
    await expect(undo(second.changeId)).rejects.toMatchObject({ failure: { code: 'change-outdated' } })
  })

  it('that is not there is not found, whatever is asked of it', async () => {
    const { calls } = await desk()
    const missing = { ok: false, error: { code: 'not-found' } }
    expect(await calls['contact.get']({ id: nobody })).toMatchObject(missing)
    expect(await calls['contact.proposals']({ id: nobody })).toMatchObject(missing)
    expect(await calls['contact.rename']({ id: nobody, name: 'x' })).toMatchObject(missing)
    expect(await calls['contact.dismiss']({ id: nobody, kind: 'email', value: 'x' })).toMatchObject(missing)
    expect(await calls['contact.merge']({ id: nobody, from: nobody })).toMatchObject(missing)
  })
})

describe('two contacts that are one', () => {
  it('become one with all that is theirs, and part again as they were', async () => {
    const { context, calls, addresses, undo } = await desk()
    const fax = await addReadFax(context, [{ words: letter }], { fax: '+496990009713' })
    const mail = await addIncoming(context, {}, { name: 'Praxis Habermehl', email: 'praxis@habermehl.example' })
    const homes = () => context.store.read(async (tx) => (await tx.selectFrom('message').select(['id', 'contact_id']).execute()).map((row) => [row.id, row.contact_id]))
    const before = await homes()
    const { changeId } = good(await calls['contact.merge']({ id: fax.contactId, from: mail.contactId }))
    expect(good(await calls['contact.get']({ id: fax.contactId })).name).toBe('Praxis Habermehl')
    expect(await addresses(fax.contactId)).toEqual(['fax +496990009713 wrote', 'email praxis@habermehl.example wrote'])
    expect(await calls['contact.get']({ id: mail.contactId })).toMatchObject({ error: { code: 'not-found' } })
    expect(new Set((await homes()).map(([, owner]) => owner))).toEqual(new Set([fax.contactId]))
    // Whoever writes from there is the one contact from now on.
    expect(await context.store.read((tx) => findContact(tx, { kind: 'email', value: 'praxis@habermehl.example', name: '' }))).toBe(fax.contactId)
    good(await undo(changeId))
    expect(await homes()).toEqual(before)
    expect(await addresses(mail.contactId)).toEqual(['email praxis@habermehl.example wrote'])
    expect(good(await calls['contact.get']({ id: fax.contactId })).name).toBe('')
    expect(new Set(context.announced.at(-1)?.ids)).toEqual(new Set([fax.conversationId, mail.conversationId]))
  })

  it('are not parted when the one is gone', async () => {
    const { context, calls, undo } = await desk()
    const [one, two, three] = [await addIncoming(context, {}, { name: 'Eins' }), await addIncoming(context, {}, { name: 'Zwei' }), await addIncoming(context, {}, { name: 'Drei' })]
    const { changeId } = good(await calls['contact.merge']({ id: one.contactId, from: two.contactId }))
    good(await calls['contact.merge']({ id: three.contactId, from: one.contactId }))
    await expect(undo(changeId)).rejects.toMatchObject({ failure: { code: 'change-outdated' } })
  })

  it('are never one and the same', async () => {
    const { context, calls } = await desk()
    const { contactId } = await addIncoming(context, {}, { name: 'Eins' })
    expect(await calls['contact.merge']({ id: contactId, from: contactId })).toMatchObject({ error: { code: 'not-found' } })
    expect(good(await calls['contact.get']({ id: contactId })).name).toBe('Eins')
  })
})
