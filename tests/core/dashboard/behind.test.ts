import fc from 'fast-check'
import { expect, it } from 'vitest'
import { behindFigure, pageBehind, readFigures } from '../../../src/core/dashboard'
import { listRows } from '../../../src/core/conversations/list'
import { figureFilter } from '../../../src/shared/figures/filter'
import type { FigureList } from '../../../src/shared/domain/dashboard'
import { newId, openArchive, type MessageParts } from '../../helpers/archive'

/* Every number is the sum of what a click on it shows: for any office, period, label and channel. */

const now = Date.parse('2026-06-30T12:00Z')
const labelId = newId()
const homes = Array.from({ length: 6 }, newId)

const message = fc.record({
  home: fc.integer({ min: 0, max: homes.length - 1 }),
  channel: fc.constantFrom('fax' as const, 'mail' as const),
  isOurs: fc.boolean(),
  step: fc.constantFrom('queued' as const, 'failed' as const, 'sent' as const, 'delivered' as const),
  automatic: fc.constantFrom(null, 'auto-reply' as const),
  // Around the ends of months, with the days on which the clock in Berlin changes among them.
  at: fc.integer({ min: Date.parse('2026-03-27T00:00Z'), max: Date.parse('2026-05-02T00:00Z') }),
})
const office = fc.record({
  messages: fc.array(message, { maxLength: 25 }),
  states: fc.array(fc.constantFrom('open' as const, 'waiting' as const, 'done' as const), { minLength: homes.length, maxLength: homes.length }),
  putAway: fc.array(fc.constantFrom(null, null, null, 'trash' as const), { minLength: homes.length, maxLength: homes.length }),
  labelled: fc.subarray(homes),
})
const asked = fc.record({ from: fc.integer({ min: 25, max: 37 }), length: fc.integer({ min: 0, max: 10 }), isLabelled: fc.boolean(), channel: fc.constantFrom(null, 'fax' as const, 'mail' as const) })

const day = (after: number): string => new Date(Date.UTC(2026, 2, after)).toISOString().slice(0, 10)

it('is walked page by page over many conversations, also of one moment, and no further than it has to be', async () => {
  const { store, add } = await openArchive()
  const at = Date.parse('2026-04-10T12:00Z')
  await add(...Array.from({ length: 1200 }, (_, index): MessageParts => ({ channel: 'fax', direction: 'in', at: at + (index % 3) })))
  const list: FigureList = { figure: 'in', from: '2026-04-01', to: '2026-04-30', channel: 'fax', labelId: null, contactId: null, ownerId: null, region: null }
  await store.read(async (tx) => {
    const all = await behindFigure(tx, list, now)
    expect(new Set(all.map(({ id }) => id)).size).toBe(1200)
    const paged: string[] = []
    for (let seen: { at: number; id: string } | null = null; ; ) {
      const page = await pageBehind(tx, list, now, 130, seen)
      paged.push(...page.map(({ id }) => id))
      seen = page.at(-1) ?? null
      if (page.length < 130) break
    }
    expect(paged).toEqual(all.map(({ id }) => id))
    expect(await pageBehind(tx, list, now, 10, { at: 0, id: '' })).toEqual([])
  })
})

it('is the sum of what a click on it shows', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(office, asked, async ({ messages, states, putAway, labelled }, { from, length, isLabelled, channel }) => {
      const { store, add } = await openArchive()
      await store.write(async (tx) => {
        await tx.insertInto('setting').values({ key: 'office.zone', value_json: '"Europe/Berlin"' }).execute()
        await tx.insertInto('label').values({ id: labelId, name: 'Reklamation', colour: 'red' }).execute()
      })
      if (messages.length > 0) await add(...messages.map(({ home, channel: by, isOurs, step, automatic, at }): MessageParts => ({ conversation_id: homes[home] as string, channel: by, direction: isOurs ? 'out' : 'in', delivery_step: isOurs ? step : null, automatic, at })))
      const used = new Set(messages.map(({ home }) => homes[home] as string))
      await store.write(async (tx) => {
        for (const [index, id] of homes.entries()) await tx.updateTable('conversation').set({ state: states[index] ?? 'open', state_at: now, put_away: putAway[index] ?? null }).where('id', '=', id).execute()
        for (const id of labelled.filter((one) => used.has(one))) await tx.insertInto('conversation_label').values({ label_id: labelId, conversation_id: id, at: 0 }).execute()
      })
      const span = { from: day(from), to: day(from + length) }
      const label = isLabelled ? labelId : null
      await store.read(async (tx) => {
        const figures = await readFigures(tx, { ...span, by: 'week', labelId: label, channel, now })
        const shown = async (list: Partial<FigureList> & Pick<FigureList, 'figure'>) => {
          const whole: FigureList = { ...span, channel: null, labelId: label, contactId: null, ownerId: null, region: null, ...list }
          const behind = await behindFigure(tx, whole, now)
          // The inbox lists exactly these, page by page, each once.
          const ids: string[] = []
          for (let before: { at: number; id: string } | null = null, more = true; more; ) {
            const page = await listRows(tx, figureFilter(whole), 2, before, { personId: null, now })
            ids.push(...page.rows.map(({ id }) => id))
            before = page.next
            more = before !== null
          }
          expect(ids.toSorted()).toEqual(behind.map(({ id }) => id).toSorted())
          return { conversations: behind.length, messages: behind.reduce((sum, one) => sum + one.messages, 0) }
        }
        const { dialogue } = figures
        for (const [figure, counts] of [['in', figures.in], ['out', figures.out]] as const) {
          expect((await shown({ figure, channel: 'fax' })).messages).toBe(counts.fax)
          expect((await shown({ figure })).messages).toBe(counts.fax + counts.mail + counts.other)
        }
        for (const [figure, count] of [['began', dialogue.conversations], ['replied', dialogue.replied], ['one-way', dialogue.oneWay], ['answered', dialogue.firstResponse.count], ['resolved', dialogue.resolution.count], ['unanswered', dialogue.unanswered], ['reopened', dialogue.reopened]] as const) {
          expect((await shown({ figure, channel })).conversations, figure).toBe(count)
        }
        for (const { contactId, faxes } of figures.senders.senders) expect((await shown({ figure: 'in', channel: 'fax', contactId, labelId: null })).messages).toBe(faxes)
        for (const [index, bucket] of figures.buckets.entries()) {
          const next = figures.buckets[index + 1]?.from
          const to = next === undefined ? span.to : new Date(Date.parse(next) - 86_400_000).toISOString().slice(0, 10)
          expect((await shown({ figure: 'in', channel: 'fax', from: bucket.from, to })).messages).toBe(bucket.in.fax)
        }
      })
    }),
    { numRuns: 40 },
  )
})
