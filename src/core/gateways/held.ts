import { z } from 'zod'
import { pattern, type Gateway, type Pattern } from '../../shared/domain/gateway'
import { readSetting } from '../settings'
import type { ReadTx, Store } from '../store/store'
import { ours } from './ours'
import { readyGateway, type ReadyGateway } from './recognise'

/** Which of ours a person switched off, by id. */
export const switchedOffKey = 'gatewaysOff'
const ids = z.array(z.string())

export const readSwitchedOff = async (tx: ReadTx): Promise<readonly string[]> => (await readSetting(tx, switchedOffKey, ids)) ?? []

interface OwnRow {
  readonly id: string
  readonly name: string
  readonly active: boolean
  readonly pattern: Pattern
}

/** A person's own, oldest first; what this version cannot read is left alone. */
async function readOwn(tx: ReadTx): Promise<readonly OwnRow[]> {
  const rows = await tx.selectFrom('gateway').selectAll().orderBy('id').execute()
  return rows.flatMap((row) => {
    const read = pattern.safeParse(JSON.parse(row.pattern_json))
    return read.success ? [{ id: row.id, name: row.name, active: row.active === 1, pattern: read.data }] : []
  })
}

/** For the settings: a person's own first, as they are tried. */
export async function listGateways(tx: ReadTx): Promise<Gateway[]> {
  const off = new Set(await readSwitchedOff(tx))
  const own = (await readOwn(tx)).map((row): Gateway => ({ ...row, own: true, subjects: row.pattern.subject }))
  return [...own, ...ours.map(({ id, patterns }): Gateway => ({ id, name: '', own: false, active: !off.has(id), subjects: shownOf(patterns), pattern: null }))]
}

/** Subjects of ours that the settings show as examples. */
const mostShown = 3

/** Of a fax where it announces any; of reports the plainest, which stands last. */
const shownOf = (patterns: readonly Pattern[]): readonly string[] => (patterns.find(({ means }) => means === 'fax') ?? patterns.at(-1))?.subject.slice(0, mostShown) ?? []

/** Made ready once for each store: an archive of 100,000 mails asks as many times. */
const held = new WeakMap<Store, Promise<readonly ReadyGateway[]>>()

export function activeGateways(store: Store): Promise<readonly ReadyGateway[]> {
  const known = held.get(store)
  if (known) return known
  const read = store.read(async (tx) => {
    const off = new Set(await readSwitchedOff(tx))
    const own = (await readOwn(tx)).filter(({ active }) => active)
    return [...own.map(({ id, name, pattern: one }) => readyGateway(id, name, [one])), ...ours.filter(({ id }) => !off.has(id)).map(({ id, patterns }) => readyGateway(id, '', patterns))]
  })
  held.set(store, read)
  read.catch(() => held.delete(store))
  return read
}

/** After a change: the next mail is looked at with what holds now. */
export const forgetGateways = (store: Store): void => void held.delete(store)
