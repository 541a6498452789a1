import { beforeEach, describe, expect, it } from 'vitest'
import { readFigures, type Asked } from '../../../src/core/dashboard'
import { openArchive, type Archive, type MessageParts } from '../../helpers/archive'

/*
 * A small office, counted by hand. It is open 9 to 17, Monday to Friday, in Berlin; 2026-05-04 is a Monday.
 *   order   fax Mon 10:00, answered by mail Mon 12:00 (120 min), they wrote again Tue 9:30, answered Tue 10:00; done Wed 9:00
 *   claim   fax of 3 pages Fri 16:00, nobody answered
 *   advert  mail Wed 11:00, answered Thu 11:00 (480 min)
 *   ours    we wrote, nobody answered
 */
const messages: readonly MessageParts[] = [
  { conversation_id: 'order', channel: 'fax', direction: 'in', at: Date.parse('2026-05-04T10:00+02:00'), pages: ['Bestellung'] },
  { conversation_id: 'order', channel: 'mail', direction: 'out', delivery_step: 'sent', at: Date.parse('2026-05-04T12:00+02:00') },
  { conversation_id: 'order', channel: 'mail', direction: 'in', at: Date.parse('2026-05-05T09:30+02:00') },
  { conversation_id: 'order', channel: 'mail', direction: 'out', delivery_step: 'delivered', at: Date.parse('2026-05-05T10:00+02:00') },
  { conversation_id: 'claim', channel: 'fax', direction: 'in', at: Date.parse('2026-05-08T16:00+02:00'), pages: ['Rüge', 'zwei', 'drei'] },
  { conversation_id: 'advert', channel: 'mail', direction: 'in', at: Date.parse('2026-05-06T11:00+02:00') },
  { conversation_id: 'advert', channel: 'mail', direction: 'out', delivery_step: 'sent', at: Date.parse('2026-05-07T11:00+02:00') },
  { conversation_id: 'ours', channel: 'mail', direction: 'out', delivery_step: 'sent', at: Date.parse('2026-05-07T13:00+02:00') },
]
const asked: Asked = { from: '2026-05-01', to: '2026-05-31', by: 'month', labelId: null, channel: null, now: Date.parse('2026-05-18T09:00+02:00') }

let archive: Archive

beforeEach(async () => {
  archive = await openArchive()
  await archive.store.write((tx) => tx.insertInto('setting').values([{ key: 'office.zone', value_json: '"Europe/Berlin"' }, { key: 'office.calendar', value_json: '{"state":"BE"}' }]).execute())
})

const figures = (changed: Partial<Asked> = {}) => archive.store.read((tx) => readFigures(tx, { ...asked, ...changed }))

