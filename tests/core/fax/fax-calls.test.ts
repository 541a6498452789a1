import { describe, expect, it } from 'vitest'
import { faxHandlers, faxUndoers } from '../../../src/core/fax'
import { historyHandlers } from '../../../src/core/history'
import { saysNothing } from './lines'
import type { FaxDetails, TransmitLine } from '../../../src/shared/domain/fax'
import type { Result } from '../../../src/shared/result'
import { testContext, type TestContext } from '../../helpers/context'
import { addIncoming, addMessage } from '../../helpers/correspondence'

const number = '+49711480220'
const line = (page: number | null, pages: number | null, more: Partial<TransmitLine> = {}): TransmitLine => ({
  ...saysNothing,
  raw: `03.02.2026 11:20 MUELLER ${number} ${String(page)}/${String(pages)}`,
  senderNumber: number,
  senderName: 'MUELLER',
  date: '2026-02-03',
  time: '11:20',
  page,
  pages,
  ...more,
})

interface Desk {
  readonly context: TestContext
  readonly calls: ReturnType<typeof faxHandlers>
  readonly details: (messageId: string) => Promise<FaxDetails>
  readonly place: (messageId: string) => Promise<string>
}

async function openDesk(): Promise<Desk> {
  const context = await testContext()
  const calls = faxHandlers(context)
  return {
    context,
    calls,
    details: async (messageId) => good(await calls['fax.details']({ messageId })),
    place: async (messageId) => {
      const row = await context.store.read((tx) => tx.selectFrom('message').select('conversation_id').where('id', '=', messageId).executeTakeFirstOrThrow())
      return row.conversation_id
    },
  }
}

function good<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.error.code)
  return result.value
}

const asFax = { channel: 'fax', fax_number: number, external_id: null, from_address: '', text: '' } as const

/** Gives a message pages with these lines; null where a page has none. */
async function addPages({ store, ids }: TestContext, messageId: string, lines: readonly (TransmitLine | null)[]): Promise<readonly string[]> {
  const [attachmentId, pageIds] = [ids.next(), lines.map(() => ids.next())]
  await store.write(async (tx) => {
    await tx
      .insertInto('attachment')
      .values({ id: attachmentId, message_id: messageId, role: 'document', position: 0, sha256: 'a'.repeat(64), name: 'fax.tif', media_type: 'image/tiff', size: 1, content_id: null, type: 'tiff' })
      .execute()
    for (const [index, one] of lines.entries()) {
      await tx
        .insertInto('page')
        .values({
          id: pageIds[index] ?? '', attachment_id: attachmentId, message_id: messageId, number: index + 1, width: 100, height: 100, rotation: 0, code: null,
          recognition: 'done', text: `Seite ${index + 1}`, language: 'deu', confidence: 90, line_json: one === null ? null : JSON.stringify(one),
        })
        .execute()
    }
  })
  return pageIds
}

/** A fax of two pages of four, and the rest in a file of its own, in the conversation given or another. */
async function brokenFax({ context }: Desk, together: boolean) {
  const first = await addIncoming(context, asFax, { name: 'Müller', fax: number })
  await addPages(context, first.messageId, [line(1, 4), line(2, 4)])
  context.clock.advance(5 * 60_000)
  const second = together
    ? { conversationId: first.conversationId, messageId: await addMessage(context, { ...asFax, conversation_id: first.conversationId, contact_id: first.contactId }) }
    : await addIncoming(context, asFax)
  await context.store.write((tx) => tx.updateTable('message').set({ contact_id: first.contactId }).where('id', '=', second.messageId).execute())
  await addPages(context, second.messageId, [line(3, 4), line(4, 4)])
  return { first: first.messageId, second: second.messageId, home: first.conversationId, other: second.conversationId, contactId: first.contactId }
}

