import { expect, it } from 'vitest'
import { historyHandlers } from '../../../src/core/history'
import { findHandlers, searchHandlers, searchUndoers } from '../../../src/core/search'
import { workHandlers } from '../../../src/core/work'
import { testContext } from '../../helpers/context'
import { addIncoming, addMessage } from '../../helpers/correspondence'
import { good } from '../../helpers/office'
import { reindexMessages } from '../../../src/core/store/search-index'

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
    const rows = Array.from({ length: 99 }, (_, index) => ({ id: context.ids.next(), name: `s${index}`, query: 'q', position: index }))
    await tx.insertInto('saved_search').values(rows).execute()
  })
  expect(await calls['search.save']({ id: null, name: 'neu', query: 'q' })).toMatchObject({ ok: false, error: { code: 'searches-too-many' } })
  expect(await calls['search.save']({ id: null, name: 'mahnungen', query: 'q' })).toMatchObject({ ok: true })
})

async function kept(...names: readonly string[]) {
  const context = await testContext()
  const calls = { ...searchHandlers(context), ...historyHandlers(context, searchUndoers()), ...workHandlers(context) }
  const ids = new Map<string, string>()
  for (const name of names) ids.set(name, good(await calls['search.save']({ id: null, name, query: name })).id)
  const list = async () => good(await calls['search.saved']({})).searches.map(({ name }) => name).join('')
  const id = (name: string) => ids.get(name) ?? ''
  return { context, calls, list, id }
}

it('saved searches are put in order, renamed to no other’s name, and come back to their place', async () => {
  const { calls, list, id } = await kept('a', 'b', 'c')
  good(await calls['search.order']({ ids: [id('c'), id('a'), '0190a0a0-0000-7000-8000-000000000001'] }))
  expect(await list()).toBe('cab')
  good(await calls['search.save']({ id: null, name: 'd', query: 'd' }))
  good(await calls['search.save']({ id: id('a'), name: 'A', query: 'a' }))
  expect(await list()).toBe('cAbd')
  expect(await calls['search.save']({ id: id('b'), name: 'C', query: 'b' })).toMatchObject({ ok: false, error: { code: 'search-taken', params: { name: 'c' } } })
  const { changeId } = good(await calls['search.forget']({ id: id('a') }))
  expect(await list()).toBe('cbd')
  expect(good(await calls['search.forget']({ id: id('a') })).changeId).toBeNull()
  good(await calls['history.undo']({ changeId: changeId ?? '' }))
  expect(await list()).toBe('cAbd')
  const again = good(await calls['search.forget']({ id: id('a') })).changeId ?? ''
  good(await calls['search.save']({ id: null, name: 'a', query: 'another' }))
  await expect(calls['history.undo']({ changeId: again })).rejects.toMatchObject({ failure: { code: 'change-outdated' } })
})

it('a saved search counts conversations, not messages, and not for ever', async () => {
  const { context, calls } = await kept()
  const count = async (query: string) => good(await findHandlers(context, Number.POSITIVE_INFINITY)['search.count']({ query }))
  expect(await count('angebot')).toEqual({ conversations: 0, more: false })
  const messages: string[] = []
  let last = ''
  for (let index = 0; index < 100; index += 1) {
    const { messageId, conversationId } = await addIncoming(context, { at: index + 1, text: 'angebot' })
    messages.push(messageId, await addMessage(context, { conversation_id: conversationId, at: index + 500, text: 'angebot' }))
    last = conversationId
  }
  await context.store.write((tx) => reindexMessages(tx, messages))
  good(await calls['work.do']({ conversationIds: [last], deed: { kind: 'state', state: 'done' } }))
  expect(await count('angebot')).toEqual({ conversations: 99, more: true })
  expect(await count('angebot zustand:offen')).toEqual({ conversations: 99, more: false })
  expect(await count('angebot zustand:erledigt')).toEqual({ conversations: 1, more: false })
  expect(await count('')).toEqual({ conversations: 0, more: false })
})
