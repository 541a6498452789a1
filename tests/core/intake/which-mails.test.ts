import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { verifyData } from '../../../src/core/backup'
import { dataAccess } from '../../../src/core/compose'
import { compareIndex } from '../../../src/core/store/search-index'
import { inOrder } from '../../helpers/orders'
import { takeIn } from '../../helpers/engine'
import { mail, mailOffice } from '../../helpers/mail-office'

// Which mails are one, and which conversation they are in: real mails through the whole of intake.

describe('a mail with the Message-ID of another', () => {
  it('is the same one where it says the same in other bytes: a further copy, kept, known to verify', async () => {
    const { arrive, messages, engine, data, log } = await mailOffice()
    const [first] = await arrive(mail({ id: '1@nord.example' }))
    const other = mail({ id: '1@nord.example', headers: ['X-Spam-Status: No', 'Received: from a by b'], text: 'Guten Tag,  \r\ndie   Ware\r\nfehlt.\r\n' })
    const [again] = await arrive(other)
    expect(again).toMatchObject({ outcome: 'duplicate', messageId: first?.messageId, conversationId: first?.conversationId })
    expect((await arrive(other))[0]).toMatchObject({ outcome: 'duplicate', messageId: first?.messageId })
    const [only, ...more] = await messages(first?.conversationId)
    expect([only?.seenAgain.length, only?.hasTwin, more]).toEqual([2, false, []])
    const copies = await engine.context.store.read((tx) => tx.selectFrom('message_copy').selectAll().execute())
    expect(copies).toMatchObject([{ message_id: first?.messageId }])
    expect(await verifyData(dataAccess(log), data)).toEqual([])
  })

  it('is one also where both come in one batch', async () => {
    const { arrive, messages } = await mailOffice()
    const [one, other] = await arrive(mail({ id: '1@nord.example' }), mail({ id: '1@nord.example', headers: ['X-Folder: all'] }))
    expect([one?.outcome, other?.outcome].sort()).toEqual(['duplicate', 'recorded'])
    expect(await messages(one?.conversationId)).toHaveLength(1)
  })

  const differences = [
    ['text', { text: 'Bitte zahlen Sie auf ein anderes Konto.' }],
    ['sender', { from: 'Erika <erika@evil.example>' }],
    ['date', { at: 'Mon, 02 Nov 2026 10:15:00 +0100' }],
    ['HTML', { type: 'multipart/alternative; boundary=b', text: '--b\r\nContent-Type: text/plain\r\n\r\nGuten Tag,\r\ndie Ware fehlt.\r\n--b\r\nContent-Type: text/html\r\n\r\n<p>Bitte zahlen</p>\r\n--b--\r\n' }],
    ['file', { type: 'multipart/mixed; boundary=b', text: '--b\r\nContent-Type: text/plain\r\n\r\nGuten Tag,\r\ndie Ware fehlt.\r\n--b\r\nContent-Type: application/x-thing\r\nContent-Disposition: attachment; filename=a.bin\r\n\r\nx\r\n--b--\r\n' }],
  ] as const

  it('is a second one, and marked, where text, sender, date, HTML or a file is another: nothing is swallowed', async () => {
    const { arrive, messages } = await mailOffice()
    const [first] = await arrive(mail({ id: '1@nord.example' }))
    for (const [what, differing] of differences) {
      const [second] = await arrive(mail({ id: '1@nord.example', ...differing }))
      expect([what, second?.outcome]).toEqual([what, 'recorded'])
      expect((await messages(second?.conversationId)).find(({ id }) => id === second?.messageId)?.hasTwin).toBe(true)
    }
    const [answer] = await arrive(mail({ id: '2@nord.example', subject: 'Re: Auftrag', headers: ['In-Reply-To: <1@nord.example>'] }))
    expect(answer?.conversationId).toBe(first?.conversationId)
  })
})