describe('what was made out about a fax', () => {
  it('is its record, its pages with their lines, and their troubles', async () => {
    const desk = await openDesk()
    const { messageId } = await addIncoming(desk.context, asFax)
    const pageIds = await addPages(desk.context, messageId, [line(1, 4), line(2, 4, { senderNumber: '+49711480228', time: '11:21' }), line(4, 4)])
    const details = await desk.details(messageId)
    expect(details.record).toEqual({ ...line(null, 4), raw: line(1, 4).raw })
    expect(details.pages.map(({ pageId, number: page, line: own }) => [pageId, page, own?.senderNumber, own?.page])).toEqual(
      pageIds.map((pageId, index) => [pageId, index + 1, number, [1, 2, 4][index]]),
    )
    expect(details.troubles).toEqual([{ kind: 'missing', pages: [3], of: 4 }])
  })

  it('is little where no page has a line, and nothing where there is no fax', async () => {
    const desk = await openDesk()
    const { messageId } = await addIncoming(desk.context, asFax)
    expect(await desk.details(messageId)).toEqual({ messageId, record: null, pages: [], troubles: [], fields: [], sameLetter: [], continuedBy: [], joinedTo: null })
    await addPages(desk.context, messageId, [null, null])
    expect(await desk.details(messageId)).toMatchObject({ record: null, troubles: [], pages: [{ line: null }, { line: null }] })
    expect(await desk.calls['fax.details']({ messageId: desk.context.ids.next() })).toMatchObject({ ok: false, error: { code: 'not-found' } })
  })

  it('holds the fields with the place where they were read, and the same letter from either side', async () => {
    const desk = await openDesk()
    const first = await addIncoming(desk.context, asFax)
    desk.context.clock.advance(1000)
    const again = await addIncoming(desk.context, asFax)
    const [, pageId = ''] = await addPages(desk.context, first.messageId, [null, null])
    await desk.context.store.write(async (tx) => {
      await tx.insertInto('message_field').values({ message_id: first.messageId, name: 'iban', value: 'DE02120300000000202051', confidence: 93, page_id: pageId, box_json: '[1,2,3,4]' }).execute()
      await tx.insertInto('message_field').values({ message_id: first.messageId, name: 'docType', value: 'invoice', confidence: 80, page_id: null, box_json: null }).execute()
      await tx.insertInto('same_letter').values({ message_id: again.messageId, other_id: first.messageId, likeness: 0.97 }).execute()
    })
    const details = await desk.details(first.messageId)
    expect(details.fields).toEqual([
      { name: 'docType', value: 'invoice', confidence: 80, page: null, box: null, pageId: null },
      { name: 'iban', value: 'DE02120300000000202051', confidence: 93, page: 2, box: [1, 2, 3, 4], pageId },
    ])
    expect(details.sameLetter.map((other) => other.messageId)).toEqual([again.messageId])
    expect((await desk.details(again.messageId)).sameLetter.map((other) => other.messageId)).toEqual([first.messageId])
  })
})