describe('the figures of a small office', () => {
  beforeEach(async () => {
    await archive.add(...messages)
    await archive.store.write(async (tx) => {
      await tx.updateTable('conversation').set({ state: 'done', state_at: Date.parse('2026-05-06T09:00+02:00') }).where('id', '=', 'order').execute()
      await tx.updateTable('conversation').set({ state: 'waiting' }).where('id', 'in', ['advert', 'ours']).execute()
    })
  })

  it('are those counted by hand', async () => {
    expect(await figures()).toMatchObject({
      from: '2026-05-01', to: '2026-05-31', zone: 'Europe/Berlin', waiting: 0,
      in: { fax: 2, mail: 2, other: 0 }, out: { fax: 0, mail: 4, other: 0 },
      faxShareIn: 0.5, faxShareOut: 0, faxPages: 4,
      dialogue: {
        conversations: 4, replied: 1, oneWay: 2,
        channels: [{ channel: 'fax', conversations: 2, replied: 1 }, { channel: 'mail', conversations: 2, replied: 0 }],
        firstResponse: { count: 2, median: 300, p90: 480 },
        resolution: { count: 1, median: 900, p90: 900 },
        unanswered: 1, messages: 2, reopened: 0,
      },
      senders: { all: 2, faxes: 2 },
    })
  })

  it('wait for an answer only after the limit', async () => {
    const { dialogue } = await figures({ now: Date.parse('2026-05-13T16:00+02:00') })
    expect(dialogue.unanswered).toBe(0) // Friday 16:00 to Wednesday 16:00: three business days, not more
    expect((await figures({ now: Date.parse('2026-05-13T16:01+02:00') })).dialogue.unanswered).toBe(1)
  })

  it('know that somebody wrote after it had been done', async () => {
    await archive.store.write((tx) =>
      tx.insertInto('change').values({ id: 'x', at: Date.parse('2026-05-04T13:00+02:00'), person_id: null, kind: 'state-done', conversation_id: 'order', contact_id: null, message_id: null, detail_json: '{}', undo_json: null, undone_at: null }).execute(),
    )
    expect((await figures()).dialogue.reopened).toBe(1)
    await archive.store.write((tx) => tx.updateTable('change').set({ undone_at: 1 }).execute())
    expect((await figures()).dialogue.reopened).toBe(0)
  })

  it('are those of a label’s conversations alone', async () => {
    await archive.store.write(async (tx) => {
      await tx.insertInto('label').values({ id: 'l', name: 'Reklamation', colour: 'red' }).execute()
      await tx.insertInto('conversation_label').values({ label_id: 'l', conversation_id: 'claim', at: 0 }).execute()
    })
    expect(await figures({ labelId: 'l' })).toMatchObject({ in: { fax: 1, mail: 0 }, faxPages: 3, dialogue: { conversations: 1 } })
    expect(await figures({ labelId: 'unknown' })).toMatchObject({ in: { fax: 0, mail: 0 }, faxShareIn: null, dialogue: { conversations: 0, firstResponse: { median: null } } })
  })

  it('leave out what was not in the period', async () => {
    expect(await figures({ from: '2026-05-08', to: '2026-05-08' })).toMatchObject({ in: { fax: 1, mail: 0 }, out: { mail: 0 }, dialogue: { conversations: 1 }, senders: { faxes: 1 } })
    expect(await figures({ from: '2031-01-01', to: '2031-12-31' })).toMatchObject({ faxShareIn: null, senders: { senders: [], all: 0, faxes: 0 } })
  })

  it('has the month of a year before beneath each month, also from 29 February on', async () => {
    await archive.add(...['2027-02-28', '2027-03-10', '2027-04-10'].map((day): MessageParts => ({ conversation_id: 'leap', channel: 'fax', direction: 'in', at: Date.parse(`${day}T10:00Z`) })))
    const { buckets, yearBefore } = await figures({ from: '2028-02-29', to: '2028-04-30' })
    expect(buckets.map(({ from }) => from)).toEqual(['2028-02-29', '2028-03-01', '2028-04-01'])
    expect(yearBefore.map(({ from, in: { fax } }) => [from.slice(0, 7), fax])).toEqual([['2027-02', 1], ['2027-03', 1], ['2027-04', 1]])
    expect((await figures({ from: '2028-02-01', to: '2028-02-29' })).yearBefore).toMatchObject([{ from: '2027-02-01', in: { fax: 1 } }])
  })

  it('end today and begin a year back where nobody says', async () => {
    expect(await figures({ from: null, to: null })).toMatchObject({ from: '2025-05-19', to: '2026-05-18', in: { fax: 2 } })
  })
})

it('says something true of an empty store', async () => {
  expect(await figures()).toMatchObject({ in: { fax: 0 }, faxShareIn: null, dialogue: { conversations: 0, messages: 0 }, senders: { all: 0 } })
})

describe('who sends the faxes', () => {
  it('are the fewest that make four of five', async () => {
    const of = (contact: string, count: number, month: string) => Array.from({ length: count }, (_, index): MessageParts => ({ contact, conversation_id: `${contact}-home`, channel: 'fax', direction: 'in', at: Date.parse(`2026-${month}-0${(index % 9) + 1}T10:00Z`) }))
    await archive.add(...of('Groß', 6, '05'), ...of('Mittel', 2, '05'), ...of('Klein', 1, '05'), ...of('Winzig', 1, '05'), ...of('Groß', 3, '04'))
    const { senders } = await figures()
    expect(senders).toMatchObject({ all: 4, faxes: 10, senders: [{ name: 'Groß', faxes: 6, others: 0, before: 3 }, { name: 'Mittel', faxes: 2, before: 0 }] })
    expect(senders.senders).toHaveLength(2)
    expect(senders.fourInFive).toBe(2)
  })

  it('are as many as they are, however few are listed', async () => {
    await archive.add(...Array.from({ length: 300 }, (_, index): MessageParts => ({ contact: `Absender ${String(index)}`, channel: 'fax', direction: 'in', at: Date.parse('2026-05-05T10:00Z') })))
    const { senders } = await figures()
    expect(senders).toMatchObject({ all: 300, faxes: 300, fourInFive: 240 })
    expect(senders.senders).toHaveLength(200)
  })
})