describe('mail of our own that another program sent', () => {
  const account = { name: 'Büro', address: 'Post@buero.example', host: '127.0.0.1', port: 1, tls: 'none', user: '', signature: '' } as const
  const own = { from: 'Büro <post@buero.example>', to: 'Erika <erika@nord.example>', subject: 'AW: Auftrag', text: 'Kommt morgen.' } as const
  const lay = (path: string, text: string): string => {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text)
    return path
  }

  it('is ours by the folder in which it lay, or by its address: read, sent elsewhere, in the conversation of whom it went to', async () => {
    const { arrive, messages, engine, folder } = await mailOffice()
    const [asked] = await arrive(mail({ id: '1@nord.example' }))
    const box = join(folder, 'Maildir')
    mkdirSync(join(box, 'new'), { recursive: true })
    lay(join(box, 'cur', '1.frage:2,RS'), mail({ id: '0@nord.example', text: 'Noch eine Frage' }))
    lay(join(box, '.Gesendete Objekte', 'cur', '2.antwort:2,S'), mail({ id: '2@buero.example', ...own, headers: ['In-Reply-To: <1@nord.example>'] }))
    lay(join(box, '.Drafts', 'cur', '3.entwurf:2,DS'), mail({ id: '3@buero.example', ...own, subject: 'Nie gesendet' }))
    await takeIn(engine, [box], false)
    const [, answer] = await messages(asked?.conversationId)
    expect(answer).toMatchObject({ direction: 'out', delivery: null, unread: false, to: [{ address: 'erika@nord.example' }], reasons: [{ rule: 'answers' }] })
    expect(await engine.context.store.read((tx) => tx.selectFrom('message').select(['direction', 'unread']).where('subject', '=', 'Nie gesendet').execute())).toEqual([{ direction: 'in', unread: 0 }])
    const flagged = await engine.context.store.read((tx) => tx.selectFrom('message').select(['conversation_id', 'unread']).where('external_id', '=', '<0@nord.example>').executeTakeFirstOrThrow())
    expect(flagged.unread).toBe(0)
    expect((await messages(flagged.conversation_id)).map(({ answered, text }) => [text.slice(0, 4), answered])).toContainEqual(['Noch', true])
    // With an account our address is known, in whichever folder.
    await engine.handle('account.save', { account, password: null, readable: false })
    const [later] = await arrive(mail({ id: '4@buero.example', ...own, headers: ['In-Reply-To: <1@nord.example>'] }))
    expect(later?.conversationId).toBe(asked?.conversationId)
    expect((await messages(later?.conversationId)).map(({ direction }) => direction)).toEqual(['in', 'out', 'out'])
    const rows = await engine.handle('inbox.list', { filter: 'unread', limit: 10, before: null })
    expect(rows.ok && rows.value.rows.map(({ unread }) => unread)).toEqual([1])
    // What becomes of it the ladder does not know: nothing is sent, nothing taken back.
    expect(await engine.handle('outbox.rework', { messageId: later?.messageId ?? '' })).toMatchObject({ error: { code: 'undo-too-late' } })
    expect(await engine.handle('outbox.undo', { messageId: later?.messageId ?? '' })).toMatchObject({ error: { code: 'undo-too-late' } })
  })

  it('is not what comes from a server under our name', async () => {
    const { arrive, messages, engine } = await mailOffice()
    await engine.handle('account.save', { account, password: null, readable: false })
    const [forged] = await arrive(mail({ id: '1@evil.example', from: 'post@buero.example', text: 'Zahlen Sie.', headers: ['Received: from evil by mx'] }))
    expect((await messages(forged?.conversationId))[0]).toMatchObject({ direction: 'in', unread: true })
  })

  it('is not what a form on our own website sends: that is of who filled it in, each by himself', async () => {
    const { arrive, messages, engine } = await mailOffice()
    await engine.handle('account.save', { account, password: null, readable: false })
    const form = (id: string, customer: string, text: string) => mail({ id, from: 'Kontaktformular <post@buero.example>', subject: 'Re: Kontaktformular', text, headers: [`Reply-To: ${customer}`, 'Received: from web by mx'] })
    const [one, other, again] = await arrive(form('1@web.example', 'Max <max@nord.example>', 'a'), form('2@web.example', 'Eva <eva@sued.example>', 'b'), form('3@web.example', 'max@nord.example', 'c'))
    expect(other?.conversationId).not.toBe(one?.conversationId)
    expect(again?.conversationId).toBe(one?.conversationId)
    expect((await messages(one?.conversationId))[0]).toMatchObject({ direction: 'in', unread: true })
    const found = await engine.handle('conversation.get', { id: one?.conversationId ?? '' })
    expect(found.ok && found.value.contact).toMatchObject({ name: 'Max', addresses: [{ value: 'max@nord.example' }] })
  })

  it('is one with the copy that came to ourselves, whichever was first', async () => {
    const { arrive, messages, engine, folder } = await mailOffice()
    await engine.handle('account.save', { account, password: null, readable: false })
    const [came] = await arrive(mail({ id: '1@buero.example', ...own, headers: ['Received: from a by mx'] }))
    expect((await messages(came?.conversationId))[0]).toMatchObject({ direction: 'in', unread: true })
    await takeIn(engine, [lay(join(folder, 'Sent'), `From post@buero.example Mon Nov  2 09:15:00 2026\n${mail({ id: '1@buero.example', ...own }).replaceAll('\r', '')}\n`)], false)
    expect((await messages(came?.conversationId)).map(({ direction, unread, seenAgain }) => [direction, unread, seenAgain])).toEqual([['out', false, []]])
    const [again] = await arrive(mail({ id: '1@buero.example', ...own, headers: ['Received: from b by mx'] }))
    expect(again).toMatchObject({ outcome: 'duplicate', messageId: came?.messageId })
    expect(await engine.context.store.read((tx) => compareIndex(tx, async () => undefined))).toEqual([])
  })

  it('that went through our outbox is found as the same, whatever the provider wrote below it; found where sent mail lies, it was sent', async () => {
    const { arrive, messages, engine } = await mailOffice()
    await engine.handle('account.save', { account, password: null, readable: false })
    const [asked] = await arrive(mail({ id: '1@nord.example' }))
    const draft = await engine.handle('draft.open', { conversationId: asked?.conversationId ?? '' })
    if (!draft.ok) throw new Error(draft.error.code)
    const sent = await engine.handle('outbox.send', { draftId: draft.value.id })
    if (!sent.ok) throw new Error(sent.error.code)
    await engine.context.store.write(async (tx) => void (await tx.updateTable('message').set({ delivery_step: 'unconfirmed', delivery_next_at: null, undo_until: null }).where('id', '=', sent.value.messageId).execute()))
    const { external_id } = await engine.context.store.read((tx) => tx.selectFrom('message').select('external_id').where('id', '=', sent.value.messageId).executeTakeFirstOrThrow())
    const id = external_id?.slice(1, -1) ?? ''
    const [found] = await arrive(mail({ id, ...own, text: 'Guten Tag\r\n--\r\nVirenfrei.' }))
    expect(found).toMatchObject({ outcome: 'duplicate', messageId: sent.value.messageId })
    const all = await messages(asked?.conversationId)
    expect(all.map(({ direction, delivery, seenAgain }) => [direction, delivery?.step, seenAgain.length])).toEqual([['in', undefined, 0], ['out', 'sent', 0]])
    // A stranger who knows the id gets no further than a second message.
    const [forged] = await arrive(mail({ id, from: 'x@evil.example', text: 'anders', headers: ['Received: from evil by mx'] }))
    expect(forged?.outcome).toBe('recorded')
  })
})

