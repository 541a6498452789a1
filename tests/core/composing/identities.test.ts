import PostalMime from 'postal-mime'
import { describe, expect, it } from 'vitest'
import { senderFor } from '../../../src/core/composing/sender'
import type { Identity } from '../../../src/shared/domain/identity'
import { addIncoming } from '../../helpers/correspondence'
import { good, openOffice, type Office } from '../../helpers/office'

const box = (...addresses: string[]) => addresses.map((address) => ({ name: '', address }))
const line = (...addresses: string[]): string => JSON.stringify(box(...addresses))
const own: Identity = { id: 'account', name: 'Büro', address: 'post@buero.example', signature: 'Gruß' }
const bills: Identity = { id: '0190a0a0-0000-7000-8000-000000000001', name: 'Rechnungen', address: 'Rechnung@buero.example', signature: 'Buchhaltung' }
const boss: Identity = { ...bills, id: '0190a0a0-0000-7000-8000-000000000002', name: 'Chef', address: 'chef@buero.example' }
const all = [own, bills, boss]

async function add(office: Office, { name, address, signature }: Omit<Identity, 'id'>) {
  return good(await office.calls['identities.save']({ id: null, name, address, signature })).id
}

describe('under whom an answer goes out', () => {
  const mail = { direction: 'in' as const, from: box('erika@kunde.example')[0] ?? own, replyTo: [], to: box('x@kunde.example'), cc: [] }
  it.each([
    ['the one it was addressed to', { ...mail, to: box('rechnung@BUERO.example') }, bills],
    ['in To before Cc', { ...mail, to: box('chef@buero.example'), cc: box('post@buero.example') }, boss],
    ['of several the standard one', { ...mail, to: box('chef@buero.example', 'post@buero.example') }, own],
    ['of several without it the first that is named', { ...mail, to: box('chef@buero.example', 'rechnung@buero.example') }, boss],
    ['a list or a blind copy: the standard one', mail, own],
    ['what we wrote: the one that wrote it', { ...mail, direction: 'out' as const, from: box('chef@buero.example')[0] ?? own, to: box('post@buero.example') }, boss],
    ['a new message: the standard one', null, own],
  ])('%s', (_name, answered, expected) => {
    expect(senderFor(answered, { all, standard: own })).toBe(expected)
  })

  it('nobody without an account', () => {
    expect(senderFor(mail, { all: [], standard: null })).toBeNull()
  })
})

describe('identities', () => {
  it('are none before there is an account; the account is the first, and cannot be removed', async () => {
    const office = await openOffice()
    expect(good(await office.calls['identities.list']({}))).toEqual({
      identities: [{ id: 'account', name: office.account.name, address: office.account.address, signature: office.account.signature, password: 'none' }],
      standard: 'account',
      keyring: false,
    })
    await office.context.store.write((tx) => tx.deleteFrom('setting').where('key', '=', 'account').execute())
    expect(good(await office.calls['identities.list']({})).identities).toEqual([])
  })

  it('have one address each and a name of one line', async () => {
    const office = await openOffice()
    for (const address of ['', 'a', 'a@b.de, c@d.de', 'A <a@b.de>', 'a@b.de\r\nBcc: c@d.de']) {
      expect(await office.calls['identities.save']({ id: null, name: '', address, signature: '' })).toMatchObject({ error: { code: 'address-invalid' } })
    }
    await add(office, { name: ' A\r\nBcc: c@d.de\u2028x ', address: ' a@b.example ', signature: '' })
    expect(good(await office.calls['identities.list']({})).identities[1]).toMatchObject({ name: 'A Bcc: c@d.de x', address: 'a@b.example' })
    expect(await office.calls['identities.save']({ id: bills.id, name: '', address: 'a@b.example', signature: '' })).toMatchObject({ error: { code: 'not-found' } })
  })

  it('answer under the address that was written to, with its signature, and leave out all of our own', async () => {
    const office = await openOffice()
    const id = await add(office, bills)
    await add(office, boss)
    const { messageId } = await addIncoming(office.context, { to_json: line('rechnung@buero.example', 'max@kunde.example'), cc_json: line('post@buero.example', 'CHEF@buero.example') })
    const draft = good(await office.calls['draft.takeUp']({ messageId, how: 'all' }))
    expect(draft).toMatchObject({ identity: id, cc: 'max@kunde.example' })
    expect(draft.text).toContain('\nBuchhaltung\n')
    expect(draft.text).not.toContain(office.account.signature)
    const { messageId: sent } = good(await office.calls['outbox.send']({ draftId: draft.id }))
    await office.pass(10_000)
    const [mail] = office.smtp.mails
    expect(mail?.from).toBe('Rechnung@buero.example')
    const read = await PostalMime.parse(mail?.raw ?? '')
    expect(read.from).toMatchObject({ name: 'Rechnungen', address: 'Rechnung@buero.example' })
    expect(read.replyTo).toBeUndefined()
    expect(await office.message(sent)).toMatchObject({ from_name: 'Rechnungen', from_address: 'Rechnung@buero.example' })
  })

  it('a message taken back is under the one it was written under', async () => {
    const office = await openOffice()
    await add(office, { ...bills, name: 'Anders' })
    const id = await add(office, bills)
    const { messageId } = await addIncoming(office.context)
    const { id: draftId, to, cc, bcc, subject, text } = good(await office.calls['draft.takeUp']({ messageId, how: 'reply' }))
    good(await office.calls['draft.save']({ id: draftId, identity: id, to, cc, bcc, subject, text }))
    expect(good(await office.calls['outbox.undo'](good(await office.calls['outbox.send']({ draftId })))).identity).toBe(id)
  })

  it('the standard one begins new messages; removed, they and its drafts go under the account', async () => {
    const office = await openOffice()
    const id = await add(office, bills)
    good(await office.calls['identities.standard']({ id }))
    const draft = good(await office.calls['draft.begin']({}))
    expect(draft.identity).toBe(id)
    good(await office.calls['draft.save']({ ...draft, to: 'a@b.example' }))
    good(await office.calls['identities.remove']({ id }))
    expect(good(await office.calls['identities.list']({})).standard).toBe('account')
    good(await office.calls['outbox.send']({ draftId: draft.id }))
    await office.pass(10_000)
    expect(office.smtp.mails[0]?.from).toBe(office.account.address)
    expect(await office.calls['identities.standard']({ id })).toMatchObject({ error: { code: 'not-found' } })
  })

  it('what one of them wrote is ours: no address of the contact, and an answer to it goes to whom it went', async () => {
    const office = await openOffice()
    await add(office, bills)
    const { conversationId } = await addIncoming(office.context)
    await office.reply(conversationId, { to: 'rechnung@buero.example' })
    expect(await office.context.store.read((tx) => tx.selectFrom('contact_address').select('value').execute())).toEqual([])
    const { messageId } = await addIncoming(office.context, { from_address: 'rechnung@buero.example', to_json: line('max@kunde.example') })
    expect(good(await office.calls['draft.takeUp']({ messageId, how: 'reply' })).to).toBe('max@kunde.example')
  })

  it('there is an end to how many', async () => {
    const office = await openOffice()
    for (let at = 0; at < 50; at++) await add(office, { name: '', address: `a${at}@b.example`, signature: '' })
    expect(await office.calls['identities.save']({ id: null, name: '', address: 'zuviel@b.example', signature: '' })).toMatchObject({ error: { code: 'identities-too-many' } })
  })
})
