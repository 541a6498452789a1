import { describe, expect, it, onTestFinished } from 'vitest'
import { addIncoming } from '../../helpers/correspondence'
import { good, openOffice, type Office } from '../../helpers/office'
import { startSmtp, type Reply } from '../../helpers/smtp'

const address = 'einkauf@werk.example'

/** An office that writes as post@ over its account, and as einkauf@ over a server of that address. */
async function twoServers(login: () => Reply = () => 'ok') {
  const office = await openOffice()
  const own = await startSmtp({ login })
  onTestFinished(() => own.close())
  const server = { host: '127.0.0.1', port: own.port, tls: 'none' as const, user: 'einkauf' }
  const save = async (change: object = {}) => good(await office.calls['identities.save']({ id: null, name: 'Einkauf', address, signature: '', server, password: 'geheim', ...change })).id
  const { conversationId } = await addIncoming(office.context, {}, { email: 'erika@kunde.example' })
  return { office, own, server, save, conversationId }
}

async function writeAs(office: Office, conversationId: string, identity: string) {
  const draft = good(await office.calls['draft.open']({ conversationId }))
  good(await office.calls['draft.save']({ id: draft.id, identity, to: draft.to, cc: '', bcc: '', subject: 'Bestellung', text: 'Bitte 4 Stück.' }))
  return good(await office.calls['outbox.send']({ draftId: draft.id })).messageId
}

const minute = 60_000

describe('an address with a server of its own', () => {
  it('is sent from over that server, any other over the account', async () => {
    const { office, own, save, conversationId } = await twoServers()
    const einkauf = await save()
    const one = await writeAs(office, conversationId, einkauf)
    await office.pass(minute)
    const two = await writeAs(office, conversationId, 'account')
    await office.pass(minute)
    expect([(await office.message(one)).delivery_step, (await office.message(two)).delivery_step]).toEqual(['sent', 'sent'])
    expect(own.mails.map(({ raw }) => /^From: (.*)\r$/m.exec(raw.toString())?.[1])).toEqual([`Einkauf <${address}>`])
    expect(office.smtp.mails.map(({ raw }) => raw.toString())).toEqual([expect.stringContaining('post@buero.example')])
    // Another identity of this address goes the same way: the server belongs to the address.
    const boss = good(await office.calls['identities.save']({ id: null, name: 'Leitung Einkauf', address: 'Einkauf@werk.example', signature: '' })).id
    await writeAs(office, conversationId, boss)
    await office.pass(minute)
    expect([own.mails.length, office.smtp.mails.length]).toEqual([2, 1])
  })

  it('waits for its own password, and goes when it is entered', async () => {
    const { office, own, server, save, conversationId } = await twoServers()
    const einkauf = await save({ password: undefined })
    expect(good(await office.calls['identities.list']({})).identities.find(({ id }) => id === einkauf)).toMatchObject({ server, password: 'none' })
    const id = await writeAs(office, conversationId, einkauf)
    await office.pass(minute)
    expect(await office.message(id)).toMatchObject({ delivery_step: 'queued', delivery_code: 'identity-locked', delivery_params_json: JSON.stringify({ address }) })
    good(await office.calls['identities.save']({ id: einkauf, name: 'Einkauf', address, signature: '', server, password: 'geheim' }))
    await office.pass(minute)
    expect((await office.message(id)).delivery_step).toBe('sent')
    expect([own.mails.length, office.smtp.mails.length]).toEqual([1, 0])
  })

  it('says where a wrong password is put right, and does not try it again by itself', async () => {
    let reply: Reply = { code: 535, text: '5.7.8 no' }
    const { office, own, server, save, conversationId } = await twoServers(() => reply)
    const einkauf = await save()
    expect(await office.calls['account.test']({ account: { name: '', address, signature: '', ...server }, password: null, identity: einkauf })).toMatchObject({ ok: false, error: { code: 'smtp-auth' } })
    const id = await writeAs(office, conversationId, einkauf)
    await office.pass(minute)
    expect(await office.message(id)).toMatchObject({ delivery_step: 'queued', delivery_code: 'identity-auth', delivery_next_at: null })
    await office.pass(24 * 60 * minute)
    expect(await office.message(id)).toMatchObject({ delivery_step: 'queued', delivery_attempts: 1 })
    reply = 'ok'
    expect(await office.calls['account.test']({ account: { name: '', address, signature: '', ...server }, password: null, identity: einkauf })).toMatchObject({ ok: true })
    good(await office.calls['identities.save']({ id: einkauf, name: 'Einkauf', address, signature: '', server }))
    await office.pass(minute)
    expect((await office.message(id)).delivery_step).toBe('sent')
    expect([own.mails.length, office.smtp.mails.length]).toEqual([1, 0])
  })

  it('forgets its password with its server, and takes nothing that could end a command', async () => {
    const { office, own, server, save, conversationId } = await twoServers()
    const einkauf = await save()
    const plain = { id: einkauf, name: 'Einkauf', address, signature: '' }
    good(await office.calls['identities.save'](plain))
    good(await office.calls['identities.save']({ ...plain, server }))
    expect((await office.context.vault.read(`smtp:${einkauf}`)) ?? '').toBe('')
    for (const bad of [{ user: 'x\r\nMAIL FROM:<a@b>' }, { host: 'a b' }, { host: '' }]) {
      expect(await office.calls['identities.save']({ ...plain, server: { ...server, ...bad } })).toMatchObject({ ok: false, error: { code: 'invalid-input' } })
    }
    good(await office.calls['identities.remove']({ id: einkauf }))
    await writeAs(office, conversationId, einkauf)
    await office.pass(minute)
    expect([own.mails.length, office.smtp.mails.length]).toEqual([0, 1])
  })
})
