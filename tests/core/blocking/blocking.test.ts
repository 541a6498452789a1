import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { hold } from '../../../src/core/blocking'
import { placeInJunk } from '../../../src/core/intake/place-in-junk'
import type { Engine } from '../../../src/core/engine'
import type { Input } from '../../../src/shared/contract'
import type { BlockedKind } from '../../../src/shared/domain/blocked'
import { testContext } from '../../helpers/context'
import { addMessage } from '../../helpers/correspondence'
import { openTestEngine, resources, takeIn } from '../../helpers/engine'
import { mail, mailOffice } from '../../helpers/mail-office'
import { good } from '../../helpers/office'
import { tempFolder } from '../../helpers/temp-folder'

// Blocked senders through the whole of intake, on real files.

const spam = (id: string, more: Partial<Parameters<typeof mail>[0]> = {}) => mail({ id, from: 'Werbung <werbung@spam.example>', subject: `Angebot ${id}`, ...more })

const block = async (engine: Engine, kind: BlockedKind, value: string, past = false) => good(await engine.handle('blocked.add', { kind, value, past, conversationId: null }))
const list = async (engine: Engine, filter: Input<'inbox.list'>['filter']) => good(await engine.handle('inbox.list', { filter, limit: 50, before: null })).rows
const undo = async (engine: Engine, changeIds: readonly string[]) => {
  for (const changeId of changeIds) good(await engine.handle('history.undo', { changeId }))
}

describe('what comes from a blocked sender', () => {
  it('lies in junk, says why, is counted and found, and the block is lifted and back', async () => {
    const { engine, arrive, messages } = await mailOffice()
    await block(engine, 'email', 'Werbung@Spam.example ')
    const [end, other] = await arrive(spam('1@spam.example'), mail({ id: '2@nord.example' }))
    expect((await list(engine, 'open')).map(({ id }) => id)).toEqual([other?.conversationId])
    expect((await list(engine, 'unread')).map(({ id }) => id)).toEqual([other?.conversationId])
    expect((await list(engine, 'junk')).map(({ id }) => id)).toEqual([end?.conversationId])
    expect(good(await engine.handle('inbox.counts', {})).junk).toBe(1)
    expect((await messages(end?.conversationId))[0]).toMatchObject({ blocked: { kind: 'email', value: 'werbung@spam.example', lifted: false }, reasons: [{ rule: 'blocked' }] })
    expect(good(await engine.handle('search.find', { query: 'zustand:junk angebot', limit: 10, before: null })).hits).toHaveLength(1)
    const [sender] = good(await engine.handle('blocked.list', {})).senders
    expect(sender).toMatchObject({ kind: 'email', value: 'werbung@spam.example', held: 1 })

    const { changeId } = good(await engine.handle('blocked.lift', { id: sender?.id ?? '' }))
    expect(good(await engine.handle('blocked.lift', { id: sender?.id ?? '' })).changeId).toBeNull()
    await arrive(spam('3@spam.example'))
    expect(await list(engine, 'open')).toHaveLength(2)
    expect((await messages(end?.conversationId))[0]?.blocked).toMatchObject({ lifted: true })
    await undo(engine, [changeId ?? ''])
    await arrive(spam('4@spam.example'))
    expect([await list(engine, 'open'), await list(engine, 'junk')].map((rows) => rows.length)).toEqual([2, 2])
    expect(await engine.handle('data.verify', {})).toEqual({ ok: true, value: { problems: [] } })
  })

  it('takes nobody else’s mail along: neither an answer in a thread of others, nor what answers it', async () => {
    const { engine, arrive } = await mailOffice()
    const [first] = await arrive(mail({ id: '1@nord.example', subject: 'Auftrag', headers: ['Cc: werbung@spam.example'] }))
    good(await engine.handle('work.do', { conversationIds: [first?.conversationId ?? ''], deed: { kind: 'state', state: 'done' } }))
    await block(engine, 'domain', 'spam.example')
    const [held] = await arrive(spam('2@spam.example', { subject: 'AW: Auftrag', headers: ['In-Reply-To: <1@nord.example>'], at: 'Tue, 03 Nov 2026 09:15:00 +0100' }))
    expect(held?.conversationId).not.toBe(first?.conversationId)
    // It is no reason to open again what was done.
    expect((await list(engine, 'done')).map(({ id }) => id)).toEqual([first?.conversationId])
    const [answer] = await arrive(mail({ id: '3@nord.example', subject: 'AW: Auftrag', headers: ['In-Reply-To: <2@spam.example>', 'References: <1@nord.example> <2@spam.example>'], at: 'Wed, 04 Nov 2026 09:15:00 +0100' }))
    expect(answer?.conversationId).toBe(first?.conversationId)
    expect((await list(engine, 'junk')).map(({ id }) => id)).toEqual([held?.conversationId])
  })

  it('that a person brings back stays back, and the next goes to junk all the same', async () => {
    const { engine, arrive } = await mailOffice()
    await block(engine, 'domain', 'spam.example')
    const [end] = await arrive(spam('1@mail.spam.example', { from: 'x@mail.spam.example' }))
    good(await engine.handle('work.do', { conversationIds: [end?.conversationId ?? ''], deed: { kind: 'put-away', where: null } }))
    const [next] = await arrive(spam('2@mail.spam.example', { from: 'x@mail.spam.example', headers: ['In-Reply-To: <1@mail.spam.example>'] }))
    expect((await list(engine, 'open')).map(({ id }) => id)).toEqual([end?.conversationId])
    expect((await list(engine, 'junk')).map(({ id }) => id)).toEqual([next?.conversationId])
  })
})

