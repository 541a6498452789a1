import { dashboardOptions, type DashboardOptions } from '../../shared/domain/dashboard'
import { readSetting, writeSetting } from '../settings'
import type { ReadTx, WriteTx } from '../store/store'

const key = 'dashboard.options'

/** No target until somebody sets one, and no figures of single people: in Germany a works council has a say in those (BetrVG § 87 (1) no. 6). */
const usual: DashboardOptions = { target: null, people: false }

export const readOptions = async (tx: ReadTx): Promise<DashboardOptions> => ({ ...usual, ...(await readSetting(tx, key, dashboardOptions.partial())) })

export async function setOptions(tx: WriteTx, changed: Partial<DashboardOptions>): Promise<DashboardOptions> {
  const next = { ...(await readOptions(tx)), ...changed }
  await writeSetting(tx, key, next)
  return next
}
