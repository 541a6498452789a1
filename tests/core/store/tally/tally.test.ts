import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { compareTally, tallyNext, zoneKey } from '../../../../src/core/store/tally'
import type { WriteTx } from '../../../../src/core/store/store'
import { openArchive, type Archive, type MessageParts } from '../../../helpers/archive'

const at = (text: string): number => Date.parse(text)
const fax = { channel: 'fax', direction: 'in', fax_number: '+4930123' } as const
const mail = { channel: 'mail', direction: 'in' } as const

let archive: Archive

/** Berlin's days, wherever the tests run. */
beforeEach(async () => {
  archive = await openArchive()
  await archive.store.write((tx) => tx.insertInto('setting').values({ key: zoneKey, value_json: '"Europe/Berlin"' }).execute())
})

const days = () => archive.store.read((tx) => tx.selectFrom('tally_day').selectAll().where('messages', '!=', 0).orderBy('day').orderBy('channel').orderBy('direction').execute())
const senders = () => archive.store.read((tx) => tx.selectFrom('tally_sender').select(['faxes', 'others']).orderBy('day').execute())
const conversations = () => archive.store.read((tx) => tx.selectFrom('tally_conversation').selectAll().orderBy('conversation_id').execute())
const problems = () => archive.store.read((tx) => compareTally(tx, () => Promise.resolve()))
const write = (work: (tx: WriteTx) => Promise<unknown>) => archive.store.write(work)
const day = (text: string): number => at(`${text}T00:00Z`) / 86_400_000

describe('what is counted with each commit', () => {
  it('puts messages on the day of the office, on days of 23 and 25 hours too', async () => {
    await archive.add(
      { ...mail, at: at('2026-03-28T22:59:59Z') }, // 23:59 on the 28th
      { ...mail, at: at('2026-03-28T23:00:00Z') }, // midnight: the 29th, which has 23 hours
      { ...mail, at: at('2026-03-29T21:59:59Z') }, // 23:59 by summer time
      { ...mail, at: at('2026-03-29T22:00:00Z') }, // the 30th
      { ...mail, at: at('2026-10-25T22:59:59Z') }, // the 25th has 25 hours
      { ...mail, at: at('2026-12-31T23:30:00Z') }, // next year already
    )
    expect((await days()).map((row) => [row.day, row.messages])).toEqual([[day('2026-03-28'), 1], [day('2026-03-29'), 2], [day('2026-03-30'), 1], [day('2026-10-25'), 1], [day('2027-01-01'), 1]])
  })

  it('takes a message whose moment no calendar has', async () => {
    await archive.add({ ...mail, at: 8.64e15 }, { ...mail, at: -9e15 }, { ...mail, at: Number.MAX_SAFE_INTEGER })
    expect((await days()).map((row) => row.messages)).toEqual([1, 1, 1])
    expect(await problems()).toEqual([])
  })

  it('counts faxes with their pages, and ours apart', async () => {
    await archive.add(
      { ...fax, conversation_id: 'a', at: at('2026-05-04T08:00Z'), pages: ['eins', 'zwei'] },
      { ...mail, conversation_id: 'a', at: at('2026-05-04T09:00Z'), direction: 'out', delivery_step: 'sent' },
    )
    expect(await days()).toEqual([
      { day: day('2026-05-04'), channel: 'fax', direction: 'in', messages: 1, pages: 2 },
      { day: day('2026-05-04'), channel: 'mail', direction: 'out', messages: 1, pages: 0 },
    ])
    expect(await senders()).toEqual([{ faxes: 1, others: 0 }])
  })

  it.each<[string, MessageParts]>([
    ['a note', { channel: 'internal', direction: 'internal' }],
    ['what a machine wrote', { ...mail, automatic: 'auto-reply' }],
    ['what was thrown away where it came from', { ...mail, trashed: 1 }],
    ['a reply on its way', { ...mail, direction: 'out', delivery_step: 'queued' }],
    ['a reply that failed', { ...mail, direction: 'out', delivery_step: 'failed' }],
    ['a reply of which nobody knows', { ...mail, direction: 'out', delivery_step: 'unconfirmed' }],
  ])('does not count %s', async (_, message) => {
    await archive.add(message)
    expect(await days()).toEqual([])
    expect(await conversations()).toEqual([])
  })

  it('keeps the moments of the dialogue', async () => {
    await archive.add(
      { ...fax, conversation_id: 'a', at: at('2026-05-04T08:00Z') },
      { ...mail, conversation_id: 'a', at: at('2026-05-04T10:00Z'), direction: 'out', delivery_step: 'delivered' },
      { ...mail, conversation_id: 'a', at: at('2026-05-05T08:00Z') },
      { ...mail, conversation_id: 'b', at: at('2026-05-04T10:00Z'), direction: 'out' },
    )
    expect(await conversations()).toMatchObject([
      { conversation_id: 'a', channel: 'fax', began_on: day('2026-05-04'), first_in: at('2026-05-04T08:00Z'), answered: at('2026-05-04T10:00Z'), replied: 1, last_in: at('2026-05-05T08:00Z'), messages: 3, faxes_in: 1 },
      { conversation_id: 'b', channel: 'mail', first_in: null, first_out: at('2026-05-04T10:00Z'), answered: null, replied: 0, messages: 1, faxes_in: 0 },
    ])
  })

  it('takes away what goes to the trash and gives it back', async () => {
    await archive.add({ ...fax, conversation_id: 'a', at: at('2026-05-04T08:00Z') })
    const before = [await days(), await senders(), await conversations()]
    await write((tx) => tx.updateTable('conversation').set({ put_away: 'trash' }).execute())
    expect([await days(), await conversations()]).toEqual([[], []])
    await write((tx) => tx.updateTable('conversation').set({ put_away: null }).execute())
    expect([await days(), await senders(), await conversations()]).toEqual(before)
  })

  it('counts a message where it was moved to, once', async () => {
    const [id = ''] = await archive.add({ ...fax, conversation_id: 'a', at: at('2026-05-04T08:00Z') }, { ...mail, conversation_id: 'b', at: at('2026-05-05T08:00Z') })
    await write((tx) => tx.updateTable('message').set({ conversation_id: 'b' }).where('id', '=', id).execute())
    expect((await conversations()).map((row) => [row.conversation_id, row.messages, row.faxes_in])).toEqual([['b', 2, 1]])
    expect((await days()).map((row) => row.messages)).toEqual([1, 1])
  })

  it('undoes what it counted with a transaction that fails', async () => {
    await expect(
      write(async (tx) => {
        await tx.insertInto('contact').values({ id: 'c', name: '', created_at: 0 }).execute()
        throw new Error('no')
      }),
    ).rejects.toThrow('no')
    expect(await problems()).toEqual([])
  })

  it('counts what was there before bit by bit, and nothing twice', async () => {
    await archive.add(...Array.from({ length: 650 }, (_, index) => ({ ...mail, at: at('2026-05-04T08:00Z') + index })))
    await write(async (tx) => {
      await tx.deleteFrom('tally_conversation').execute()
      await tx.deleteFrom('tally_day').execute()
      await tx.deleteFrom('tally_sender').execute()
      await tx.insertInto('tally_stale').columns(['conversation_id', 'patient']).expression((eb) => eb.selectFrom('conversation').select(({ ref, val }) => [ref('id').as('conversation_id'), val<0 | 1>(1).as('patient')])).execute()
    })
    expect(await problems()).toEqual([])
    await archive.add({ ...mail, conversation_id: (await archive.store.read((tx) => tx.selectFrom('conversation').select('id').executeTakeFirstOrThrow())).id, at: at('2026-05-05T08:00Z') })
    let rounds = 0
    while (await archive.store.write(tallyNext)) rounds++
    expect(rounds).toBe(3)
    expect((await days()).map((row) => row.messages)).toEqual([650, 1])
    expect(await problems()).toEqual([])
  })
})

