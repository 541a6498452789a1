import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openSqlite } from '../../../src/core/store/dialects/sqlite'
import { insertRows, runPrepared } from '../../../src/core/store/prepared'
import type { Store } from '../../../src/core/store/store'
import { keptLog } from '../../helpers/quiet'
import { tempFolder } from '../../helpers/temp-folder'

async function openStore(): Promise<Store> {
  const store = await openSqlite({ path: join(tempFolder(), 'a.sqlite'), log: keptLog() })
  onTestFinished(() => store.close())
  return store
}

const contacts = (count: number) => Array.from({ length: count }, (_, index) => ({ id: `c${String(index).padStart(4, '0')}`, name: `Name ${index}`, created_at: index }))
const allContacts = (store: Store) => store.read((tx) => tx.selectFrom('contact').select(['id', 'name', 'created_at']).orderBy('id').execute())

describe('statements that are worked out once', () => {
  it.each([0, 1, 9, 10, 11, 99, 100, 234])('write each of %i rows as it is', async (count) => {
    const store = await openStore()
    await store.write((tx) => insertRows(tx, 'contact', contacts(count)))
    expect(await allContacts(store)).toEqual(contacts(count))
  })

  it('write what stands already as their ending says, whichever ending ran before', async () => {
    const store = await openStore()
    const [first] = contacts(1)
    const renamed = { ...first, id: 'c0000', name: 'Other', created_at: 9 }
    await store.write((tx) => insertRows(tx, 'contact', contacts(1)))
    await store.write((tx) => insertRows(tx, 'contact', [renamed], { name: 'once', add: (insert) => insert.onConflict((conflict) => conflict.column('id').doNothing()) }))
    expect(await allContacts(store)).toEqual(contacts(1))
    await store.write((tx) =>
      insertRows(tx, 'contact', [renamed], { name: 'anew', add: (insert) => insert.onConflict((conflict) => conflict.column('id').doUpdateSet((set) => ({ name: set.ref('excluded.name') }))) }),
    )
    expect(await allContacts(store)).toEqual([{ ...first, name: 'Other' }])
    await expect(store.write((tx) => insertRows(tx, 'contact', [renamed]))).rejects.toThrow('UNIQUE')
  })

  it('take columns in any order, and no rows that differ in them', async () => {
    const store = await openStore()
    await store.write((tx) => insertRows(tx, 'contact', [{ created_at: 1, name: 'A', id: 'a' }, { id: 'b', name: 'B', created_at: 2 }]))
    expect(await allContacts(store)).toEqual([{ id: 'a', name: 'A', created_at: 1 }, { id: 'b', name: 'B', created_at: 2 }])
    const more = { id: 'd', name: 'D', created_at: 4, mark: 'x' }
    await expect(store.write((tx) => insertRows(tx, 'contact', [...contacts(1), more]))).rejects.toThrow('rows differ in their columns')
    await expect(store.write((tx) => insertRows(tx, 'contact', [...contacts(1), { id: 'e', name: 'E' } as (typeof more)]))).rejects.toThrow('rows differ in their columns')
    expect(await allContacts(store)).toHaveLength(2)
  })

  it('refuse values that are not in the order of the statement', async () => {
    const store = await openStore()
    const swapped = store.write((tx) => runPrepared(tx, 'rename', ['c0000', 'Other'], () => tx.updateTable('contact').set({ name: 'Other' }).where('id', '=', 'c0000')))
    await expect(swapped).rejects.toThrow('rename: values are not in the order of the statement')
  })
})