describe('one fax in two files', () => {
  it('is offered for joining on either of them', async () => {
    const desk = await openDesk()
    const { first, second } = await brokenFax(desk, false)
    expect(await desk.details(first)).toMatchObject({ troubles: [{ kind: 'missing', pages: [3, 4], of: 4 }], continuedBy: [{ messageId: second, pages: [3, 4], joined: false }] })
    expect(await desk.details(second)).toMatchObject({ troubles: [{ kind: 'missing', pages: [1, 2], of: 4 }], continuedBy: [{ messageId: first, pages: [1, 2], joined: false }] })
  })

  it('is not made of another sender, another day, another count, or pages that are there', async () => {
    const desk = await openDesk()
    const { first, contactId, home } = await brokenFax(desk, true)
    const add = async (lines: readonly TransmitLine[], more: Partial<Parameters<typeof addMessage>[1]> = {}): Promise<string> => {
      const id = await addMessage(desk.context, { ...asFax, conversation_id: home, contact_id: contactId, ...more })
      await addPages(desk.context, id, lines)
      return id
    }
    await add([line(3, 4)], { fax_number: '+493012345678' })
    await add([line(3, 4)], { at: desk.context.clock.now() + 3 * 86_400_000 })
    await add([line(3, 5)])
    await add([line(1, 4), line(2, 4)])
    await add([line(3, 4)], { direction: 'out' })
    expect((await desk.details(first)).continuedBy).toHaveLength(1)
  })

  it('joined, is one fax in one conversation, whichever of the two was asked', async () => {
    for (const swapped of [false, true]) {
      const desk = await openDesk()
      const { first, second, home, other } = await brokenFax(desk, false)
      const draft = { id: desk.context.ids.next(), conversation_id: other, reply_to: second, to_line: '', cc_line: '', bcc_line: '', intent: 'reply' as const, touched: 1 as const, subject: '', text: '', updated_at: 0 }
      await desk.context.store.write(async (tx) => void (await tx.insertInto('draft').values(draft).execute()))
      good(await desk.calls['fax.join'](swapped ? { messageId: second, continuedBy: first } : { messageId: first, continuedBy: second }))
      expect(await desk.details(first)).toMatchObject({ troubles: [], joinedTo: null, continuedBy: [{ messageId: second, conversationId: home, pages: [3, 4], joined: true }] })
      expect(await desk.details(second)).toMatchObject({ troubles: [], joinedTo: first })
      const after = await desk.context.store.read(async (tx) => ({
        conversations: await tx.selectFrom('conversation').select(['id', 'messages']).execute(),
        drafts: await tx.selectFrom('draft').select('conversation_id').execute(),
        entries: await tx.selectFrom('search_entry').select('conversation_id').execute(),
      }))
      expect(after).toEqual({ conversations: [{ id: home, messages: 2 }], drafts: [{ conversation_id: home }], entries: [{ conversation_id: home }, { conversation_id: home }] })
      expect(new Set(desk.context.announced.at(-1)?.ids)).toEqual(new Set([home, other]))
    }
  })

  it('separated again, stands where it stood, or in a conversation of its own where that is gone', async () => {
    const together = await openDesk()
    const stayed = await brokenFax(together, true)
    good(await together.calls['fax.join']({ messageId: stayed.first, continuedBy: stayed.second }))
    good(await together.calls['fax.separate']({ messageId: stayed.second }))
    expect([await together.place(stayed.second), (await together.details(stayed.second)).joinedTo]).toEqual([stayed.home, null])

    const apart = await openDesk()
    const moved = await brokenFax(apart, false)
    const kept = await addMessage(apart.context, { ...asFax, conversation_id: moved.other })
    good(await apart.calls['fax.join']({ messageId: moved.first, continuedBy: moved.second }))
    expect(await apart.place(moved.second)).toBe(moved.home)
    good(await apart.calls['fax.separate']({ messageId: moved.first }))
    expect([await apart.place(moved.second), await apart.place(kept)]).toEqual([moved.other, moved.other])

    const emptied = await openDesk()
    const alone = await brokenFax(emptied, false)
    good(await emptied.calls['fax.join']({ messageId: alone.first, continuedBy: alone.second }))
    good(await emptied.calls['fax.separate']({ messageId: alone.second }))
    const rows = await emptied.context.store.read((tx) => tx.selectFrom('conversation').select(['id', 'messages', 'contact_id']).orderBy('id').execute())
    expect(rows.map(({ messages, contact_id }) => [messages, contact_id])).toEqual([[1, alone.contactId], [1, alone.contactId]])
    expect(await emptied.place(alone.second)).not.toBe(alone.home)
  })

  it('in three files has one first, and taking that apart frees all', async () => {
    const desk = await openDesk()
    const { first, second, home, contactId } = await brokenFax(desk, true)
    await desk.context.store.write((tx) => tx.updateTable('page').set({ line_json: JSON.stringify(line(3, 4)) }).where('message_id', '=', second).execute())
    const third = await addMessage(desk.context, { ...asFax, conversation_id: home, contact_id: contactId })
    await addPages(desk.context, third, [line(4, 4)])
    good(await desk.calls['fax.join']({ messageId: second, continuedBy: third }))
    good(await desk.calls['fax.join']({ messageId: second, continuedBy: first }))
    for (const part of [second, third]) expect((await desk.details(part)).joinedTo).toBe(first)
    expect((await desk.details(first)).troubles).toEqual([])
    good(await desk.calls['fax.join']({ messageId: first, continuedBy: third }))
    good(await desk.calls['fax.separate']({ messageId: first }))
    for (const part of [second, third]) expect((await desk.details(part)).joinedTo).toBeNull()
  })

  it('is not joined with itself, with a mail, with what we sent or with nothing', async () => {
    const desk = await openDesk()
    const { first, second } = await brokenFax(desk, false)
    const mail = await addIncoming(desk.context)
    const sent = await addMessage(desk.context, { ...asFax, conversation_id: mail.conversationId, direction: 'out' })
    for (const continuedBy of [first, mail.messageId, sent, desk.context.ids.next()]) {
      expect(await desk.calls['fax.join']({ messageId: first, continuedBy })).toMatchObject({ ok: false, error: { code: 'not-found' } })
    }
    expect(await desk.calls['fax.separate']({ messageId: mail.messageId })).toMatchObject({ ok: false, error: { code: 'not-found' } })
    good(await desk.calls['fax.separate']({ messageId: second }))
    expect(await desk.details(second)).toMatchObject({ joinedTo: null })
  })
})

describe('undoing', () => {
  const undo = async ({ context }: Desk, conversationId: string) => {
    const calls = historyHandlers(context, faxUndoers(context))
    const [newest] = good(await calls['history.list']({ about: { kind: 'conversation', id: conversationId }, limit: 1, before: null })).changes
    return { kind: newest?.kind, undone: () => calls['history.undo']({ changeId: newest?.id ?? '' }) }
  }

  it('a join puts the continuation back where it was, and a separation joins it again', async () => {
    const desk = await openDesk()
    const { first, second, home } = await brokenFax(desk, false)
    good(await desk.calls['fax.join']({ messageId: first, continuedBy: second }))
    const join = await undo(desk, home)
    expect(join.kind).toBe('fax-joined')
    good(await join.undone())
    expect((await desk.details(second)).joinedTo).toBeNull()
    expect(await desk.place(second)).not.toBe(home)
    good(await desk.calls['fax.join']({ messageId: first, continuedBy: second }))
    good(await desk.calls['fax.separate']({ messageId: second }))
    const separation = await undo(desk, home)
    expect(separation.kind).toBe('fax-separated')
    good(await separation.undone())
    expect((await desk.details(second)).joinedTo).toBe(first)
    expect(await desk.place(second)).toBe(home)
  })

  it('a join that somebody has separated since is not undone', async () => {
    const desk = await openDesk()
    const { first, second, home } = await brokenFax(desk, false)
    good(await desk.calls['fax.join']({ messageId: first, continuedBy: second }))
    const join = await undo(desk, home)
    good(await desk.calls['fax.separate']({ messageId: first }))
    await expect(join.undone()).rejects.toMatchObject({ failure: { code: 'change-outdated' } })
  })
})
