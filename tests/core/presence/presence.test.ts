import { expect, it } from 'vitest'
import { createPresence, gatherMs } from '../../../src/core/presence'
import type { EventPayload } from '../../../src/shared/contract'
import { openTestEngine } from '../../helpers/engine'
import { mail } from '../../helpers/mail-office'
import { tempFolder } from '../../helpers/temp-folder'
import { join } from 'node:path'
import { writeFileSync } from 'node:fs'

/** An engine with a person at its desk, and what its host would hear; looking is done when a test says so. */
async function officeAt() {
  const folder = tempFolder()
  const { engine } = await openTestEngine(join(folder, 'data'), { start: false })
  await engine.start({ attended: false })
  const told: EventPayload<'presence'>[] = []
  const waiting: (() => void)[] = []
  const clock = { ...engine.context.clock, after: (ms: number, action: () => void) => (expect(ms).toBe(gatherMs), waiting.push(action), () => undefined) }
  const presence = createPresence({ ...engine.context, clock })
  let heard: (() => void) | null = null
  engine.context.feed.listen((name, payload) => {
    if (name !== 'presence') return
    told.push(payload as EventPayload<'presence'>)
    heard?.()
  })
  /** Lets the gathering end, and answers what was told. */
  const look = async () => {
    const next = waiting.shift()
    if (!next) return null
    const answered = new Promise<void>((resolve) => (heard = resolve))
    next()
    await answered
    return told.at(-1) ?? null
  }
  await presence.start()
  await look()
  let serial = 0
  const arrive = async (via: 'folder' | 'hand', subject = 'Auftrag') => {
    const path = join(folder, `${++serial}.eml`)
    writeFileSync(path, mail({ id: `${serial}@nord.example`, subject }))
    await engine.intake.takeIn([path], 'hand')
    await engine.intake.idle()
    if (via === 'folder') await engine.context.store.write((tx) => tx.updateTable('arrival').set({ via: 'folder' }).where('path', '=', path).execute())
  }
  const person = async (name: string) => {
    const saved = await engine.handle('people.save', { id: null, name, initials: '', colour: null, hours: [] })
    return saved.ok ? saved.value.id : ''
  }
  const conversation = async () => (await engine.context.store.read((tx) => tx.selectFrom('conversation').select('id').executeTakeFirstOrThrow())).id
  return { engine, presence, look, arrive, person, conversation, waiting }
}

it('what comes in by itself is told once, and gathered', async () => {
  const { look, arrive, waiting } = await officeAt()
  await arrive('folder', 'Eins')
  await arrive('folder', 'Zwei')
  expect(waiting.length).toBe(1)
  expect(await look()).toMatchObject({ unread: 2, told: { kind: 'mail', count: 2 } })
  await arrive('hand', 'Drei')
  expect(await look()).toMatchObject({ unread: 3, told: null })
})

it('what was read meanwhile is none, and the number follows', async () => {
  const { engine, look, arrive, conversation } = await officeAt()
  await arrive('folder')
  await engine.handle('conversation.mark', { id: await conversation(), unread: false })
  expect(await look()).toEqual({ unread: 0, told: null })
})

it('what others give or write to whoever sits here is told, and not what he does himself', async () => {
  const { engine, look, arrive, person, conversation } = await officeAt()
  const [anna, bernd] = [await person('Anna Beispiel'), await person('Bernd Beispiel')]
  await engine.handle('people.choose', { id: anna })
  await arrive('hand')
  await look()
  const id = await conversation()
  await engine.handle('work.do', { conversationIds: [id], deed: { kind: 'owner', personId: anna } })
  await engine.handle('note.add', { conversationId: id, text: 'Für mich: @Anna Beispiel' })
  expect(await look()).toMatchObject({ told: null })
  await engine.handle('work.do', { conversationIds: [id], deed: { kind: 'owner', personId: bernd } })
  await engine.handle('note.add', { conversationId: id, text: 'Bitte ansehen @Bernd Beispiel' })
  await engine.handle('people.choose', { id: bernd })
  expect(await look()).toMatchObject({ told: { kind: 'several', count: 2, conversationId: id } })
})

it('settings are kept, take bad values for nothing, and rule', async () => {
  const { engine, look, arrive } = await officeAt()
  expect(await engine.handle('presence.get', {})).toMatchObject({ ok: true, value: { names: false, tray: false, quiet: null } })
  expect(await engine.handle('presence.set', { quiet: { from: -1, to: 5_000 } })).toMatchObject({ ok: false, error: { code: 'invalid-input' } })
  expect(await engine.handle('presence.set', { names: true, tell: { fax: true, mail: true, assigned: false, mentioned: false } })).toMatchObject({ ok: true })
  await arrive('folder', 'Kündigung')
  expect(await look()).toMatchObject({ told: { kind: 'mail', who: 'Erika', subject: 'Kündigung' } })
  await engine.handle('presence.set', { tell: { fax: true, mail: false, assigned: false, mentioned: false } })
  await arrive('folder', 'Noch eine')
  expect(await look()).toMatchObject({ unread: 2, told: null })
})
