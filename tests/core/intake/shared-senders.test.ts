import { describe, expect, it } from 'vitest'
import type { Engine } from '../../../src/core/engine'
import type { EngineCall, Input, Output } from '../../../src/shared/contract'
import { mail, mailOffice } from '../../helpers/mail-office'

const ask = async <N extends EngineCall>(engine: Engine, name: N, input: Input<N>): Promise<Output<N>> => {
  const found = await engine.handle(name, input)
  if (!found.ok) throw new Error(`${name}: ${found.error.code}`)
  return found.value as Output<N>
}

const from = (id: string, name: string, address = 'noreply@markt.example') => mail({ id, from: `${name} <${address}>`, subject: `Anfrage ${id}` })

async function office() {
  const { engine, arrive } = await mailOffice()
  /** By the Message-ID of each mail: the name of the contact of its conversation. */
  const arrived = async (...mails: readonly string[]) => {
    const ends = await arrive(...mails)
    return Promise.all(
      ends.map(async (end) => {
        const { contact, messages } = await ask(engine, 'conversation.get', { id: end?.conversationId ?? '' })
        return { contact, conversationId: end?.conversationId ?? '', messageId: messages.at(-1)?.id ?? '' }
      }),
    )
  }
  return { engine, arrived }
}

describe('several senders behind one address', () => {
  it('of a platform are a contact each, in one batch and in later ones, and the same name is the same one', async () => {
    const { arrived } = await office()
    const [anna, bodo, again] = await arrived(from('1', '"Anna über Markt"'), from('2', 'Bodo über Markt'), from('3', 'Anna über Markt'))
    const [later, third, nameless] = await arrived(from('4', 'Bodo über Markt'), from('5', 'Carla über Markt'), mail({ id: '6', from: 'noreply@markt.example', subject: 'Hinweis' }))
    expect([anna, bodo, later, third].map((one) => one?.contact.name)).toEqual(['Anna über Markt', 'Bodo über Markt', 'Bodo über Markt', 'Carla über Markt'])
    expect(again?.contact.id).toBe(anna?.contact.id)
    expect(later?.contact.id).toBe(bodo?.contact.id)
    expect(nameless?.contact.id).toBe(anna?.contact.id)
    expect(new Set([anna, bodo, third].map((one) => one?.contact.id)).size).toBe(3)
  })

  it('say why, and are one for good where somebody says that the address is one party’s', async () => {
    const { engine, arrived } = await office()
    const [anna, bodo] = await arrived(from('1', 'Anna über Markt'), from('2', 'Bodo über Markt'))
    const why = await ask(engine, 'sender.get', { messageId: bodo?.messageId ?? '' })
    expect(why).toMatchObject({ rule: 'email-name', what: 'Bodo über Markt', name: 'Bodo über Markt' })
    expect(why.scopes.map(({ scope }) => scope)).toEqual(['name', 'address', 'message'])
    const { contactId } = await ask(engine, 'sender.mend', { messageId: anna?.messageId ?? '', to: { name: 'Markt AG' }, scope: 'address' })
    const [later] = await arrived(from('3', 'Dora über Markt'))
    expect(later?.contact.id).toBe(contactId)
  })

  it('stay whose they were said to be where names had been learned there; all of it is taken back in one step', async () => {
    const { engine, arrived } = await office()
    const signs = () => engine.context.store.read((tx) => tx.selectFrom('contact_sign').selectAll().orderBy('id').execute())
    const [anna, bodo] = await arrived(from('1', 'Anna über Markt'), from('2', 'Bodo über Markt'))
    const before = await signs()
    expect(before).toHaveLength(2)
    const { contactId, changeId } = await ask(engine, 'sender.mend', { messageId: anna?.messageId ?? '', to: { name: 'Markt AG' }, scope: 'address' })
    const later = await arrived(from('3', 'Anna über Markt'), from('4', 'Bodo über Markt'))
    expect(later.map((one) => one.contact.id)).toEqual([contactId, contactId])
    expect(await ask(engine, 'sender.get', { messageId: later[0]?.messageId ?? '' })).toMatchObject({ rule: 'email', what: 'noreply@markt.example' })
    // Nothing is left of her but what was mended.
    expect(await engine.handle('contact.get', { id: anna?.contact.id ?? '' })).toMatchObject({ ok: false, error: { code: 'not-found' } })

    await ask(engine, 'history.undo', { changeId: changeId ?? '' })
    expect(await signs()).toEqual(before)
    const again = await arrived(from('5', 'Anna über Markt'), from('6', 'Bodo über Markt'))
    expect(again.map((one) => one.contact.id)).toEqual([anna?.contact.id, bodo?.contact.id])
  })

  it('of a house keep the name that was taught there for another, until the address is said of him as well', async () => {
    const { engine, arrived } = await office()
    const one = (id: string, name: string) => from(id, name, 'office@werft.example')
    const [anna, bodo] = await arrived(one('1', 'Anna Krause'), one('2', 'Bodo Hansen'))
    const taught = await ask(engine, 'sender.mend', { messageId: bodo?.messageId ?? '', to: { name: 'Bodo Hansen' }, scope: 'name' })
    const moved = await ask(engine, 'sender.mend', { messageId: anna?.messageId ?? '', to: { name: 'Werft' }, scope: 'address' })
    const [his, hers] = await arrived(one('3', 'Bodo Hansen'), one('4', 'Anna Krause'))
    expect([his?.contact.id, hers?.contact.id]).toEqual([taught.contactId, moved.contactId])

    await ask(engine, 'sender.mend', { messageId: his?.messageId ?? '', to: { id: moved.contactId }, scope: 'address' })
    const [next] = await arrived(one('5', 'Bodo Hansen'))
    expect(next?.contact.id).toBe(moved.contactId)
  })

  it('of a house are told, and one of them becomes a contact of the firm by his name, taken back in two steps', async () => {
    const { engine, arrived } = await office()
    const one = (id: string, name: string) => from(id, name, 'office@werft.example')
    const [anna, bodo] = await arrived(one('1', 'Anna Krause'), one('2', 'Bodo Hansen'), one('3', 'Bodo Hansen'))
    const firm = anna?.contact.id ?? ''
    expect(bodo?.contact.id).toBe(firm)
    const { writers } = await ask(engine, 'contact.writers', { id: firm })
    expect(writers.map(({ address, name, messages }) => [address, name, messages])).toEqual(expect.arrayContaining([['office@werft.example', 'Bodo Hansen', 2], ['office@werft.example', 'Anna Krause', 1]]))

    const found = writers.find(({ name }) => name === 'Bodo Hansen')
    const mended = await ask(engine, 'sender.mend', { messageId: found?.messageId ?? '', to: { name: 'Bodo Hansen' }, scope: 'name' })
    const joined = await ask(engine, 'contact.addMember', { id: firm, as: 'member', other: { id: mended.contactId } })
    const [later, other] = await arrived(one('4', 'Bodo Hansen'), one('5', 'Anna Krause'))
    expect([later?.contact.id, other?.contact.id]).toEqual([mended.contactId, firm])
    expect((await ask(engine, 'contact.conversations', { id: firm, limit: 10, before: null })).rows).toHaveLength(5)
    expect((await ask(engine, 'contact.writers', { id: firm })).writers).toEqual([])

    await ask(engine, 'history.undo', { changeId: joined.changeId ?? '' })
    await ask(engine, 'history.undo', { changeId: mended.changeId ?? '' })
    const [once] = await arrived(one('6', 'Bodo Hansen'))
    expect(once?.contact.id).toBe(firm)
  })

  it('of whom nothing is known have no writers', async () => {
    const { engine } = await office()
    expect(await ask(engine, 'contact.writers', { id: '0190a0a0-0000-7000-8000-000000000001' })).toEqual({ writers: [] })
  })
})
