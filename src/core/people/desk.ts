import { z } from 'zod'
import { id } from '../../shared/domain/ids'
import type { Person } from '../../shared/domain/person'
import { readSetting, writeSetting } from '../settings'
import type { ReadTx, WriteTx } from '../store/store'
import { toPerson } from './rows'

/** The embedded store belongs to one desk, so who sits at it is a setting of the data folder. */
const key = 'people.current'
const kept = z.object({ id: id.nullable() })

/** Who sits at the desk; `asked`: somebody has answered that, if only by saying nothing. */
export async function readDesk(tx: ReadTx): Promise<{ readonly person: Person | null; readonly asked: boolean }> {
  const told = await readSetting(tx, key, kept)
  if (told === null || told.id === null) return { person: null, asked: told !== null }
  const row = await tx.selectFrom('person').selectAll().where('id', '=', told.id).where('left_at', 'is', null).executeTakeFirst()
  return { person: row ? toPerson(row) : null, asked: row !== undefined }
}

export const writeDesk = (tx: WriteTx, personId: string | null): Promise<void> => writeSetting(tx, key, { id: personId })

/** Who does what is done in this transaction; null where nobody has said who sits here. */
export const actorOf = async (tx: ReadTx): Promise<Person | null> => (await readDesk(tx)).person
