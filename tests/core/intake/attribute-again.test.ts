import { copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openTestEngine, resources, takeIn } from '../../helpers/engine'
import { tempFolder } from '../../helpers/temp-folder'

const order = join(resources, 'samples', 'Bestellung_Tollmoor_04066969418.tif')
const complaint = join(resources, 'samples', 'fax000000417.tif')

/** The same fax again with other bytes, as a gateway would write it: what lies behind the last page is nobody's. */
function sentAgain(folder: string): string {
  const path = join(folder, 'wieder.tif')
  writeFileSync(path, Buffer.concat([readFileSync(order), Buffer.from('again')]))
  return path
}

describe('after a fax was read', () => {
  it('its sender and subject are known, and the contact is found by its number', async () => {
    const folder = tempFolder()
    const file = join(folder, 'scan.tif')
    copyFileSync(order, file)
    const { engine } = await openTestEngine(join(folder, 'data'))
    const [end] = await takeIn(engine, [file])
    const found = await engine.handle('conversation.get', { id: end?.conversationId ?? '' })
    expect(found).toMatchObject({
      ok: true,
      value: {
        contact: { addresses: [{ kind: 'fax', value: '+494066969418' }] },
        messages: [{ faxNumber: '+494066969418', attachments: [{ pages: [{ number: 1, recognition: 'done', rotation: 0, code: null }] }] }],
      },
    })
    expect(found.ok && found.value.subject).toMatch(/^Bestellung/)
    const hits = await engine.handle('search.find', { query: 'bestellung 4500-71833', limit: 10, before: null })
    expect(hits.ok && hits.value.hits.map((hit) => hit.messageId)).toEqual([end?.messageId])
  })

  it('it moves to its sender by itself while nobody has touched it', async () => {
    const folder = tempFolder()
    const { engine } = await openTestEngine(join(folder, 'data'))
    await takeIn(engine, [order])
    await takeIn(engine, [complaint])
    await takeIn(engine, [sentAgain(folder)])
    const list = await engine.handle('inbox.list', { filter: 'all', limit: 10, before: null })
    expect(list.ok && list.value.rows.map((row) => [row.contactAddress, row.messages]).sort()).toEqual([
      ['+494066969418', 2],
      ['+498999998267', 1],
    ])
    expect(await engine.handle('data.verify', {})).toEqual({ ok: true, value: { problems: [] } })
  })

  it('an answer that was begun moves with it, and the conversation it leaves is gone', async () => {
    const folder = tempFolder()
    const { engine } = await openTestEngine(join(folder, 'data'))
    await takeIn(engine, [order])
    await engine.handle('recognition.pause', { paused: true })
    const [end] = await takeIn(engine, [sentAgain(folder)], false)
    const draft = await engine.handle('draft.open', { conversationId: end?.conversationId ?? '' })
    await engine.handle('draft.save', { id: (draft.ok && draft.value.id) || '', to: '', cc: '', bcc: '', subject: '', text: 'Wir liefern.' })
    await engine.handle('recognition.pause', { paused: false })
    await engine.context.jobs.idle('recognise')
    const list = await engine.handle('inbox.list', { filter: 'all', limit: 10, before: null })
    expect(list.ok && list.value.rows.map((row) => [row.messages, row.hasDraft])).toEqual([[2, true]])
    const home = await engine.handle('conversation.get', { id: (list.ok && list.value.rows[0]?.id) || '' })
    expect(home.ok && home.value.draftIds).toEqual([draft.ok && draft.value.id])
    expect(await engine.handle('conversation.get', { id: end?.conversationId ?? '' })).toMatchObject({ ok: false, error: { code: 'not-found' } })
  })

  it('it stays where a person has read it', async () => {
    const folder = tempFolder()
    const { engine } = await openTestEngine(join(folder, 'data'))
    await takeIn(engine, [order])
    await engine.handle('recognition.pause', { paused: true })
    const [end] = await takeIn(engine, [sentAgain(folder)], false)
    await engine.handle('conversation.mark', { id: end?.conversationId ?? '', unread: false })
    await engine.handle('recognition.pause', { paused: false })
    await engine.context.jobs.idle('recognise')
    const list = await engine.handle('inbox.list', { filter: 'all', limit: 10, before: null })
    expect(list.ok && list.value.rows.map((row) => row.messages)).toEqual([1, 1])
  })
})

describe('pausing recognition', () => {
  it('leaves what is read and goes on with the rest', async () => {
    const folder = tempFolder()
    const { engine } = await openTestEngine(join(folder, 'data'))
    await engine.handle('recognition.pause', { paused: true })
    await takeIn(engine, [order, complaint], false)
    const waiting = await engine.handle('intake.progress', {})
    expect(waiting).toMatchObject({ value: { pagesDone: 0, pagesAll: 2, paused: true } })
    await engine.handle('recognition.pause', { paused: false })
    await engine.context.jobs.idle('recognise')
    const pages = await engine.context.store.read((tx) => tx.selectFrom('page').select('recognition').execute())
    expect(pages.map((page) => page.recognition)).toEqual(['done', 'done'])
  })
})