describe('what is already there', () => {
  it('is offered and goes along where all that came in is of that sender; one undo brings all back', async () => {
    const { engine, arrive } = await mailOffice()
    await arrive(spam('1@spam.example'), spam('2@spam.example'), spam('3@spam.example', { from: 'Anders <anders@spam.example>' }))
    const [mixed] = await arrive(mail({ id: '4@nord.example', subject: 'Sache' }))
    await arrive(spam('5@spam.example', { subject: 'AW: Sache', headers: ['In-Reply-To: <4@nord.example>'], at: 'Tue, 03 Nov 2026 09:15:00 +0100' }))
    expect((await list(engine, 'open')).map(({ messages }) => messages).sort()).toEqual([1, 1, 1, 2])
    const past = async (kind: BlockedKind, value: string) => good(await engine.handle('blocked.past', { kind, value }))
    expect(await past('email', 'werbung@spam.example')).toEqual({ conversations: 2, more: false })
    expect(await past('domain', 'spam.example')).toEqual({ conversations: 3, more: false })
    expect(await past('domain', 'example.org')).toEqual({ conversations: 0, more: false })
    const done = await block(engine, 'domain', 'spam.example', true)
    expect(done).toMatchObject({ conversations: 3, changeIds: { length: 4 } })
    expect((await list(engine, 'open')).map(({ id }) => id)).toEqual([mixed?.conversationId])
    expect(await past('domain', 'spam.example')).toEqual({ conversations: 0, more: false })
    expect(await block(engine, 'domain', '@spam.example', true)).toEqual({ changeIds: [], conversations: 0 })
    await undo(engine, done.changeIds)
    expect([await list(engine, 'open'), await list(engine, 'junk'), good(await engine.handle('blocked.list', {})).senders].map(({ length }) => length)).toEqual([4, 0, 0])
  })
})

describe('what cannot be blocked', () => {
  it('is said: nonsense, and one’s own address', async () => {
    const { engine } = await mailOffice()
    const account = { name: 'Büro', address: 'post@buero.example', host: 'localhost', port: 25, tls: 'none' as const, user: '', signature: '' }
    good(await engine.handle('account.save', { account, password: null, readable: false }))
    const code = async (kind: BlockedKind, value: string) => {
      const result = await engine.handle('blocked.add', { kind, value, past: true, conversationId: null })
      return result.ok ? null : result.error.code
    }
    expect(await code('email', 'kein')).toBe('address-invalid')
    expect(await code('domain', 'de')).toBe('domain-invalid')
    expect(await code('fax', '12')).toBe('number-invalid')
    expect(await code('fax-name', '---')).toBe('address-invalid')
    expect(await code('email', 'POST@buero.example')).toBe('blocked-own')
    expect(await code('domain', 'buero.example')).toBe('blocked-own')
    expect(await code('email', '   ')).toBe('invalid-input')
    expect(good(await engine.handle('blocked.list', {})).senders).toEqual([])
  })
})

describe('a fax of a blocked sender', () => {
  const order = join(resources, 'samples', 'Bestellung_Tollmoor_04066969418.tif')

  it('is known by its transmit line once it is read', async () => {
    const folder = tempFolder()
    const file = join(folder, 'scan.tif')
    copyFileSync(order, file)
    const { engine } = await openTestEngine(join(folder, 'data'))
    await block(engine, 'fax', '+494066969418')
    await takeIn(engine, [file])
    const [row] = await list(engine, 'junk')
    expect(row).toMatchObject({ messages: 1, contactAddress: '+494066969418' })
    expect(await list(engine, 'open')).toEqual([])
    expect(await engine.handle('data.verify', {})).toEqual({ ok: true, value: { problems: [] } })
  })

  it('lies with those before it, and never where somebody else’s message lies', async () => {
    const context = await testContext()
    const { ids, store, clock } = context
    const blockedId = ids.next()
    await store.write((tx) => tx.insertInto('blocked_sender').values({ id: blockedId, kind: 'fax', value: '+493012345', at: 0, person_id: null, lifted_at: null }).execute())
    const come = async () => {
      const request = { party: { kind: 'fax', value: '+493012345', name: 'Toner' } as const, subject: '', channel: 'fax' as const, at: clock.now(), now: clock.now() }
      const { conversationId } = await store.write((tx) => placeInJunk(tx, ids, request))
      const messageId = await addMessage(context, { conversation_id: conversationId, channel: 'fax', fax_number: '+493012345' })
      await store.write((tx) => hold(tx, context, [{ messageId, conversationId, blockedId }]))
      return conversationId
    }
    const [first, second] = [await come(), await come()]
    expect(second).toBe(first)
    await addMessage(context, { conversation_id: first, channel: 'mail' })
    expect(await come()).not.toBe(first)
  })
})
