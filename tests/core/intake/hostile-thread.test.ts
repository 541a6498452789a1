import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { Engine } from '../../../src/core/engine'
import { openTestEngine, takeIn } from '../../helpers/engine'
import { tempFolder } from '../../helpers/temp-folder'

// Mails that claim what is not so: ids of other people's mails, of ours, of two customers at once.

interface Told {
  readonly from: string
  readonly id: string
  readonly at?: string
  readonly subject?: string
  readonly headers?: readonly string[]
}

let serial = 0

async function arrive(engine: Engine, folder: string, { from, id, at = 'Mon, 02 Nov 2026 09:15:00 +0100', subject = 'Auftrag', headers = [] }: Told): Promise<string> {
  const path = join(folder, `mail-${String(++serial)}.eml`)
  writeFileSync(path, [`From: ${from}`, 'To: post@buero.example', `Subject: ${subject}`, `Date: ${at}`, `Message-ID: <${id}>`, ...headers, 'MIME-Version: 1.0', '', `Text ${String(serial)}`].join('\r\n'))
  const [end] = await takeIn(engine, [path], false)
  return end?.conversationId ?? ''
}

async function office(): Promise<{ readonly engine: Engine; readonly folder: string }> {
  const folder = tempFolder()
  const { engine } = await openTestEngine(join(folder, 'data'))
  return { engine, folder }
}

const count = async (engine: Engine, id: string): Promise<number> => {
  const found = await engine.handle('conversation.get', { id })
  return found.ok ? found.value.messages.length : 0
}

it('a mail that refers to mails of two customers does not make one conversation of theirs', async () => {
  const { engine, folder } = await office()
  const nord = await arrive(engine, folder, { from: 'erika@nord.example', id: '1@nord.example' })
  const sued = await arrive(engine, folder, { from: 'max@sued.example', id: '1@sued.example' })
  const forged = await arrive(engine, folder, { from: 'x@evil.example', id: 'x@evil.example', headers: ['In-Reply-To: <1@sued.example>', 'References: <1@nord.example> <1@sued.example>'] })
  expect(forged).toBe(sued)
  expect(await count(engine, nord)).toBe(1)
  expect(await count(engine, sued)).toBe(2)
})

it('two conversations of one customer that turn out to be one still become one', async () => {
  const { engine, folder } = await office()
  const first = await arrive(engine, folder, { from: 'erika@nord.example', id: '1@nord.example' })
  const second = await arrive(engine, folder, { from: 'erika@nord.example', id: '3@nord.example', subject: 'AW: Nachtrag', headers: ['In-Reply-To: <2@nord.example>'] })
  expect(second).not.toBe(first)
  const between = await arrive(engine, folder, { from: 'max@sued.example', id: '2@nord.example', headers: ['In-Reply-To: <1@nord.example>'] })
  expect(await count(engine, between)).toBe(3)
})

it('a mail that bears the id of a customer\'s mail and an early date does not draw the answers to it', async () => {
  const { engine, folder } = await office()
  const nord = await arrive(engine, folder, { from: 'erika@nord.example', id: '1@nord.example' })
  await arrive(engine, folder, { from: 'x@evil.example', id: '1@nord.example', at: 'Fri, 02 Jan 1998 09:15:00 +0100' })
  const answer = await arrive(engine, folder, { from: 'erika@nord.example', id: '2@nord.example', headers: ['In-Reply-To: <1@nord.example>'] })
  expect(answer).toBe(nord)
  const found = await engine.handle('conversation.get', { id: nord })
  expect(found.ok && found.value.messages.map((message) => message.from?.address)).toEqual(['erika@nord.example', 'erika@nord.example'])
  expect(found.ok && found.value.contact.addresses).toEqual([{ kind: 'email', value: 'erika@nord.example' }])
})

it('a stranger who answers in a customer\'s conversation stays a stranger: the conversation is still the customer\'s', async () => {
  const { engine, folder } = await office()
  const nord = await arrive(engine, folder, { from: 'Erika <erika@nord.example>', id: '1@nord.example' })
  expect(await arrive(engine, folder, { from: 'Erika <x@evil.example>', id: 'x@evil.example', headers: ['In-Reply-To: <1@nord.example>'] })).toBe(nord)
  const found = await engine.handle('conversation.get', { id: nord })
  expect(found.ok && found.value.contact.addresses).toEqual([{ kind: 'email', value: 'erika@nord.example' }])
})

it('the same mail ten thousand times is one message, and its conversation stays light', async () => {
  const { engine, folder } = await office()
  const nord = await arrive(engine, folder, { from: 'erika@nord.example', id: '1@nord.example' })
  const path = join(folder, `mail-${String(serial)}.eml`)
  for (let round = 0; round < 10; round++) await takeIn(engine, Array<string>(1_000).fill(path), false)
  const found = await engine.handle('conversation.get', { id: nord })
  if (!found.ok) throw new Error(found.error.code)
  expect(found.value.messages).toHaveLength(1)
  expect(found.value.messages[0]?.seenAgain.length).toBeLessThanOrEqual(20)
}, 120_000)
