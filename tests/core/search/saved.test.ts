import { expect, it } from 'vitest'
import { searchHandlers } from '../../../src/core/search'
import { testContext } from '../../helpers/context'

it('searches are saved under a name, changed, announced and forgotten', async () => {
  const context = await testContext()
  const calls = searchHandlers(context)
  const one = await calls['search.save']({ id: null, name: 'Faxe der Woche', query: 'kanal:fax' })
  if (!one.ok) throw new Error(one.error.code)
  // The same name, whatever its letters, is the same search.
  expect(await calls['search.save']({ id: null, name: 'faxe der WOCHE', query: 'kanal:fax seit:heute' })).toEqual(one)
  await calls['search.save']({ id: null, name: 'Mahnungen', query: 'mahnung' })
  const list = async () => {
    const result = await calls['search.saved']({})
    return result.ok ? result.value.searches.map(({ name, query }) => `${name}: ${query}`) : []
  }
  expect(await list()).toEqual(['faxe der WOCHE: kanal:fax seit:heute', 'Mahnungen: mahnung'])
  await calls['search.forget']({ id: one.value.id })
  expect(context.announced.map(({ kinds }) => kinds)).toEqual(Array.from({ length: 4 }, () => ['search']))
  expect(await list()).toEqual(['Mahnungen: mahnung'])
  expect(await calls['search.save']({ id: one.value.id, name: 'x', query: 'y' })).toMatchObject({ ok: false, error: { code: 'not-found' } })
  await context.store.write(async (tx) => {
    const rows = Array.from({ length: 99 }, (_, index) => ({ id: context.ids.next(), name: `s${index}`, query: 'q' }))
    await tx.insertInto('saved_search').values(rows).execute()
  })
  expect(await calls['search.save']({ id: null, name: 'neu', query: 'q' })).toMatchObject({ ok: false, error: { code: 'searches-too-many' } })
  expect(await calls['search.save']({ id: null, name: 'mahnungen', query: 'q' })).toMatchObject({ ok: true })
})
