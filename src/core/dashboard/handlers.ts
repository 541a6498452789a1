import { dayNumber, isoOf, yearBefore } from '../../shared/day'
import { readFigureFilter } from '../../shared/figures/filter'
import { fail, ok } from '../../shared/result'
import type { EngineContext, Handlers } from '../context'
import { actorOf } from '../people'
import { writeSetting } from '../settings'
import type { ReadTx } from '../store/store'
import { officeDays } from '../store/tally'
import { assume, assumptionsOf, readAssumed } from './assumptions'
import { behindFigure } from './behind'
import { calendarKey, readCalendar } from './calendar'
import { readChanges } from './changes'
import { readDialogue, readTrafficFigures } from './figures'
import { forecastOf, monthOf } from './forecast'
import { readGroups } from './groups'
import { readMonths } from './months'
import { readOptions, setOptions } from './options'
import { savingsOf, startOf } from './savings'
import { readCame } from './traffic'
import { readWho } from './who'
import { readWorkload } from './workload'

type Calls =
  | 'dashboard.figures'
  | 'dashboard.dialogue'
  | 'dashboard.changes'
  | 'dashboard.forecast'
  | 'dashboard.who'
  | 'dashboard.groups'
  | 'dashboard.work'
  | 'dashboard.savings'
  | 'dashboard.assume'
  | 'dashboard.behind'
  | 'dashboard.options'
  | 'dashboard.setOptions'
  | 'office.calendar'
  | 'office.setCalendar'

export function dashboardHandlers({ store, clock, feed }: EngineContext): Handlers<Calls> {
  const today = async (tx: ReadTx): Promise<number> => officeDays((await readCalendar(tx)).zone)(clock.now())
  return {
    'dashboard.figures': async (asked) => ok(await store.read((tx) => readTrafficFigures(tx, { ...asked, now: clock.now() }))),
    'dashboard.dialogue': async ({ from, to, labelId, channel }) => ok(await readDialogue(store, { from, to, labelId }, channel, clock.now())),
    'dashboard.changes': async () =>
      ok(
        await store.read(async (tx) => {
          const day = await today(tx)
          const known = await tx.selectFrom('tally_day').select(({ fn }) => fn.min('day').as('first')).where('messages', '>', 0).executeTakeFirst()
          const later = await tx.selectFrom('tally_day').select(({ fn }) => fn.sum<number>('messages').as('messages')).where('day', '>', day).executeTakeFirst()
          const first = known?.first ?? null
          return { changes: await readChanges(tx, clock.now()), first: first === null ? null : isoOf(Math.max(0, Number(first))), today: isoOf(day), future: Number(later?.messages ?? 0) }
        }),
      ),
    'dashboard.forecast': async () =>
      ok(
        await store.read(async (tx) => {
          const day = await today(tx)
          const { target } = await readOptions(tx)
          const months = await readMonths(tx, day)
          return { target, ...forecastOf(months, monthOf(isoOf(day)), target), possible: await readPossible(tx, day) }
        }),
      ),
    'dashboard.who': async ({ from, to }) => ok({ rows: await store.read((tx) => readWho(tx, dayNumber(from), dayNumber(to))) }),
    'dashboard.groups': async ({ from, to, kind }) =>
      ok({
        groups: await store.read(async (tx) => (kind === 'owner' && !(await readOptions(tx)).people ? null : readGroups(tx, dayNumber(from), dayNumber(to), kind, clock.now()))),
      }),
    'dashboard.work': async () => ok(await store.read(async (tx) => readWorkload(tx, clock.now(), (await readOptions(tx)).people))),
    'dashboard.savings': async ({ from, to }) =>
      ok(
        await store.read(async (tx) => {
          const history = await readAssumed(tx)
          const start = startOf(await readMonths(tx, await today(tx)))
          return { ...savingsOf(start, await readCame(tx, dayNumber(from), dayNumber(to)), assumptionsOf(history)), history }
        }),
      ),
    'dashboard.assume': async ({ name, value }) => {
      await store.write(async (tx) => assume(tx, { name, value, at: clock.now(), person: (await actorOf(tx))?.name ?? '' }))
      feed.changed(['settings'], [])
      return ok({})
    },
    'dashboard.behind': async ({ filter }) => {
      const list = readFigureFilter(filter)
      if (list === null) return fail('invalid-input', { field: 'filter' })
      const behind = await store.read((tx) => behindFigure(tx, list, clock.now()))
      return ok({ conversations: behind.length, messages: behind.reduce((sum, { messages }) => sum + messages, 0) })
    },
    'dashboard.options': async () => ok(await store.read(readOptions)),
    'dashboard.setOptions': async (changed) => {
      const next = await store.write((tx) => setOptions(tx, changed))
      feed.changed(['settings'], [])
      return ok(next)
    },
    'office.calendar': async () => {
      const { state, hours } = await store.read(readCalendar)
      return ok({ state, hours: [...hours] })
    },
    'office.setCalendar': async (calendar) => {
      await store.write((tx) => writeSetting(tx, calendarKey, calendar))
      feed.changed(['settings'], [])
      return ok({})
    },
  }
}

/** The part of what came in during the last twelve months that faxes of senders make of whom no e-mail address is known: lower is not possible before one is. */
async function readPossible(tx: ReadTx, today: number): Promise<number | null> {
  const from = yearBefore(today) + 1
  const { all } = await readCame(tx, from, today)
  const row = await tx
    .selectFrom('tally_sender')
    .select(({ fn }) => fn.sum<number>('faxes').as('faxes'))
    .where('day', '>=', from)
    .where('day', '<=', today)
    .where(({ not, exists, selectFrom }) => not(exists(selectFrom('contact_address').select('id').where('kind', '=', 'email').whereRef('contact_address.contact_id', '=', 'tally_sender.contact_id'))))
    .executeTakeFirst()
  return all === 0 ? null : Number(row?.faxes ?? 0) / all
}
