import { appendFileSync, copyFileSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, truncateSync, watch, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { makeFormatFixtures } from '../../../scripts/samples/formats.mjs'
import type { Engine } from '../../../src/core/engine'
import type { Arrival } from '../../../src/shared/domain/arrival'
import { openTestEngine } from '../../helpers/engine'
import { sharedFolder, tempFolder } from '../../helpers/temp-folder'

let formats: string

beforeAll(async () => {
  formats = sharedFolder()
  await makeFormatFixtures(formats)
})

/** Waits, by the engine's own word, until the newest arrivals are as asked. */
function until(engine: Engine, well: (arrivals: readonly Arrival[]) => boolean): Promise<readonly Arrival[]> {
  return new Promise((resolve) => {
    const off = engine.context.feed.listen((name) => void (name === 'changed' && look()))
    const look = async (): Promise<void> => {
      const list = await engine.handle('intake.list', { which: 'recent', limit: 100, before: null })
      if (list.ok && well(list.value.arrivals)) {
        off()
        resolve(list.value.arrivals)
      }
    }
    void look()
  })
}

const allEnded = (count: number) => (arrivals: readonly Arrival[]) => arrivals.length >= count && arrivals.every((arrival) => arrival.outcome !== null)

async function watching(polling: boolean, after: 'leave' | 'move' | 'delete' = 'leave') {
  const home = tempFolder()
  const folder = join(home, 'faxe')
  mkdirSync(folder)
  const { engine } = await openTestEngine(join(home, 'data'))
  await engine.handle('recognition.pause', { paused: true })
  const added = await engine.handle('folders.add', { path: folder })
  if (added.ok) await engine.handle('folders.set', { id: added.value.id, after, polling })
  return { home, folder, engine, channel: added.ok ? added.value.id : '' }
}

const moved = 'Rueckkanal aufgenommen'
const mail = (number: number): string => `From: Erika Beispiel <erika@nordlicht.example>\nSubject: Anfrage ${String(number)}\nMessage-ID: <m${String(number)}@nordlicht.example>\n\nGuten Tag ${String(number)}\n`
const mboxOf = (mails: readonly string[]): string => mails.map((one) => `From erika@nordlicht.example Mon Nov  2 09:15:00 2026\n${one}\n`).join('')

const messagesOf = (engine: Engine) => engine.context.store.read((tx) => tx.selectFrom('message').select(['subject', 'unread', 'trashed']).orderBy('subject').execute())

describe('a watched folder', () => {
  for (const polling of [false, true]) {
    it(`${polling ? 'asked by time' : 'with notices'} takes in what appears, also in a sub-folder`, async () => {
      const { folder, engine } = await watching(polling)
      mkdirSync(join(folder, 'scan'))
      copyFileSync(join(formats, 'g4.tif'), join(folder, 'fax.tif'))
      copyFileSync(join(formats, 'g3.tif'), join(folder, 'scan', 'scan.tif'))
      const arrivals = await until(engine, allEnded(2))
      expect(arrivals.map((arrival) => [arrival.name, arrival.outcome]).sort()).toEqual([
        ['fax.tif', 'recorded'],
        ['scan.tif', 'recorded'],
      ])
      expect(readdirSync(folder).sort()).toEqual(['fax.tif', 'scan'])
    })
  }

  it('waits for a file that is still being written and takes it whole', async () => {
    const { folder, engine } = await watching(false)
    const bytes = readFileSync(join(formats, 'g4.tif'))
    const file = join(folder, 'langsam.tif')
    writeFileSync(file, bytes.subarray(0, 100))
    await until(engine, (arrivals) => arrivals.some((arrival) => arrival.stage === 'seen'))
    appendFileSync(file, bytes.subarray(100))
    const [arrival] = await until(engine, allEnded(1))
    expect(arrival).toMatchObject({ outcome: 'recorded', size: bytes.length })
  })

  it('passes over what programs write for themselves, and a file that is renamed is taken under its last name', async () => {
    const { folder, engine } = await watching(false)
    copyFileSync(join(formats, 'g4.tif'), join(folder, 'fax.tif.part'))
    copyFileSync(join(formats, 'g4.tif'), join(folder, '.versteckt.tif'))
    renameSync(join(folder, 'fax.tif.part'), join(folder, 'fax.tif'))
    const arrivals = await until(engine, allEnded(1))
    expect(arrivals.map((arrival) => arrival.name)).toEqual(['fax.tif'])
  })

  it('moves or deletes after the commit, as it is set', async () => {
    for (const [after, left] of [['move', ['Rueckkanal aufgenommen']], ['delete', []]] as const) {
      const { folder, engine } = await watching(false, after)
      copyFileSync(join(formats, 'g4.tif'), join(folder, 'fax.tif'))
      await until(engine, allEnded(1))
      await engine.intake.idle()
      expect(readdirSync(folder)).toEqual(left)
    }
  })

  it('leaves in place what waits in quarantine', async () => {
    const { folder, engine } = await watching(false, 'delete')
    writeFileSync(join(folder, 'notiz.xyz'), 'kein Fax')
    const [arrival] = await until(engine, allEnded(1))
    expect(arrival).toMatchObject({ outcome: 'quarantined', code: 'unsupported-type' })
    expect(readdirSync(folder)).toEqual(['notiz.xyz'])
  })

  it('does not take the same file again at the next start', async () => {
    const { folder, engine, home } = await watching(false)
    copyFileSync(join(formats, 'g4.tif'), join(folder, 'fax.tif'))
    await until(engine, allEnded(1))
    await engine.stop()
    const second = await openTestEngine(join(home, 'data'))
    copyFileSync(join(formats, 'g3.tif'), join(folder, 'neu.tif'))
    const arrivals = await until(second.engine, allEnded(2))
    expect(arrivals.map((arrival) => arrival.name).sort()).toEqual(['fax.tif', 'neu.tif'])
  })

  it('that is away says so at the next start; one that is not there is refused', async () => {
    const { folder, engine, home, channel } = await watching(false)
    await engine.stop()
    rmSync(folder, { recursive: true })
    const second = await openTestEngine(join(home, 'data'))
    expect(await second.engine.handle('folders.list', {})).toMatchObject({ value: { folders: [{ id: channel, code: 'folder-unreadable' }] } })
    expect(await second.engine.handle('folders.add', { path: join(home, 'nie') })).toMatchObject({ ok: false, error: { code: 'folder-unreadable' } })
    await second.engine.handle('folders.remove', { id: channel })
    expect(await second.engine.handle('folders.list', {})).toEqual({ ok: true, value: { folders: [] } })
  })

  it('takes a file in again that changed while its arrival was under way', async () => {
    const { folder, engine } = await watching(false)
    const file = join(folder, 'anhaengend.tif')
    const keep = engine.context.blobs.flush
    let changed = false
    Object.assign(engine.context.blobs, {
      flush: async () => {
        await keep()
        if (changed) return
        changed = true
        // The writer comes back when the first bytes are kept already; the notice finds the arrival under way.
        const heard = new Promise<void>((resolve) => void watch(folder, () => resolve()))
        copyFileSync(join(formats, 'g3.tif'), file)
        await heard
      },
    })
    copyFileSync(join(formats, 'g4.tif'), file)
    const arrivals = await until(engine, allEnded(2))
    expect(arrivals.map((arrival) => arrival.outcome)).toEqual(['recorded', 'recorded'])
  })

  it('knows at the next start what it could not take in', async () => {
    const { folder, engine, home } = await watching(false)
    const file = join(folder, 'riesig.tif')
    writeFileSync(file, 'a')
    await until(engine, (arrivals) => arrivals.some((arrival) => arrival.stage === 'seen'))
    truncateSync(file, 600 * 1024 * 1024)
    const [arrival] = await until(engine, allEnded(1))
    expect(arrival).toMatchObject({ code: 'file-too-large', size: 600 * 1024 * 1024 })
    await engine.stop()
    const second = await openTestEngine(join(home, 'data'))
    copyFileSync(join(formats, 'g3.tif'), join(folder, 'neu.tif'))
    expect((await until(second.engine, (all) => allEnded(2)(all) && all.some(({ name }) => name === 'neu.tif'))).map(({ name }) => name).sort()).toEqual(['neu.tif', 'riesig.tif'])
  })

  it('inside another takes each file once', async () => {
    const { folder, engine } = await watching(false)
    mkdirSync(join(folder, 'scan'))
    await engine.handle('folders.add', { path: join(folder, 'scan') })
    copyFileSync(join(formats, 'g4.tif'), join(folder, 'scan', 'fax.tif'))
    copyFileSync(join(formats, 'g3.tif'), join(folder, 'danach.tif'))
    const arrivals = await until(engine, (all) => allEnded(2)(all) && all.some(({ name }) => name === 'danach.tif'))
    expect(arrivals.map(({ name, outcome }) => [name, outcome]).sort()).toEqual([['danach.tif', 'recorded'], ['fax.tif', 'recorded']])
  })

  it('never takes what the engine keeps itself', async () => {
    const { home, engine } = await watching(false)
    writeFileSync(join(home, 'data', 'fremd.eml'), 'From: a@b.example\r\nSubject: x\r\n\r\nx\r\n')
    const added = await engine.handle('folders.add', { path: home })
    await engine.handle('folders.set', { id: added.ok ? added.value.id : '', after: 'delete', polling: false })
    writeFileSync(join(home, 'brief.eml'), 'From: a@b.example\r\nSubject: y\r\n\r\ny\r\n')
    const arrivals = await until(engine, allEnded(1))
    expect(arrivals.map(({ name }) => name)).toEqual(['brief.eml'])
    expect(readdirSync(join(home, 'data'))).toContain('fremd.eml')
  })

  it('takes an mbox in message by message, and clears it away when the last of it is safe', async () => {
    const { folder, engine } = await watching(false, 'move')
    writeFileSync(join(folder, 'Archiv'), mboxOf([mail(1), mail(2), mail(3)]))
    const arrivals = await until(engine, (all) => allEnded(4)(all))
    expect(arrivals.map(({ name, outcome }) => `${name} ${outcome ?? ''}`).sort()).toEqual(['Archiv recorded', 'Archiv#1 recorded', 'Archiv#2 recorded', 'Archiv#3 recorded'])
    await engine.intake.idle()
    expect(readdirSync(folder)).toEqual([moved])
    expect(readdirSync(join(folder, moved))).toEqual(['Archiv'])
    expect((await messagesOf(engine)).map(({ subject }) => subject)).toEqual(['Anfrage 1', 'Anfrage 2', 'Anfrage 3'])
  })

  it('keeps an mbox in place while one of its messages waits for a person; then it goes', async () => {
    const { folder, engine } = await watching(false, 'delete')
    const file = join(folder, 'Archiv.mbox')
    writeFileSync(file, mboxOf([mail(1), '\u0000\u0001\n', mail(3)]))
    const arrivals = await until(engine, (all) => allEnded(4)(all))
    await engine.intake.idle()
    expect(readdirSync(folder)).toEqual(['Archiv.mbox'])
    const waiting = arrivals.find(({ outcome }) => outcome === 'quarantined')
    expect(waiting).toMatchObject({ name: 'Archiv.mbox#2', code: 'unsupported-type' })
    await engine.handle('intake.assign', { id: waiting?.id ?? '', conversationId: null })
    await engine.intake.idle()
    expect(readdirSync(folder)).toEqual([])
    expect(await messagesOf(engine)).toHaveLength(3)
  })

  it('of an mbox to which a mail is added takes in that mail alone; one that was tidied up is read anew', async () => {
    const { folder, engine, home } = await watching(false)
    const file = join(folder, 'Posteingang')
    writeFileSync(file, mboxOf([mail(1), mail(2)]))
    await until(engine, allEnded(3))
    appendFileSync(file, mboxOf([mail(3)]))
    const grown = await until(engine, (all) => allEnded(5)(all))
    expect(grown.map(({ name, outcome }) => `${name} ${outcome ?? ''}`).sort()).toEqual(['Posteingang recorded', 'Posteingang recorded', 'Posteingang#1 recorded', 'Posteingang#2 recorded', 'Posteingang#3 recorded'])
    await engine.stop()
    // As large as before, and another mail in the first's place.
    writeFileSync(file, mboxOf([mail(9), mail(2), mail(3)]))
    const second = await openTestEngine(join(home, 'data'))
    const last = await until(second.engine, (all) => allEnded(7)(all))
    expect(last.filter(({ name }) => name === 'Posteingang#1').map(({ outcome }) => outcome)).toEqual(['recorded', 'recorded'])
    expect((await messagesOf(second.engine)).map(({ subject }) => subject)).toEqual(['Anfrage 1', 'Anfrage 2', 'Anfrage 3', 'Anfrage 9'])
  })

  it('takes in the mails of a Maildir with their flags, follows them under new names, and leaves its own files alone', async () => {
    const { folder, engine } = await watching(false)
    const box = join(folder, 'Maildir')
    for (const part of ['tmp', 'cur', 'new', '.Sent/cur', '.Sent/new']) mkdirSync(join(box, part), { recursive: true })
    for (const name of ['dovecot-uidlist', 'maildirsize', '.Sent/maildirfolder', '.Sent/dovecot.index']) writeFileSync(join(box, name), '3 V1\n')
    writeFileSync(join(box, 'tmp', '9.halb'), mail(9))
    writeFileSync(join(box, 'cur', '1.gelesen:2,S'), mail(1))
    writeFileSync(join(box, 'new', '2.neu'), mail(2))
    writeFileSync(join(box, 'cur', '3.weg:2,ST'), mail(3))
    writeFileSync(join(box, '.Sent', 'cur', '4.fort:2,S'), mail(4))
    const arrivals = await until(engine, allEnded(4))
    expect(arrivals.map(({ name }) => name).sort()).toEqual(['1.gelesen:2,S', '2.neu', '3.weg:2,ST', '4.fort:2,S'])
    expect(await messagesOf(engine)).toMatchObject([{ subject: 'Anfrage 1', unread: 0, trashed: 0 }, { subject: 'Anfrage 2', unread: 1, trashed: 0 }, { subject: 'Anfrage 3', unread: 0, trashed: 1 }, { subject: 'Anfrage 4', unread: 0 }])
    const hints = await engine.context.store.read((tx) => tx.selectFrom('arrival').select('hints_json').where('name', '=', '4.fort:2,S').executeTakeFirstOrThrow())
    expect(JSON.parse(hints.hints_json)).toMatchObject({ folder: 'Sent', seen: true })
    const read = new Promise<void>((resolve) => engine.context.feed.listen((_, payload) => void ('kinds' in payload && payload.kinds.includes('message') && resolve())))
    renameSync(join(box, 'new', '2.neu'), join(box, 'cur', '2.neu:2,RS'))
    await read
    expect((await messagesOf(engine))[1]).toMatchObject({ subject: 'Anfrage 2', unread: 0 })
    writeFileSync(join(box, 'new', '5.danach'), mail(5))
    expect(await until(engine, (all) => all.some(({ name }) => name === '5.danach') && allEnded(5)(all))).toHaveLength(5)
  })

  it('added twice at once is one', async () => {
    const { home, engine } = await watching(false)
    const path = join(home, 'zweit')
    mkdirSync(path)
    const [one, other] = await Promise.all([engine.handle('folders.add', { path }), engine.handle('folders.add', { path })])
    expect(one).toEqual(other)
  })
})
