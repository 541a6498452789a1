import { z } from 'zod'
import { federalStates } from '../../shared/domain/dashboard'
import { workingHours } from '../../shared/domain/person'
import { readSetting } from '../settings'
import type { ReadTx } from '../store/store'
import { systemZone, zoneOf } from '../store/tally'
import type { OfficeCalendar } from './business-time'

const saved = z.object({ state: z.enum(federalStates).nullable(), hours: workingHours })

/** Nine to five, and no holidays until somebody says whose: a guess of ours would make a wrong figure look exact. */
const usual: z.infer<typeof saved> = { state: null, hours: [1, 2, 3, 4, 5].map((day) => ({ day, from: 9 * 60, to: 17 * 60 })) }

export async function readCalendar(tx: ReadTx): Promise<OfficeCalendar> {
  const { state, hours } = { ...usual, ...(await readSetting(tx, 'office.calendar', saved.partial())) }
  return { zone: (await zoneOf(tx)) ?? systemZone(), state, hours }
}
