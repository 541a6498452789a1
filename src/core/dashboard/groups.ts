import { isoOf } from '../../shared/day'
import type { FaxGroup } from '../../shared/domain/dashboard'
import type { FaxRegion, GroupKind } from '../../shared/figures/names'
import { inBatches } from '../store/in-batches'
import type { ReadTx } from '../store/store'
import { behindFigure } from './behind'
import { readRegions } from './regions'

/** Faxes that came in during a period, by label or owner of their conversation, or by where their sender's fax stands; most first. */
export async function readGroups(tx: ReadTx, from: number, to: number, kind: GroupKind, now: number): Promise<FaxGroup[]> {
  const sums = new Map<string, FaxGroup>()
  const add = (key: string, name: string, faxes: number): void => {
    const sum = sums.get(key) ?? { key, name, faxes: 0 }
    sums.set(key, { ...sum, faxes: sum.faxes + faxes })
  }
  if (kind === 'region') for (const [region, faxes] of await byRegion(tx, from, to)) add(region, '', faxes)
  else {
    const found = new Map((await behindFigure(tx, { figure: 'in', from: isoOf(from), to: isoOf(to), channel: 'fax', labelId: null, contactId: null, ownerId: null, region: null }, now)).map(({ id, messages }) => [id, messages]))
    for (const part of inBatches([...found.keys()])) {
      // A conversation of two labels belongs to both: the groups overlap, and their sum is no total.
      const rows = kind === 'label' ? await labelsOf(tx, part) : await ownersOf(tx, part)
      for (const { id, key, name } of rows) add(key ?? 'none', name ?? '', found.get(id) ?? 0)
    }
  }
  return [...sums.values()].sort((one, other) => other.faxes - one.faxes || one.key.localeCompare(other.key))
}

async function byRegion(tx: ReadTx, from: number, to: number): Promise<readonly (readonly [FaxRegion, number])[]> {
  const rows = await tx
    .selectFrom('tally_sender')
    .select(({ fn }) => ['contact_id', fn.sum<number>('faxes').as('faxes')])
    .where('day', '>=', from)
    .where('day', '<=', to)
    .groupBy('contact_id')
    .having(({ fn }) => fn.sum('faxes'), '>', 0)
    .execute()
  const regions = await readRegions(tx)
  return rows.map(({ contact_id: id, faxes }) => [regions.get(id) ?? 'unknown', Number(faxes)] as const)
}

const labelsOf = (tx: ReadTx, ids: readonly string[]) =>
  tx
    .selectFrom('conversation')
    .leftJoin('conversation_label', 'conversation_label.conversation_id', 'conversation.id')
    .leftJoin('label', 'label.id', 'conversation_label.label_id')
    .select(['conversation.id', 'label.id as key', 'label.name'])
    .where('conversation.id', 'in', ids)
    .execute()

const ownersOf = (tx: ReadTx, ids: readonly string[]) =>
  tx.selectFrom('conversation').leftJoin('person', 'person.id', 'conversation.owner_id').select(['conversation.id', 'person.id as key', 'person.name']).where('conversation.id', 'in', ids).execute()