describe('conversations', () => {
  const chain = [
    mail({ id: 'a@nord.example', text: 'A' }),
    mail({ id: 'b@buero.example', from: 'post@buero.example', to: 'erika@nord.example', subject: 'AW: Auftrag', text: 'B', headers: ['In-Reply-To: <a@nord.example>', 'References: <a@nord.example>'] }),
    mail({ id: 'c@nord.example', subject: 'Re: AW: Auftrag', text: 'C', headers: ['In-Reply-To: <b@buero.example>', 'References: <a@nord.example> <b@buero.example>'] }),
    mail({ id: 'd@anwalt.example', from: 'kanzlei@anwalt.example', subject: 'WG: Auftrag', text: 'D', headers: ['In-Reply-To: <c@nord.example>'] }),
    mail({ id: 'e@nord.example', subject: 'Auftrag erledigt', text: 'E', headers: ['In-Reply-To: <gone@nord.example>', 'References: <b@buero.example> <gone@nord.example>'] }),
    mail({ id: 'x@sued.example', from: 'max@sued.example', text: 'X' }),
    mail({ id: 'y@evil.example', from: 'y@evil.example', text: 'Y', headers: ['References: <a@nord.example> <x@sued.example>'] }),
  ]

  it.each([0, 1, 2, 3])('are the same in whichever order the mails come, one by one or together (%i)', async (seed) => {
    const { engine, arrive } = await mailOffice()
    const order = inOrder(chain, seed)
    if (seed % 2 === 0) await arrive(...order)
    else for (const one of order) await arrive(one)
    const rows = await engine.context.store.read((tx) => tx.selectFrom('message').select(['conversation_id', 'text']).orderBy('text').execute())
    const groups = new Map<string, string>()
    for (const { conversation_id, text } of rows) groups.set(conversation_id, (groups.get(conversation_id) ?? '') + text)
    expect([...groups.values()].sort()).toEqual(['ABCDE', 'XY'])
    const list = await engine.handle('inbox.list', { filter: 'all', limit: 10, before: null })
    expect(list.ok && list.value.rows.map((row) => row.messages).sort()).toEqual([2, 5])
  })

  it('say of each message why it is there', async () => {
    const { arrive, messages } = await mailOffice()
    const [first] = await arrive(...chain)
    const lost = mail({ id: 'f@nord.example', subject: 'Antw: Auftrag', at: 'Tue, 03 Nov 2026 09:00:00 +0100', text: 'F' })
    expect((await arrive(lost))[0]?.conversationId).toBe(first?.conversationId)
    const said = new Map((await messages(first?.conversationId)).map((message) => [message.text, message.reasons]))
    expect(Object.fromEntries(said)).toEqual({
      A: [{ rule: 'begins', what: '' }],
      B: [{ rule: 'answers', what: '<a@nord.example>' }],
      C: [{ rule: 'answers', what: '<b@buero.example>' }],
      D: [{ rule: 'answers', what: '<c@nord.example>' }],
      E: [{ rule: 'refers', what: '<b@buero.example>' }],
      F: [{ rule: 'subject', what: 'auftrag' }],
    })
  })

  it('begin anew with a new subject where that is asked for', async () => {
    const { engine, arrive } = await mailOffice()
    await engine.handle('preferences.set', { strictThreads: true })
    const [first, second, other] = await arrive(mail({ id: '1@nord.example' }), mail({ id: '2@nord.example', subject: 'Re: Auftrag', text: '2', headers: ['In-Reply-To: <1@nord.example>'] }), mail({ id: '3@nord.example', subject: 'Mahnung', text: '3', headers: ['In-Reply-To: <1@nord.example>'] }))
    expect(second?.conversationId).toBe(first?.conversationId)
    expect(other?.conversationId).not.toBe(first?.conversationId)
  })

  it('hold on to nothing where ten thousand ids are named, or all mails bear one', async () => {
    const { engine, arrive } = await mailOffice()
    const ids = Array.from({ length: 10_000 }, (_, index) => `<${index}@x>`).join('\r\n ')
    await arrive(mail({ id: '1@nord.example', text: 'a', headers: [`References: ${ids}`] }))
    const ends = await arrive(...Array.from({ length: 300 }, (_, index) => mail({ id: 'localhost', from: `p@firma${index}.example`, text: String(index), headers: ['In-Reply-To: <localhost2>'] })))
    expect(new Set(ends.map((end) => end?.conversationId)).size).toBe(300)
    const twins = await engine.context.store.read((tx) => tx.selectFrom('message').select('id').where('twin_of', 'is not', null).execute())
    expect(twins).toHaveLength(299)
  })
})

describe('mail that a machine wrote', () => {
  const kinds = [
    ['auto-reply', { subject: 'Automatische Antwort: Auftrag', headers: ['Auto-Submitted: auto-replied'] }],
    ['auto-reply', { subject: 'Abwesenheitsnotiz', headers: ['X-Auto-Response-Suppress: All', 'Return-Path: <>'] }],
    ['list', { headers: ['List-Id: Neues <neues.liste.example>'] }],
    ['notice', { headers: ['Auto-Submitted: auto-generated'] }],
    ['loop', { headers: ['Delivered-To: a@b.example', 'Delivered-To: a@b.example'] }],
    [null, { subject: 'AW: Abwesenheitsnotiz', headers: ['Auto-Submitted: no'] }],
  ] as const

  it('is told from what people write', async () => {
    const { arrive, messages } = await mailOffice()
    for (const [index, [automatic, told]] of kinds.entries()) {
      const [end] = await arrive(mail({ id: `1@firma${index}.example`, from: `p@firma${index}.example`, ...told }))
      expect([told, (await messages(end?.conversationId))[0]?.automatic]).toEqual([told, automatic])
    }
  })
})
