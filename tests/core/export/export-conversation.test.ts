import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openPdf } from '../../../src/core/adapters/pdf'
import { limits } from '../../../src/core/limits'
import type { Engine } from '../../../src/core/engine'
import type { EventPayload } from '../../../src/shared/contract'
import { resources, takeIn } from '../../helpers/engine'
import { mail, mailOffice } from '../../helpers/mail-office'
import { pdfA3bTroubles, readPdfObjects } from '../../helpers/pdf-structure'
import { readZip } from '../../helpers/read-zip'

const fax = join(resources, 'samples', 'fax000000421.tif')

const part = (name: string, body: string): string =>
  ['--x', 'Content-Type: application/pdf', `Content-Disposition: attachment; filename="${name}"`, 'Content-Transfer-Encoding: base64', '', Buffer.from(body).toString('base64')].join('\r\n')

const withFiles = (id: string, ...files: readonly (readonly [string, string])[]): string =>
  mail({
    id,
    type: 'multipart/mixed; boundary=x',
    subject: 'Auftrag 4711',
    text: ['--x', 'Content-Type: text/plain; charset=utf-8', '', 'Im Anhang die Rechnung, geprüft: „gut“ – 12 € 漢 🙂.', ...files.map(([name, body]) => part(name, body)), '--x--', ''].join('\r\n'),
  })

/** Two mails, the second one an answer, a note, and a fax of two pages put beside them. */
async function conversationOfAll() {
  const office = await mailOffice()
  const { engine } = office
  await engine.handle('recognition.pause', { paused: true })
  const first = withFiles('a@nord.example', ['Rechnung.pdf', 'one'], ['Rechnung.pdf', 'two'], ['../../boese.exe', 'three'])
  const second = withFiles('b@nord.example', ['Rechnung.pdf', 'one']).replace('MIME-Version', 'In-Reply-To: <a@nord.example>\r\nMIME-Version')
  await office.arrive(first)
  const [end] = await office.arrive(second)
  const [faxEnd] = await takeIn(engine, [fax], false)
  const conversationId = (await rowOf(engine, end?.messageId)) ?? ''
  expect(await engine.handle('conversation.move', { messageIds: [faxEnd?.messageId ?? ''], to: conversationId })).toMatchObject({ ok: true })
  expect(await engine.handle('note.add', { conversationId, text: 'Nur unter uns: Skonto verhandeln.' })).toMatchObject({ ok: true })
  return { ...office, first, second, conversationId }
}

const rowOf = async (engine: Engine, messageId: string | null | undefined): Promise<string | undefined> =>
  (await engine.context.store.read((tx) => tx.selectFrom('message').select('conversation_id').where('id', '=', messageId ?? '').executeTakeFirst()))?.conversation_id

/** Names and bytes of the files inside. */
function filesIn(bytes: Buffer): ReadonlyMap<string, string> {
  const { objects, stream, find } = readPdfObjects(bytes)
  return new Map(find(/\/Type \/Filespec/).map((number) => {
    const spec = objects.get(number) ?? ''
    const raw = /\/UF (\([^]*?(?<!\\)\))/.exec(spec)?.[1]?.slice(1, -1) ?? ''
    const name = Buffer.from(raw.replace(/\\([()\\])/g, '$1'), 'latin1')
    return [name.subarray(0, 2).toString('hex') === 'feff' ? Buffer.from(name.subarray(2)).swap16().toString('utf16le') : name.toString('latin1'), stream(Number(/\/EF <<\s*\/F (\d+)/.exec(spec)?.[1])).toString()]
  }))
}

async function wordsOf(bytes: Buffer): Promise<readonly string[]> {
  const pdf = await openPdf(bytes, limits)
  const pages = Array.from({ length: pdf.pages }, (_, index) => (pdf.words?.(index) ?? []).map(({ text }) => text).join(' '))
  pdf.close()
  return pages
}

