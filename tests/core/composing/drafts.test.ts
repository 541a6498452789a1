import { createHash } from 'node:crypto'
import { chmodSync, mkdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { DocumentReader, Rotation } from '../../../src/core/ports'
import type { PageTable } from '../../../src/core/store/tables'
import { ok } from '../../../src/shared/result'
import { bytesOf } from '../../helpers/bytes-of'
import { addIncoming, addMessage } from '../../helpers/correspondence'
import { good, openOffice, type Office } from '../../helpers/office'
import { tempFolder } from '../../helpers/temp-folder'

const sha = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex')
const nobody = '0190a0a0-0000-7000-8000-000000000001'

describe('a draft', () => {
  it('is opened once, whoever asks', async () => {
    const { calls, context } = await openOffice()
    const { conversationId, messageId } = await addIncoming(context)
    const [one, other] = await Promise.all([calls['draft.open']({ conversationId }), calls['draft.open']({ conversationId })])
    expect(good(one).id).toBe(good(other).id)
    expect(good(one)).toMatchObject({ conversationId, replyTo: messageId, to: 'Erika Beispiel <erika@kunde.example>', cc: '', subject: 'AW: Anfrage', attachments: [] })
    expect(good(one).text).toContain('Mit freundlichen Grüßen')
    expect(context.announced.filter(({ kinds }) => kinds.includes('draft'))).toEqual([{ kinds: ['draft'], ids: [conversationId] }])
  })

  it('answers the newest that came in', async () => {
    const { calls, context } = await openOffice()
    const { conversationId } = await addIncoming(context, { at: 1_000 })
    const newest = await addMessage(context, { conversation_id: conversationId, at: 3_000, subject: 'Re: AW: Neu' })
    await addMessage(context, { conversation_id: conversationId, at: 9_000, direction: 'out', sha256: null })
    expect(good(await calls['draft.open']({ conversationId }))).toMatchObject({ replyTo: newest, subject: 'AW: Neu' })
  })

  it('keeps what is typed as it is typed', async () => {
    const { calls, context } = await openOffice()
    const { conversationId } = await addIncoming(context)
    const { id } = good(await calls['draft.open']({ conversationId }))
    context.clock.advance(1_000)
    const typed = { id, to: 'halb@', cc: ' ; ', bcc: 'c@', subject: '  zwei  Blanks ', text: 'Zeile\r\n\tTab \u0000 😀\n' }
    expect(good(await calls['draft.save'](typed))).toEqual({ updatedAt: context.clock.now() })
    expect(good(await calls['draft.open']({ conversationId }))).toMatchObject({ ...typed, updatedAt: context.clock.now() })
  })

  it('discarded is gone, twice as well', async () => {
    const { calls, context } = await openOffice()
    const { conversationId } = await addIncoming(context)
    const { id } = good(await calls['draft.open']({ conversationId }))
    good(await calls['draft.discard']({ id }))
    good(await calls['draft.discard']({ id }))
    expect(await calls['draft.save']({ id, to: '', cc: '', bcc: '', subject: '', text: '' })).toMatchObject({ ok: false, error: { code: 'not-found' } })
    expect(good(await calls['draft.open']({ conversationId })).id).not.toBe(id)
  })

  it('of nothing that is there', async () => {
    const { calls } = await openOffice()
    expect(await calls['draft.open']({ conversationId: nobody })).toMatchObject({ error: { code: 'not-found' } })
    expect(await calls['draft.attachFiles']({ id: nobody, paths: ['/'] })).toMatchObject({ error: { code: 'not-found' } })
    expect(await calls['draft.attachFax']({ id: nobody, attachmentId: nobody })).toMatchObject({ error: { code: 'not-found' } })
    expect(await calls['draft.detach']({ id: nobody, attachmentId: nobody })).toMatchObject({ error: { code: 'not-found' } })
  })
})

describe('attached files', () => {
  async function open(office: Office): Promise<string> {
    const { conversationId } = await addIncoming(office.context)
    return good(await office.calls['draft.open']({ conversationId })).id
  }

  it('are copies: what becomes of the files does not matter', async () => {
    const office = await openOffice()
    const id = await open(office)
    const path = join(tempFolder(), 'Angebot März.pdf')
    writeFileSync(path, 'Inhalt')
    const draft = good(await office.calls['draft.attachFiles']({ id, paths: [path] }))
    writeFileSync(path, 'anders')
    expect(draft.attachments).toMatchObject([{ name: 'Angebot März.pdf', mediaType: 'application/pdf', size: 6 }])
    expect((await bytesOf(office.context.blobs, sha('Inhalt'))).toString()).toBe('Inhalt')
    good(await office.calls['outbox.send']({ draftId: id }))
    await office.pass(10_000)
    expect(office.smtp.mails[0]?.raw.toString()).toContain(Buffer.from('Inhalt').toString('base64'))
  })

  it('the same twice is attached once, and can be taken off', async () => {
    const office = await openOffice()
    const id = await open(office)
    const path = join(tempFolder(), 'a.txt')
    writeFileSync(path, 'a')
    await office.calls['draft.attachFiles']({ id, paths: [path] })
    const draft = good(await office.calls['draft.attachFiles']({ id, paths: [path] }))
    expect(draft.attachments).toHaveLength(1)
    expect(good(await office.calls['draft.detach']({ id, attachmentId: draft.attachments[0]?.id ?? '' })).attachments).toEqual([])
  })

  it('all or none', async () => {
    const office = await openOffice()
    const id = await open(office)
    const folder = tempFolder()
    writeFileSync(join(folder, 'gut.txt'), 'a')
    mkdirSync(join(folder, 'ordner'))
    const attach = (name: string) => office.calls['draft.attachFiles']({ id, paths: [join(folder, 'gut.txt'), join(folder, name)] })
    expect(await attach('fort.txt')).toMatchObject({ error: { code: 'file-missing' } })
    expect(await attach('ordner')).toMatchObject({ error: { code: 'file-unreadable' } })
    const { conversationId } = good(await office.calls['draft.detach']({ id, attachmentId: nobody }))
    expect(good(await office.calls['draft.open']({ conversationId })).attachments).toEqual([])
  })

  it.skipIf(process.getuid?.() === 0)('one that may not be read is named', async () => {
    const office = await openOffice()
    const id = await open(office)
    const path = join(tempFolder(), 'geheim.txt')
    writeFileSync(path, 'a')
    chmodSync(path, 0)
    expect(await office.calls['draft.attachFiles']({ id, paths: [path] })).toMatchObject({ error: { code: 'file-unreadable' } })
  })

  it('too large, alone or together', async () => {
    const office = await openOffice()
    const id = await open(office)
    const folder = tempFolder()
    const make = (name: string, size: number): string => {
      writeFileSync(join(folder, name), name)
      truncateSync(join(folder, name), size)
      return join(folder, name)
    }
    expect(await office.calls['draft.attachFiles']({ id, paths: [make('riesig.zip', 30 * 1_048_576)] })).toMatchObject({ error: { code: 'message-too-large', params: { sizeMb: 30, limitMb: 25 } } })
    good(await office.calls['draft.attachFiles']({ id, paths: [make('eins.zip', 10 * 1_048_576)] }))
    expect(await office.calls['draft.attachFiles']({ id, paths: [make('zwei.zip', 9 * 1_048_576)] })).toMatchObject({ error: { code: 'message-too-large' } })
  })

  it('an original that was lost since is told before anything is committed', async () => {
    const office = await openOffice()
    const id = await open(office)
    await office.context.store.write((tx) =>
      tx.insertInto('draft_attachment').values({ id: office.context.ids.next(), draft_id: id, position: 0, sha256: 'c'.repeat(64), name: 'x', media_type: 'x/y', size: 1 }).execute(),
    )
    expect(await office.calls['outbox.send']({ draftId: id })).toMatchObject({ error: { code: 'attachment-missing' } })
  })
})

describe('an attached fax', () => {
  async function openFax(type: 'tiff' | 'pdf' | null, role: 'document' | 'attached' = 'document') {
    const turned: Rotation[][] = []
    const toPdf: DocumentReader['toPdf'] = async (path, _type, rotations) => {
      turned.push([...rotations])
      return ok(Buffer.concat([Buffer.from('%PDF '), readFileSync(path)]))
    }
    const office = await openOffice({ reader: { toPdf } as DocumentReader })
    const { context, calls } = office
    const original = Buffer.from('Bild')
    await context.blobs.put(sha(original), { bytes: original })
    const { conversationId, messageId } = await addIncoming(context, { channel: 'fax', at: Date.UTC(2026, 2, 12, 11), external_id: null, fax_number: '+49891234' }, { name: 'Nordlicht' })
    const attachmentId = context.ids.next()
    await context.store.write(async (tx) => {
      await tx.insertInto('attachment').values({ id: attachmentId, message_id: messageId, role, position: 0, sha256: sha(original), name: 'scan.tif', media_type: 'image/tiff', size: 4, content_id: null, type }).execute()
      const page = (number: number, rotation: Rotation): PageTable => ({ id: context.ids.next(), attachment_id: attachmentId, message_id: messageId, number, width: 1, height: 1, rotation, code: null, recognition: 'done', text: '', language: null, confidence: null, line_json: null, facts_json: null, turned_to: null, read_by: null })
      await tx.insertInto('page').values([page(2, 180), page(1, 0)]).execute()
    })
    const { id } = good(await calls['draft.open']({ conversationId }))
    return { office, original, turned, attachmentId, id }
  }

  it('goes as PDF with its pages turned as they are shown', async () => {
    const { office, turned, attachmentId, id } = await openFax('tiff')
    const draft = good(await office.calls['draft.attachFax']({ id, attachmentId }))
    expect(draft.attachments).toMatchObject([{ name: 'Fax 2026-03-12 Nordlicht.pdf', mediaType: 'application/pdf', size: 9 }])
    expect(turned).toEqual([[0, 180]])
    expect((await bytesOf(office.context.blobs, sha('%PDF Bild'))).toString()).toBe('%PDF Bild')
    expect(good(await office.calls['draft.attachFax']({ id, attachmentId })).attachments).toHaveLength(1)
  })

  it('that came as PDF goes as it came', async () => {
    const { office, turned, attachmentId, id, original } = await openFax('pdf')
    good(await office.calls['draft.attachFax']({ id, attachmentId }))
    expect(turned).toEqual([])
    expect(await office.context.store.read((tx) => tx.selectFrom('draft_attachment').select(['sha256', 'size']).execute())).toEqual([{ sha256: sha(original), size: 4 }])
  })

  it('a picture that a mail carried keeps its name', async () => {
    const { office, attachmentId, id } = await openFax('tiff', 'attached')
    expect(good(await office.calls['draft.attachFax']({ id, attachmentId })).attachments).toMatchObject([{ name: 'scan.pdf' }])
  })

  it('what cannot be opened, or is another conversation, is refused', async () => {
    const unknown = await openFax(null)
    expect(await unknown.office.calls['draft.attachFax']({ id: unknown.id, attachmentId: unknown.attachmentId })).toMatchObject({ error: { code: 'unsupported-type' } })
    const { office, attachmentId } = await openFax('tiff')
    const { conversationId } = await addIncoming(office.context)
    const foreign = good(await office.calls['draft.open']({ conversationId }))
    expect(await office.calls['draft.attachFax']({ id: foreign.id, attachmentId })).toMatchObject({ error: { code: 'not-found' } })
  })
})
