import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { verifyData } from '../../../src/core/backup'
import { dataAccess } from '../../../src/core/compose'
import type { Engine } from '../../../src/core/engine'
import { inOrder } from '../../helpers/orders'
import { openTestEngine, takeIn } from '../../helpers/engine'
import { tempFolder } from '../../helpers/temp-folder'

// Which mails are one, and which conversation they are in: real mails through the whole of intake.

interface Told {
  readonly id: string
  readonly from?: string
  readonly to?: string
  readonly subject?: string
  readonly at?: string
  readonly text?: string
  readonly headers?: readonly string[]
  readonly type?: string
}

const mail = ({ id, from = 'Erika <erika@nord.example>', to = 'post@buero.example', subject = 'Auftrag', at = 'Mon, 02 Nov 2026 09:15:00 +0100', text = 'Guten Tag,\r\ndie Ware fehlt.', headers = [], type = 'text/plain; charset=utf-8' }: Told): string =>
  [`From: ${from}`, `To: ${to}`, `Subject: ${subject}`, `Date: ${at}`, `Message-ID: <${id}>`, ...headers, 'MIME-Version: 1.0', `Content-Type: ${type}`, '', text].join('\r\n')

async function office() {
  const folder = tempFolder()
  const data = join(folder, 'data')
  const { engine, log } = await openTestEngine(data)
  let serial = 0
  const arrive = async (...mails: readonly string[]) => {
    const paths = mails.map((text) => {
      const path = join(folder, `${String(++serial).padStart(4, '0')}.eml`)
      writeFileSync(path, text)
      return path
    })
    const ends = await takeIn(engine, paths, false)
    return paths.map((path) => ends.find((end) => end.path === path) ?? ends[0])
  }
  return { folder, data, engine, log, arrive, messages: (id: string | null | undefined) => messagesOf(engine, id) }
}

async function messagesOf(engine: Engine, id: string | null | undefined) {
  const found = await engine.handle('conversation.get', { id: id ?? '' })
  if (!found.ok) throw new Error(found.error.code)
  return found.value.messages
}

describe('a mail with the Message-ID of another', () => {
  it('is the same one where it says the same in other bytes: a further copy, kept, known to verify', async () => {
    const { arrive, messages, engine, data, log } = await office()
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
    const { arrive, messages } = await office()
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
    const { arrive, messages } = await office()
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
    const { engine, arrive } = await office()
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
    const { arrive, messages } = await office()
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
    const { engine, arrive } = await office()
    await engine.handle('preferences.set', { strictThreads: true })
    const [first, second, other] = await arrive(mail({ id: '1@nord.example' }), mail({ id: '2@nord.example', subject: 'Re: Auftrag', text: '2', headers: ['In-Reply-To: <1@nord.example>'] }), mail({ id: '3@nord.example', subject: 'Mahnung', text: '3', headers: ['In-Reply-To: <1@nord.example>'] }))
    expect(second?.conversationId).toBe(first?.conversationId)
    expect(other?.conversationId).not.toBe(first?.conversationId)
  })

  it('hold on to nothing where ten thousand ids are named, or all mails bear one', async () => {
    const { engine, arrive } = await office()
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
    const { arrive, messages } = await office()
    for (const [index, [automatic, told]] of kinds.entries()) {
      const [end] = await arrive(mail({ id: `1@firma${index}.example`, from: `p@firma${index}.example`, ...told }))
      expect([told, (await messages(end?.conversationId))[0]?.automatic]).toEqual([told, automatic])
    }
  })
})
