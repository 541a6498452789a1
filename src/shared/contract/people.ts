import { z } from 'zod'
import { colours } from '../colours'
import { id } from '../domain/ids'
import { person, workingHours } from '../domain/person'
import { call } from './call'

export const peopleCalls = {
  /** All who work here, by name, then those who have left. */
  'people.list': call(() => z.object({}), () => z.object({ people: z.array(person) })),
  /** `id` null adds one. Without initials they are made of the name, without a colour the least used is taken. */
  'people.save': call(
    () => z.object({
      id: id.nullable(),
      name: z.string().trim().min(1).max(100),
      initials: z.string().trim().max(3),
      colour: z.enum(colours).nullable(),
      hours: workingHours,
    }),
    () => z.object({ id }),
  ),
  /** Somebody leaves (`left`), or comes back. Who has left can be chosen for nothing new. */
  'people.retire': call(() => z.object({ id, left: z.boolean() }), () => z.object({})),
  /** Who sits at this desk; `asked` is false while nobody has answered that yet. */
  'people.current': call(() => z.object({}), () => z.object({ person: person.nullable(), asked: z.boolean() })),
  /** Says who sits here; null: nobody says so, and is not asked again. */
  'people.choose': call(() => z.object({ id: id.nullable() }), () => z.object({})),
}