describe('a conversation leaves as one PDF', () => {
  it('in which a fax number stands as it is read aloud', async () => {
    const { engine, folder } = await mailOffice()
    await engine.handle('recognition.pause', { paused: true })
    const [end] = await takeIn(engine, [fax], false)
    const conversationId = (await rowOf(engine, end?.messageId)) ?? ''
    await engine.context.store.write(async (tx) => {
      await tx.updateTable('message').set({ from_name: '', from_address: '', fax_number: '+496912345678' }).where('id', '=', end?.messageId ?? '').execute()
      const { contact_id: id } = await tx.selectFrom('conversation').select('contact_id').where('id', '=', conversationId).executeTakeFirstOrThrow()
      await tx.updateTable('contact').set({ name: '' }).where('id', '=', id).execute()
      await tx.deleteFrom('contact_address').where('contact_id', '=', id).execute()
      await tx.insertInto('contact_address').values({ id: 'number', contact_id: id, kind: 'fax', value: '+496912345678', origin: 'wrote' }).execute()
    })
    const target = join(folder, 'Fax.pdf')
    expect(await engine.handle('conversation.export', { conversationId, form: 'pdf', notes: false, target })).toMatchObject({ ok: true })
    const words = (await wordsOf(readFileSync(target))).join(' ')
    // On the cover, above the letter, and among its facts.
    expect(words.split('+49 69 12345678')).toHaveLength(4)
    expect(words).not.toContain('+496912345678')
  })

  it('with its letters in order, the pages of its fax and its files inside, and without notes', async () => {
    const { engine, folder, conversationId } = await conversationOfAll()
    const target = join(folder, 'Unterhaltung.pdf')
    expect(await engine.handle('conversation.export', { conversationId, form: 'pdf', notes: false, target })).toEqual({ ok: true, value: { path: target, messages: 3, missing: 0 } })
    const bytes = readFileSync(target)
    expect(pdfA3bTroubles(bytes)).toEqual([])
    expect([...filesIn(bytes)].sort()).toEqual([['Rechnung (2).pdf', 'two'], ['Rechnung.pdf', 'one'], ['boese.exe', 'three']])
    const pages = await wordsOf(bytes)
    const [letters = ''] = pages
    expect(letters).toContain('Auftrag 4711')
    expect(letters).toContain('Erika <erika@nord.example>')
    // Signs that the typeface lacks are shown as missing, never left out.
    expect(letters).toContain('geprüft: „gut“ – 12 € □ □')
    expect(pages.join(' ')).not.toContain('Skonto')
    // One sheet of letters and the two pages of the fax.
    expect(pages.length).toBe(3)
  })

  it('with its notes where they were chosen', async () => {
    const { engine, folder, conversationId } = await conversationOfAll()
    const target = join(folder, 'mit.pdf')
    expect(await engine.handle('conversation.export', { conversationId, form: 'pdf', notes: true, target })).toMatchObject({ ok: true, value: { messages: 4 } })
    expect((await wordsOf(readFileSync(target))).join(' ')).toContain('Skonto verhandeln.')
  })

  it('says which originals are gone, and goes on without them', async () => {
    const { engine, folder, conversationId } = await conversationOfAll()
    const gone = await engine.context.store.read((tx) => tx.selectFrom('attachment').select('sha256').where('name', '=', 'Rechnung.pdf').execute())
    for (const sha256 of new Set(gone.map((row) => row.sha256))) rmSync(await engine.context.blobs.file(sha256))
    const target = join(folder, 'lueckenhaft.pdf')
    const exported = await engine.handle('conversation.export', { conversationId, form: 'pdf', notes: false, target })
    expect(exported).toMatchObject({ ok: true, value: { messages: 3, missing: 3 } })
    const bytes = readFileSync(target)
    expect([pdfA3bTroubles(bytes), [...filesIn(bytes).keys()]]).toEqual([[], ['boese.exe']])
    expect((await wordsOf(bytes))[0]).toMatch(/Rechnung\.pdf \((das Original fehlt|the original is missing)/)
  })

  it('puts up with words without end and signs that are none', async () => {
    const office = await mailOffice()
    const [end] = await office.arrive(mail({ id: 'long@nord.example', subject: '\u202egnp.exe <x>&', text: `${'x'.repeat(120_000)}\r\n${'Zeile\r\n'.repeat(3_000)}\u0007` }))
    const target = join(office.folder, 'lang.pdf')
    const conversationId = (await rowOf(office.engine, end?.messageId)) ?? ''
    expect(await office.engine.handle('conversation.export', { conversationId, form: 'pdf', notes: false, target })).toMatchObject({ ok: true })
    const bytes = readFileSync(target)
    expect(pdfA3bTroubles(bytes)).toEqual([])
    expect((await wordsOf(bytes)).join(' ').match(/\bZeile\b/g)?.length).toBe(3_000)
  })
})

describe('a conversation leaves as mails', () => {
  it('several in a zip, byte for byte where they are kept, a fax with its original', async () => {
    const { engine, folder, conversationId, first, second } = await conversationOfAll()
    expect(await engine.handle('conversation.exportName', { conversationId, form: 'mails', notes: false })).toMatchObject({ ok: true, value: { ending: 'zip' } })
    const target = join(folder, 'mails.zip')
    expect(await engine.handle('conversation.export', { conversationId, form: 'mails', notes: false, target })).toMatchObject({ ok: true, value: { messages: 3, missing: 0 } })
    const entries = [...readZip(readFileSync(target))]
    expect(entries.every(([name]) => /^\d \d{4}-\d\d-\d\d [^/\\]*\.eml$/.test(name))).toBe(true)
    const bodies = entries.map(([, bytes]) => bytes.toString())
    expect(bodies.filter((body) => body === first || body === second).length).toBe(2)
    const faxMail = bodies.find((body) => body !== first && body !== second) ?? ''
    expect(faxMail).toMatch(/^From: .*@rueckkanal\.invalid>?\r$/m)
    expect(faxMail.replace(/\r\n/g, '')).toContain(readFileSync(fax).toString('base64'))
  })

  it('a single one as it is', async () => {
    const office = await mailOffice()
    const letter = mail({ id: 'one@nord.example' })
    const [end] = await office.arrive(letter)
    const conversationId = (await rowOf(office.engine, end?.messageId)) ?? ''
    expect(await office.engine.handle('conversation.exportName', { conversationId, form: 'mails', notes: false })).toMatchObject({ ok: true, value: { ending: 'eml', name: 'Auftrag – Erika – 2026-11-02' } })
    const target = join(office.folder, 'one.eml.out')
    expect(await office.engine.handle('conversation.export', { conversationId, form: 'mails', notes: false, target })).toMatchObject({ ok: true, value: { messages: 1 } })
    expect(readFileSync(target, 'utf8')).toBe(letter)
  })
})

describe('an export that does not come to its end', () => {
  it('is cancelled and leaves nothing behind; a second one beside it is refused', async () => {
    const { engine, folder, conversationId } = await conversationOfAll()
    const out = join(folder, 'out')
    mkdirSync(out)
    const told: EventPayload<'exporting'>[] = []
    engine.context.feed.listen((name, payload) => {
      if (name !== 'exporting') return
      told.push(payload as EventPayload<'exporting'>)
      void engine.handle('conversation.cancelExport', { conversationId })
    })
    const order = { conversationId, form: 'pdf', notes: false, target: join(out, 'x.pdf') } as const
    const [one, other] = await Promise.all([engine.handle('conversation.export', order), engine.handle('conversation.export', order)])
    expect([one, other]).toMatchObject([{ ok: false, error: { code: 'cancelled' } }, { ok: false, error: { code: 'export-running' } }])
    expect(told[0]).toEqual({ conversationId, done: 0, all: 3 })
    expect(readdirSync(out)).toEqual([])
    expect(await engine.handle('conversation.export', { ...order, form: 'mails' })).toMatchObject({ ok: false, error: { code: 'cancelled' } })
    expect(readdirSync(out)).toEqual([])
  })

  it('says what is wrong in a code: nothing there, nowhere to write, only notes', async () => {
    const { engine, folder, conversationId } = await conversationOfAll()
    const missing = '01890000-0000-7000-8000-000000000000'
    const target = join(folder, 'no', 'where.pdf')
    for (const form of ['pdf', 'mails'] as const) {
      expect(await engine.handle('conversation.export', { conversationId: missing, form, notes: false, target })).toMatchObject({ ok: false, error: { code: 'not-found' } })
      expect(await engine.handle('conversation.export', { conversationId, form, notes: false, target })).toMatchObject({ ok: false, error: { code: 'target-unwritable' } })
    }
    const ids = await engine.context.store.read((tx) => tx.selectFrom('message').select('id').where('conversation_id', '=', conversationId).where('channel', '!=', 'internal').execute())
    await engine.context.store.write((tx) => tx.updateTable('message').set({ channel: 'internal' }).where('id', 'in', ids.map(({ id }) => id)).execute())
    expect(await engine.handle('conversation.export', { conversationId, form: 'pdf', notes: false, target: join(folder, 'x.pdf') })).toMatchObject({ ok: false, error: { code: 'export-nothing' } })
    writeFileSync(join(folder, 'there.pdf'), 'old')
    expect(await engine.handle('conversation.export', { conversationId, form: 'pdf', notes: false, target: join(folder, 'there.pdf', 'x') })).toMatchObject({ ok: false })
    expect(readFileSync(join(folder, 'there.pdf'), 'utf8')).toBe('old')
  })
})