describe('figures held against their messages', () => {
  it('names what differs', async () => {
    await archive.add({ ...fax, conversation_id: 'a', at: at('2026-05-04T08:00Z') })
    await write((tx) => tx.updateTable('tally_day').set({ messages: 7 }).execute())
    expect(await problems()).toEqual([{ code: 'figures-differ', subject: `${day('2026-05-04')} fax in messages` }])
    await write((tx) => tx.updateTable('tally_conversation').set({ replied: 1 }).execute())
    expect((await problems()).map(({ subject }) => subject)).toContain('a')
    await write((tx) => tx.deleteFrom('tally_conversation').execute())
    expect((await problems()).map(({ subject }) => subject)).toContain('a')
  })

  it('finds nothing after any deeds', async () => {
    const steps = fc.array(
      fc.record({
        deed: fc.constantFrom('add', 'add', 'add', 'move', 'trash', 'restore', 'contact', 'delete', 'drop', 'send', 'redate'),
        one: fc.nat(7),
        other: fc.nat(4),
        hour: fc.nat(2_000),
        channel: fc.constantFrom('fax', 'mail', 'internal'),
        out: fc.boolean(),
      }),
      { maxLength: 25 },
    )
    await fc.assert(
      fc.asyncProperty(steps, async (all) => {
        archive = await openArchive()
        const ids: string[] = []
        for (const { deed, one, other, hour, channel, out } of all) {
          const id = ids[one] ?? ''
          const moment = at('2026-01-01T00:00Z') + hour * 3_600_000
          const home = `home-${other}`
          if (deed === 'add') ids.push(...(await archive.add({ conversation_id: home, channel: channel as 'fax', direction: channel === 'internal' ? 'internal' : out ? 'out' : 'in', at: moment, ...(channel === 'fax' ? { pages: ['x'] } : {}) })))
          await write(async (tx) => {
            const known = await tx.selectFrom('conversation').select('id').where('id', '=', home).executeTakeFirst()
            if (deed === 'move' && known) await tx.updateTable('message').set({ conversation_id: home }).where('id', '=', id).execute()
            if (deed === 'trash') await tx.updateTable('conversation').set({ put_away: 'junk' }).where('id', '=', home).execute()
            if (deed === 'restore') await tx.updateTable('conversation').set({ put_away: null }).where('id', '=', home).execute()
            if (deed === 'contact') await tx.updateTable('conversation').set((eb) => ({ contact_id: eb.selectFrom('contact').select(({ fn }) => fn.max('id').as('id')) as never })).where('id', '=', home).execute()
            if (deed === 'delete') await tx.deleteFrom('message').where('id', '=', id).execute()
            if (deed === 'send') await tx.updateTable('message').set({ delivery_step: out ? 'queued' : 'sent' }).where('id', '=', id).where('direction', '=', 'out').execute()
            if (deed === 'redate') await tx.updateTable('message').set({ at: moment }).where('id', '=', id).execute()
            if (deed === 'drop') await tx.deleteFrom('conversation').where('id', '=', home).where(({ not, exists, selectFrom }) => not(exists(selectFrom('message').select('message.id').whereRef('message.conversation_id', '=', 'conversation.id')))).execute()
          })
        }
        expect(await problems()).toEqual([])
        await archive.store.close()
      }),
      { numRuns: 25 },
    )
  })
})
