import { officeCalendar } from '../../shared/domain/dashboard'
import { readSetting } from '../settings'
import type { ReadTx } from '../store/store'
import { systemZone, zoneOf } from '../store/tally'
import type { OfficeCalendar } from './business-time'

/** Nine to five, and no holidays until somebody says whose: a guess of ours would make a wrong figure look exact. */
const usual: Pick<OfficeCalendar, 'state' | 'hours'> = { state: null, hours: [1, 2, 3, 4, 5].map((day) => ({ day, from: 9 * 60, to: 17 * 60 })) }

export const calendarKey = 'office.calendar'

export async function readCalendar(tx: ReadTx): Promise<OfficeCalendar> {
  const { state, hours } = { ...usual, ...(await readSetting(tx, calendarKey, officeCalendar.partial())) }
  return { zone: (await zoneOf(tx)) ?? systemZone(), state, hours }
}
