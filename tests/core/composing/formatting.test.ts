import { createHash } from 'node:crypto'
import PostalMime from 'postal-mime'
import { describe, expect, it } from 'vitest'
import { encode } from 'fast-png'
import { conversationHandlers } from '../../../src/core/conversations'
import { tellFileType } from '../../../src/core/adapters/file-type'
import type { Draft } from '../../../src/shared/domain/draft'
import { addIncoming } from '../../helpers/correspondence'
import { good, openOffice, type Office } from '../../helpers/office'

const png = (side: number): string => Buffer.from(encode({ width: side, height: side, data: new Uint8Array(side * side * 3).fill(200), channels: 3 })).toString('base64')
const words = (text: string, marks: object[] = []) => ({ type: 'paragraph', content: [{ type: 'text', text, ...(marks.length > 0 && { marks }) }] })
const shown = (contentId: string, alt = 'Schaden.png') => ({ type: 'paragraph', content: [{ type: 'picture', attrs: { contentId, alt } }] })
const doc = (...content: object[]): string => JSON.stringify({ type: 'doc', content })
const bold = [{ type: 'bold' }]

const save = async ({ calls }: Office, { id, to, cc, bcc, subject, text }: Draft, formatted: string | null) => calls['draft.save']({ id, to, cc, bcc, subject, text, formatted })

async function begin() {
  const office = await openOffice({ tellType: tellFileType })
  const { conversationId } = await addIncoming(office.context)
  const draft = good(await office.calls['draft.open']({ conversationId }))
  return { office, draft, conversationId }
}

async function sent(office: Office, draftId: string) {
  const { messageId } = good(await office.calls['outbox.send']({ draftId }))
  await office.pass(10_000)
  const raw = office.smtp.mails.at(-1)?.raw ?? Buffer.alloc(0)
  return { messageId, raw: raw.toString(), mail: await PostalMime.parse(raw) }
}

describe('a formatted draft', () => {
  it('is kept with the plain words that the engine writes itself, and goes as both', async () => {
    const { office, draft, conversationId } = await begin()
    good(await save(office, { ...draft, text: 'was das Fenster meint' }, doc(words('Guten Tag,'), words('wichtig', bold))))
    expect(good(await office.calls['draft.open']({ conversationId }))).toMatchObject({ text: 'Guten Tag,\n*wichtig*', formatted: doc(words('Guten Tag,'), words('wichtig', bold)) })
    const { mail, messageId } = await sent(office, draft.id)
    expect(mail.text?.trim()).toBe('Guten Tag,\n*wichtig*')
    expect(mail.html).toContain('<div><strong>wichtig</strong></div>')
    expect(await office.message(messageId)).toMatchObject({ has_html: 1, text: 'Guten Tag,\n*wichtig*' })
    expect(good(await conversationHandlers(office.context)['message.html']({ id: messageId })).html).toContain('<strong>wichtig</strong>')
  })

  it('without any formatting goes as plain text alone', async () => {
    const { office, draft } = await begin()
    good(await save(office, draft, doc(words('Guten Tag'), { type: 'quote', content: [words('gefragt')] })))
    const { mail, raw, messageId } = await sent(office, draft.id)
    expect(raw).toMatch(/^Content-Type: text\/plain/m)
    expect(raw).not.toMatch(/multipart|text\/html/)
    expect(mail.text?.trim()).toBe('Guten Tag\n> gefragt')
    expect((await office.message(messageId)).has_html).toBe(0)
  })

  it('that is no such thing is refused, and what was kept stays', async () => {
    const { office, draft, conversationId } = await begin()
    good(await save(office, draft, doc(words('gut', bold))))
    for (const wrong of ['<b>x</b>', doc({ type: 'script' }), doc(shown('https://x.example/a.png')), doc(shown('a@b', 'x\r\nBcc: y'))]) expect(await save(office, draft, wrong)).toMatchObject({ error: { code: 'invalid-input' } })
    expect(good(await office.calls['draft.open']({ conversationId })).text).toBe('*gut*')
  })

  it('taken back is formatted as it was', async () => {
    const { office, draft } = await begin()
    good(await save(office, draft, doc(words('wichtig', bold))))
    const back = good(await office.calls['outbox.undo'](good(await office.calls['outbox.send']({ draftId: draft.id }))))
    expect(back.formatted).toBe(doc(words('wichtig', bold)))
  })

  it('open placeholders in it are never sent', async () => {
    const { office, draft } = await begin()
    good(await save(office, draft, doc(words('Guten Tag {{contact.name}}', bold))))
    expect(await office.calls['outbox.send']({ draftId: draft.id })).toMatchObject({ error: { code: 'placeholder-open' } })
  })
})

