import { leastUsedColour } from '../../shared/colours'
import { fail, ok, type Result } from '../../shared/result'
import { initialsOf } from '../../shared/text/initials'
import type { EngineContext, Handlers } from '../context'
import { readDesk, writeDesk } from './desk'
import { toPerson } from './rows'

export type PeopleCall = 'people.list' | 'people.save' | 'people.retire' | 'people.current' | 'people.choose'

/** An office, not a directory: more than these are no help to find the one that is meant. */
const mostPeople = 300

export function peopleHandlers({ store, feed, ids, clock }: EngineContext): Handlers<PeopleCall> {
  const announced = <T>(result: Result<T>): Result<T> => {
    if (result.ok) feed.changed(['person'], [])
    return result
  }
  return {
    'people.list': async () => {
      const rows = await store.read((tx) => tx.selectFrom('person').selectAll().orderBy('name').orderBy('id').execute())
      const people = rows.map(toPerson)
      return ok({ people: [...people.filter(({ leftAt }) => leftAt === null), ...people.filter(({ leftAt }) => leftAt !== null)] })
    },
    'people.save': async ({ id, name, initials, colour, hours }) =>
      announced(
        await store.write(async (tx): Promise<Result<{ id: string }>> => {
          const all = await tx.selectFrom('person').select(['id', 'colour']).execute()
          const known = all.find((one) => one.id === id)
          if (id !== null && !known) return fail('not-found')
          if (id === null && all.length >= mostPeople) return fail('people-too-many', { limit: mostPeople })
          const written = {
            name,
            initials: initials || initialsOf(name) || [...name].slice(0, 2).join(''),
            colour: colour ?? known?.colour ?? leastUsedColour(all.map((one) => one.colour)),
            hours_json: JSON.stringify(hours),
          }
          if (id !== null) await tx.updateTable('person').set(written).where('id', '=', id).execute()
          const saved = id ?? ids.next()
          if (id === null) await tx.insertInto('person').values({ id: saved, ...written, created_at: clock.now(), left_at: null }).execute()
          return ok({ id: saved })
        }),
      ),
    'people.retire': async ({ id, left }) =>
      announced(
        await store.write(async (tx) => {
          const changed = await tx.updateTable('person').set({ left_at: left ? clock.now() : null }).where('id', '=', id).executeTakeFirst()
          return changed.numUpdatedRows === 0n ? fail('not-found') : ok({})
        }),
      ),
    'people.current': async () => ok(await store.read(readDesk)),
    'people.choose': async ({ id }) =>
      announced(
        await store.write(async (tx) => {
          const known = id === null || (await tx.selectFrom('person').select('id').where('id', '=', id).where('left_at', 'is', null).executeTakeFirst())
          if (!known) return fail('not-found')
          await writeDesk(tx, id)
          return ok({})
        }),
      ),
  }
}