describe('a picture in the text', () => {
  it('goes where the text shows it, beside a file, and is shown in what was sent', async () => {
    const { office, draft } = await begin()
    const { contentId } = good(await office.calls['draft.addPicture']({ id: draft.id, name: 'Schaden.png', bytes: png(40) }))
    good(await save(office, draft, doc(words('So sieht es aus:'), shown(contentId))))
    const { mail, raw, messageId } = await sent(office, draft.id)
    expect(raw.match(/multipart\/(\w+)/g)).toEqual(['multipart/alternative', 'multipart/related'])
    expect(mail.html).toContain(`<img src="cid:${contentId}" alt="Schaden.png"`)
    expect(mail.text).toContain('[Schaden.png]')
    expect(mail.attachments).toMatchObject([{ filename: 'Schaden.png', mimeType: 'image/png', disposition: 'inline', contentId: `<${contentId}>` }])
    const rows = await office.context.store.read((tx) => tx.selectFrom('attachment').selectAll().where('message_id', '=', messageId).execute())
    expect(rows).toMatchObject([{ role: 'inline', content_id: contentId }])
  })

  it('of the message that is answered is taken over, in the place of the file that went along; of no other message', async () => {
    const office = await openOffice({ tellType: tellFileType })
    const { store, ids, blobs } = office.context
    const { conversationId, messageId } = await addIncoming(office.context)
    const add = async (bytes: Buffer, to = messageId) => {
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      await blobs.put(sha256, { bytes })
      const id = ids.next()
      await store.write(async (tx) => void (await tx.insertInto('attachment').values({ id, message_id: to, role: 'inline', position: 0, sha256, name: 'plan.png', media_type: 'image/png', size: bytes.length, content_id: '<plan@x>', type: null }).execute()))
      return id
    }
    const large = Buffer.concat([Buffer.from(png(40), 'base64'), Buffer.alloc(30_000)])
    const plan = await add(large)
    const foreign = await add(large, (await addIncoming(office.context)).messageId)
    const html = await add(Buffer.from('<script>1</script>'))
    const draft = good(await office.calls['draft.takeUp']({ messageId, how: 'forward' }))
    expect(draft.attachments).toMatchObject([{ name: 'plan.png', contentId: null }])
    const taken = good(await office.calls['draft.takePicture']({ id: draft.id, attachmentId: plan }))
    expect(taken.draft.attachments).toMatchObject([{ name: 'plan.png', contentId: taken.contentId }])
    expect(taken.contentId).not.toContain('plan@x')
    for (const [attachmentId, code] of [[foreign, 'not-found'], [html, 'picture-unusable'], [conversationId, 'not-found']] as const) {
      expect(await office.calls['draft.takePicture']({ id: draft.id, attachmentId })).toMatchObject({ error: { code } })
    }
  })

  it('taken out of the text stays behind; in a plain text it goes as a file', async () => {
    const { office, draft, conversationId } = await begin()
    const { contentId } = good(await office.calls['draft.addPicture']({ id: draft.id, name: 'a.png', bytes: png(40) }))
    good(await save(office, draft, doc(words('ohne Bild', bold))))
    expect((await sent(office, draft.id)).mail.attachments).toEqual([])
    const plain = good(await office.calls['draft.open']({ conversationId }))
    good(await office.calls['draft.addPicture']({ id: plain.id, name: 'a.png', bytes: png(40) }))
    good(await save(office, { ...plain, text: 'nur Text' }, null))
    expect((await sent(office, plain.id)).mail.attachments).toMatchObject([{ filename: 'a.png', disposition: 'attachment' }])
    expect(contentId).toMatch(/^[0-9a-f-]{36}@picture\.invalid$/)
  })

  it('is what its bytes say; a name plants no header', async () => {
    const { office, draft } = await begin()
    for (const bytes of ['', Buffer.from('<svg onload="x"/>').toString('base64'), Buffer.from('GIF89a').toString('base64'), Buffer.from('%PDF-1.4').toString('base64')]) {
      expect(await office.calls['draft.addPicture']({ id: draft.id, name: 'a.png', bytes })).toMatchObject({ error: { code: 'picture-unusable' } })
    }
    const planted = ['a\r\nBcc: opfer@fremd.example', 'a"; x="', '=?utf-8?Q?a=0D=0ABcc:_x?=', 'ü'.repeat(400), '..']
    const ids: string[] = []
    for (const name of planted) ids.push(good(await office.calls['draft.addPicture']({ id: draft.id, name, bytes: png(30 + ids.length) })).contentId)
    good(await save(office, draft, doc(...ids.map((id) => shown(id)))))
    const { mail, raw } = await sent(office, draft.id)
    expect(raw.split('\r\n').filter((line) => /^(bcc|x-planted):/i.test(line))).toEqual([])
    expect(office.smtp.mails[0]?.to).toEqual(['erika@kunde.example'])
    expect(mail.attachments).toHaveLength(planted.length)
    for (const { filename, mimeType } of mail.attachments) {
      expect(filename).toMatch(/\.png$/)
      expect(filename).not.toMatch(/[\r\n]/)
      expect(mimeType).toBe('image/png')
    }
    for (const line of raw.split('\r\n')) expect(line.length).toBeLessThanOrEqual(998)
  })

  it('is taken back with the draft, and gone drafts take none', async () => {
    const { office, draft } = await begin()
    const { contentId } = good(await office.calls['draft.addPicture']({ id: draft.id, name: 'a.png', bytes: png(40) }))
    good(await save(office, draft, doc(shown(contentId))))
    const back = good(await office.calls['outbox.undo'](good(await office.calls['outbox.send']({ draftId: draft.id }))))
    expect(back.attachments).toMatchObject([{ name: 'a.png', contentId }])
    good(await office.calls['draft.discard']({ id: back.id }))
    expect(await office.calls['draft.addPicture']({ id: back.id, name: 'a.png', bytes: png(40) })).toMatchObject({ error: { code: 'not-found' } })
  })
})
